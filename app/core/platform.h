#pragma once
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// All that differs between operating systems, but for loading a driver (pkcs11/library.cpp).
namespace certdesk::platform {

// Keeps memory out of the swap file where the system allows it, whole pages at a time (locked_pages.h); failing is no
// error.
[[nodiscard]] std::size_t pageSize() noexcept;
void lockMemory(void* memory, std::size_t size) noexcept;
void unlockMemory(void* memory, std::size_t size) noexcept;

// No core dump of this process, which may hold a PIN; no other process of this user may attach.
void forbidDumps() noexcept;
// No more than so many octets of memory for this process: what asks for more is refused it. Without effect in a build
// with a sanitizer, which needs more than any.
void boundMemory(std::size_t octets) noexcept;
// What this process holds of the memory, in octets; 0 where the system does not say.
[[nodiscard]] std::size_t memoryInUse() noexcept;
// A dead pipe or socket is an error code, not the end of the process.
void ignoreBrokenPipes() noexcept;

// Broken-down UTC of a time, valid until the thread's next call.
[[nodiscard]] const std::tm* utc(std::time_t time);

// A lock on a file, held until the process ends or the object goes; nothing where another process holds it.
class FileLock {
public:
  static std::optional<FileLock> take(const std::filesystem::path& file);
  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  FileLock(const FileLock&) = delete; // the lock is released once
  // Of a lock that is held until the process ends: a child of it (PrivatePipes) holds it no longer than that.
  void closeInChildren() const noexcept;

private:
  explicit FileLock(std::intptr_t handle) : m_handle(handle) {}
  std::intptr_t m_handle;
};

// Moves standard input and output to private handles that children and drivers do not know, and puts the null device
// in their place and in the place of standard error. For the token host: a driver cannot talk into its pipes, and a
// helper that it forks does not keep them open beyond the host's end.
struct PrivatePipes {
  std::FILE* in = nullptr;
  std::FILE* out = nullptr;
};
[[nodiscard]] std::optional<PrivatePipes> takeStandardPipes();
// Waits until nobody holds the other end of a pipe that is read here; reads nothing.
void waitUntilLeft(std::FILE* pipe) noexcept;

// The names of this process's environment variables, and how one is taken out of it; for before there are threads.
[[nodiscard]] std::vector<std::string> environmentNames();
void forgetEnvironment(const std::string& name) noexcept;

// Asks the system not to sleep until it may again; false where it takes no such wish from a program (on Linux it is
// asked over D-Bus, which the window does).
bool preventSleep() noexcept;
void allowSleep() noexcept;

// Makes what is missing of a folder so that only its owner may look into it (XDG Base Directory Specification).
void makePrivateFolder(const std::filesystem::path& folder);
// Makes an empty file that only its owner may read, where there is none.
void makePrivate(const std::filesystem::path& file) noexcept;

// Adds a line to a file that only its owner may read, in one write at its end, whoever else adds to it. A file of
// `limit` octets or more becomes FILE.1 first, unless another keeps it locked: nobody waits. False where nothing could
// be added.
bool appendLine(const std::filesystem::path& file, std::string_view line, std::uintmax_t limit) noexcept;

// Flushes a file's content to the disk itself, not only to the system's cache.
bool syncToDisk(const std::filesystem::path& file) noexcept;

// Reads one line from an inherited file descriptor (a PIN or password handed over by a script). Without the line end.
[[nodiscard]] std::optional<std::string> readLineFrom(int descriptor);
// Asks on the terminal, for what nobody else shall read with the echo off; nothing where there is no terminal.
[[nodiscard]] std::optional<std::string> ask(const std::string& prompt);
[[nodiscard]] std::optional<std::string> askHidden(const std::string& prompt);

// Where the running program lies.
[[nodiscard]] std::filesystem::path executableDirectory();

} // namespace certdesk::platform
