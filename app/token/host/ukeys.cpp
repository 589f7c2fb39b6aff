#include "app/token/host/ukeys.h"

#include "app/token/failures.h"
#include "app/token/frame.h"
#include "pkcs11/object.h"
#include "pkcs11/unblock.h"

namespace certdesk::token {

namespace {

constexpr std::size_t mostCertificates = 64, largestCertificate = 16 * 1024;
constexpr std::size_t mostOctets = largestFrame - 128 * 1024; // of certificates in one answer

PinState pinStateOf(const pkcs11::PinFlags& flags) {
  if (flags.locked) return PinState::Locked;
  if (flags.toBeChanged) return PinState::MustChange;
  if (flags.finalTry) return PinState::LastTry;
  return flags.countLow ? PinState::SomeWrong : PinState::Ok;
}

std::optional<std::uint64_t> smaller(const std::optional<std::uint64_t>& a, const std::optional<std::uint64_t>& b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

TokenInfo shown(const pkcs11::TokenInfo& info) {
  TokenInfo token;
  token.manufacturer = info.manufacturer;
  token.model = info.model;
  token.serial = info.serial;
  token.label = info.label;
  token.initialised = info.initialised && info.userPinInitialised;
  token.practice = info.manufacturer == "CertDesk practice" || info.manufacturer == "SoftHSM project" ||
                   info.model.rfind("SoftHSM", 0) == 0;
  token.pin = pinStateOf(info.user);
  token.pinPad = info.protectedAuthenticationPath;
  token.minimumPin = info.minimumPin;
  token.maximumPin = info.maximumPin;
  // Private and public objects mostly share one pool; where they do not, the smaller one is the limit.
  token.freeBytes = smaller(info.freePublicMemory, info.freePrivateMemory);
  token.totalBytes = smaller(info.totalPublicMemory, info.totalPrivateMemory);
  return token;
}

// What cannot be read is left out, and the list is not whole. One more than are shown tells that there are more.
// Whether all could be read.
bool readCertificates(const pkcs11::Module& module, CK_SLOT_ID slot, std::vector<Bytes>& certificates) {
  certificates.clear();
  const auto session = pkcs11::Session::open(module, slot, pkcs11::Access::ReadOnly);
  if (!session) return false;
  const auto objects = session->find(pkcs11::Template().number(CKA_CLASS, CKO_CERTIFICATE).boolean(CKA_TOKEN, true));
  if (!objects) return false;
  bool whole = true;
  for (const auto& object : *objects) {
    auto value = object.bytes(CKA_VALUE, largestCertificate);
    whole = whole && value.has_value();
    if (value && !value->empty() && certificates.size() <= mostCertificates) certificates.push_back(std::move(*value));
  }
  return whole;
}

std::optional<bool> opensByCode(const pkcs11::Module& module, CK_SLOT_ID slot) {
  const auto available = pkcs11::Unblock(module, slot).available();
  return available ? std::optional(*available) : std::nullopt;
}

// Every token in a slot that can be told apart from others: one without a serial cannot.
template <class Each>
pkcs11::Outcome forEach(const pkcs11::Module& module, Each each) {
  const auto slots = module.slotList(pkcs11::Module::Which::WithToken);
  if (!slots) return failed(slots);
  for (const auto id : *slots) {
    const pkcs11::Slot slot(module, id);
    const auto info = slot.token();
    if (info && !info->serial.empty()) each(slot, *info);
  }
  return {};
}

} // namespace

Result<FoundUkey> findUkey(const pkcs11::Module& module, const std::string& serial) {
  std::vector<FoundUkey> found;
  const auto looked = forEach(module, [&](const pkcs11::Slot& slot, const pkcs11::TokenInfo& info) {
    if (info.serial == serial) found.push_back({{slot, serial}, info});
  });
  if (!looked || found.size() != 1) return ukeyNotFound(serial);
  return std::move(found.front());
}

Result<Listed> Ukeys::list(const pkcs11::Module& module) {
  Listed listed;
  std::map<std::string, Known> known;
  std::size_t octets = 0;
  const auto looked = forEach(module, [&](const pkcs11::Slot& slot, const pkcs11::TokenInfo& info) {
    auto token = shown(info);
    auto& now = known[info.serial];
    if (const auto before = m_known.find(info.serial); before != m_known.end()) now = before->second;
    // A driver that could not read them at one look may at the next.
    if (!now.whole) now.whole = readCertificates(module, slot.id(), now.certificates);
    if (!now.unlocksByCode) now.unlocksByCode = opensByCode(module, slot.id());
    token.unlocksByCode = now.unlocksByCode.value_or(false);
    for (const auto& certificate : now.certificates)
      if (token.certificates.size() < mostCertificates && (octets += certificate.size()) <= mostOctets)
        token.certificates.push_back(certificate);
    token.certificatesWhole = now.whole && token.certificates.size() == now.certificates.size();
    listed.tokens.push_back(std::move(token));
  });
  if (!looked) return ukeyFault(looked.error());
  m_known = std::move(known);
  return listed;
}

} // namespace certdesk::token
