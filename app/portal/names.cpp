#include "app/portal/names.h"

#include <array>

namespace certdesk::portal {

namespace {
constexpr std::array<std::string_view, 5> certificateStates = {"valid", "frozen", "revoked", "expired", "superseded"};
constexpr std::array<std::string_view, 2> purposes = {"signing", "encryption"};
constexpr std::array<std::string_view, 8> stages = {"draft",     "under_review", "sent_back", "approved",
                                                    "completed", "refused",      "cancelled", "expired"};
constexpr std::array<std::string_view, 3> actors = {"holder", "ca", "nobody"};
constexpr std::array<std::string_view, 3> lossReasons = {"lost", "stolen", "damaged"};
constexpr std::array<std::string_view, 4> keyAlgorithms = {"rsa-2048", "rsa-3072", "ec-p256", "ec-p384"};
// The last enumerator keeps each list from being short.
static_assert(certificateStates.size() == static_cast<std::size_t>(CertificateState::Superseded) + 1);
static_assert(purposes.size() == static_cast<std::size_t>(Purpose::Encryption) + 1);
static_assert(stages.size() == static_cast<std::size_t>(Stage::Expired) + 1);
static_assert(actors.size() == static_cast<std::size_t>(Actor::Nobody) + 1);
static_assert(lossReasons.size() == static_cast<std::size_t>(LossReason::Damaged) + 1);
static_assert(keyAlgorithms.size() == static_cast<std::size_t>(KeyAlgorithm::EcP384) + 1);
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
std::span<const std::string_view> wireNames<KeyAlgorithm>() {
  return keyAlgorithms;
}

} // namespace certdesk::portal
