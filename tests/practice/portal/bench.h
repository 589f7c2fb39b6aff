#pragma once
#include "app/practice/environment.h"
#include "tests/practice/portal/memory.h"
#include "tests/practice/portal/visitor.h"

#include <atomic>

namespace practice_test {

// A folder of a test's own, in memory where the system has such a place; gone with the object.
class Folder {
public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete; // owns the folder
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
  std::filesystem::path m_path;
};

// A copy of the furnished world: furnishing takes a second, and each test wants its own.
void furnishedCopy(const std::filesystem::path& folder, const certdesk::practice::Wishes& wishes = {});

// A practice environment in its first hour, whose clock only goes on as the test says.
class Bench {
public:
  explicit Bench(certdesk::practice::Settings settings = prompt(), const certdesk::practice::Wishes& wishes = {});
  // Reviews at once, and hashes quickly.
  static certdesk::practice::Settings prompt();

  void restart(certdesk::practice::Settings settings = prompt());
  void pass(std::chrono::milliseconds time) { m_offset += time.count(); }
  [[nodiscard]] certdesk::practice::Environment& environment() { return *m_environment; }
  [[nodiscard]] Browser browser() const { return {m_environment->portalUrl(), m_environment->caFile()}; }
  [[nodiscard]] const certdesk::practice::PracticeUkeys& ukeys() const { return m_environment->ukeys(); }
  // Logged in as the seeded account.
  [[nodiscard]] Visitor visitor() const { return visitor(certdesk::practice::practised::userName); }
  [[nodiscard]] Visitor visitor(const char* userName) const;
  [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }

private:
  void start(certdesk::practice::Settings settings);
  Folder m_folder;
  std::atomic<long> m_offset = 0; // milliseconds
  std::unique_ptr<certdesk::practice::Environment> m_environment;
};

// What a program printed on its standard output; its standard error is lost. Looked for in /usr/bin.
std::string run(const std::string& program, const std::vector<std::string>& arguments,
                const std::vector<std::pair<std::string, std::string>>& variables = {});
// What OpenSC's pkcs11-tool prints of the UKEY with that label.
std::string pkcs11Tool(Bench& bench, const std::string& label, const std::vector<std::string>& arguments);
void writeFile(const std::filesystem::path& file, ByteView content);
[[nodiscard]] std::string readText(const std::filesystem::path& file);

} // namespace practice_test
