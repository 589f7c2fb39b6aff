#pragma once
#include "app/core/bytes.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace certdesk::platform {

// A program that this one started, with a pipe to its standard input and one from its standard output. It inherits
// those two and nothing else; its standard error is the null device, and Ctrl-C at our terminal does not reach it.
// For one thread at a time, in a program that ignores broken pipes.
class ChildProcess {
public:
  struct Program {
    std::filesystem::path file;                                   // absolute: no search path is looked through
    std::vector<std::string> arguments;                           // UTF-8, never a secret: other users can read them
    std::vector<std::pair<std::string, std::string>> environment; // set in addition to ours
  };
  // Nothing where the program cannot be started.
  [[nodiscard]] static std::optional<ChildProcess> start(const Program& program);

  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&&) = delete;
  ChildProcess(const ChildProcess&) = delete; // two owners would wait for it twice
  ChildProcess& operator=(const ChildProcess&) = delete;
  // Closes the pipes, which a well-behaved child takes as the end of its work. Neither kills nor waits.
  ~ChildProcess();

  // Waits at most so long for something to read. Nothing: the time is over; 0: the other end is closed.
  [[nodiscard]] std::optional<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds wait);
  // Waits at most so long for room. Nothing: the time is over; 0: the other end is closed.
  [[nodiscard]] std::optional<std::size_t> write(ByteView octets, std::chrono::milliseconds wait);
  void closePipes() noexcept;

  // Ends it at once, wherever it is.
  void kill() noexcept;
  // Whether it has ended within that time.
  [[nodiscard]] bool waitForEnd(std::chrono::milliseconds wait) noexcept;
  [[nodiscard]] long id() const { return m_id; }

private:
  ChildProcess(long id, std::intptr_t process, std::intptr_t in, std::intptr_t out)
      : m_id(id), m_process(process), m_in(in), m_out(out) {}
  long m_id;
  std::intptr_t m_process;   // -1: it has ended and was waited for
  std::intptr_t m_in, m_out; // our ends: what we write to and what we read from
};

} // namespace certdesk::platform
