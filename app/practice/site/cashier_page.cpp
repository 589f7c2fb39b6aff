#include "app/practice/site/cashier_page.h"

#include "app/practice/papers.h"
#include "app/practice/papers_texts.h"
#include "app/practice/payment.h"
#include "app/practice/site/site_texts.h"
#include "app/practice/site/web_form.h"

namespace certdesk::practice {

namespace {

using portal::PaymentState;

constexpr CashierAct payNow{AtCashier::Pay, "pay", text::pay};
constexpr CashierAct payLate{AtCashier::Pay, "pay", text::payLate};
constexpr CashierAct payWrong{AtCashier::PayWrongAmount, "wrong", text::payWrong};
constexpr CashierAct payFails{AtCashier::Fail, "fail", text::payFails};
constexpr CashierAct refundAct{AtCashier::Refund, "refund", text::payBack};

Html rows(Visit& visit, const ApplicationRow& application, const CertificateRow& certificate,
          const portal::Payment& payment) {
  const auto words = [&](const Phrase& phrase) { return say(visit.language, phrase); };
  auto list = row(words(text::whatIsPaid), payment.name) + row(words(text::certificateName), certificate.subject) +
              row(words(text::reference), grouped(application.id)) + row(words(text::payee), payment.transfer.holder);
  if (payment.state == PaymentState::Open) list += row(words(text::validUntil), shown(payment.order->expiresAt));
  if (payment.result)
    list += row(words(text::paidAt), shown(payment.result->paidAt)) +
            row(words(text::tradeNumber), payment.result->tradeNumber);
  return element("dl", list);
}

Html formOf(Visit& visit, const OrderRow& order, const std::vector<CashierAct>& acts, const std::string& address) {
  const auto language = visit.language;
  const auto first =
      order.state == PaymentState::Open ? say(language, text::pay) + " " + money(language, order.totalFen) : "";
  return element("form", {{"method", "post"}, {"action", address}},
                 styled("div", "acts", actButtons(language, acts, first))) +
         (order.state == PaymentState::Open ? styled("p", "quiet small", say(language, text::nothingCharged)) : Html());
}

HttpAnswer showCashier(Visit& visit, const ApplicationRow& row, const OrderRow& order) {
  const auto language = visit.language;
  const auto account = accountWith(visit, row.accountId);
  const auto certificate = account ? certificateOf(visit, *account, row.certificateId) : refuse(ErrorCode::NotFound);
  if (!certificate) return wrongAnswer(language, 404, text::noSuchOrder);
  const auto payment = paymentOf(visit, row, *certificate);
  const auto acts = actsAt(row, order);
  auto card = element("p", paymentChip(language, order.state)) +
              styled("p", "amount", money(language, order.totalFen)) + rows(visit, row, *certificate, payment);
  if (!payment.remark.empty()) card += styled("p", "remark", payment.remark);
  if (acts.empty() && payment.remark.empty()) card += styled("p", "lead", say(language, text::nothingToPay));
  if (!acts.empty()) card += formOf(visit, order, acts, cashierAddress + order.token);
  if (order.state != PaymentState::Open) card += styled("p", "quiet small", say(language, text::returnToWindow));
  return pageAnswer({language, say(language, text::cashier), styled("div", "card", card), {}, {}, "narrow"});
}

} // namespace

std::vector<CashierAct> actsForStaff(const ApplicationRow& row, const OrderRow& order) {
  return mayBeRefunded(row, order) ? std::vector{refundAct} : actsAt(row, order);
}

std::vector<CashierAct> actsAt(const ApplicationRow& row, const OrderRow& order) {
  if (!papersOpen(row) || row.paymentMethod == portal::PaymentMethod::Transfer) return {};
  if (order.state == PaymentState::Open) return {payNow, payWrong, payFails};
  if (order.state == PaymentState::Expired) return {payLate};
  return {};
}

Html actButtons(Language language, const std::vector<CashierAct>& acts, const std::string& firstLabel) {
  Html buttons;
  for (const auto& each : acts) {
    const bool first = buttons.empty() && !firstLabel.empty();
    buttons += element("button", {{"name", "act"}, {"value", each.name}, {"class", first ? "first" : "plain"}},
                       first ? firstLabel : say(language, each.label));
  }
  return buttons;
}

bool act(Visit& visit, const OrderRow& order, const std::vector<CashierAct>& offered, const std::string& name) {
  for (const auto& each : offered)
    if (name == each.name) return atCashier(visit, order.applicationId, each.act).has_value();
  return name == payNow.name || name == payWrong.name || name == payFails.name || name == refundAct.name;
}

Html paymentChip(Language language, PaymentState state) {
  switch (state) {
  case PaymentState::Unpaid:
    return chip(Tone::Plain, say(language, text::unpaid));
  case PaymentState::Open:
    return chip(Tone::Accent, say(language, text::open));
  case PaymentState::Expired:
    return chip(Tone::Warning, say(language, text::codeExpired));
  case PaymentState::Paid:
    return chip(Tone::Good, say(language, text::paid));
  case PaymentState::Failed:
    return chip(Tone::Bad, say(language, text::failed));
  case PaymentState::WrongAmount:
    return chip(Tone::Bad, say(language, text::wrongAmount));
  case PaymentState::TooLate:
    return chip(Tone::Bad, say(language, text::tooLate));
  case PaymentState::Refunded:
    return chip(Tone::Warning, say(language, text::refunded));
  }
  return {};
}

HttpAnswer answerCashier(Visit& visit, const HttpRequest& request) {
  const auto language = visit.language;
  const auto token = request.path.substr(std::string_view(cashierAddress).size());
  const auto order = orderBehind(visit.database, token);
  const auto row = order ? applicationWith(visit.database, order->applicationId) : std::nullopt;
  if (!row) return wrongAnswer(language, 404, text::noSuchOrder);
  if (request.method == "GET") return showCashier(visit, *row, *order);
  if (request.method != "POST") return notAllowed(language, "GET, POST");
  const auto form = webFormFrom(request);
  if (!form) return wrongAnswer(language, form.error().status, text::unreadable, request.path);
  const auto name = inForm(*form, "act");
  if (name == refundAct.name || !act(visit, *order, actsAt(*row, *order), name))
    return wrongAnswer(language, 400, text::unreadable, request.path);
  return seeOther(request.path);
}

} // namespace certdesk::practice
