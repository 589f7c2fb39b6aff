#include "app/portal/est.h"

#include "app/core/text.h"
#include "app/portal/certs_only.h"
#include "app/portal/json_reader.h"
#include "app/portal/multipart.h"

#include <array>

namespace certdesk::portal {

namespace {

// As UTF-8: the ASCII ones, no-break space, zero-width space, ideographic space, byte order mark.
constexpr std::array<std::string_view, 8> spaces = {" ",        "\t",           "\r",           "\n",
                                                    "\xC2\xA0", "\xE2\x80\x8B", "\xE3\x80\x80", "\xEF\xBB\xBF"};

std::size_t spaceAt(std::string_view text) {
  for (const auto space : spaces)
    if (text.starts_with(space)) return space.size();
  return 0;
}

} // namespace

Secret withoutSpaces(const Secret& code) {
  std::string kept;
  kept.reserve(code.size());
  for (auto rest = code.text(); !rest.empty();) {
    const auto space = spaceAt(rest);
    if (space == 0) kept.push_back(rest.front());
    rest.remove_prefix(space == 0 ? 1 : space);
  }
  Secret bare{std::string_view(kept)};
  wipe(kept);
  return bare;
}

namespace est {

namespace {

// RFC 7617, with UTF-8.
Secret basic(const Holder& holder) {
  const auto code = withoutSpaces(holder.code);
  Bytes pair;
  pair.reserve(holder.applicationId.size() + 1 + code.size());
  pair.insert(pair.end(), holder.applicationId.begin(), holder.applicationId.end());
  pair.push_back(':');
  pair.insert(pair.end(), code.view().begin(), code.view().end());
  auto encoded = base64(pair);
  wipe(pair);
  std::string value;
  value.reserve(encoded.size() + 6);
  value.append("Basic ").append(encoded);
  wipe(encoded);
  Secret field{std::string_view(value)};
  wipe(value);
  return field;
}

Result<HttpAnswer> ask(Channel& channel, Message message, const Secret& authorization, const Call& call) {
  message.contentType = requestType;
  message.limit = estLimit;
  auto answer = channel.say(message, authorization, call);
  // Nobody is logged in here: 401 is about the code, whatever the portal calls it.
  if (!answer && answer.error().code == ErrorCode::LoginExpired)
    return tl::unexpected<Error>(Error{ErrorCode::AuthorisationCodeWrong, answer.error().detail});
  return answer;
}

bool certsOnly(const MediaType& media) {
  const auto kind = media.parameter("smime-type");
  return media.type == certificatesType && (kind.empty() || kind == certificatesOnly);
}

Result<std::vector<Bytes>> certificatesIn(const HttpAnswer& answer) {
  const auto media = mediaTypeFrom(answer.contentType);
  if (!media || !certsOnly(*media)) return malformed("not a certs-only answer");
  const auto der = fromBase64(answer.body.view());
  if (!der) return malformed("certs-only: not base64");
  return certificatesInside(*der);
}

Result<Bytes> onlyOne(Result<std::vector<Bytes>> certificates) {
  if (!certificates) return failed(certificates);
  if (certificates->size() != 1) return malformed("certs-only: more than one certificate");
  return std::move(certificates->front());
}

} // namespace

Result<std::vector<Bytes>> caCertificates(Channel& channel, const Call& call) {
  const auto answer = ask(channel, {.route = Route::EstCaCertificates}, {}, call);
  if (!answer) return failed(answer);
  return certificatesIn(*answer);
}

Result<Bytes> enrol(Channel& channel, const Holder& holder, ByteView request, const Call& call) {
  const auto body = base64(request);
  const auto answer = ask(channel, {.route = Route::EstEnrol, .body = body}, basic(holder), call);
  if (!answer) return failed(answer);
  return onlyOne(certificatesIn(*answer));
}

Result<Bytes> reenrol(Channel& channel, const Holder& holder, ByteView request, ByteView statement, ByteView signature,
                      const Call& call) {
  const auto body = base64(request);
  const auto answer =
      ask(channel,
          {.route = Route::EstReenrol, .statement = base64(statement), .signature = base64(signature), .body = body},
          basic(holder), call);
  if (!answer) return failed(answer);
  return onlyOne(certificatesIn(*answer));
}

Result<Portal::ServerKey> serverKey(Channel& channel, const Holder& holder, ByteView request, int generation,
                                    const Call& call) {
  const auto body = base64(request);
  const auto answer =
      ask(channel, {.route = Route::EstServerKey, .variable = encryptionLabel(generation), .body = body}, basic(holder),
          call);
  if (!answer) return failed(answer);
  const auto media = mediaTypeFrom(answer->contentType);
  if (!media) return malformed("Content-Type");
  auto parts = partsFrom(*media, answer->body.view(), 2);
  if (!parts) return failed(parts);
  auto& key = parts->front();
  if (key.type.type != certificatesType || key.type.parameter("smime-type") != serverGeneratedKey)
    return malformed("part 1: not a server-generated key");
  if (!certsOnly(parts->back().type)) return malformed("part 2: not certs-only");
  auto certificate = onlyOne(certificatesInside(parts->back().octets));
  if (!certificate) return failed(certificate);
  return Portal::ServerKey{std::move(key.octets), std::move(*certificate)};
}

} // namespace est

} // namespace certdesk::portal
