#include "tests/practice/portal/bench.h"

#include "app/core/child_process.h"
#include "app/core/platform.h"

#include <QCoreApplication>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

namespace practice_test {

namespace fs = std::filesystem;
namespace practice = certdesk::practice;

namespace {

void needApplication() {
  static int count = 1;
  static char name[] = "tests_practice";
  static char* arguments[] = {name, nullptr};
  static QCoreApplication application(count, arguments);
  certdesk::platform::ignoreBrokenPipes();
}

std::unique_ptr<practice::Environment> started(const fs::path& folder, practice::Settings settings,
                                               std::string database = {}, practice::Wishes wishes = {}) {
  practice::Options options;
  options.directory = folder;
  options.database = std::move(database);
  options.settings = std::move(settings);
  options.wishes = std::move(wishes);
  auto environment = practice::Environment::start(std::move(options));
  INFO((environment ? std::string() : environment.error().detail));
  REQUIRE(environment);
  return std::move(*environment);
}

} // namespace

Folder::Folder() {
  needApplication();
  const fs::path memory = "/dev/shm";
  std::random_device random;
  m_path = (fs::is_directory(memory) ? memory : fs::temp_directory_path()) /
           ("certdesk-practice-" + std::to_string(random()) + std::to_string(random()));
  fs::create_directories(m_path);
}
Folder::~Folder() {
  dropDatabases(m_path);
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

void furnishedCopy(const fs::path& folder, const practice::Wishes& wishes) {
  static std::map<practice::Wishes, Folder> originals;
  const auto [made, isNew] = originals.try_emplace(wishes);
  const auto& original = made->second;
  if (isNew) started(original.path(), Bench::prompt(), freshDatabase(original.path()), wishes);
  fs::copy(original.path(), folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  copyDatabase(original.path(), folder);
  fs::remove(folder / "ukeys" / "softhsm2.conf"); // it names the original's folder
}

practice::Settings Bench::prompt() {
  practice::Settings settings;
  settings.reviewDelay = std::chrono::milliseconds(0);
  settings.hashIterations = 100;
  return settings;
}

Bench::Bench(practice::Settings settings, const practice::Wishes& wishes) {
  furnishedCopy(m_folder.path(), wishes);
  start(std::move(settings));
}

void Bench::start(practice::Settings settings) {
  settings.clock = [this] {
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return now + std::chrono::milliseconds(m_offset.load());
  };
  m_environment = started(m_folder.path(), std::move(settings));
}

void Bench::restart(practice::Settings settings) {
  m_environment.reset();
  start(std::move(settings));
}

Visitor Bench::visitor(const char* userName) const {
  Visitor visitor(browser());
  REQUIRE(visitor.logIn(userName, practice::practised::password).status == 201);
  return visitor;
}

std::string run(const std::string& program, const std::vector<std::string>& arguments,
                const std::vector<std::pair<std::string, std::string>>& variables) {
  auto child = certdesk::platform::ChildProcess::start({fs::path("/usr/bin") / program, arguments, variables});
  REQUIRE(child);
  std::string output;
  std::array<std::uint8_t, 4096> some{};
  while (const auto count = child->read(some, std::chrono::seconds(30))) {
    if (*count == 0) break;
    output.append(reinterpret_cast<const char*>(some.data()), *count);
  }
  REQUIRE(child->waitForEnd(std::chrono::seconds(30)));
  return output;
}

std::string pkcs11Tool(Bench& bench, const std::string& label, const std::vector<std::string>& arguments) {
  std::vector<std::pair<std::string, std::string>> variables{
      {"SOFTHSM2_CONF", bench.environment().softhsmConf().string()}};
  if (const char* runtime = std::getenv("CERTDESK_SANITIZER")) { // tests/run: the module wants it beneath it
    variables.emplace_back("LD_PRELOAD", runtime);
    variables.emplace_back("ASAN_OPTIONS", "detect_leaks=0"); // its own are not ours
  }
  std::vector<std::string> all{"--module", bench.environment().modulePath().string(), "--token-label", label};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return run("pkcs11-tool", all, variables);
}

void writeFile(const fs::path& file, ByteView content) {
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
}

std::string readText(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

} // namespace practice_test
