#pragma once
#include <cstdint>
#include <vector>

namespace certdesk::fuzz {

// What the driver of fed_driver.cpp answers from. It lives as long as it is asked.
struct Feed {
  const std::uint8_t* next = nullptr;
  const std::uint8_t* end = nullptr;
  // Values that make sense, so that not every answer has to be spelled out: of attributes and signatures.
  const std::vector<std::vector<std::uint8_t>>* values = nullptr;
};
using SetFeed = void (*)(const Feed&);
inline constexpr const char* setFeedName = "setFeed"; // what the driver exports beside PKCS #11

} // namespace certdesk::fuzz
