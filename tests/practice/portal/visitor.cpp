#include "tests/practice/portal/visitor.h"

#include "app/core/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <catch2/catch.hpp>
#include <openssl/pkcs7.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <random>

namespace practice_test {

namespace {

QLatin1String name(const char* member) { return QLatin1String(member); }

std::string asJson(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::string sha256Of(const QString& base64Certificate) {
  const auto der = QByteArray::fromBase64(base64Certificate.toLatin1());
  Bytes hash(SHA256_DIGEST_LENGTH);
  SHA256(reinterpret_cast<const unsigned char*>(der.constData()), static_cast<std::size_t>(der.size()), hash.data());
  return certdesk::hex(hash);
}

} // namespace

std::string newKey() {
  std::random_device random;
  std::string key;
  while (key.size() < 32)
    key.push_back("0123456789abcdef"[random() % 16]);
  return key;
}

Answer Visitor::logIn(const std::string& userName, const std::string& password) {
  const auto answer = m_browser.send("POST", "/api/v1/session", {"Content-Type: application/json"},
                                     asJson({{name("user_name"), QString::fromStdString(userName)},
                                             {name("password"), QString::fromStdString(password)}}));
  m_access = answer.text("access_token");
  m_refresh = answer.text("refresh_token");
  return answer;
}

Fields Visitor::withToken(Fields fields) const {
  fields.push_back("Authorization: Bearer " + m_access);
  fields.emplace_back("Content-Type: application/json");
  return fields;
}

std::string Visitor::path(const std::string& page) const { return "/api/v1/applications/" + m_id + page; }

Answer Visitor::get(const std::string& where, Fields fields) const {
  return m_browser.send("GET", where, withToken(std::move(fields)));
}

Answer Visitor::post(const std::string& where, const std::string& body, const std::string& key, Fields fields) {
  fields.push_back("Idempotency-Key: " + key);
  return m_browser.send("POST", where, withToken(std::move(fields)), body);
}

void Visitor::see(const Answer& answer) {
  if (answer.status != 200 && answer.status != 201) return;
  const auto json = answer.json();
  if (!json.contains(name("stage"))) return;
  m_application = json;
  m_id = text("id");
  m_etag = answer.fields.at("etag");
}

Answer Visitor::write(const std::string& method, const std::string& page, const std::string& body,
                      const std::string& key) {
  auto answer = m_browser.send(method, path(page), withToken({"Idempotency-Key: " + key, "If-Match: " + m_etag}), body);
  see(answer);
  return answer;
}

Answer Visitor::look() {
  auto answer = get(path());
  see(answer);
  return answer;
}

void Visitor::follow(const std::string& applicationId) {
  m_id = applicationId;
  REQUIRE(look().status == 200);
}

Answer Visitor::start(const std::string& service, const std::string& certificate) {
  auto answer = post("/api/v1/applications", asJson({{name("service"), QString::fromStdString(service)},
                                                     {name("certificate_id"), QString::fromStdString(certificate)}}));
  see(answer);
  return answer;
}

void Visitor::start(const std::string& certificate) {
  const auto answer = start("recovery", certificate);
  INFO(answer.body);
  REQUIRE((answer.status == 201 || answer.status == 200));
}

void Visitor::fillIn(const std::string& reason, bool freeze) {
  REQUIRE(write("PUT", "/reason", asJson({{name("reason"), QString::fromStdString(reason)}, {name("freeze"), freeze}}))
              .status == 200);
  const auto agreement = m_application.value(name("agreement")).toObject();
  REQUIRE(write("PUT", "/agreement",
                asJson({{name("version"), agreement.value(name("version"))},
                        {name("sha256"), agreement.value(name("sha256"))}}))
              .status == 200);
  const auto quote = m_application.value(name("quote")).toObject();
  REQUIRE(write("PUT", "/quote", asJson({{name("total_fen"), quote.value(name("total_fen"))}})).status == 200);
  REQUIRE(write("POST", "/answer", R"({"answer":"xiongmao"})").status == 200);
}

void Visitor::submit() { REQUIRE(write("POST", "/submission").status == 200); }

void Visitor::openDownload(const std::string& code) {
  look();
  REQUIRE(text("stage") == "approved");
  const auto answer = write("POST", "/download-check", asJson({{name("code"), QString::fromStdString(code)}}));
  INFO(answer.body);
  REQUIRE(answer.status == 200);
}

Answer Visitor::est(const std::string& method, const std::string& where, const std::string& code, const Bytes& request,
                    const Fields& more) const {
  const auto both = m_id + ":" + code;
  Fields fields{"Authorization: Basic " + certdesk::base64(certdesk::viewOf(both)), "Content-Type: application/pkcs10"};
  fields.insert(fields.end(), more.begin(), more.end());
  return m_browser.send(method, "/.well-known/est/" + where, fields, certdesk::base64(request));
}

Answer Visitor::enrol(const std::string& code, const Bytes& request) const {
  return est("POST", "sign/simpleenroll", code, request);
}

Answer Visitor::reenrol(const std::string& code, const Bytes& request, const std::string& statement,
                        const Bytes& signature) const {
  return est("POST", "sign/simplereenroll", code, request,
             {"CertDesk-Statement: " + certdesk::base64(certdesk::viewOf(statement)),
              "CertDesk-Signature: " + certdesk::base64(signature)});
}

Answer Visitor::serverKey(const std::string& code, const Bytes& request, const std::string& label) const {
  return est("POST", label + "/serverkeygen", code, request);
}

std::string Visitor::statement(const std::string& ukeySerial) const {
  std::string signing, encryption;
  for (const auto& each : m_application.value(name("issued")).toArray()) {
    const auto issued = each.toObject();
    const auto hash = sha256Of(issued.value(name("certificate")).toString());
    if (issued.value(name("purpose")).toString() == QLatin1String("signing"))
      signing = hash;
    else
      encryption += "encryption: " + hash + "\n";
  }
  return "CertDesk v1\npurpose: confirm\norigin: " + m_browser.url() + "\nukey: " + ukeySerial +
         "\napplication: " + m_id + "\nsigning: " + signing + "\n" + encryption;
}

Answer Visitor::confirm(const HandKey& signingKey, const std::string& statement, const std::string& key) {
  const auto signature = signingKey.sign(certdesk::viewOf(statement));
  return write("POST", "/confirmation",
               asJson({{name("statement"), QString::fromStdString(certdesk::base64(certdesk::viewOf(statement)))},
                       {name("signature"), QString::fromStdString(certdesk::base64(signature))}}),
               key);
}

std::string Visitor::certificateId(const std::string& state, const std::string& templateName) const {
  for (const auto& each : get("/api/v1/certificates").json().value(name("items")).toArray()) {
    const auto row = each.toObject();
    if (row.value(name("state")).toString().toStdString() == state &&
        row.value(name("template")).toString().toStdString() == templateName)
      return row.value(name("id")).toString().toStdString();
  }
  return {};
}

Bytes onlyCertificate(const std::string& base64Body) {
  const auto der = certdesk::fromBase64(base64Body);
  REQUIRE(der);
  const unsigned char* at = der->data();
  PKCS7* container = d2i_PKCS7(nullptr, &at, static_cast<long>(der->size()));
  REQUIRE(container != nullptr);
  REQUIRE(PKCS7_type_is_signed(container));
  REQUIRE(sk_X509_num(container->d.sign->cert) == 1);
  unsigned char* memory = nullptr;
  const int size = i2d_X509(sk_X509_value(container->d.sign->cert, 0), &memory);
  Bytes certificate(memory, memory + size);
  OPENSSL_free(memory);
  PKCS7_free(container);
  return certificate;
}

DeliveredParts partsOf(const Answer& answer) {
  const auto type = answer.fields.at("content-type");
  const auto boundary = "--" + type.substr(type.find("boundary=") + 9);
  std::vector<std::string> bodies;
  std::vector<std::string> heads;
  auto at = answer.body.find(boundary);
  while (true) {
    const auto end = answer.body.find(boundary, at + boundary.size());
    if (end == std::string::npos) break;
    const auto part = answer.body.substr(at + boundary.size(), end - at - boundary.size());
    const auto empty = part.find("\r\n\r\n");
    heads.push_back(part.substr(0, empty));
    bodies.push_back(part.substr(empty + 4));
    at = end;
  }
  REQUIRE(bodies.size() == 2);
  REQUIRE(heads[0].find("smime-type=server-generated-key") != std::string::npos);
  REQUIRE(heads[1].find("smime-type=certs-only") != std::string::npos);
  const auto package = certdesk::fromBase64(bodies[0]);
  REQUIRE(package);
  return {*package, onlyCertificate(bodies[1])};
}

} // namespace practice_test
