#include "app/practice/payment.h"

#include "app/portal/names.h"
#include "app/practice/application_noun.h"
#include "app/practice/papers.h"
#include "app/practice/papers_texts.h"
#include "app/practice/payment_order.h"
#include "app/practice/random.h"

namespace certdesk::practice {

namespace {

using portal::PaymentMethod;
using portal::PaymentState;

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

std::int64_t totalFor(const Visit& visit, const ApplicationRow& row, const CertificateRow& certificate) {
  return row.quoteTotalFen.value_or(quoteFor(visit, row, certificate).totalFen);
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

} // namespace

portal::Payment paymentOf(Visit& visit, const ApplicationRow& row, const CertificateRow& certificate) {
  const auto language = visit.language;
  portal::Payment payment;
  payment.name = quoteFor(visit, row, certificate).items.front().name;
  payment.totalFen = totalFor(visit, row, certificate);
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
  if (row.paymentMethod == PaymentMethod::Transfer && row.voucherComplete) return true;
  const auto order = orderOf(database, row.id);
  return order && order->state == PaymentState::Paid;
}

Written orderPayment(Visit& visit, const Account& account, ApplicationRow row) {
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (!papersOpen(row) || row.paymentMethod == PaymentMethod::Transfer) return refuse(ErrorCode::NotAllowedNow);
  const auto before = orderOf(visit.database, row.id);
  if (before && (before->state == PaymentState::Paid || before->state == PaymentState::Open)) return row;
  open(visit, row, before, totalFor(visit, row, *certificate));
  row.paymentMethod = PaymentMethod::Online;
  save(visit.database, row);
  return row;
}

// Only one way is open at a time, so that nobody pays both ways.
Written choosePayment(Visit& visit, const Account& account, ApplicationRow row,
                      const portal::PaymentMethodRequest& request) {
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (!papersOpen(row)) return refuse(ErrorCode::NotAllowedNow);
  const auto order = orderOf(visit.database, row.id);
  if (order && order->state == PaymentState::Paid) return refuse(ErrorCode::NotAllowedNow, "it is paid");
  const bool online = request.method == PaymentMethod::Online;
  if (online && row.voucherComplete) return refuse(ErrorCode::NotAllowedNow, "the voucher is there");
  if (!online && order && order->state == PaymentState::Open) setState(visit.database, *order, PaymentState::Expired);
  if (online && order && row.paymentMethod == PaymentMethod::Transfer)
    open(visit, row, order, totalFor(visit, row, *certificate));
  row.paymentMethod = request.method;
  return goOn(visit, account, std::move(row));
}

} // namespace certdesk::practice
