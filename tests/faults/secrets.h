#pragma once
#include <atomic>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace certdesk::faults {

// What must be found nowhere on the PC: everything secret that a run used, and anything in the shape of a private key.
class Secrets {
public:
  void add(const std::string& name, std::string_view secret); // an empty one is none
  // A line for each secret that can be read in the octets: plain, in hexadecimal, or in base64 wherever it begins.
  [[nodiscard]] std::vector<std::string> in(const std::string& octets, const std::string& where) const;
  // The same of every file below the folder.
  [[nodiscard]] std::vector<std::string> below(const std::filesystem::path& folder) const;

private:
  struct Shape {
    std::string name, octets;
  };
  std::vector<Shape> m_shapes = privateKeys();
  static std::vector<Shape> privateKeys();
};

// Reads the arguments and the environment of this process's token hosts, over and over: what other programs of the same
// user could see.
class Onlooker {
public:
  Onlooker();
  ~Onlooker();
  Onlooker(const Onlooker&) = delete; // owns a thread
  Onlooker& operator=(const Onlooker&) = delete;
  [[nodiscard]] std::set<std::string> seen() const;
  [[nodiscard]] bool environmentSeen() const { return m_environmentSeen; } // of one at least

private:
  void look();
  std::atomic<bool> m_over = false, m_environmentSeen = false;
  mutable std::mutex m_mutex;
  std::set<std::string> m_seen;
  std::thread m_thread;
};

} // namespace certdesk::faults
