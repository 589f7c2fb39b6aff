#include "app/practice/password_rule.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr std::size_t shortest = 10; // characters

// What stands at the top of every list of stolen passwords, in lower case.
constexpr const char* everybodys[] = {"password", "123456",   "abc123",  "qwerty",  "111111",  "000000",
                                      "5201314",  "iloveyou", "admin",   "woaini",  "a123456", "1q2w3e",
                                      "woainima", "88888888", "letmein", "zaq12wsx"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

int kindsIn(std::string_view text) {
  bool letters = false, digits = false, others = false;
  for (const char c : text) {
    const bool letter = lower(c) >= 'a' && lower(c) <= 'z';
    const bool digit = c >= '0' && c <= '9';
    letters |= letter;
    digits |= digit;
    others |= !letter && !digit;
  }
  return int(letters) + int(digits) + int(others);
}

} // namespace

bool isGoodPassword(const Secret& password, const std::string& userName) {
  std::string small(password.text());
  std::transform(small.begin(), small.end(), small.begin(), lower);
  std::string name(userName);
  std::transform(name.begin(), name.end(), name.begin(), lower);
  bool good =
      characters(small) >= shortest && kindsIn(small) >= 2 && (name.empty() || small.find(name) == std::string::npos);
  // Such a word with a few characters behind it is no better.
  for (const auto* word : everybodys)
    good = good && small.rfind(word, 0) != 0;
  wipe(small);
  return good;
}

} // namespace certdesk::practice
