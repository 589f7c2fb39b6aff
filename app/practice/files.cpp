#include "app/practice/files.h"

#include "app/core/platform.h"
#include "app/core/text.h"

#include <fstream>

namespace certdesk::practice {

namespace fs = std::filesystem;

namespace {
tl::unexpected<Error> unusable(const fs::path& file) { return fail(ErrorCode::FileUnreadable, utf8(file.filename())); }
} // namespace

Result<Bytes> readFile(const fs::path& file, std::size_t most) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return unusable(file);
  Bytes content(most + 1);
  in.read(reinterpret_cast<char*>(content.data()), static_cast<std::streamsize>(content.size()));
  if (in.bad() || static_cast<std::size_t>(in.gcount()) > most) return unusable(file);
  content.resize(static_cast<std::size_t>(in.gcount()));
  return content;
}

Outcome replaceFile(const fs::path& file, ByteView content) {
  auto fresh = file;
  fresh += ".new";
  std::error_code failure;
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    // Before a single octet is in it.
    fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, failure);
    out.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
    out.flush();
    if (!out || failure) return unusable(file);
  }
  if (!platform::syncToDisk(fresh)) return unusable(file);
  fs::rename(fresh, file, failure);
  if (failure) return unusable(file);
  return {};
}

Outcome makePrivateFolder(const fs::path& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (!failure) fs::permissions(folder, fs::perms::owner_all, failure);
  if (failure) return unusable(folder);
  return {};
}

} // namespace certdesk::practice
