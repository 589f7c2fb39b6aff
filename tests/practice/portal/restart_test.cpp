#include "app/core/child_process.h"
#include "app/core/platform.h"
#include "tests/practice/portal/papers_visitor.h"

#include <QJsonDocument>
#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

using namespace practice_test;
namespace platform = certdesk::platform;
namespace practised = certdesk::practice::practised;

namespace {

// certdesk-practice in a process of its own, on the same folder each time.
class Program {
public:
  enum class Start { Furnished, AsItIs };
  explicit Program(std::filesystem::path folder, const std::vector<std::string>& more = {},
                   Start from = Start::Furnished)
      : m_folder(std::move(folder)), m_arguments{"--dir", m_folder.string(), "--review-delay", "0",
                                                 "--end-with-input"} {
    m_arguments.insert(m_arguments.end(), more.begin(), more.end());
    if (from == Start::Furnished) furnishedCopy(m_folder);
    start();
  }
  ~Program() { kill(); }
  Program(const Program&) = delete; // owns a process
  Program& operator=(const Program&) = delete;

  void start() {
    auto child =
        platform::ChildProcess::start({platform::executableDirectory() / "certdesk-practice", m_arguments, {}});
    REQUIRE(child);
    m_child.emplace(std::move(*child));
    std::string line;
    std::array<std::uint8_t, 2048> some{};
    while (line.find('\n') == std::string::npos) {
      const auto count = m_child->read(some, std::chrono::seconds(60));
      REQUIRE((count && *count > 0));
      line.append(reinterpret_cast<const char*>(some.data()), *count);
    }
    ready = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
  }
  void kill() { // -9
    if (!m_child) return;
    m_child->kill();
    REQUIRE(m_child->waitForEnd(std::chrono::seconds(30)));
    m_child.reset();
  }
  void again() {
    kill();
    start();
  }
  bool endsWithInput() {
    m_child->closePipes();
    const bool ended = m_child->waitForEnd(std::chrono::seconds(30));
    if (ended) m_child.reset();
    return ended;
  }
  [[nodiscard]] Browser browser() const { return {text("portal"), text("ca")}; }
  [[nodiscard]] std::string text(const char* member) const {
    return ready.value(QLatin1String(member)).toString().toStdString();
  }
  [[nodiscard]] std::string code(const std::string& application) const {
    return query(m_folder,
                 "SELECT code FROM mail WHERE application_id = '" + application + "' ORDER BY number DESC LIMIT 1")
        .substr(0, 20);
  }
  QJsonObject ready;

private:
  std::filesystem::path m_folder;
  std::vector<std::string> m_arguments;
  std::optional<platform::ChildProcess> m_child;
};

} // namespace

TEST_CASE("Killed between any two requests, the portal goes on where it was") {
  const Folder folder;
  Program program(folder.path());
  const auto url = program.text("portal");
  Visitor visitor(program.browser());
  REQUIRE(visitor.logIn(practised::userName, practised::password).status == 201);
  visitor.start(visitor.certificateId("valid", "ZJT个人证书"));
  program.again();
  CHECK(program.text("portal") == url);
  visitor.fillIn();
  program.again();
  const auto key = newKey();
  REQUIRE(visitor.write("POST", "/submission", "{}", key).status == 200);
  program.again();
  REQUIRE(visitor.write("POST", "/submission", "{}", key).status == 200); // the answer had been lost
  visitor.look();
  const auto code = program.code(visitor.id());
  visitor.openDownload(code);
  program.again();
  const auto signingKey = HandKey::ec();
  const auto request = requestBy(signingKey, {});
  const auto certificate = onlyCertificate(visitor.enrol(code, request).body);
  program.again();
  CHECK(onlyCertificate(visitor.enrol(code, request).body) == certificate);
  const auto transport = HandKey::rsa();
  const auto pair = requestBy(signingKey, {"hand-0001", &transport});
  const auto first = partsOf(visitor.serverKey(code, pair));
  program.again();
  CHECK(partsOf(visitor.serverKey(code, pair)).certificate == first.certificate);
  visitor.look();
  const auto statement = visitor.statement("hand-0001");
  REQUIRE(visitor.confirm(signingKey, statement).status == 200);
  program.again();
  visitor.look();
  CHECK(visitor.text("stage") == "completed");
  CHECK(run("openssl", {"crl", "-in", program.text("crl"), "-noout", "-text"}).find("Key Compromise") !=
        std::string::npos);
}

TEST_CASE("Killed in the middle of its work again and again, the portal keeps what it answered") {
  const Folder folder;
  Program program(folder.path());
  Visitor visitor(program.browser());
  REQUIRE(visitor.logIn(practised::userName, practised::password).status == 201);
  visitor.start(visitor.certificateId("valid", "ZJT单位证书"));
  std::string answered;
  for (int round = 0; round < 12; ++round) {
    std::thread killer([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(5 + 7 * round));
      program.kill();
    });
    for (int i = 0; i < 100; ++i) {
      const std::string reason = i % 2 == 0 ? "lost" : "damaged";
      const auto answer = visitor.write("PUT", "/reason", R"({"reason":")" + reason + R"(","freeze":false})");
      if (answer.status != 200) break;
      answered = answer.fields.at("etag");
    }
    killer.join();
    program.start();
    const auto now = visitor.look();
    REQUIRE(now.status == 200);
    // At most the one write whose answer did not arrive may have been kept on top.
    const auto version = [](const std::string& etag) { return std::stoi(etag.substr(1)); };
    if (!answered.empty()) CHECK(version(now.fields.at("etag")) - version(answered) <= 1);
    if (!answered.empty()) CHECK(version(now.fields.at("etag")) >= version(answered));
    answered = now.fields.at("etag");
  }
  if (!onServer()) CHECK(query(folder.path(), "PRAGMA integrity_check") == "ok\n");
}

TEST_CASE(
    "Killed in the middle of a file again and again, the portal has what it answered, and the file becomes whole") {
  const Folder folder;
  Program program(folder.path(), {"--papers"});
  PapersVisitor visitor(Visitor(program.browser()));
  REQUIRE(visitor.logIn(practised::userName, practised::password).status == 201);
  visitor.submitted();
  const auto content = PapersVisitor::file("application/pdf", 6'000'000);
  constexpr std::size_t part = 100'000;
  const auto id = visitor.announce("acceptance_form", "application/pdf", content).text("id");
  std::size_t answered = 0;
  for (int round = 0; round < 8; ++round) {
    std::thread killer([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(5 + 9 * round));
      program.kill();
    });
    while (answered < content.size()) {
      const auto answer = visitor.part(id, answered, content.substr(answered, part));
      if (answer.status != 200) break;
      answered += part;
    }
    killer.join();
    program.start();
    const auto now = visitor.get("/api/v1/uploads/" + id).json();
    const auto received = static_cast<std::size_t>(now.value(QLatin1String("received")).toInt());
    // At most the one part whose answer did not arrive may have been kept on top.
    CHECK((received == answered || received == answered + part));
    std::error_code nothingYet; // killed before the first part
    const auto size = std::filesystem::file_size(folder.path() / "uploads" / id, nothingYet);
    CHECK((nothingYet ? 0 : size) == received);
    answered = received;
  }
  for (; answered < content.size(); answered += part)
    REQUIRE(visitor.part(id, answered, content.substr(answered, part)).status == 200);
  CHECK((visitor.get("/api/v1/uploads/" + id + "/octets").body == content));
  visitor.look();
  CHECK(visitor.pages("acceptance_form") == std::vector<std::string>{id});
}

TEST_CASE("What a killed portal wrote before it noted it is cut away again") {
  const Folder folder;
  Program program(folder.path(), {"--papers"});
  PapersVisitor visitor(Visitor(program.browser()));
  REQUIRE(visitor.logIn(practised::userName, practised::password).status == 201);
  visitor.submitted();
  const auto content = PapersVisitor::file("application/pdf", 300'000);
  const auto id = visitor.announce("acceptance_form", "application/pdf", content).text("id");
  const auto file = folder.path() / "uploads" / id;
  for (const std::size_t noted : {0U, 100'000U}) {
    program.kill();
    std::ofstream(file, std::ios::binary | std::ios::app) << content.substr(noted, 100'000);
    REQUIRE(std::filesystem::file_size(file) == noted + 100'000);
    program.start();
    CHECK(std::filesystem::file_size(file) == noted);
    REQUIRE(visitor.part(id, noted, content.substr(noted, 100'000)).status == 200);
  }
}

TEST_CASE("A first start that is killed is begun anew") {
  const Folder folder;
  const auto database = freshDatabase(folder.path() / "new");
  std::vector<std::string> arguments{"--dir", (folder.path() / "new").string()};
  if (!database.empty()) arguments.insert(arguments.end(), {"--database", database});
  for (const int milliseconds : {50, 300, 700, 1200}) {
    auto child = platform::ChildProcess::start({platform::executableDirectory() / "certdesk-practice", arguments, {}});
    REQUIRE(child);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    child->kill();
    REQUIRE(child->waitForEnd(std::chrono::seconds(30)));
  }
  furnishedCopy(folder.path() / "other"); // makes the application that Environment needs
  certdesk::practice::Options options;
  options.directory = folder.path() / "new";
  options.database = database;
  const auto environment = certdesk::practice::Environment::start(options);
  REQUIRE(environment);
  CHECK((*environment)->drawer().list().size() == 3);
  Visitor visitor({(*environment)->portalUrl(), (*environment)->caFile()});
  CHECK(visitor.logIn(practised::userName, practised::password).status == 201);
}

TEST_CASE("Two portals never share a folder, and the program ends with its input") {
  const Folder folder;
  Program program(folder.path());
  certdesk::practice::Options options;
  options.directory = folder.path();
  const auto second = certdesk::practice::Environment::start(options);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == certdesk::ErrorCode::PracticeInUse);
  for (const auto* member : {"portal", "ca", "module", "softhsm_conf", "user", "password", "console"})
    CHECK_FALSE(program.text(member).empty());
  CHECK(program.endsWithInput());
}

TEST_CASE("A folder from before papers goes on as it was") {
  const Folder folder;
  furnishedCopy(folder.path());
  const auto version = query(folder.path(), "SELECT value FROM counter WHERE name = 'schema'");
  for (const auto* table : {"payment_attempt", "payment_order", "upload", "material_remark", "form_value", "form",
                            "login_challenge", "reset_code", "renewal_proof", "renewal_pair", "escrow", "unlock_order",
                            "unlock_release", "unlock_audit", "unblock_key"})
    query(folder.path(), std::string("DROP TABLE ") + table);
  for (const auto* column : {"papers", "materials_complete", "voucher_complete", "payment_method", "times_sent_back",
                             "open_files_acknowledged", "quote_years", "renewed_until"})
    query(folder.path(), std::string("ALTER TABLE application DROP COLUMN ") + column);
  query(folder.path(), "ALTER TABLE session DROP COLUMN renewal_of; ALTER TABLE account DROP COLUMN phone;"
                       " ALTER TABLE account DROP COLUMN answer_reset_at; ALTER TABLE receipt DROP COLUMN document");
  query(folder.path(), "INSERT INTO mail SELECT 'm', 1, 0, id, '', email, 'a mail', 'kept', '' FROM account LIMIT 1");
  const auto now = std::to_string(std::time(nullptr)) + "000";
  query(folder.path(),
        "INSERT INTO application (id, number, version, account_id, certificate_id, service, stage, created_at,"
        " since, freeze_requested, answer_verified, review_remark, wrong_codes, captcha_required, ukey_serial)"
        " SELECT '20260302000000000001', 1, 1, account_id, id, 'recovery', 'draft', 0,"
        " " +
            now +
            ", 0, 0, '', 0, 0, '' FROM certificate WHERE state = 'valid' LIMIT 1;"
            "UPDATE counter SET value = 1 WHERE name = 'schema'");
  REQUIRE(query(folder.path(), "SELECT COUNT(*) FROM application") == "1\n");
  Program program(folder.path(), {"--papers"}, Program::Start::AsItIs);
  Visitor visitor(program.browser());
  REQUIRE(visitor.logIn(practised::userName, practised::password).status == 201);
  const auto old = visitor.get("/api/v1/applications/20260302000000000001");
  REQUIRE(old.status == 200);
  CHECK(old.text("stage") == "draft");
  CHECK_FALSE(old.json().contains(QLatin1String("payment")));
  CHECK(query(folder.path(), "SELECT value FROM counter WHERE name = 'schema'") == version);
  CHECK(query(folder.path(), "SELECT content FROM mail WHERE id = 'm'") == "kept\n");
}

TEST_CASE("A folder of a newer program is left alone") {
  const Folder folder;
  furnishedCopy(folder.path());
  query(folder.path(), "UPDATE counter SET value = 99 WHERE name = 'schema'");
  certdesk::practice::Options options;
  options.directory = folder.path();
  const auto environment = certdesk::practice::Environment::start(options);
  REQUIRE_FALSE(environment);
  CHECK(environment.error().code == certdesk::ErrorCode::FileUnreadable); // nobody has it open
}
