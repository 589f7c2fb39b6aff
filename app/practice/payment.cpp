#include "app/practice/payment.h"

#include "app/portal/names.h"
#include "app/practice/application_noun.h"
#include "app/practice/papers.h"
#include "app/practice/papers_texts.h"
#include "app/practice/random.h"

#include <QDateTime>

namespace certdesk::practice {

namespace {

using portal::PaymentState;

struct OrderRow {
  std::string id, applicationId, token, tradeNumber;
  std::int64_t totalFen = 0, paidFen = 0;
  PaymentState state = PaymentState::Open;
  Moment expiresAt{};
  std::optional<Moment> paidAt;
};

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

std::optional<OrderRow> orderOf(Database& database, const std::string& applicationId) {
  return orderFrom(database.one("SELECT * FROM payment_order WHERE application_id = ?", {applicationId}));
}

std::optional<OrderRow> orderBehind(Database& database, const std::string& token) {
  return orderFrom(database.one("SELECT * FROM payment_order WHERE token = ?", {token}));
}

void setState(Database& database, const OrderRow& order, PaymentState state) {
  database.change("UPDATE payment_order SET state = ? WHERE id = ?", {std::string(portal::wireName(state)), order.id});
}

void remember(Visit& visit, const OrderRow& order, std::int64_t fen, PaymentState outcome) {
  visit.database.change(
      "INSERT INTO payment_attempt (id, number, order_id, at, fen, outcome) VALUES (?, ?, ?, ?, ?, ?)",
      {newId(), visit.database.next("payment"), order.id, visit.now, fen, std::string(portal::wireName(outcome))});
}

std::string remarkOn(Language language, PaymentState state) {
  switch (state) {
  case PaymentState::Failed:
    return say(language, text::payFailed);
  case PaymentState::WrongAmount:
    return say(language, text::payWrongAmount);
  case PaymentState::TooLate:
    return say(language, text::payTooLate);
  case PaymentState::Refunded:
    return say(language, text::payRefunded);
  case PaymentState::Unpaid:
  case PaymentState::Open:
  case PaymentState::Expired:
  case PaymentState::Paid:
    break;
  }
  return {};
}

// The day in China and random digits, as payment services count; marked, so that nobody takes it for a real one.
std::string newTradeNumber(Moment now) {
  return "YANLIAN-" +
         QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), Qt::OffsetFromUTC, 8 * 3600)
             .toString(QStringLiteral("yyyyMMdd"))
             .toStdString() +
         randomText("0123456789", 20);
}

std::int64_t totalFor(const ApplicationRow& row, Language language, const CertificateRow& certificate) {
  return row.quoteTotalFen.value_or(quoteFor(language, certificate).totalFen);
}

std::optional<Moment> payDueFrom(const Visit& visit) {
  const auto& settings = visit.office.settings;
  return settings.autoPay ? std::optional(visit.now + settings.payDelay) : std::nullopt;
}

void open(Visit& visit, const ApplicationRow& row, const std::optional<OrderRow>& before, std::int64_t totalFen) {
  const auto expires = visit.now + visit.office.settings.paymentLife;
  if (before) {
    visit.database.change("UPDATE payment_order SET token = ?, state = 'open', expires_at = ?, pay_due = ?,"
                          " trade_number = NULL, paid_fen = NULL, paid_at = NULL WHERE id = ?",
                          {newToken(), expires, payDueFrom(visit), before->id});
    return;
  }
  visit.database.change("INSERT INTO payment_order (id, application_id, token, total_fen, state, expires_at, pay_due)"
                        " VALUES (?, ?, ?, ?, 'open', ?, ?)",
                        {newId(), row.id, newToken(), totalFen, expires, payDueFrom(visit)});
}

// The application's snapshot says something else now; it may go on to the review.
Reply<void> changed(Visit& visit, const OrderRow& order) {
  const auto row = applicationWith(visit.database, order.applicationId);
  const auto account = row ? accountWith(visit, row->accountId) : std::nullopt;
  if (!account) return refuse(ErrorCode::NotFound);
  const auto written = goOn(visit, *account, *row);
  if (!written) return refused(written);
  return {};
}

PaymentState outcomeOf(Visit& visit, const OrderRow& order, std::int64_t fen) {
  if (order.state == PaymentState::Paid) return PaymentState::Refunded;
  const auto row = applicationWith(visit.database, order.applicationId);
  if (!row || !papersOpen(*row)) return PaymentState::Refunded; // nothing is to be paid for
  if (order.state != PaymentState::Open || order.expiresAt <= visit.now) return PaymentState::TooLate;
  return fen == order.totalFen ? PaymentState::Paid : PaymentState::WrongAmount;
}

} // namespace

portal::Payment paymentOf(Visit& visit, const ApplicationRow& row, const CertificateRow& certificate) {
  const auto language = visit.language;
  portal::Payment payment;
  payment.name = quoteFor(language, certificate).items.front().name;
  payment.totalFen = totalFor(row, language, certificate);
  payment.method = row.paymentMethod;
  payment.transfer = {say(language, text::bankHolder), "0000 0000 0000 0000 000", say(language, text::bank), row.id};
  const auto order = orderOf(visit.database, row.id);
  if (!order) return payment;
  payment.totalFen = order->totalFen;
  payment.state = order->state;
  payment.remark = remarkOn(language, order->state);
  const auto address = visit.origin + "/practice/cashier/" + order->token;
  payment.order = {order->id, address, address, secondsOf(order->expiresAt)};
  if (order->paidAt)
    payment.result = {order->tradeNumber, payment.name, say(language, text::buyer), order->paidFen,
                      secondsOf(*order->paidAt)};
  return payment;
}

bool paymentSettled(Database& database, const ApplicationRow& row) {
  if (row.paymentMethod == portal::PaymentMethod::Transfer && row.voucherComplete) return true;
  const auto order = orderOf(database, row.id);
  return order && order->state == PaymentState::Paid;
}

Written orderPayment(Visit& visit, const Account& account, ApplicationRow row) {
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (!papersOpen(row)) return refuse(ErrorCode::NotAllowedNow);
  const auto before = orderOf(visit.database, row.id);
  if (before && (before->state == PaymentState::Paid || before->state == PaymentState::Open)) return row;
  open(visit, row, before, totalFor(row, visit.language, *certificate));
  if (!row.paymentMethod) row.paymentMethod = portal::PaymentMethod::Online;
  save(visit.database, row);
  return row;
}

Written choosePayment(Visit& visit, const Account& account, ApplicationRow row,
                      const portal::PaymentMethodRequest& request) {
  if (!papersOpen(row)) return refuse(ErrorCode::NotAllowedNow);
  const auto order = orderOf(visit.database, row.id);
  if (order && order->state == PaymentState::Paid) return refuse(ErrorCode::NotAllowedNow, "it is paid");
  row.paymentMethod = request.method;
  return goOn(visit, account, std::move(row));
}

Reply<PaymentState> pay(Visit& visit, const std::string& token, std::int64_t fen) {
  const auto order = orderBehind(visit.database, token);
  if (!order) return refuse(ErrorCode::NotFound);
  const auto outcome = outcomeOf(visit, *order, fen);
  remember(visit, *order, fen, outcome);
  if (outcome == PaymentState::Refunded) return outcome; // what was paid stays paid
  setState(visit.database, *order, outcome);
  if (outcome == PaymentState::Paid)
    visit.database.change("UPDATE payment_order SET trade_number = ?, paid_fen = ?, paid_at = ? WHERE id = ?",
                          {newTradeNumber(visit.now), fen, visit.now, order->id});
  if (const auto done = changed(visit, *order); !done) return refused(done);
  return outcome;
}

Reply<void> failPayment(Visit& visit, const std::string& token) {
  const auto order = orderBehind(visit.database, token);
  if (!order) return refuse(ErrorCode::NotFound);
  if (order->state != PaymentState::Open) return refuse(ErrorCode::NotAllowedNow);
  setState(visit.database, *order, PaymentState::Failed);
  return changed(visit, *order);
}

Reply<void> refund(Visit& visit, const std::string& token) {
  const auto order = orderBehind(visit.database, token);
  const auto row = order ? applicationWith(visit.database, order->applicationId) : std::nullopt;
  if (!row) return refuse(ErrorCode::NotFound);
  if (order->state != PaymentState::Paid) return refuse(ErrorCode::NotAllowedNow);
  payBack(visit, *row);
  return changed(visit, *order);
}

void payBack(Visit& visit, const ApplicationRow& row) {
  const auto order = orderOf(visit.database, row.id);
  if (!order || order->state != PaymentState::Paid) return;
  remember(visit, *order, order->paidFen, PaymentState::Refunded);
  setState(visit.database, *order, PaymentState::Refunded);
}

Reply<std::string> paymentToken(Database& database, const std::string& applicationId) {
  const auto order = orderOf(database, applicationId);
  if (!order) return refuse(ErrorCode::NotFound);
  return order->token;
}

Reply<std::int64_t> paymentDue(Database& database, const std::string& token) {
  const auto order = orderBehind(database, token);
  if (!order) return refuse(ErrorCode::NotFound);
  return order->totalFen;
}

void settlePayments(Visit& visit) {
  auto& database = visit.database;
  for (const auto& row : database.select("SELECT o.token, o.total_fen FROM payment_order o JOIN application a"
                                         " ON a.id = o.application_id WHERE o.state = 'open' AND o.pay_due <= ?"
                                         " AND o.expires_at > ? AND a.payment_method = 'online'",
                                         {visit.now, visit.now}))
    (void)pay(visit, row.text("token"), row.number("total_fen"));
  // The snapshot says so, so that it has to be another version of it.
  database.change("UPDATE application SET version = version + 1 WHERE id IN (SELECT application_id FROM payment_order"
                  " WHERE state = 'open' AND expires_at <= ?)",
                  {visit.now});
  database.change("UPDATE payment_order SET state = 'expired' WHERE state = 'open' AND expires_at <= ?", {visit.now});
}

} // namespace certdesk::practice
