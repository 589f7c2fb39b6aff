#pragma once
#include <filesystem>
#include <optional>

namespace certdesk::practice {

// Where a SoftHSM configuration says that its tokens lie, and the drawer beside it.
struct ConfFile {
  std::filesystem::path tokens, drawer;

  static std::optional<ConfFile> read(const std::filesystem::path& file);
  static std::optional<ConfFile> fromEnvironment(); // $SOFTHSM2_CONF, as SoftHSM itself does
};

} // namespace certdesk::practice
