#include "app/core/error_code.h"

#include <array>

namespace certdesk {

namespace {

struct Entry {
  ErrorCode code;
  std::string_view name;
  std::string_view phone;
};

#define CERTDESK_ENTRY(name, phone) Entry{ErrorCode::name, #name, phone},
constexpr std::array entries = {CERTDESK_ERROR_CODES(CERTDESK_ENTRY)};
#undef CERTDESK_ENTRY

#define CERTDESK_CODE(name, phone) ErrorCode::name,
constexpr std::array codes = {CERTDESK_ERROR_CODES(CERTDESK_CODE)};
#undef CERTDESK_CODE

} // namespace

std::string_view phoneCode(ErrorCode code) { return entries.at(static_cast<std::size_t>(code)).phone; }
std::string_view nameOf(ErrorCode code) { return entries.at(static_cast<std::size_t>(code)).name; }

std::optional<ErrorCode> errorCodeFromName(std::string_view name) {
  for (const auto& entry : entries)
    if (entry.name == name) return entry.code;
  return std::nullopt;
}

std::span<const ErrorCode> allErrorCodes() { return codes; }

} // namespace certdesk
