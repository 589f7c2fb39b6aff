#include "app/practice/cashier.h"

#include "app/portal/names.h"
#include "app/practice/papers.h"
#include "app/practice/payment.h"
#include "app/practice/payment_order.h"
#include "app/practice/random.h"

#include <QDateTime>

namespace certdesk::practice {

namespace {

using portal::PaymentState;

void remember(Visit& visit, const OrderRow& order, std::int64_t fen, PaymentState outcome) {
  visit.database.change(
      "INSERT INTO payment_attempt (id, number, order_id, at, fen, outcome) VALUES (?, ?, ?, ?, ?, ?)",
      {newId(), visit.database.next("payment"), order.id, visit.now, fen, std::string(portal::wireName(outcome))});
}

// The day in China and random digits, as payment services count; marked, so that nobody takes it for a real one.
std::string newTradeNumber(Moment now) {
  return "YANLIAN-" +
         QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), Qt::OffsetFromUTC, 8 * 3600)
             .toString(QStringLiteral("yyyyMMdd"))
             .toStdString() +
         randomText("0123456789", 20);
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
  // Nothing is to be paid for, or it comes by transfer.
  if (!row || !papersOpen(*row) || row->paymentMethod == portal::PaymentMethod::Transfer) return PaymentState::Refunded;
  if (order.state != PaymentState::Open || order.expiresAt <= visit.now) return PaymentState::TooLate;
  return fen == order.totalFen ? PaymentState::Paid : PaymentState::WrongAmount;
}

} // namespace

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

bool mayBeRefunded(const ApplicationRow& row, const OrderRow& order) {
  return order.state == PaymentState::Paid && (papersOpen(row) || row.stage == portal::Stage::UnderReview);
}

Reply<void> refund(Visit& visit, const std::string& token) {
  const auto order = orderBehind(visit.database, token);
  auto row = order ? applicationWith(visit.database, order->applicationId) : std::nullopt;
  if (!row) return refuse(ErrorCode::NotFound);
  if (!mayBeRefunded(*row, *order)) return refuse(ErrorCode::NotAllowedNow);
  payBack(visit, *row);
  if (row->stage == portal::Stage::UnderReview && !paymentSettled(visit.database, *row)) {
    row->reviewDue.reset();
    enter(*row, portal::Stage::Papers, visit.now); // the money is owed again
    save(visit.database, *row);
  }
  return changed(visit, *order);
}

void payBack(Visit& visit, const ApplicationRow& row) {
  const auto order = orderOf(visit.database, row.id);
  if (!order || order->state != PaymentState::Paid) return;
  remember(visit, *order, order->paidFen, PaymentState::Refunded);
  setState(visit.database, *order, PaymentState::Refunded);
}

Reply<PaymentState> atCashier(Visit& visit, const std::string& applicationId, AtCashier act) {
  const auto order = orderOf(visit.database, applicationId);
  if (!order) return refuse(ErrorCode::NotFound);
  if (act == AtCashier::Pay) return pay(visit, order->token, order->totalFen);
  if (act == AtCashier::PayWrongAmount) return pay(visit, order->token, order->totalFen - 1);
  const auto done = act == AtCashier::Fail ? failPayment(visit, order->token) : refund(visit, order->token);
  if (!done) return refused(done);
  return act == AtCashier::Fail ? PaymentState::Failed : PaymentState::Refunded;
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
