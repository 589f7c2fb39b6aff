#pragma once
#include "app/practice/application_noun.h"
#include "app/practice/cashier.h"
#include "app/practice/payment_order.h"
#include "app/practice/site/page.h"

namespace certdesk::practice {

// The page behind a payment order's code: whoever has the code may pay, as with any payment service.
inline constexpr const char* cashierAddress = "/practice/cashier/"; // and the code
[[nodiscard]] HttpAnswer answerCashier(Visit& visit, const HttpRequest& request);

// The console offers them too. What is not offered in a state is not done: a second press of a button
// finds the first one's result.
struct CashierAct {
  AtCashier act;
  const char* name; // in the form's field "act"
  Phrase label;
};
[[nodiscard]] std::vector<CashierAct> actsAt(const ApplicationRow& row, const OrderRow& order);
// In the console money can be paid back as well, until the application is approved.
[[nodiscard]] std::vector<CashierAct> actsForStaff(const ApplicationRow& row, const OrderRow& order);
[[nodiscard]] Html actButtons(Language language, const std::vector<CashierAct>& acts,
                              const std::string& firstLabel = {});
// Does it where it is among those offered. False where the act's name is none that could be.
[[nodiscard]] bool act(Visit& visit, const OrderRow& order, const std::vector<CashierAct>& offered,
                       const std::string& name);
[[nodiscard]] Html paymentChip(Language language, portal::PaymentState state);

} // namespace certdesk::practice
