#include "tests/token/bench.h"

#include <fstream>
#include <random>
#include <unistd.h>

namespace tests {

namespace fs = std::filesystem;

Folder::Folder() {
  const fs::path memory = "/dev/shm";
  std::random_device random;
  m_path = (fs::is_directory(memory) ? memory : fs::temp_directory_path()) /
           ("certdesk-token-" + std::to_string(random()) + std::to_string(random()));
  fs::create_directory(m_path);
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

Bench::Bench(UkeySettings settings, bool factoryPin, Bytes unblockKey) : drawer(ok(Drawer::open(m_folder.path()))) {
  certdesk::practice::NewUkey wanted{"practice", std::string(userPin), std::string(soPin), factoryPin, {}};
  wanted.settings = std::move(settings);
  wanted.unblockKey = std::move(unblockKey);
  serial = ok(drawer.make(wanted)).serial;
  restartTokens();
}

token::HostOptions Bench::options() const {
  auto options = hostsFor({Drawer::module().string()});
  options.environment = {{"SOFTHSM2_CONF", drawer.confFile().string()}};
  return options;
}

void Bench::restartTokens() {
  tokens.reset(); // it goes before the next comes
  tokens = std::make_unique<token::HostTokens>(options());
}

std::vector<long> runningHosts() {
  std::vector<long> ids;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    std::ifstream in(entry.path() / "stat");
    std::string id, name, state;
    long parent = 0;
    if (in >> id >> name >> state >> parent && parent == getpid() && name == "(certdesk-token-)" && state != "Z")
      ids.push_back(std::stol(id));
  }
  return ids;
}

} // namespace tests
