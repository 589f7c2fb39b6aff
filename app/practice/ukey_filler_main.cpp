// Puts key pairs and certificates on a practice UKEY. Reads lines from standard input: the module's path, the UKEY's
// serial number, the PIN, one line for each pair (ukey_filling.cpp), "end"; answers "done" or what went wrong.
// SOFTHSM2_CONF says where the UKEY lies.
#include "app/core/text.h"
#include "app/crypto/certificate.h"
#include "pkcs11/certificate_object.h"
#include "pkcs11/public_key.h"
#include "pkcs11/slot.h"

#include <iostream>
#include <sstream>

namespace {

using certdesk::Bytes;
using certdesk::crypto::Certificate;

struct Pair {
  std::string label;
  bool signing = false, certified = true;
  Bytes wrappingKey, wrappedKey, certificate;
};

std::optional<Pair> pairFrom(const std::string& line) {
  std::istringstream in(line);
  std::string label, use, whole, key, wrapped, certificate;
  in >> label >> use >> whole >> key >> wrapped >> certificate;
  const auto name = certdesk::fromBase64(label);
  const auto aes = certdesk::fromBase64(key);
  const auto info = certdesk::fromBase64(wrapped);
  const auto der = certdesk::fromBase64(certificate);
  if (!in || !name || !aes || !info || !der) return std::nullopt;
  return Pair{std::string(name->begin(), name->end()), use == "sign", whole == "whole", *aes, *info, *der};
}

pkcs11::Result<CK_SLOT_ID> slotOf(const pkcs11::Module& module, const std::string& serial) {
  const auto all = module.slotList(pkcs11::Module::Which::WithToken);
  if (!all) return tl::unexpected(all.error());
  for (const auto id : *all)
    if (const auto token = pkcs11::Slot(module, id).token(); token && token->serial == serial) return id;
  return tl::unexpected(pkcs11::Error{CKR_TOKEN_NOT_PRESENT, "C_GetTokenInfo"});
}

pkcs11::Template privateTemplate(const Pair& pair, const certdesk::crypto::PublicKey& key) {
  const bool rsa = certdesk::crypto::isRsa(key.kind());
  return pkcs11::Template()
      .number(CKA_CLASS, CKO_PRIVATE_KEY)
      .number(CKA_KEY_TYPE, rsa ? CKK_RSA : CKK_EC)
      .boolean(CKA_TOKEN, true)
      .boolean(CKA_PRIVATE, true)
      .boolean(CKA_SENSITIVE, true)
      .boolean(CKA_EXTRACTABLE, false)
      .boolean(CKA_SIGN, pair.signing)
      .boolean(CKA_DECRYPT, !pair.signing && rsa)
      .boolean(CKA_DERIVE, !pair.signing && !rsa)
      .boolean(CKA_UNWRAP, !pair.signing && rsa)
      .bytes(CKA_ID, key.identifier())
      .text(CKA_LABEL, pair.label);
}

pkcs11::Outcome putPrivate(const pkcs11::Session& session, const Pair& pair, const certdesk::crypto::PublicKey& key) {
  const auto aes = pkcs11::createObject(session, pkcs11::Template()
                                                     .number(CKA_CLASS, CKO_SECRET_KEY)
                                                     .number(CKA_KEY_TYPE, CKK_AES)
                                                     .boolean(CKA_TOKEN, false)
                                                     .boolean(CKA_UNWRAP, true)
                                                     .bytes(CKA_VALUE, pair.wrappingKey));
  if (!aes) return tl::unexpected(aes.error());
  CK_MECHANISM mechanism{CKM_AES_KEY_WRAP_PAD, nullptr, 0};
  const auto wanted = privateTemplate(pair, key);
  auto attributes = wanted.array();
  auto wrapped = pair.wrappedKey;
  CK_OBJECT_HANDLE made = CK_INVALID_HANDLE;
  return session.call("C_UnwrapKey", &CK_FUNCTION_LIST::C_UnwrapKey, &mechanism, aes->handle(), wrapped.data(),
                      static_cast<CK_ULONG>(wrapped.size()), attributes.data(),
                      static_cast<CK_ULONG>(attributes.size()), &made);
}

pkcs11::PublicKeyValue valueOf(const certdesk::crypto::PublicKey& key) {
  if (certdesk::crypto::isRsa(key.kind())) {
    const auto parts = key.rsaParts();
    return pkcs11::RsaPublicKey{parts.modulus, parts.exponent};
  }
  const auto kind = key.kind() == certdesk::crypto::KeyKind::EcP256 ? pkcs11::KeyKind::EcP256 : pkcs11::KeyKind::EcP384;
  const auto parameters = pkcs11::curveParametersOf(kind);
  return pkcs11::EcPublicKey{Bytes(parameters.begin(), parameters.end()), key.ecPoint()};
}

pkcs11::Outcome put(const pkcs11::Session& session, const Pair& pair, const Certificate& certificate) {
  const auto& key = certificate.publicKey();
  if (auto done = putPrivate(session, pair, key); !done) return done;
  const auto use = pair.signing                          ? pkcs11::PublicKeyUse::Verify
                   : certdesk::crypto::isRsa(key.kind()) ? pkcs11::PublicKeyUse::Encrypt
                                                         : pkcs11::PublicKeyUse::Agree;
  if (auto made = pkcs11::createPublicKey(session, valueOf(key), {pair.label, key.identifier(), use, true}); !made)
    return tl::unexpected(made.error());
  if (!pair.certified) return {};
  auto made =
      pkcs11::createCertificate(session, {pair.label, key.identifier(), certificate.der(), certificate.subjectDer(),
                                          certificate.issuerDer(), certificate.serialDer()});
  if (!made) return tl::unexpected(made.error());
  return {};
}

int say(const std::string& what, int status = 1) {
  std::cout << what << std::endl;
  return status;
}

} // namespace

int main() {
  std::string path, serial, pin, line;
  std::getline(std::cin, path);
  std::getline(std::cin, serial);
  std::getline(std::cin, pin);
  const auto module = pkcs11::Module::open(path);
  if (!module) return say("the module does not load");
  const auto slot = slotOf(*module, serial);
  if (!slot) return say(pkcs11::describe(slot.error()));
  const auto session = pkcs11::Session::open(*module, *slot, pkcs11::Access::ReadWrite);
  if (!session) return say(pkcs11::describe(session.error()));
  if (const auto in = session->login(pkcs11::Role::User, certdesk::viewOf(pin)); !in)
    return say(pkcs11::describe(in.error()));
  while (std::getline(std::cin, line) && line != "end") {
    const auto pair = pairFrom(line);
    if (!pair) return say("a line that cannot be read");
    const auto certificate = Certificate::fromDer(pair->certificate);
    if (!certificate) return say("a certificate that cannot be read");
    if (const auto done = put(*session, *pair, *certificate); !done) return say(pkcs11::describe(done.error()));
  }
  return say("done", 0);
}
