#include "app/practice/escrow.h"

#include "app/practice/random.h"
#include "app/practice/unlock_code.h"

namespace certdesk::practice {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::size_t pinLength = 24;

// One context for both: rotating moves the sealed octets from one column to the other.
std::string contextOf(const std::string& ukeySerial) { return "officer-pin " + ukeySerial; }
std::string keyContextOf(const std::string& ukeySerial) { return "unblock-key " + ukeySerial; }

Result<Secret> unsealed(const Visit& visit, const std::string& ukeySerial, const Bytes& sealed) {
  return visit.office.key.unseal(sealed, contextOf(ukeySerial));
}

} // namespace

std::string newOfficerPin() { return randomText(alphabet, pinLength); }

Outcome deposit(Visit& visit, const std::string& ukeySerial, const Secret& pin) {
  const auto sealed = visit.office.key.seal(pin.view(), contextOf(ukeySerial));
  if (!sealed) return failed(sealed);
  visit.database.change("INSERT INTO escrow (ukey_serial, sealed_current, exposed) VALUES (?, ?, 0)",
                        {ukeySerial, *sealed});
  return {};
}

bool inEscrow(Database& database, const std::string& ukeySerial) {
  return database.one("SELECT ukey_serial FROM escrow WHERE ukey_serial = ?", {ukeySerial}).has_value();
}

Reply<EscrowedPins> release(Visit& visit, const std::string& ukeySerial) {
  const auto row = visit.database.one("SELECT * FROM escrow WHERE ukey_serial = ?", {ukeySerial});
  if (!row) return refuse(ErrorCode::NotFound, "not in escrow");
  auto sealedNext = row->octets("sealed_next");
  if (sealedNext.empty()) {
    auto fresh = newOfficerPin();
    auto sealed = visit.office.key.seal(viewOf(fresh), contextOf(ukeySerial));
    wipe(fresh);
    if (!sealed) return broken(sealed.error());
    sealedNext = std::move(*sealed);
  }
  auto current = unsealed(visit, ukeySerial, row->octets("sealed_current"));
  if (!current) return broken(current.error());
  auto next = unsealed(visit, ukeySerial, sealedNext);
  if (!next) return broken(next.error());
  visit.database.change("UPDATE escrow SET sealed_next = ?, exposed = 1 WHERE ukey_serial = ?",
                        {sealedNext, ukeySerial});
  return EscrowedPins{std::move(*current), std::move(*next), row->flag("exposed")};
}

void rotate(Visit& visit, const std::string& ukeySerial) {
  visit.database.change("UPDATE escrow SET sealed_current = sealed_next, sealed_next = NULL, exposed = 0"
                        " WHERE ukey_serial = ? AND sealed_next IS NOT NULL",
                        {ukeySerial});
}

Secret officerPin(Visit& visit, const std::string& ukeySerial) {
  const auto row = visit.database.one("SELECT sealed_current FROM escrow WHERE ukey_serial = ?", {ukeySerial});
  if (!row) return {};
  auto pin = unsealed(visit, ukeySerial, row->octets("sealed_current"));
  return pin ? std::move(*pin) : Secret();
}

Secret newUnblockKey() {
  auto octets = randomOctets(unblockKeySize);
  Secret key{ByteView(octets)};
  wipe(octets);
  return key;
}

Outcome depositUnblockKey(Visit& visit, const std::string& ukeySerial, const Secret& key) {
  const auto sealed = visit.office.key.seal(key.view(), keyContextOf(ukeySerial));
  if (!sealed) return failed(sealed);
  visit.database.change("INSERT INTO unblock_key (ukey_serial, sealed_key) VALUES (?, ?)", {ukeySerial, *sealed});
  return {};
}

bool opensByCode(Database& database, const std::string& ukeySerial) {
  return database.one("SELECT ukey_serial FROM unblock_key WHERE ukey_serial = ?", {ukeySerial}).has_value();
}

Secret unblockKey(Visit& visit, const std::string& ukeySerial) {
  const auto row = visit.database.one("SELECT sealed_key FROM unblock_key WHERE ukey_serial = ?", {ukeySerial});
  if (!row) return {};
  auto key = visit.office.key.unseal(row->octets("sealed_key"), keyContextOf(ukeySerial));
  return key ? std::move(*key) : Secret();
}

} // namespace certdesk::practice
