#pragma once
#include "app/core/text.h"
#include "app/portal/nouns.h"

#include <memory>
#include <string>

namespace certdesk::test {

// A CA in a few lines of OpenSSL, for tests and pictures of what lies on a UKEY: keys of P-256, which it forgets.
class LittleCa {
public:
  explicit LittleCa(const std::string& name = "Example CA");
  ~LittleCa();
  LittleCa(const LittleCa&) = delete; // owns a key
  LittleCa& operator=(const LittleCa&) = delete;

  struct Issued {
    Bytes spki, certificate; // DER
  };
  // For a person of that name, good from an hour (or, where it has ended, three years) ago until notAfter.
  [[nodiscard]] Issued issue(const std::string& name, portal::Purpose purpose, Time notAfter) const;
  [[nodiscard]] std::vector<Bytes> anchors() const;
  // A receipt with that text, as a portal of this CA signs it: CMS, DER.
  [[nodiscard]] Bytes receipt(const std::string& text) const;

private:
  struct Inside;
  std::unique_ptr<Inside> m_inside;
};

} // namespace certdesk::test
