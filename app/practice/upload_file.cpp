#include "app/practice/upload_file.h"

#include "app/core/platform.h"
#include "app/practice/files.h"
#include "app/practice/openssl_handles.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace certdesk::practice {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t blockSize = std::size_t(256) * 1024;

tl::unexpected<Error> unusable(const std::string& id) { return fail(ErrorCode::FileUnreadable, "upload " + id); }

std::string_view magicOf(portal::MaterialType type) {
  switch (type) {
  case portal::MaterialType::Jpeg:
    return "\xFF\xD8\xFF";
  case portal::MaterialType::Png:
    return "\x89PNG\r\n\x1A\n";
  case portal::MaterialType::Pdf:
    return "%PDF-";
  }
  return {};
}

} // namespace

std::int64_t standing(const fs::path& folder, const std::string& id, std::int64_t received) {
  std::error_code failure;
  const auto size = fs::file_size(folder / id, failure);
  return failure ? 0 : std::min(received, static_cast<std::int64_t>(size));
}

Outcome appendPart(const fs::path& folder, const std::string& id, std::int64_t received, ByteView octets) {
  const auto file = folder / id;
  platform::makePrivate(file);
  std::error_code failure;
  fs::resize_file(file, static_cast<std::uintmax_t>(received), failure);
  if (failure) return unusable(id);
  {
    std::ofstream out(file, std::ios::binary | std::ios::app);
    out.write(reinterpret_cast<const char*>(octets.data()), static_cast<std::streamsize>(octets.size()));
    out.flush();
    if (!out) return unusable(id);
  }
  if (!platform::syncToDisk(file)) return unusable(id);
  return {};
}

Result<std::string> sha256OfUpload(const fs::path& folder, const std::string& id) {
  std::ifstream in(folder / id, std::ios::binary);
  const DigestContext digest(EVP_MD_CTX_new());
  if (!in || !digest || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1) return unusable(id);
  std::vector<char> block(blockSize);
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0)
    if (EVP_DigestUpdate(digest.get(), block.data(), static_cast<std::size_t>(in.gcount())) != 1) return unusable(id);
  Bytes hash(EVP_MAX_MD_SIZE);
  unsigned size = 0;
  if (in.bad() || EVP_DigestFinal_ex(digest.get(), hash.data(), &size) != 1) return unusable(id);
  hash.resize(size);
  return hex(hash);
}

bool looksLike(const fs::path& folder, const std::string& id, portal::MaterialType type) {
  const auto magic = magicOf(type);
  std::array<char, 8> head{};
  std::ifstream in(folder / id, std::ios::binary);
  in.read(head.data(), head.size());
  return std::string_view(head.data(), static_cast<std::size_t>(in.gcount())).starts_with(magic);
}

Result<Bytes> uploadContent(const fs::path& folder, const std::string& id, std::int64_t octets) {
  auto content = readFile(folder / id, static_cast<std::size_t>(octets));
  if (content && content->size() != static_cast<std::size_t>(octets)) return unusable(id);
  return content;
}

void removeUpload(const fs::path& folder, const std::string& id) noexcept {
  std::error_code ignored; // a file without a row goes at the next start
  fs::remove(folder / id, ignored);
}

} // namespace certdesk::practice
