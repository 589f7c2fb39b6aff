#include "tests/token/hostile/misdeeds.h"

#include <array>
#include <chrono>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <list>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <stdexcept>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace hostile {

namespace {

using namespace std::chrono_literals;
constexpr std::size_t leak = 48ULL * 1024 * 1024;
constexpr int mostDescriptors = 1024;
using namespace std::string_view_literals;
constexpr auto noFrame = "\0\0\0\2xx hello from the driver, this is no frame\n"sv;

std::string ordersFile() {
  const char* file = std::getenv("HOSTILE_ORDERS");
  return file == nullptr ? std::string() : file;
}

[[noreturn]] void hang(const std::string& = {}) {
  for (;;)
    std::this_thread::sleep_for(1h);
}
[[noreturn]] void spin(const std::string&) {
  for (volatile unsigned turns = 0;;)
    turns = turns + 1;
}
void deadlock(const std::string&) {
  static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&mutex);
  pthread_mutex_lock(&mutex);
}
void segfault(const std::string&) {
  static int* volatile nowhere = nullptr;
  *nowhere = 1;
}
// Its own crash is none to it: the same instruction comes again and again.
void swallow(const std::string& heard) {
  std::signal(SIGSEGV, [](int) {});
  segfault(heard);
}
int deeper(int depth) { // NOLINT(misc-no-recursion): this is what is meant
  std::array<char, 4096> room{};
  room[static_cast<std::size_t>(depth) % room.size()] = static_cast<char>(depth);
  volatile const char* seen = room.data();
  return depth < 0 ? seen[0] : deeper(depth + 1) + seen[1];
}
void overflow(const std::string&) { (void)deeper(static_cast<int>(getpid() & 1)); }

// Through every door a library knows: the streams, and the descriptors that were open when it was loaded.
void print(const std::string& heard) {
  for (int i = 0; i < 100; ++i)
    std::fwrite(noFrame.data(), 1, noFrame.size(), stdout);
  std::printf("PIN: %s\n", heard.c_str());
  std::fflush(stdout);
  std::fprintf(stderr, "PIN: %s\n", heard.c_str());
  for (int descriptor = 0; descriptor < 3; ++descriptor)
    (void)!write(descriptor, noFrame.data(), noFrame.size());
  char octet = 0;
  (void)!read(0, &octet, 1); // it may not take from the conversation either
}
void scribble(const std::string&) {
  for (int descriptor = 3; descriptor < mostDescriptors; ++descriptor)
    (void)!write(descriptor, noFrame.data(), noFrame.size());
}
void closeAll(const std::string&) {
  for (int descriptor = 0; descriptor < mostDescriptors; ++descriptor)
    ::close(descriptor);
}

void leakMemory(const std::string&) {
  static std::list<std::vector<char>> kept; // reachable: a sanitizer does not mind
  kept.emplace_back(leak, 'x');
}
// It is asked for and not used, so that only a limit refuses it.
void devour(const std::string&) {
  static std::list<std::unique_ptr<char[]>> kept;
  kept.emplace_back(new char[3ULL * 1024 * 1024 * 1024]);
}
void startThreads(const std::string&) {
  for (int i = 0; i < 4; ++i)
    std::thread([] { hang(); }).detach();
}
// What belongs to the whole process.
void wander(const std::string&) {
  (void)!chdir("/");
  umask(0);
  for (const char* locale : {"tr_TR.UTF-8", "de_DE.UTF-8", "C"})
    if (std::setlocale(LC_ALL, locale) != nullptr) break;
  for (const int number : {SIGPIPE, SIGTERM, SIGHUP, SIGCHLD})
    std::signal(number, number == SIGPIPE ? SIG_DFL : SIG_IGN);
  ::setenv("LC_ALL", "nowhere", 1);
}
// A helper that outlives the driver, with all that was open; it goes with the folder of the orders.
void leaveChild(const std::string&) {
  const auto folder = std::filesystem::path(ordersFile()).parent_path().string();
  if (fork() != 0) return;
  while (access(folder.c_str(), F_OK) == 0)
    usleep(50'000);
  _exit(0);
}

struct Misdeed {
  std::string_view name;
  void (*commit)(const std::string& heard);
};
constexpr std::array misdeeds = {
    Misdeed{"segfaults", segfault},
    Misdeed{"aborts", [](const std::string&) { std::abort(); }},
    Misdeed{"throws", [](const std::string&) { throw std::runtime_error("through a C interface"); }},
    Misdeed{"overflows", overflow},
    Misdeed{"exits", [](const std::string&) { std::exit(0); }},
    Misdeed{"closes", closeAll},
    Misdeed{"scribbles", scribble},
    Misdeed{"leaves-a-child-and-aborts",
            [](const std::string& heard) {
              leaveChild(heard);
              std::abort();
            }},
    Misdeed{"hangs", hang},
    Misdeed{"deadlocks", deadlock},
    Misdeed{"spins", spin},
    Misdeed{"swallows", swallow},
    Misdeed{"prints", print},
    Misdeed{"leaks", leakMemory},
    Misdeed{"devours", devour},
    Misdeed{"starts-threads", startThreads},
    Misdeed{"wanders", wander},
    Misdeed{"leaves-a-child", leaveChild},
};

} // namespace

std::optional<Order> order() {
  Order order;
  std::ifstream in(ordersFile());
  if (!(in >> order.function >> order.misdeed)) return std::nullopt;
  std::string word;
  order.always = (in >> word) && word == "always";
  return order;
}

std::string orderedOf(std::string_view function) {
  const auto now = order();
  if (!now || (now->function != function && now->function != "*")) return {};
  std::error_code ignored;
  if (!now->always) std::filesystem::remove(ordersFile(), ignored);
  return now->misdeed;
}

void notePin(std::string_view function) {
  if (!ordersFile().empty()) std::ofstream(ordersFile() + ".pins", std::ios::app) << function << '\n';
}

void commit(const std::string& misdeed, const std::string& heard) {
  for (const auto& [name, what] : misdeeds)
    if (name == misdeed) what(heard);
}

} // namespace hostile
