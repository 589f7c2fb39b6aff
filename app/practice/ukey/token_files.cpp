#include "app/practice/ukey/token_files.h"

#include <fstream>
#include <utility>

namespace certdesk::practice {

namespace fs = std::filesystem;

namespace {

constexpr const char* tokenObject = "token.object";
constexpr std::size_t uuidLength = 36;

bool isObject(const fs::path& file) { return file.extension() == ".object"; }

std::vector<fs::path> objectsIn(const fs::path& directory) {
  std::vector<fs::path> objects;
  std::error_code error;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error))
    if (isObject(entry->path())) objects.push_back(entry->path());
  return objects;
}

fs::path lockOf(fs::path object) { return object.replace_extension(".lock"); }

void removeObject(const fs::path& object) {
  std::error_code ignored;
  fs::remove(object, ignored);
  fs::remove(lockOf(object), ignored);
}

} // namespace

bool isWholeObject(const std::string& content) {
  // Eight octets each: generation, the attribute's type, the kind of its value; then the value.
  constexpr std::size_t header = 24;
  return content.size() > header;
}

TokenFiles::TokenFiles(const UkeyRecord& record, fs::path tokenDirectory)
    : m_token(std::move(tokenDirectory)), m_kept(record.file(".token")), m_before(record.file(".before")) {}

fs::path TokenFiles::directoryOf(const fs::path& tokens, const std::string& serial) {
  std::error_code error;
  for (fs::directory_iterator entry(tokens, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.size() == uuidLength && name.substr(19, 4) + name.substr(24) == serial) return entry->path();
  }
  return {};
}

void TokenFiles::recover() const {
  std::error_code error;
  if (fs::exists(m_before, error)) undo();
  const fs::path token = m_token / tokenObject;
  if (fs::file_size(token, error) == 0 || error) {
    const auto kept = readFile(m_kept);
    if (kept) (void)replaceFile(token, *kept);
  }
  for (const fs::path& object : objectsIn(m_token))
    if (fs::file_size(object, error) == 0 && !error) removeObject(object);
}

void TokenFiles::keep() const {
  const auto content = readFile(m_token / tokenObject);
  if (content && isWholeObject(*content) && readFile(m_kept) != content) (void)replaceFile(m_kept, *content);
}

bool TokenFiles::begin() const {
  // It counts from the rename on; before that, a copy that was not finished is nobody's.
  fs::path unfinished = m_before;
  unfinished += ".new";
  std::error_code error;
  fs::remove_all(unfinished, error);
  fs::create_directory(unfinished, error);
  for (const fs::path& object : objectsIn(m_token))
    if (!error) fs::copy_file(object, unfinished / object.filename(), error);
  if (!error) fs::rename(unfinished, m_before, error);
  return !error;
}

void TokenFiles::end() const {
  // Renamed first: half a copy must never be taken for a whole one.
  fs::path past = m_before;
  past += ".past";
  std::error_code ignored;
  fs::remove_all(past, ignored);
  fs::rename(m_before, past, ignored);
  fs::remove_all(past, ignored);
}

void TokenFiles::undo() const {
  std::error_code error;
  for (const fs::path& object : objectsIn(m_token))
    if (!fs::exists(m_before / object.filename(), error)) removeObject(object);
  for (const fs::path& object : objectsIn(m_before)) {
    const auto content = readFile(object);
    const fs::path place = m_token / object.filename();
    if (!content || (readFile(place) != content && !replaceFile(place, *content))) return; // tried again next time
    std::ofstream(lockOf(place), std::ios::app); // SoftHSM cannot delete an object without this empty file
  }
  end();
}

TokenFiles::Usage TokenFiles::usage() const {
  Usage usage;
  for (const fs::path& object : objectsIn(m_token)) {
    std::error_code error;
    const auto size = fs::file_size(object, error);
    if (error || object.filename() == tokenObject) continue;
    usage.octets += size;
    ++usage.objects;
  }
  return usage;
}

fs::file_time_type TokenFiles::stamp() const {
  std::error_code ignored;
  return fs::last_write_time(m_token / tokenObject, ignored);
}

} // namespace certdesk::practice
