#include "app/core/file.h"

#include "app/core/text.h"

#include <fstream>

namespace certdesk {

tl::unexpected<Error> fileUnreadable(std::string detail) { return fail(ErrorCode::FileUnreadable, std::move(detail)); }

tl::unexpected<Error> fileMalformed(std::string detail) { return fail(ErrorCode::FileMalformed, std::move(detail)); }

Result<Bytes> readFile(const std::filesystem::path& file, std::size_t limit) {
  std::ifstream stream(file, std::ios::binary);
  Bytes content(limit + 1);
  if (stream) stream.read(reinterpret_cast<char*>(content.data()), static_cast<std::streamsize>(content.size()));
  if (!stream.eof() && stream.fail()) return fileUnreadable(utf8(file));
  content.resize(static_cast<std::size_t>(stream.gcount()));
  if (content.size() > limit) return fileMalformed(utf8(file) + " is longer than " + std::to_string(limit) + " octets");
  return content;
}

bool readableByOthers([[maybe_unused]] const std::filesystem::path& file) {
#ifdef _WIN32
  return false; // the profile's access list says who may, and not the bits that are shown here
#else
  using std::filesystem::perms;
  std::error_code unknown;
  const auto status = std::filesystem::status(file, unknown);
  return unknown || (status.permissions() & (perms::group_read | perms::others_read)) != perms::none;
#endif
}

} // namespace certdesk
