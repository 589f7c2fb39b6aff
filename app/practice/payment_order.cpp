#include "app/practice/payment_order.h"

#include "app/portal/names.h"

namespace certdesk::practice {

using portal::PaymentState;

namespace {

std::optional<OrderRow> orderFrom(const std::optional<Row>& row) {
  if (!row) return std::nullopt;
  OrderRow order;
  order.id = row->text("id");
  order.applicationId = row->text("application_id");
  order.token = row->text("token");
  order.totalFen = row->number("total_fen");
  order.state = portal::fromWireName<PaymentState>(row->text("state")).value_or(PaymentState::Failed);
  order.expiresAt = row->moment("expires_at");
  order.tradeNumber = row->text("trade_number");
  order.paidFen = row->number("paid_fen");
  order.paidAt = row->maybeMoment("paid_at");
  return order;
}

} // namespace

std::optional<OrderRow> orderOf(Database& database, const std::string& applicationId) {
  return orderFrom(database.one("SELECT * FROM payment_order WHERE application_id = ?", {applicationId}));
}

std::optional<OrderRow> orderBehind(Database& database, const std::string& token) {
  return orderFrom(database.one("SELECT * FROM payment_order WHERE token = ?", {token}));
}

std::vector<OrderRow> openOrders(Database& database) {
  std::vector<OrderRow> orders;
  for (const auto& row : database.select("SELECT * FROM payment_order WHERE state = 'open' ORDER BY expires_at"))
    orders.push_back(*orderFrom(row));
  return orders;
}

void setState(Database& database, const OrderRow& order, PaymentState state) {
  database.change("UPDATE payment_order SET state = ? WHERE id = ?", {std::string(portal::wireName(state)), order.id});
}

} // namespace certdesk::practice
