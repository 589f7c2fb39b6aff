#pragma once
#include "app/portal/nouns.h"

#include <optional>
#include <span>
#include <string_view>

namespace certdesk::portal {

// The words that the contract uses for the nouns' enumerations: a closed list each, in the enumerators' order.
template <class E>
[[nodiscard]] std::span<const std::string_view> wireNames();
template <>
std::span<const std::string_view> wireNames<CertificateState>();
template <>
std::span<const std::string_view> wireNames<Purpose>();
template <>
std::span<const std::string_view> wireNames<Stage>();
template <>
std::span<const std::string_view> wireNames<Actor>();
template <>
std::span<const std::string_view> wireNames<LossReason>();
template <>
std::span<const std::string_view> wireNames<UnlockMethod>();
template <>
std::span<const std::string_view> wireNames<KeyAlgorithm>();
template <>
std::span<const std::string_view> wireNames<FieldKind>();
template <>
std::span<const std::string_view> wireNames<MaterialType>();
template <>
std::span<const std::string_view> wireNames<MaterialRole>();
template <>
std::span<const std::string_view> wireNames<PaymentMethod>();
template <>
std::span<const std::string_view> wireNames<PaymentState>();

template <class E>
[[nodiscard]] std::string_view wireName(E value) {
  return wireNames<E>()[static_cast<std::size_t>(value)];
}
template <class E>
[[nodiscard]] std::optional<E> fromWireName(std::string_view name) {
  const auto names = wireNames<E>();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

} // namespace certdesk::portal
