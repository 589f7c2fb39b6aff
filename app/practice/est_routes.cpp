#include "app/practice/answers.h"
#include "app/practice/application_noun.h"
#include "app/practice/enrolment.h"
#include "app/practice/random.h"
#include "app/practice/routes.h"

namespace certdesk::practice {

namespace {

constexpr std::size_t largestRequest = std::size_t(16) * 1024;
constexpr std::size_t largestProof = std::size_t(4) * 1024;

std::string typeOf(std::string_view kind) {
  return std::string(portal::certificatesType) + "; smime-type=" + std::string(kind);
}

// Basic (RFC 7617): 受理号:授权码.
Reply<ApplicationRow> admit(Visit& visit, const HttpRequest& request) {
  const auto field = request.field("authorization");
  constexpr std::string_view scheme = "Basic ";
  auto octets = field.starts_with(scheme) ? fromBase64(field.substr(scheme.size())) : std::nullopt;
  if (!octets) return refuse(401, "authorisation_code_needed");
  const Secret both{ByteView(*octets)};
  wipe(*octets);
  const auto colon = both.text().find(':');
  if (colon == std::string_view::npos) return refuse(401, "authorisation_code_needed");
  return admitted(visit, std::string(both.text().substr(0, colon)), both.text().substr(colon + 1));
}

Reply<Bytes> requestIn(const HttpRequest& request) {
  if (!request.field("content-type").starts_with(portal::requestType))
    return refuse(415, "unsupported_media_type", std::string(portal::requestType));
  auto der = fromBase64(request.body);
  if (!der || der->empty() || der->size() > largestRequest) return refuse(400, "bad_request", "base64");
  return std::move(*der);
}

Reply<HttpAnswer> certificatesAnswer(const std::vector<Bytes>& certificates) {
  const auto der = certificatesOnly(certificates);
  if (!der) return broken(der.error());
  return HttpAnswer{
      200, typeOf(portal::certificatesOnly), base64Lines(*der), {{"Content-Transfer-Encoding", "base64"}}, false};
}

Bytes tagged(std::uint8_t tag, const Bytes& content) { // short enough for one octet of length
  Bytes der{tag, static_cast<std::uint8_t>(content.size())};
  der.insert(der.end(), content.begin(), content.end());
  return der;
}
Bytes objectIdentifier(const char* name) {
  const ObjectHandle object(OBJ_txt2obj(name, 0));
  return derOf(object.get(), i2d_ASN1_OBJECT);
}
Bytes joined(std::initializer_list<Bytes> parts) {
  Bytes all;
  for (const auto& part : parts)
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

// CsrAttrs (RFC 7030 section 4.5.2): which key, which signature, and that the UKEY's serial number is wanted.
Bytes attributesFor(portal::KeyAlgorithm algorithm) {
  const auto rsa = [](std::uint8_t high) {
    return joined({tagged(0x30, joined({objectIdentifier("rsaEncryption"), tagged(0x31, tagged(0x02, {high, 0x00}))})),
                   objectIdentifier("sha256WithRSAEncryption")});
  };
  const auto curve = [](const char* name) {
    return joined({tagged(0x30, joined({objectIdentifier("id-ecPublicKey"), tagged(0x31, objectIdentifier(name))})),
                   objectIdentifier("ecdsa-with-SHA256")});
  };
  Bytes key;
  switch (algorithm) {
  case portal::KeyAlgorithm::Rsa2048:
    key = rsa(0x08);
    break;
  case portal::KeyAlgorithm::Rsa3072:
    key = rsa(0x0C);
    break;
  case portal::KeyAlgorithm::EcP256:
    key = curve("prime256v1");
    break;
  case portal::KeyAlgorithm::EcP384:
    key = curve("secp384r1");
    break;
  }
  return tagged(0x30, joined({key, objectIdentifier("2.25.45159099787062064206030363977126177388.1")}));
}

std::string part(const std::string& boundary, std::string_view kind, const Bytes& der) {
  return "--" + boundary + "\r\nContent-Type: " + typeOf(kind) + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
         base64Lines(der);
}

} // namespace

Reply<HttpAnswer> answerCaCertificates(Visit& visit) { return certificatesAnswer(visit.office.authority.chain()); }

Reply<HttpAnswer> answerAttributes(Visit& visit, const HttpRequest& request) {
  const auto row = admit(visit, request);
  if (!row) return refused(row);
  const auto account = accountWith(visit, row->accountId);
  if (!account) return refuse(ErrorCode::NotFound);
  const auto certificate = certificateOf(visit, *account, row->certificateId);
  if (!certificate) return refused(certificate);
  return HttpAnswer{200,
                    "application/csrattrs",
                    base64Lines(attributesFor(certificate->keyAlgorithm)),
                    {{"Content-Transfer-Encoding", "base64"}},
                    false};
}

namespace {

Reply<HttpAnswer> certificateAnswer(const Reply<std::optional<Bytes>>& certificate) {
  if (!certificate) return refused(certificate);
  if (!*certificate) return HttpAnswer{202, "text/plain", "pending\n", {{"Retry-After", "1"}}, false};
  return certificatesAnswer({**certificate});
}

} // namespace

Reply<HttpAnswer> answerEnrol(Visit& visit, const HttpRequest& request) {
  const auto row = admit(visit, request);
  if (!row) return refused(row);
  const auto der = requestIn(request);
  if (!der) return refused(der);
  return certificateAnswer(enrol(visit, *row, *der));
}

Reply<HttpAnswer> answerReenrol(Visit& visit, const HttpRequest& request) {
  const auto row = admit(visit, request);
  if (!row) return refused(row);
  const auto der = requestIn(request);
  if (!der) return refused(der);
  const auto statement = fromBase64(request.field("certdesk-statement"));
  const auto signature = fromBase64(request.field("certdesk-signature"));
  if (!statement || !signature || statement->size() > largestProof || signature->size() > largestProof)
    return refuse(400, "bad_request", "the old key's statement");
  return certificateAnswer(reenrol(visit, *row, {*der, *statement, *signature}));
}

Reply<HttpAnswer> answerServerKey(Visit& visit, const HttpRequest& request, const std::string& label) {
  const auto generation = portal::generationFrom(label);
  if (!generation) return refuse(404, "not_found", "label");
  const auto row = admit(visit, request);
  if (!row) return refused(row);
  const auto der = requestIn(request);
  if (!der) return refused(der);
  const auto key = deliverKey(visit, *row, *generation, *der);
  if (!key) return refused(key);
  const auto certificate = certificatesOnly({key->certificate});
  if (!certificate) return broken(certificate.error());
  const auto boundary = "certdesk-" + newId();
  return HttpAnswer{200,
                    "multipart/mixed; boundary=" + boundary,
                    part(boundary, portal::serverGeneratedKey, key->keyPackage) +
                        part(boundary, portal::certificatesOnly, *certificate) + "--" + boundary + "--\r\n",
                    {},
                    false};
}

} // namespace certdesk::practice
