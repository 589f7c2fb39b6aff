#include "app/terminal/payment_answers.h"

#include "app/papers/money.h"
#include "app/terminal/secret_source.h"

namespace certdesk::terminal {

namespace {

using papers::money;
using portal::Payment;
using portal::PaymentMethod;
using portal::PaymentState;
using workflow::Answer;

QString utf8(const std::string& text) { return QString::fromStdString(text); }

const char* word(PaymentState state) {
  switch (state) {
  case PaymentState::Unpaid:
    return "unpaid";
  case PaymentState::Open:
    return "open";
  case PaymentState::Expired:
    return "expired";
  case PaymentState::Paid:
    return "paid";
  case PaymentState::Failed:
    return "failed";
  case PaymentState::WrongAmount:
    return "wrong_amount";
  case PaymentState::TooLate:
    return "too_late";
  case PaymentState::Refunded:
    return "refunded";
  }
  return "";
}

// Money that came to nothing: it is told, and there is a new code for the same order. What was paid back was so by
// people, who say what comes next.
bool cameToNothing(const Payment& payment) {
  return payment.state == PaymentState::Failed || payment.state == PaymentState::WrongAmount ||
         payment.state == PaymentState::TooLate;
}
bool needsOrder(const Payment& payment) {
  return !payment.order || payment.state == PaymentState::Unpaid || payment.state == PaymentState::Expired ||
         cameToNothing(payment);
}
std::string mark(const Payment& payment) {
  return std::string(word(payment.state)) + "/" + (payment.order ? payment.order->code : std::string());
}

void tellOrder(const Payment& payment, Output& output) {
  const auto& order = *payment.order;
  output.object(
      {{QStringLiteral("payment"), QJsonObject{{QStringLiteral("order"), utf8(order.id)},
                                               {QStringLiteral("code"), utf8(order.code)},
                                               {QStringLiteral("address"), utf8(order.address)},
                                               {QStringLiteral("amount_fen"), static_cast<qint64>(payment.totalFen)},
                                               {QStringLiteral("state"), QLatin1String(word(payment.state))},
                                               {QStringLiteral("remark"), utf8(payment.remark)}}}});
  // A code that takes no money any more is not told as the place to pay.
  const bool payable = payment.state == PaymentState::Open;
  const auto where = !payable ? std::string() : order.address.empty() ? order.code : order.address;
  output.text(QStringLiteral("      %1  %2  %3").arg(utf8(payment.name), money(payment.totalFen), utf8(where)));
  if (!payment.remark.empty()) output.text(QStringLiteral("      %1").arg(utf8(payment.remark)));
}

void tellTransfer(const Payment& payment, Output& output) {
  const auto& to = payment.transfer;
  output.object({{QStringLiteral("transfer"),
                  QJsonObject{{QStringLiteral("holder"), utf8(to.holder)},
                              {QStringLiteral("account"), utf8(to.account)},
                              {QStringLiteral("bank"), utf8(to.bank)},
                              {QStringLiteral("reference"), utf8(to.reference)},
                              {QStringLiteral("amount_fen"), static_cast<qint64>(payment.totalFen)}}}});
  for (const auto& line :
       {utf8(to.holder), utf8(to.account), utf8(to.bank), money(payment.totalFen), utf8(to.reference)})
    output.text(QStringLiteral("      %1").arg(line));
}

} // namespace

bool PaymentAnswers::waits(const PaperAnswers& said, const portal::Application& application) const {
  const auto& payment = application.payment;
  if (!payment || said.payment != PaymentMethod::Online || payment->method != PaymentMethod::Online) return false;
  return (needsOrder(*payment) ? m_ordered : m_told) == mark(*payment);
}

Result<Answer> PaymentAnswers::next(const PaperAnswers& said, std::optional<std::int64_t> agreedFen,
                                    const portal::Application& application, const Counter& counter) {
  const auto& payment = application.payment;
  if (!said.payment || !payment) return answerMissing("payment");
  if (agreedFen != payment->totalFen) return answerMissing("quote_fen with the portal's amount");
  if (*said.payment == PaymentMethod::Transfer) tellTransfer(*payment, counter.output);
  if (payment->method != said.payment) return Answer(workflow::ChoosePayment{*said.payment});
  if (needsOrder(*payment)) {
    if (cameToNothing(*payment)) tellOrder(*payment, counter.output);
    m_ordered = mark(*payment);
    return Answer(workflow::OrderPayment{});
  }
  m_told = mark(*payment);
  tellOrder(*payment, counter.output);
  return Answer(workflow::LookAgain{});
}

} // namespace certdesk::terminal
