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

} // namespace certdesk::practice
