#pragma once
#include "app/practice/application_row.h"
#include "app/practice/payment_order.h"

// The other side of the payment: what payers and the portal's cashier do with the money.
namespace certdesk::practice {

// What becomes of a payment with a code: paid, too_late (after the code expired), wrong_amount;
// refunded where it was paid already, a transfer was chosen, or nothing is to be paid any more. S-04 for a code that is
// not the present one.
[[nodiscard]] Reply<portal::PaymentState> pay(Visit& visit, const std::string& token, std::int64_t fen);
// The payer's bank says no. S-06 where the code is not open.
[[nodiscard]] Reply<void> failPayment(Visit& visit, const std::string& token);
// What was paid, until the application is approved.
[[nodiscard]] bool mayBeRefunded(const ApplicationRow& row, const OrderRow& order);
// Paid money goes back. S-06 where it may not.
[[nodiscard]] Reply<void> refund(Visit& visit, const std::string& token);
// Of an application that is taken back: what was paid for it.
void payBack(Visit& visit, const ApplicationRow& row);
// The same on an application's present code, for rehearsals: what becomes of it. S-04, S-06.
enum class AtCashier { Pay, PayWrongAmount, Fail, Refund };
[[nodiscard]] Reply<portal::PaymentState> atCashier(Visit& visit, const std::string& applicationId, AtCashier act);

// Payments by itself, where that is set; codes that have expired.
void settlePayments(Visit& visit);

} // namespace certdesk::practice
