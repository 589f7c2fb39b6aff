#pragma once
#include "app/practice/ukey/ukey_record.h"

namespace certdesk::practice {

// SoftHSM's files of one token, made safe against the end of the process in the middle of a write.
// SoftHSM 2.6.1 writes every file in place (truncate, then write), token.object at each login: whoever is killed in
// between loses the token, or leaves empty objects and half a key pair. Here a copy lies beside, and what was begun
// and not ended is undone by whoever comes next. All under UkeyRecord::busy().
class TokenFiles {
public:
  struct Usage {
    std::uint64_t octets = 0;
    unsigned objects = 0;
  };

  TokenFiles(const UkeyRecord& record, std::filesystem::path tokenDirectory);

  // SoftHSM names a token's directory by a UUID, whose last 16 digits but the first group of the node are the serial
  // number (ObjectStore::newToken). Empty where there is none.
  [[nodiscard]] static std::filesystem::path directoryOf(const std::filesystem::path& tokens,
                                                         const std::string& serial);

  // Undoes an act that was not ended, brings back a lost token.object and takes away empty objects.
  void recover() const;
  // Remembers token.object as it is, where it is whole. After each act that wrote it.
  void keep() const;

  // Around an act that writes objects: a kill in between leaves the token as it was before.
  [[nodiscard]] bool begin() const;
  void end() const;

  [[nodiscard]] Usage usage() const; // objects on the token, without token.object
  // Changes with each write of token.object by whomever.
  [[nodiscard]] std::filesystem::file_time_type stamp() const;

private:
  void undo() const;

  std::filesystem::path m_token, m_kept, m_before;
};

// Whether a file is what SoftHSM writes: a generation number and at least one attribute (ObjectFile.cpp).
[[nodiscard]] bool isWholeObject(const std::string& content);

} // namespace certdesk::practice
