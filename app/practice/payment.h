#pragma once
#include "app/practice/applications.h"
#include "app/practice/certificates.h"

// Money (M13 to M16). There is one order for an application, and it is paid once; whatever comes beside is paid back.
namespace certdesk::practice {

[[nodiscard]] portal::Payment paymentOf(Visit& visit, const ApplicationRow& row, const CertificateRow& certificate);
// Paid on line, or by transfer with its voucher.
[[nodiscard]] bool paymentSettled(Database& database, const ApplicationRow& row);

// The order: made, answered again, or given a new code where the one before is no good any more. S-06.
[[nodiscard]] Written orderPayment(Visit& visit, const Account& account, ApplicationRow row);
// S-06, also after it was paid.
[[nodiscard]] Written choosePayment(Visit& visit, const Account& account, ApplicationRow row,
                                    const portal::PaymentMethodRequest& request);

// The cashier's side. What becomes of a payment with a code: paid, too_late (after the code expired), wrong_amount;
// refunded where it was paid already, or nothing is to be paid any more. S-04 for a code that is not the present one.
[[nodiscard]] Reply<portal::PaymentState> pay(Visit& visit, const std::string& token, std::int64_t fen);
// The payer's bank says no. S-06 where the code is not open.
[[nodiscard]] Reply<void> failPayment(Visit& visit, const std::string& token);
// Paid money goes back. S-06 where none was paid.
[[nodiscard]] Reply<void> refund(Visit& visit, const std::string& token);
// Of an application that is taken back: what was paid for it.
void payBack(Visit& visit, const ApplicationRow& row);
// The token in an application's present code. S-04.
[[nodiscard]] Reply<std::string> paymentToken(Database& database, const std::string& applicationId);
// What the whole order costs. S-04.
[[nodiscard]] Reply<std::int64_t> paymentDue(Database& database, const std::string& token);

// Payments by itself, where that is set; codes that have expired.
void settlePayments(Visit& visit);

} // namespace certdesk::practice
