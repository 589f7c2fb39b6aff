#include "tests/practice/portal/papers_visitor.h"

#include "app/core/text.h"

#include <QJsonDocument>
#include <catch2/catch.hpp>
#include <openssl/sha.h>

namespace practice_test {

namespace {

QLatin1String name(const char* member) { return QLatin1String(member); }
QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
std::string asJson(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

Bytes hashOf(const std::string& content) {
  Bytes hash(SHA256_DIGEST_LENGTH);
  SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(), hash.data());
  return hash;
}

QJsonObject found(const QJsonArray& items, const char* member, const char* value) {
  for (const auto& each : items)
    if (each.toObject().value(name(member)).toString() == name(value)) return each.toObject();
  return {};
}

} // namespace

certdesk::practice::Settings PapersVisitor::settings() {
  auto settings = Bench::prompt();
  settings.papers = true;
  return settings;
}

void PapersVisitor::submitted(const char* templateName) {
  start(certificateId("valid", templateName));
  fillIn("lost", false);
  fillForms();
  submit();
  REQUIRE(Visitor::text("stage") == "papers");
}

Answer PapersVisitor::putForm(const std::string& form, const std::vector<std::pair<std::string, std::string>>& values) {
  QJsonArray sent;
  for (const auto& [id, value] : values)
    sent.append(QJsonObject{{name("id"), practice_test::text(id)}, {name("value"), practice_test::text(value)}});
  return write("PUT", "/form", asJson({{name("form"), practice_test::text(form)}, {name("values"), sent}}));
}

void PapersVisitor::fillForms() {
  REQUIRE(putForm("extension_items", {{"medium", "own"}}).status == 200);
  if (form("extension_information").isEmpty()) return;
  REQUIRE(putForm("extension_information", {{"qualification_level", "a"},
                                            {"qualification_number", "A123456789"},
                                            {"survey_level", "b"},
                                            {"architecture_level", "none"},
                                            {"municipal_level", "c"},
                                            {"provincial", "no"}})
              .status == 200);
}

std::string PapersVisitor::file(const std::string& type, std::size_t octets, char seed) {
  std::string content = type == "image/jpeg"  ? "\xFF\xD8\xFF\xE0"
                        : type == "image/png" ? "\x89PNG\r\n\x1A\n"
                                              : "%PDF-1.7\n";
  while (content.size() < octets)
    content.push_back(static_cast<char>(seed + content.size() % 23));
  return content;
}

std::string PapersVisitor::sha256(const std::string& content) { return certdesk::hex(hashOf(content)); }

Answer PapersVisitor::announce(const std::string& kind, const std::string& type, const std::string& content) {
  return post(path("/uploads"), asJson({{name("kind"), practice_test::text(kind)},
                                        {name("type"), practice_test::text(type)},
                                        {name("octets"), static_cast<qint64>(content.size())},
                                        {name("sha256"), practice_test::text(sha256(content))}}));
}

Answer PapersVisitor::part(const std::string& upload, std::size_t offset, const std::string& octets,
                           const std::string& digestOf) const {
  return browser().send("PUT", "/api/v1/uploads/" + upload + "/octets?offset=" + std::to_string(offset),
                        {"Authorization: Bearer " + accessToken(), "Content-Type: application/octet-stream",
                         "Content-Digest: sha-256=:" + certdesk::base64(hashOf(digestOf)) + ":"},
                        octets);
}

std::string PapersVisitor::upload(const std::string& kind, const std::string& type, const std::string& content) {
  const auto started = announce(kind, type, content);
  INFO(started.body);
  REQUIRE(started.status == 201);
  const auto id = started.text("id");
  const auto whole = part(id, 0, content);
  INFO(whole.body);
  REQUIRE(whole.status == 200);
  REQUIRE(whole.json().value(name("complete")).toBool());
  look();
  return id;
}

Answer PapersVisitor::arrange(const std::string& kind, const std::vector<std::pair<std::string, int>>& pages) {
  QJsonArray order;
  for (const auto& [id, rotation] : pages)
    order.append(QJsonObject{{name("id"), practice_test::text(id)}, {name("rotation"), rotation}});
  return write("PUT", "/materials", asJson({{name("kind"), practice_test::text(kind)}, {name("pages"), order}}));
}

Answer PapersVisitor::complete(const char* role) {
  return write("POST", "/materials-completion", asJson({{name("role"), name(role)}}));
}

void PapersVisitor::bringPapers() {
  upload("acceptance_form", "application/pdf", file("application/pdf", 5000));
  upload("handler_id", "image/jpeg", file("image/jpeg", 3000));
  REQUIRE(complete().status == 200);
}

Answer PapersVisitor::choose(const char* method) {
  return write("PUT", "/payment-method", asJson({{name("method"), name(method)}}));
}

QJsonObject PapersVisitor::form(const char* id) const {
  return found(application().value(name("forms")).toArray(), "id", id);
}

QJsonObject PapersVisitor::field(const char* form, const char* id) const {
  for (const auto& section : PapersVisitor::form(form).value(name("sections")).toArray()) {
    const auto field = found(section.toObject().value(name("fields")).toArray(), "id", id);
    if (!field.isEmpty()) return field;
  }
  return {};
}

QJsonObject PapersVisitor::material(const char* kind) const {
  return found(application().value(name("materials")).toArray(), "kind", kind);
}

std::vector<std::string> PapersVisitor::pages(const char* kind) const {
  std::vector<std::string> ids;
  for (const auto& each : material(kind).value(name("pages")).toArray())
    ids.push_back(each.toObject().value(name("id")).toString().toStdString());
  return ids;
}

std::string PapersVisitor::paymentText(const char* member) const {
  return payment().value(name(member)).toString().toStdString();
}

std::vector<std::string> PapersVisitor::lines() const {
  std::vector<std::string> lines;
  for (const auto& each : application().value(name("lines")).toArray())
    lines.push_back(each.toString().toStdString());
  return lines;
}

} // namespace practice_test
