#pragma once
#include "app/practice/drawer.h"
#include "app/practice/office.h"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace certdesk::practice {

// What everybody who rehearses has to know. Practice secrets are none: they are printed, and the same everywhere.
namespace practised {
inline constexpr const char* userName = "shili_jianshe";
inline constexpr const char* password = "Yanlian-2024";
inline constexpr const char* answer = "xiongmao";
inline constexpr const char* otherUserName = "shili_zixun"; // another account, with the same password and answer
inline constexpr const char* lostPin = "13572468";
inline constexpr const char* factoryPin = "12345678";
inline constexpr const char* readyPin = "24681357";
inline constexpr const char* renewalPin = "97531864";
inline constexpr const char* rescuePin = "31415926";
} // namespace practised

// The practice UKEYs by serial number: the lost one, pulled and with everything on it that was lost; a new one with a
// factory PIN, inserted; and one whose PIN was set already, pulled.
struct PracticeUkeys {
  std::string lost, fresh, ready;
  std::map<std::string, std::string> others; // what was wished for, by role: renewable, locked …
};

// What there can be beside that. Each costs time whenever a world is made, so it is made where it is wished for.
enum class Wish { Renewal, Unlock, Rescue, First };
[[nodiscard]] std::optional<Wish> wishFromName(std::string_view name); // renewal, unlock, rescue, first
using Wishes = std::set<Wish>;

// Fills an empty database and an empty drawer: an invented organisation and a person, their certificates as the
// tutorial shows them, and the UKEYs. Writes the samples, encrypted to what was lost, into the folder.
// All within the visit's transaction: what is not committed is made again.
[[nodiscard]] Outcome furnish(Visit& visit, const Drawer& drawer, const std::filesystem::path& folder,
                              const Wishes& wishes);
// Nothing where the database is empty.
[[nodiscard]] std::optional<PracticeUkeys> practiceUkeys(Database& database);

} // namespace certdesk::practice
