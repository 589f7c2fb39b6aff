#include "app/portal/json_reader.h"
#include "app/portal/json_writer.h"
#include "app/portal/wire.h"
#include "app/portal/wire_limits.h"

// Login by UKEY and unlock: what is exchanged beside an application's snapshot.
namespace certdesk::portal {

std::string toJson(const UkeyLoginRequest& request) {
  return JsonWriter()
      .octets("certificate", request.certificate)
      .octets("statement", request.statement)
      .octets("signature", request.signature)
      .json();
}
std::string toJson(const UnlockReleaseRequest& request) {
  return JsonWriter()
      .octets("ephemeral_key", request.ephemeralKey)
      .octets("nonce", request.nonce)
      .octets("mac", request.mac)
      .json();
}
std::string toJson(const UnlockGrant& grant) {
  return JsonWriter().octets("sealed", grant.sealed).octets("nonce", grant.nonce).time("expires", grant.expires).json();
}
std::string toJson(const UnlockResponseRequest& request) {
  return JsonWriter().text("challenge", request.challenge).json();
}
std::string challengeJson(const std::string& nonce) { return JsonWriter().text("nonce", nonce).json(); }
Secret responseJson(const Secret& response) { return secretJson({{"response", response.text()}}); }

Result<UkeyLoginRequest> ukeyLoginRequestFrom(std::string_view json) {
  JsonReader in(json);
  UkeyLoginRequest request{in.octets("certificate", limit::certificate), in.octets("statement", limit::statement),
                           in.octets("signature", limit::signature)};
  return in.finish(std::move(request));
}

Result<UnlockReleaseRequest> unlockReleaseRequestFrom(std::string_view json) {
  JsonReader in(json);
  UnlockReleaseRequest request{in.octets("ephemeral_key", limit::publicKey), in.octets("nonce", limit::nonce),
                               in.octets("mac", limit::nonce)};
  return in.finish(std::move(request));
}

Result<UnlockGrant> unlockGrantFrom(std::string_view json) {
  JsonReader in(json);
  UnlockGrant grant{in.octets("sealed", limit::sealed), in.octets("nonce", limit::nonce), in.time("expires")};
  return in.finish(std::move(grant));
}

Result<UnlockResponseRequest> unlockResponseRequestFrom(std::string_view json) {
  JsonReader in(json);
  return in.finish(UnlockResponseRequest{in.token("challenge", limit::unlockCode)});
}

Result<std::string> challengeFrom(std::string_view json) {
  JsonReader in(json);
  return in.finish(in.token("nonce", limit::id));
}

Result<Secret> responseFrom(std::string_view json) {
  JsonReader in(json);
  return in.finish(in.secret("response", limit::unlockCode));
}

} // namespace certdesk::portal
