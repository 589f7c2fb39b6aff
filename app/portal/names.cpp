#include "app/portal/names.h"

#include <array>

namespace certdesk::portal {

namespace {
constexpr std::array<std::string_view, 5> certificateStates = {"valid", "frozen", "revoked", "expired", "superseded"};
constexpr std::array<std::string_view, 2> purposes = {"signing", "encryption"};
constexpr std::array<std::string_view, 9> stages = {"draft",   "under_review", "sent_back", "approved", "completed",
                                                    "refused", "cancelled",    "expired",   "papers"};
constexpr std::array<std::string_view, 3> actors = {"holder", "ca", "nobody"};
constexpr std::array<std::string_view, 3> lossReasons = {"lost", "stolen", "damaged"};
constexpr std::array<std::string_view, 3> unlockMethods = {"escrow", "challenge", "telephone"};
constexpr std::array<std::string_view, 4> keyAlgorithms = {"rsa-2048", "rsa-3072", "ec-p256", "ec-p384"};
constexpr std::array<std::string_view, 5> fieldKinds = {"text", "number", "date", "choice", "yes_no"};
constexpr std::array<std::string_view, 3> materialTypes = {"image/jpeg", "image/png", "application/pdf"};
constexpr std::array<std::string_view, 3> materialRoles = {"paper", "acceptance_form", "voucher"};
constexpr std::array<std::string_view, 2> paymentMethods = {"online", "transfer"};
constexpr std::array<std::string_view, 8> paymentStates = {"unpaid", "open",         "expired",  "paid",
                                                           "failed", "wrong_amount", "too_late", "refunded"};
// The last enumerator keeps each list from being short.
static_assert(certificateStates.size() == static_cast<std::size_t>(CertificateState::Superseded) + 1);
static_assert(purposes.size() == static_cast<std::size_t>(Purpose::Encryption) + 1);
static_assert(stages.size() == static_cast<std::size_t>(Stage::Papers) + 1);
static_assert(actors.size() == static_cast<std::size_t>(Actor::Nobody) + 1);
static_assert(lossReasons.size() == static_cast<std::size_t>(LossReason::Damaged) + 1);
static_assert(unlockMethods.size() == static_cast<std::size_t>(UnlockMethod::Telephone) + 1);
static_assert(keyAlgorithms.size() == static_cast<std::size_t>(KeyAlgorithm::EcP384) + 1);
static_assert(fieldKinds.size() == static_cast<std::size_t>(FieldKind::YesNo) + 1);
static_assert(materialTypes.size() == static_cast<std::size_t>(MaterialType::Pdf) + 1);
static_assert(materialRoles.size() == static_cast<std::size_t>(MaterialRole::Voucher) + 1);
static_assert(paymentMethods.size() == static_cast<std::size_t>(PaymentMethod::Transfer) + 1);
static_assert(paymentStates.size() == static_cast<std::size_t>(PaymentState::Refunded) + 1);
} // namespace

template <>
std::span<const std::string_view> wireNames<CertificateState>() {
  return certificateStates;
}
template <>
std::span<const std::string_view> wireNames<Purpose>() {
  return purposes;
}
template <>
std::span<const std::string_view> wireNames<Stage>() {
  return stages;
}
template <>
std::span<const std::string_view> wireNames<Actor>() {
  return actors;
}
template <>
std::span<const std::string_view> wireNames<LossReason>() {
  return lossReasons;
}
template <>
std::span<const std::string_view> wireNames<UnlockMethod>() {
  return unlockMethods;
}
template <>
std::span<const std::string_view> wireNames<KeyAlgorithm>() {
  return keyAlgorithms;
}
template <>
std::span<const std::string_view> wireNames<FieldKind>() {
  return fieldKinds;
}
template <>
std::span<const std::string_view> wireNames<MaterialType>() {
  return materialTypes;
}
template <>
std::span<const std::string_view> wireNames<MaterialRole>() {
  return materialRoles;
}
template <>
std::span<const std::string_view> wireNames<PaymentMethod>() {
  return paymentMethods;
}
template <>
std::span<const std::string_view> wireNames<PaymentState>() {
  return paymentStates;
}

} // namespace certdesk::portal
