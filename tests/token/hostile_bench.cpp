#include "tests/token/hostile_bench.h"

#include <fstream>

namespace tests {

namespace fs = std::filesystem;

void Orders::give(const std::string& function, const std::string& misdeed, When when) const {
  const auto written = m_folder.path() / "written";
  std::ofstream(written) << function << ' ' << misdeed << (when == When::Always ? " always\n" : "\n");
  fs::rename(written, file()); // it is never read half
}

void Orders::clear() const { fs::remove(file()); }
bool Orders::met() const { return !fs::exists(file()); }

std::size_t Orders::pinsGiven() const {
  std::ifstream in(file().string() + ".pins");
  std::size_t count = 0;
  for (std::string line; std::getline(in, line);)
    ++count;
  return count;
}

std::vector<std::pair<std::string, std::string>> Orders::environment() const {
  return {{"HOSTILE_ORDERS", file().string()}};
}

HostileBench::HostileBench(UkeySettings settings) : bench(std::move(settings)) {
  bench.tokens.reset(); // its module is the hostile one's
  restartTokens();
}

token::HostOptions HostileBench::options() const {
  auto options = hostsFor({CERTDESK_HOSTILE_MODULE});
  options.environment = orders.environment();
  options.environment.emplace_back("HOSTILE_BEHIND", Drawer::module().string());
  options.environment.emplace_back("SOFTHSM2_CONF", bench.drawer.confFile().string());
  options.patience = patience;
  return options;
}

void HostileBench::restartTokens() {
  tokens.reset(); // it goes before the next comes
  tokens = std::make_unique<token::HostTokens>(options());
}

Impatient::Impatient(const Orders& orders, std::chrono::milliseconds patience)
    : m_thread([this, &orders, patience](const std::stop_token& over) {
        while (!over.stop_requested() && !orders.met())
          std::this_thread::sleep_for(10ms);
        for (const auto end = std::chrono::steady_clock::now() + patience;
             !over.stop_requested() && std::chrono::steady_clock::now() < end;)
          std::this_thread::sleep_for(10ms);
        if (!over.stop_requested()) m_stop.request_stop();
      }) {}

} // namespace tests
