#pragma once
#include <optional>
#include <string>
#include <string_view>

// What the hostile driver does, and how it is told to. HOSTILE_ORDERS names a file with one line
//   FUNCTION MISDEED [always]
// FUNCTION may be *. Without "always" it happens once: the file goes as it is carried out, so whoever gave the order
// sees that it was met. It is read at every call, in whatever process.
namespace hostile {

struct Order {
  std::string function, misdeed;
  bool always = false;
};
[[nodiscard]] std::optional<Order> order();
// The misdeed that this call is to commit; empty: none.
[[nodiscard]] std::string orderedOf(std::string_view function);
// Counts a call that a PIN comes with, in the file of the orders with ".pins" behind its name.
void notePin(std::string_view function);

// Commits one by which the call itself is not changed: it goes on where it comes back. Names of others are passed by.
// heard: what the driver was given, for one that tells.
void commit(const std::string& misdeed, const std::string& heard);

} // namespace hostile
