#include "tests/practice/portal/unlock_visitor.h"

#include "app/core/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <catch2/catch.hpp>
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <utility>

namespace practice_test {

using certdesk::Secret;
using certdesk::practice::Settings;
using certdesk::practice::Wish;

namespace {

QLatin1String name(const char* member) { return QLatin1String(member); }
QString base64Of(ByteView octets) { return QString::fromStdString(certdesk::base64(octets)); }
std::string asJson(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}
std::string textOf(const Secret& secret) { return std::string(secret.text()); }

} // namespace

UnlockVisitor::UnlockVisitor(Settings settings, At at)
    : bench(std::move(settings), {Wish::Unlock}), visitor(bench.visitor()), m_at(at) {}

QJsonObject UnlockVisitor::record() const {
  for (const auto& each : visitor.get("/api/v1/certificates").json().value(name("items")).toArray())
    if (each.toObject().value(name("ukey_serial")).toString().toStdString() == ukey()) return each.toObject();
  return {};
}

QJsonObject UnlockVisitor::unlockAction() const {
  for (const auto& each : record().value(name("actions")).toArray())
    if (each.toObject().value(name("name")) == name("unlock")) return each.toObject();
  return {};
}

std::string UnlockVisitor::certificateId() const { return record().value(name("id")).toString().toStdString(); }

std::string UnlockVisitor::audit() const {
  return query(bench.folder(), "SELECT act FROM unlock_audit ORDER BY number");
}

void UnlockVisitor::apply() {
  const auto begun = visitor.start("unlock", certificateId());
  INFO(begun.body);
  REQUIRE(begun.status == 201);
  REQUIRE(visitor.write("POST", "/answer", R"({"answer":"xiongmao"})").status == 200);
  visitor.submit();
}

void UnlockVisitor::open() {
  visitor.look();
  code = bench.environment().authorisationCode(visitor.id());
  visitor.openDownload(code);
}

void UnlockVisitor::logInAgain() {
  const auto id = visitor.id();
  visitor = bench.visitor();
  visitor.follow(id);
}

Bytes UnlockVisitor::macOf(const Bytes& ephemeralKey, const Bytes& nonce, const std::string& underCode) const {
  auto message = ephemeralKey;
  message.insert(message.end(), ukey().begin(), ukey().end());
  message.insert(message.end(), nonce.begin(), nonce.end());
  Bytes mac(EVP_MAX_MD_SIZE);
  unsigned int size = 0;
  HMAC(EVP_sha256(), underCode.data(), static_cast<int>(underCode.size()), message.data(), message.size(), mac.data(),
       &size);
  mac.resize(size);
  return mac;
}

Answer UnlockVisitor::askWith(const Bytes& ephemeralKey, const Bytes& nonce, const Bytes& mac) const {
  auto writer = visitor; // what it has seen does not change by a release
  return writer.post(visitor.path("/unlock-release"), asJson({{name("ephemeral_key"), base64Of(ephemeralKey)},
                                                              {name("nonce"), base64Of(nonce)},
                                                              {name("mac"), base64Of(mac)}}));
}

Answer UnlockVisitor::askCode(const std::string& challenge) const {
  auto writer = visitor;
  return writer.post(visitor.path("/unlock-response"),
                     asJson({{name("challenge"), QString::fromStdString(challenge)}}));
}

// Bit by bit, and the check character by trying all 32.
std::string UnlockVisitor::responseTo(const std::string& challenge) {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const auto key = bench.environment().unblockKey(ukey());
  REQUIRE(key.size() == 32);
  std::string message = "CertDesk unblock 1";
  message += '\0' + ukey() + '\0' + challenge;
  Bytes mac(EVP_MAX_MD_SIZE);
  HMAC(EVP_sha256(), key.view().data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(message.data()), message.size(), mac.data(), nullptr);
  std::string response;
  for (unsigned place = 0; place < 55; place += 5) {
    unsigned value = 0;
    for (unsigned bit = place; bit < place + 5; ++bit)
      value = value * 2 + ((mac[bit / 8] >> (7 - bit % 8)) & 1U);
    response += alphabet[value];
  }
  const auto luhn = [&](const std::string& whole) {
    unsigned sum = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
      const auto value = static_cast<unsigned>(alphabet.find(whole[i])) * ((whole.size() - i) % 2 == 0 ? 2 : 1);
      sum += value / 32 + value % 32;
    }
    return sum % 32;
  };
  for (const char check : alphabet)
    if (luhn(response + check) == 0) return response + check;
  return {};
}

Answer UnlockVisitor::release(Pc& pc) const { return release(pc, code); }

Answer UnlockVisitor::releaseAgain(Pc& pc) const {
  return pc.answer = askWith(pc.key.spki(), pc.nonce, macOf(pc.key.spki(), pc.nonce, code));
}

Answer UnlockVisitor::release(Pc& pc, const std::string& underCode) const {
  if (std::exchange(pc.asked, true)) pc.key = HandKey::ec();
  return pc.answer = askWith(pc.key.spki(), pc.nonce, macOf(pc.key.spki(), pc.nonce, underCode));
}

certdesk::crypto::OfficerPins UnlockVisitor::pinsOf(const Pc& pc) const {
  INFO(pc.answer.body);
  REQUIRE(pc.answer.status == 200);
  unsigned char* der = nullptr;
  PKCS8_PRIV_KEY_INFO* info = EVP_PKEY2PKCS8(pc.key.get());
  const int size = i2d_PKCS8_PRIV_KEY_INFO(info, &der);
  const certdesk::crypto::SealKey key{Secret(ByteView(der, static_cast<std::size_t>(size))), pc.key.spki()};
  OPENSSL_free(der);
  PKCS8_PRIV_KEY_INFO_free(info);
  const auto octets = [&](const char* member) { return *certdesk::fromBase64(pc.answer.text(member)); };
  auto pins =
      certdesk::crypto::openUnlockSeal(key, {visitor.id(), ukey(), pc.nonce, octets("nonce")}, octets("sealed"));
  REQUIRE(pins);
  return std::move(*pins);
}

void UnlockVisitor::initPin(const Secret& officerPin, const std::string& newPin) {
  const auto said =
      pkcs11Tool(bench, label(),
                 {"--login", "--login-type", "so", "--so-pin", textOf(officerPin), "--init-pin", "--new-pin", newPin});
  INFO(said);
  REQUIRE(said.find("successfully") != std::string::npos);
}

void UnlockVisitor::rotate(const Secret& from, const Secret& to) {
  const auto said =
      pkcs11Tool(bench, label(),
                 {"--login", "--login-type", "so", "--so-pin", textOf(from), "--change-pin", "--new-pin", textOf(to)});
  INFO(said);
  REQUIRE(said.find("successfully") != std::string::npos);
}

bool UnlockVisitor::opensWith(const std::string& pin) {
  return pkcs11Tool(bench, label(), {"--login", "--pin", pin, "--list-objects", "--type", "privkey"})
             .find("Private Key Object") != std::string::npos;
}

std::string UnlockVisitor::statement(const Pc& pc) const {
  return statementOver(certdesk::hex(*certdesk::fromBase64(pc.answer.text("nonce"))));
}

std::string UnlockVisitor::statementOver(const std::string& nonceInHex) const {
  return "CertDesk v1\npurpose: unlock\norigin: " + visitor.browser().url() + "\nukey: " + ukey() +
         "\napplication: " + visitor.id() + "\nnonce: " + nonceInHex + "\n";
}

Bytes UnlockVisitor::signedOnUkey(const std::string& statement, const std::string& pin) {
  const auto file = [&](const char* called) { return (bench.folder() / called).string(); };
  Bytes hash(SHA256_DIGEST_LENGTH);
  SHA256(reinterpret_cast<const unsigned char*>(statement.data()), statement.size(), hash.data());
  writeFile(file("hash"), hash);
  const auto objects = pkcs11Tool(bench, label(), {"--list-objects", "--type", "cert"});
  const auto at = objects.find("ID:", objects.find("label:      signing"));
  REQUIRE(at != std::string::npos);
  const auto from = objects.find_first_of("0123456789abcdef", at);
  const auto id = objects.substr(from, objects.find('\n', from) - from);
  pkcs11Tool(bench, label(),
             {"--login", "--pin", pin, "--sign", "-m", "ECDSA", "--signature-format", "openssl", "--id", id, "-i",
              file("hash"), "-o", file("signature")});
  const auto signature = readText(file("signature"));
  return {signature.begin(), signature.end()};
}

Answer UnlockVisitor::complete(const std::string& statement, const Bytes& signature) {
  return visitor.write(
      "POST", "/unlock-completion",
      asJson({{name("statement"), base64Of(certdesk::viewOf(statement))}, {name("signature"), base64Of(signature)}}));
}

} // namespace practice_test
