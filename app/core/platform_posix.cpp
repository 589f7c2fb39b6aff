#include "app/core/interrupts.h"
#include "app/core/platform.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <iostream>

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace certdesk::platform {

std::size_t pageSize() noexcept { return static_cast<std::size_t>(sysconf(_SC_PAGESIZE)); }
void lockMemory(void* memory, std::size_t size) noexcept {
  if (size > 0) mlock(memory, size);
}
void unlockMemory(void* memory, std::size_t size) noexcept {
  if (size > 0) munlock(memory, size);
}

void forbidDumps() noexcept {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

void boundMemory([[maybe_unused]] std::size_t octets) noexcept {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  const rlimit bound{octets, octets};
  setrlimit(RLIMIT_DATA, &bound); // what is mapped to be written to; files and libraries do not count
#endif
}
std::size_t memoryInUse() noexcept {
  std::ifstream pages("/proc/self/statm");
  std::size_t whole = 0, resident = 0;
  return pages >> whole >> resident ? resident * pageSize() : 0;
}

void ignoreBrokenPipes() noexcept { std::signal(SIGPIPE, SIG_IGN); }
bool preventSleep() noexcept { return false; }
void allowSleep() noexcept {}

const std::tm* utc(std::time_t time) {
  thread_local std::tm broken;
  return gmtime_r(&time, &broken);
}

namespace {

// A fork copies what is open, and O_CLOEXEC closes it only where another program is started.
std::array<int, 3> closedInChildren{-1, -1, -1};

void closeInForks(int descriptor) noexcept {
  static const int registered = pthread_atfork(nullptr, nullptr, [] {
    for (const int each : closedInChildren)
      if (each >= 0) ::close(each);
  });
  const auto free = std::find(closedInChildren.begin(), closedInChildren.end(), -1);
  if (registered == 0 && free != closedInChildren.end()) *free = descriptor;
}

} // namespace

void FileLock::closeInChildren() const noexcept { closeInForks(static_cast<int>(m_handle)); }

std::optional<FileLock> FileLock::take(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return std::nullopt;
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor);
    return std::nullopt;
  }
  return FileLock(descriptor);
}
FileLock::~FileLock() {
  if (m_handle != -1) ::close(static_cast<int>(m_handle));
}

std::optional<PrivatePipes> takeStandardPipes() {
  const int in = fcntl(0, F_DUPFD_CLOEXEC, 64);
  const int out = fcntl(1, F_DUPFD_CLOEXEC, 64);
  const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (in < 0 || out < 0 || null < 0) return std::nullopt;
  for (const int standard : {0, 1, 2})
    if (dup2(null, standard) < 0) return std::nullopt;
  ::close(null);
  for (const int ours : {in, out})
    closeInForks(ours);
  return PrivatePipes{fdopen(in, "rb"), fdopen(out, "wb")};
}

void waitUntilLeft(std::FILE* pipe) noexcept {
  pollfd entry{fileno(pipe), 0, 0}; // an end is told without being asked for (poll(2))
  while (poll(&entry, 1, -1) < 0 && errno == EINTR)
    continue;
}

void forgetEnvironment(const std::string& name) noexcept { ::unsetenv(name.c_str()); }

void makePrivateFolder(const std::filesystem::path& folder) {
  std::filesystem::path part;
  for (const auto& name : folder) {
    part /= name;
    (void)::mkdir(part.c_str(), 0700);
  }
}
void makePrivate(const std::filesystem::path& file) noexcept {
  if (const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600); made >= 0) ::close(made);
}

namespace {

// Of an open file whose path it still is; whoever waited for the lock may find that it has become FILE.1 meanwhile.
bool isAt(int descriptor, const std::filesystem::path& file, struct ::stat& now) noexcept {
  struct ::stat there {};
  return ::fstat(descriptor, &now) == 0 && ::stat(file.c_str(), &there) == 0 && now.st_ino == there.st_ino &&
         now.st_dev == there.st_dev;
}

// Of a file for this moment. Nobody is waited for longer than it takes to add a line: the window's thread writes, too.
bool lockedShortly(int descriptor) noexcept {
  for (int tries = 0; tries < 5; ++tries) {
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK && errno != EINTR) return false; // there are no locks
    (void)::poll(nullptr, 0, 2);
  }
  return false;
}

// Half a line would be glued to the next: it goes, where nobody else can have written behind it.
bool writeWhole(int descriptor, std::string_view line, off_t end, bool alone) noexcept {
  const auto written = ::write(descriptor, line.data(), line.size());
  if (written == static_cast<ssize_t>(line.size())) return true;
  if (written > 0 && alone) (void)!::ftruncate(descriptor, end);
  return false;
}

enum class Added { Yes, No, Again };
Added addTo(int descriptor, const std::filesystem::path& file, std::string_view line, std::uintmax_t limit) {
  struct ::stat now {};
  const bool alone = lockedShortly(descriptor); // a line is one write all the same
  if (!isAt(descriptor, file, now)) return Added::Again;
  if (S_ISREG(now.st_mode) && (now.st_mode & 077) != 0) (void)::fchmod(descriptor, 0600); // from before
  // Who is not alone leaves the change of files to somebody who is: two of them would lose a file.
  if (static_cast<std::uintmax_t>(now.st_size) < limit || !alone)
    return writeWhole(descriptor, line, now.st_size, alone) ? Added::Yes : Added::No;
  return std::rename(file.c_str(), (file.string() + ".1").c_str()) == 0 ? Added::Again : Added::No;
}

} // namespace

bool appendLine(const std::filesystem::path& file, std::string_view line, std::uintmax_t limit) noexcept {
  for (int tries = 0; tries < 10; ++tries) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return false;
    const auto added = addTo(descriptor, file, line, limit);
    ::close(descriptor);
    if (added != Added::Again) return added == Added::Yes;
  }
  return false;
}

bool syncToDisk(const std::filesystem::path& file) noexcept {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool done = fsync(descriptor) == 0;
  ::close(descriptor);
  return done;
}

namespace {

// Until a line is there, or the person leaves.
std::optional<std::string> awaitLine() {
  pollfd keyboard{0, POLLIN, 0};
  while (!Interrupts::noted() && ::poll(&keyboard, 1, 100) <= 0) {
  }
  return Interrupts::noted() ? std::nullopt : readLineFrom(0);
}

} // namespace

std::optional<std::string> ask(const std::string& prompt) {
  if (isatty(0) == 0) return std::nullopt;
  std::cerr << prompt << std::flush;
  return awaitLine();
}

std::optional<std::string> askHidden(const std::string& prompt) {
  if (isatty(0) == 0) return std::nullopt;
  std::cerr << prompt << std::flush;
  termios shown{};
  tcgetattr(0, &shown);
  termios hidden = shown;
  hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  tcsetattr(0, TCSAFLUSH, &hidden);
  // Whoever leaves at the prompt gets their echo back.
  auto line = awaitLine();
  tcsetattr(0, TCSAFLUSH, &shown);
  std::cerr << '\n';
  return line;
}

std::filesystem::path executableDirectory() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
}

} // namespace certdesk::platform
