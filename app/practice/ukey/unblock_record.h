#pragma once
#include "app/core/secret.h"
#include "app/practice/ukey/ukey_record.h"

namespace certdesk::practice {

// What lies inside a UKEY that opens with a code, in the drawer's file <serial>.unblock: the key that answers its
// challenges, and the security officer's PIN, without which SoftHSM sets no other. The PIN is sealed under a key that
// is made of the unblock key. All under UkeyRecord::busy(), but for a UKEY that nobody sees yet.
class UnblockRecord {
public:
  explicit UnblockRecord(const UkeyRecord& record) : m_file(record.file(".unblock")), m_serial(record.serial()) {}

  [[nodiscard]] bool enabled() const;
  [[nodiscard]] Secret key() const; // empty where it is not enabled
  [[nodiscard]] bool enable(ByteView key, ByteView soPin) const;
  void disable() const;

  // The officer's PIN; more than one where a change of it was cut short, and nobody knows how it ended.
  [[nodiscard]] std::vector<Secret> soPins() const;
  // Before such a change, and after it: the new one alone, or as before.
  [[nodiscard]] bool addSoPin(ByteView next) const;
  void settleSoPin(bool changed) const;

private:
  [[nodiscard]] Lines lines() const;
  [[nodiscard]] std::string sealed(ByteView key, ByteView soPin) const; // hexadecimal; empty where it fails

  std::filesystem::path m_file;
  std::string m_serial;
};

} // namespace certdesk::practice
