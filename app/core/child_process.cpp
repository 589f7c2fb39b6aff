#include "app/core/child_process.h"

#include <algorithm>
#include <array>
#include <thread>

#ifdef _WIN32
#include <map>
#include <windows.h>
#else
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace certdesk::platform {

namespace {
using Clock = std::chrono::steady_clock;
}

#ifdef _WIN32

namespace {

// A frame must fit, so that writing never waits for a child that does not read.
constexpr DWORD pipeSize = 4 * 1024 * 1024;

HANDLE handleOf(std::intptr_t value) { return reinterpret_cast<HANDLE>(value); }

std::wstring wide(const std::string& utf8) {
  const int size = MultiByteToWideChar(CP_UTF8, 0, utf8.data(), static_cast<int>(utf8.size()), nullptr, 0);
  std::wstring text(static_cast<std::size_t>(size), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, utf8.data(), static_cast<int>(utf8.size()), text.data(), size);
  return text;
}

// The rules by which a Windows program takes its command line apart (CommandLineToArgvW).
std::wstring quoted(const std::wstring& argument) {
  std::wstring text = L"\"";
  std::size_t backslashes = 0;
  for (const wchar_t c : argument) {
    if (c == L'\\') {
      ++backslashes;
      continue;
    }
    text.append(c == L'"' ? 2 * backslashes + 1 : backslashes, L'\\');
    backslashes = 0;
    text += c;
  }
  text.append(2 * backslashes, L'\\');
  return text + L'"';
}

// Sorted without regard to case, as CreateProcessW wants its block.
struct NoCase {
  bool operator()(const std::wstring& a, const std::wstring& b) const {
    return CompareStringOrdinal(a.c_str(), -1, b.c_str(), -1, TRUE) == CSTR_LESS_THAN;
  }
};

std::wstring environmentBlock(const std::vector<std::pair<std::string, std::string>>& additions) {
  std::map<std::wstring, std::wstring, NoCase> all;
  wchar_t* const ours = GetEnvironmentStringsW();
  for (const wchar_t* entry = ours; entry != nullptr && *entry != L'\0';) {
    const std::wstring text = entry;
    entry += text.size() + 1;
    const auto sign = text.find(L'=', 1); // names such as "=C:" begin with it
    if (sign != std::wstring::npos) all[text.substr(0, sign)] = text.substr(sign + 1);
  }
  if (ours != nullptr) FreeEnvironmentStringsW(ours);
  for (const auto& [name, value] : additions)
    all[wide(name)] = wide(value);
  std::wstring block;
  for (const auto& [name, value] : all)
    block += name + L'=' + value + L'\0';
  return block + L'\0';
}

// One end is for the child and may be inherited.
bool makePipe(HANDLE& ours, HANDLE& theirs, bool weRead) {
  SECURITY_ATTRIBUTES inheritable{sizeof inheritable, nullptr, TRUE};
  HANDLE readEnd = nullptr, writeEnd = nullptr;
  if (CreatePipe(&readEnd, &writeEnd, &inheritable, pipeSize) == 0) return false;
  ours = weRead ? readEnd : writeEnd;
  theirs = weRead ? writeEnd : readEnd;
  SetHandleInformation(ours, HANDLE_FLAG_INHERIT, 0);
  return true;
}

bool spawn(const ChildProcess::Program& program, std::array<HANDLE, 3> standard, PROCESS_INFORMATION& process) {
  std::wstring line = quoted(program.file.wstring());
  for (const auto& argument : program.arguments)
    line += L' ' + quoted(wide(argument));
  std::wstring block = environmentBlock(program.environment);
  SIZE_T size = 0;
  InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
  std::vector<std::uint8_t> memory(size);
  STARTUPINFOEXW start{};
  start.StartupInfo.cb = sizeof start;
  start.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
  start.StartupInfo.hStdInput = standard[0];
  start.StartupInfo.hStdOutput = standard[1];
  start.StartupInfo.hStdError = standard[2];
  start.lpAttributeList = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory.data());
  if (InitializeProcThreadAttributeList(start.lpAttributeList, 1, 0, &size) == 0) return false;
  const bool done = UpdateProcThreadAttribute(start.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST,
                                              standard.data(), sizeof standard, nullptr, nullptr) != 0 &&
                    CreateProcessW(program.file.c_str(), line.data(), nullptr, nullptr, TRUE,
                                   CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP | CREATE_UNICODE_ENVIRONMENT |
                                       EXTENDED_STARTUPINFO_PRESENT,
                                   block.data(), nullptr, &start.StartupInfo, &process) != 0;
  DeleteProcThreadAttributeList(start.lpAttributeList);
  return done;
}

} // namespace

std::optional<ChildProcess> ChildProcess::start(const Program& program) {
  HANDLE in = nullptr, childIn = nullptr, out = nullptr, childOut = nullptr;
  SECURITY_ATTRIBUTES inheritable{sizeof inheritable, nullptr, TRUE};
  const HANDLE null =
      CreateFileW(L"NUL", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inheritable, OPEN_EXISTING, 0, nullptr);
  PROCESS_INFORMATION process{};
  const bool started = null != INVALID_HANDLE_VALUE && makePipe(in, childIn, false) && makePipe(out, childOut, true) &&
                       spawn(program, {childIn, childOut, null}, process);
  for (const HANDLE theirs : {childIn, childOut})
    if (theirs != nullptr) CloseHandle(theirs);
  if (null != INVALID_HANDLE_VALUE) CloseHandle(null);
  if (!started) {
    for (const HANDLE ours : {in, out})
      if (ours != nullptr) CloseHandle(ours);
    return std::nullopt;
  }
  CloseHandle(process.hThread);
  return ChildProcess(static_cast<long>(process.dwProcessId), reinterpret_cast<std::intptr_t>(process.hProcess),
                      reinterpret_cast<std::intptr_t>(in), reinterpret_cast<std::intptr_t>(out));
}

std::optional<std::size_t> ChildProcess::read(std::span<std::uint8_t> into, std::chrono::milliseconds wait) {
  if (m_out == -1) return 0;
  // An anonymous pipe cannot be waited for with a time, so it is looked at.
  for (const auto end = Clock::now() + wait;;) {
    DWORD there = 0;
    if (PeekNamedPipe(handleOf(m_out), nullptr, 0, nullptr, &there, nullptr) == 0) return 0;
    if (there > 0) {
      DWORD count = 0;
      const auto size = static_cast<DWORD>(std::min<std::size_t>(into.size(), there));
      return ReadFile(handleOf(m_out), into.data(), size, &count, nullptr) != 0 ? count : 0;
    }
    if (Clock::now() >= end) return std::nullopt;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

std::optional<std::size_t> ChildProcess::write(ByteView octets, std::chrono::milliseconds) {
  DWORD count = 0;
  if (m_in == -1 || WriteFile(handleOf(m_in), octets.data(), static_cast<DWORD>(octets.size()), &count, nullptr) == 0)
    return 0;
  return count;
}

void ChildProcess::closePipes() noexcept {
  for (auto* end : {&m_in, &m_out})
    if (const auto handle = std::exchange(*end, -1); handle != -1) CloseHandle(handleOf(handle));
}

void ChildProcess::kill() noexcept {
  if (m_process != -1) TerminateProcess(handleOf(m_process), 1);
}

bool ChildProcess::waitForEnd(std::chrono::milliseconds wait) noexcept {
  return m_process == -1 || WaitForSingleObject(handleOf(m_process), static_cast<DWORD>(wait.count())) == WAIT_OBJECT_0;
}

ChildProcess::~ChildProcess() {
  closePipes();
  if (m_process != -1) CloseHandle(handleOf(m_process));
}

#else

namespace {

struct Pipe {
  int reading = -1, writing = -1;
  bool make() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    reading = ends[0];
    writing = ends[1];
    return true;
  }
  void close() {
    for (int* end : {&reading, &writing})
      if (const int descriptor = std::exchange(*end, -1); descriptor != -1) ::close(descriptor);
  }
};

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (auto& text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> environmentWith(const std::vector<std::pair<std::string, std::string>>& additions) {
  std::vector<std::string> all;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const auto added = std::any_of(additions.begin(), additions.end(),
                                   [&](const auto& a) { return text.rfind(a.first + "=", 0) == 0; });
    if (!added) all.push_back(text);
  }
  for (const auto& [name, value] : additions)
    all.push_back(name + "=" + value);
  return all;
}

std::optional<pid_t> spawn(const ChildProcess::Program& program, int in, int out) {
  std::vector<std::string> arguments{program.file.string()};
  arguments.insert(arguments.end(), program.arguments.begin(), program.arguments.end());
  auto environment = environmentWith(program.environment);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, 0);
  posix_spawn_file_actions_adddup2(&actions, out, 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  // What some library opened without O_CLOEXEC is no business of the child's either.
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // A group of its own: the terminal's Ctrl-C must not end it in the middle of a write.
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  pid_t id = -1;
  const int failure = posix_spawn(&id, program.file.c_str(), &actions, &attributes, pointersTo(arguments).data(),
                                  pointersTo(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failure == 0 ? std::optional(id) : std::nullopt;
}

// Whether the descriptor is ready within that time; a signal is no answer.
bool ready(std::intptr_t descriptor, short events, std::chrono::milliseconds wait) {
  const auto end = Clock::now() + wait;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd entry{static_cast<int>(descriptor), events, 0};
    const int count = poll(&entry, 1, static_cast<int>(std::clamp<long long>(left, 0, 60'000)));
    if (count > 0) return true;
    if (count < 0 && errno != EINTR) return true; // the read or write tells what is wrong
    if (Clock::now() >= end) return false;
  }
}

} // namespace

std::optional<ChildProcess> ChildProcess::start(const Program& program) {
  Pipe in, out;
  const auto id = in.make() && out.make() ? spawn(program, in.reading, out.writing) : std::nullopt;
  if (!id) {
    in.close();
    out.close();
    return std::nullopt;
  }
  ::close(in.reading);
  ::close(out.writing);
  for (const int ours : {in.writing, out.reading})
    fcntl(ours, F_SETFL, fcntl(ours, F_GETFL) | O_NONBLOCK);
  return ChildProcess(*id, *id, in.writing, out.reading);
}

std::optional<std::size_t> ChildProcess::read(std::span<std::uint8_t> into, std::chrono::milliseconds wait) {
  if (m_out == -1) return 0;
  if (!ready(m_out, POLLIN, wait)) return std::nullopt;
  const auto count = ::read(static_cast<int>(m_out), into.data(), into.size());
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return std::nullopt;
  return static_cast<std::size_t>(std::max<ssize_t>(count, 0));
}

std::optional<std::size_t> ChildProcess::write(ByteView octets, std::chrono::milliseconds wait) {
  if (m_in == -1) return 0;
  if (!ready(m_in, POLLOUT, wait)) return std::nullopt;
  const auto count = ::write(static_cast<int>(m_in), octets.data(), octets.size());
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return std::nullopt;
  return static_cast<std::size_t>(std::max<ssize_t>(count, 0));
}

void ChildProcess::closePipes() noexcept {
  for (auto* end : {&m_in, &m_out})
    if (const auto descriptor = std::exchange(*end, -1); descriptor != -1) ::close(static_cast<int>(descriptor));
}

void ChildProcess::kill() noexcept {
  if (m_process != -1) ::kill(static_cast<pid_t>(m_process), SIGKILL);
}

bool ChildProcess::waitForEnd(std::chrono::milliseconds wait) noexcept {
  for (const auto end = Clock::now() + wait; m_process != -1;) {
    if (waitpid(static_cast<pid_t>(m_process), nullptr, WNOHANG) != 0)
      m_process = -1;
    else if (Clock::now() >= end)
      return false;
    else
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

ChildProcess::~ChildProcess() { closePipes(); }

#endif

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_id(other.m_id), m_process(std::exchange(other.m_process, -1)), m_in(std::exchange(other.m_in, -1)),
      m_out(std::exchange(other.m_out, -1)) {}

} // namespace certdesk::platform
