#pragma once
#include "app/practice/application_row.h"

// The pages of an application up to its submission (M6 to M8), and its end by the holder.
namespace certdesk::practice {

// Not in the database yet, and in no stage.
[[nodiscard]] ApplicationRow newApplication(Visit& visit, const Account& account, const std::string& certificateId,
                                            const std::string& service);
// A new application, or the open one for that certificate. S-04, S-06.
struct Started {
  ApplicationRow row;
  bool fresh = false;
};
[[nodiscard]] Reply<Started> start(Visit& visit, const Account& account, const portal::StartRequest& request);

// Each answers the row as it is then. S-06 where the application is past its pages.
using Written = Reply<ApplicationRow>;
[[nodiscard]] Written giveReason(Visit& visit, ApplicationRow row, const portal::ReasonRequest& request);
[[nodiscard]] Written acceptAgreement(Visit& visit, ApplicationRow row, const portal::AgreementRequest& request);
[[nodiscard]] Written confirmQuote(Visit& visit, const Account& account, ApplicationRow row,
                                   const portal::QuoteRequest& request);
[[nodiscard]] Written answerQuestion(Visit& visit, const Account& account, ApplicationRow row,
                                     const portal::AnswerRequest& request);
[[nodiscard]] Written submit(Visit& visit, const Account& account, ApplicationRow row);
[[nodiscard]] Written cancel(Visit& visit, ApplicationRow row);

// What was issued for an application and never confirmed is revoked, and its UKEY is free again.
void dropUnconfirmed(Visit& visit, ApplicationRow& row);

} // namespace certdesk::practice
