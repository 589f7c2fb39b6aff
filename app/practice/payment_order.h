#pragma once
#include "app/portal/nouns.h"
#include "app/practice/database.h"

namespace certdesk::practice {

// A payment order as the portal remembers it.
struct OrderRow {
  std::string id, applicationId, token, tradeNumber;
  std::int64_t totalFen = 0, paidFen = 0;
  portal::PaymentState state = portal::PaymentState::Open;
  Moment expiresAt{};
  std::optional<Moment> paidAt;
};

// Nothing where there is none.
[[nodiscard]] std::optional<OrderRow> orderOf(Database& database, const std::string& applicationId);
[[nodiscard]] std::optional<OrderRow> orderBehind(Database& database, const std::string& token);
[[nodiscard]] std::vector<OrderRow> openOrders(Database& database); // whose codes wait to be paid
void setState(Database& database, const OrderRow& order, portal::PaymentState state);

} // namespace certdesk::practice
