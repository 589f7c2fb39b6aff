#include "app/crypto/receipt_text.h"

#include "app/crypto/plain_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace certdesk::crypto {

namespace {

constexpr std::string_view firstLine = "CertDesk receipt v1 业务回执";
constexpr std::size_t hashDigits = 64, longestSerialNumber = 64;

// Takes one line after the other, and remembers whether one was not as it should be.
class Lines {
public:
  explicit Lines(std::string_view text) : m_rest(text) {}

  [[nodiscard]] bool good() const { return m_good; }
  [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

  // Whether the next line has that name; it is not taken.
  [[nodiscard]] bool comes(std::string_view name) const {
    return m_rest.starts_with(name) && m_rest.substr(name.size()).starts_with(": ");
  }
  std::string_view line() {
    const auto end = m_rest.find('\n');
    if (end == std::string_view::npos) return wrong();
    const auto taken = m_rest.substr(0, end);
    m_rest.remove_prefix(end + 1);
    return isPlainText(taken) ? taken : wrong();
  }
  std::string value(std::string_view name) {
    if (!comes(name)) return std::string(wrong());
    const auto taken = line();
    return std::string(taken.substr(std::min(taken.size(), name.size() + 2)));
  }
  Time time(std::string_view name) {
    const auto text = value(name);
    const auto time = fromRfc3339(text);
    // In the one spelling that is signed.
    if (!time || rfc3339(*time) != text) wrong();
    return time.value_or(Time{});
  }
  std::string hexadecimal(std::string_view name, std::size_t least, std::size_t most) {
    auto text = value(name);
    const bool digits = text.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!digits || text.size() < least || text.size() > most) wrong();
    return text;
  }
  template <class T, std::size_t size>
  T choice(std::string_view name, const std::array<std::pair<std::string_view, T>, size>& words) {
    const auto text = value(name);
    for (const auto& [word, choice] : words)
      if (word == text) return choice;
    wrong();
    return words.front().second;
  }
  std::string_view wrong() {
    m_good = false;
    m_rest = {};
    return {};
  }

private:
  std::string_view m_rest;
  bool m_good = true;
};

constexpr std::array fates = {std::pair{std::string_view("written"), Receipt::Fate::Written},
                              std::pair{std::string_view("kept"), Receipt::Fate::Kept},
                              std::pair{std::string_view("superseded"), Receipt::Fate::Superseded},
                              std::pair{std::string_view("untouched"), Receipt::Fate::Untouched}};
constexpr std::array purposes = {std::pair{std::string_view("signing"), Receipt::Purpose::Signing},
                                 std::pair{std::string_view("encryption"), Receipt::Purpose::Encryption}};

Receipt::Entry entryFrom(Lines& in) {
  Receipt::Entry entry;
  entry.fate = in.choice("certificate", fates);
  entry.purpose = in.choice("  purpose", purposes);
  entry.subject = in.value("  subject");
  entry.templateName = in.value("  template");
  entry.serialNumber = in.hexadecimal("  serial number", 2, longestSerialNumber);
  entry.sha256 = in.hexadecimal("  SHA-256", hashDigits, hashDigits);
  entry.notBefore = in.time("  valid from");
  entry.notAfter = in.time("  valid until");
  return entry;
}

} // namespace

std::optional<Receipt> receiptFrom(std::string_view text) {
  Lines in(text);
  Receipt receipt;
  if (in.line() != firstLine) return std::nullopt;
  receipt.practice = in.comes("practice");
  if (receipt.practice) (void)in.value("practice");
  receipt.service = in.value("service");
  receipt.application = in.value("application");
  receipt.portal = in.value("portal");
  receipt.portalName = in.value("portal name");
  receipt.authority = in.value("authority");
  receipt.confirmed = in.time("confirmed");
  receipt.ukeySerial = in.value("UKEY");
  if (in.comes("UKEY model")) receipt.ukeyModel = in.value("UKEY model");
  receipt.pinSet = in.comes("PIN");
  if (receipt.pinSet && in.value("PIN") != "set anew") in.wrong();
  while (in.good() && !in.atEnd())
    receipt.entries.push_back(entryFrom(in));
  if (!in.good() || receipt.entries.empty()) return std::nullopt;
  return receipt;
}

} // namespace certdesk::crypto
