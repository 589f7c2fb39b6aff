#include "app/core/platform.h"

#include <cstdlib>
#include <iostream>

#include <fcntl.h>
#include <io.h>
#include <windows.h>
// after it
#include <psapi.h>

namespace certdesk::platform {

std::size_t pageSize() noexcept {
  SYSTEM_INFO info;
  GetSystemInfo(&info);
  return info.dwPageSize;
}
void lockMemory(void* memory, std::size_t size) noexcept {
  if (size > 0) VirtualLock(memory, size);
}
void unlockMemory(void* memory, std::size_t size) noexcept {
  if (size > 0) VirtualUnlock(memory, size);
}
void forbidDumps() noexcept { SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX); }
void boundMemory(std::size_t octets) noexcept {
  // The job goes with the process that is in it.
  const HANDLE job = CreateJobObjectW(nullptr, nullptr);
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY;
  limits.ProcessMemoryLimit = octets;
  if (job == nullptr || SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits) == 0)
    return;
  AssignProcessToJobObject(job, GetCurrentProcess());
}
std::size_t memoryInUse() noexcept {
  PROCESS_MEMORY_COUNTERS counters{};
  return K32GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters) != 0 ? counters.PagefileUsage : 0;
}
void ignoreBrokenPipes() noexcept {}
bool preventSleep() noexcept { return SetThreadExecutionState(ES_CONTINUOUS | ES_SYSTEM_REQUIRED) != 0; }
void allowSleep() noexcept { SetThreadExecutionState(ES_CONTINUOUS); }

const std::tm* utc(std::time_t time) {
  thread_local std::tm broken;
  gmtime_s(&broken, &time);
  return &broken;
}

std::optional<FileLock> FileLock::take(const std::filesystem::path& file) {
  // Sharing nothing is the lock: a second open fails until this handle is closed.
  const HANDLE handle =
      CreateFileW(file.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
  if (handle == INVALID_HANDLE_VALUE) return std::nullopt;
  return FileLock(reinterpret_cast<std::intptr_t>(handle));
}
void FileLock::closeInChildren() const noexcept {} // the handle is not inherited
FileLock::~FileLock() {
  if (m_handle != -1) CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

std::optional<PrivatePipes> takeStandardPipes() {
  const int in = _dup(0);
  const int out = _dup(1);
  if (in < 0 || out < 0) return std::nullopt;
  const int null = _open("NUL", _O_RDWR);
  if (null < 0) return std::nullopt;
  for (const int standard : {0, 1, 2})
    _dup2(null, standard);
  _setmode(in, _O_BINARY);
  _setmode(out, _O_BINARY);
  SetHandleInformation(reinterpret_cast<HANDLE>(_get_osfhandle(in)), HANDLE_FLAG_INHERIT, 0);
  SetHandleInformation(reinterpret_cast<HANDLE>(_get_osfhandle(out)), HANDLE_FLAG_INHERIT, 0);
  SetStdHandle(STD_INPUT_HANDLE, reinterpret_cast<HANDLE>(_get_osfhandle(0)));
  SetStdHandle(STD_OUTPUT_HANDLE, reinterpret_cast<HANDLE>(_get_osfhandle(1)));
  SetStdHandle(STD_ERROR_HANDLE, reinterpret_cast<HANDLE>(_get_osfhandle(2)));
  return PrivatePipes{_fdopen(in, "rb"), _fdopen(out, "wb")};
}

void waitUntilLeft(std::FILE* pipe) noexcept {
  const auto handle = reinterpret_cast<HANDLE>(_get_osfhandle(_fileno(pipe)));
  while (PeekNamedPipe(handle, nullptr, 0, nullptr, nullptr, nullptr) != 0)
    Sleep(1000);
}

void forgetEnvironment(const std::string& name) noexcept { _putenv_s(name.c_str(), ""); }

// The profile's folder is its owner's already.
void makePrivateFolder(const std::filesystem::path& folder) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
}
void makePrivate(const std::filesystem::path&) noexcept {}

bool appendLine(const std::filesystem::path& file, std::string_view line, std::uintmax_t limit) noexcept {
  std::error_code failure;
  if (const auto size = std::filesystem::file_size(file, failure); !failure && size >= limit) {
    auto older = file;
    older += L".1";
    std::filesystem::rename(file, older, failure);
  }
  const HANDLE handle =
      CreateFileW(file.c_str(), FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                  OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
  if (handle == INVALID_HANDLE_VALUE) return false;
  DWORD written = 0;
  const bool done = WriteFile(handle, line.data(), static_cast<DWORD>(line.size()), &written, nullptr) != 0;
  CloseHandle(handle);
  return done && written == line.size();
}

bool syncToDisk(const std::filesystem::path& file) noexcept {
  const HANDLE handle = CreateFileW(file.c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                                    OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
  if (handle == INVALID_HANDLE_VALUE) return false;
  const bool done = FlushFileBuffers(handle) != 0;
  CloseHandle(handle);
  return done;
}

std::optional<std::string> ask(const std::string& prompt) {
  DWORD mode = 0;
  if (GetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), &mode) == 0) return std::nullopt;
  std::cerr << prompt << std::flush;
  return readLineFrom(0);
}

std::optional<std::string> askHidden(const std::string& prompt) {
  const HANDLE console = GetStdHandle(STD_INPUT_HANDLE);
  DWORD mode = 0;
  if (GetConsoleMode(console, &mode) == 0) return std::nullopt;
  std::cerr << prompt << std::flush;
  SetConsoleMode(console, mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
  auto line = readLineFrom(0);
  SetConsoleMode(console, mode);
  std::cerr << '\n';
  return line;
}

std::filesystem::path executableDirectory() {
  std::wstring name(32768, L'\0');
  name.resize(GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size())));
  return std::filesystem::path(name).parent_path();
}

} // namespace certdesk::platform
