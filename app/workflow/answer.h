#pragma once
#include "app/core/secret.h"
#include "app/portal/nouns.h"

#include <optional>
#include <string>
#include <variant>

namespace certdesk::workflow {

// What the person says on a page. Move-only where it carries a secret.
struct SayReason {
  portal::LossReason reason;
  bool freeze;
};
struct AcceptAgreement {};
struct ConfirmQuote {
  std::optional<int> years = {}; // where there is a choice
};
// Renewal: knows what open tenders and undecrypted files mean for it, and goes on.
struct AcknowledgeOpenFiles {};
struct GiveAnswer {
  Secret answer;
};
// The new UKEY is at hand: try it before anything costs. newPin only where the UKEY still has its factory PIN.
struct CheckUkey {
  std::string serial;
  Secret pin, newPin;
  bool lastTryConfirmed = false;
};
struct UkeyLater {};
struct SubmitApplication {};
struct CancelApplication {};
// A page of contents (M9, M10), named by its form.
struct FillForm {
  std::string form;
  std::vector<portal::FieldValue> values;
};
// The acceptance form was printed or saved; said only here, and again after a restart.
struct FormPrinted {};
struct ArrangeMaterial {
  std::string kind;
  std::vector<portal::PageOrder> pages;
};
struct CompleteMaterials {
  portal::MaterialRole role;
};
struct OrderPayment {};
struct ChoosePayment {
  portal::PaymentMethod method;
};
// Something was changed beside the runner (a page was uploaded): look again.
struct LookAgain {};
struct GiveCode {
  Secret code;
  std::string captchaText; // for the captcha last shown; empty where none is asked
};
struct RequestCaptcha {};
struct ResendMail {};
struct ChooseUkey {
  std::string serial; // empty: choose again
};
// Yes to writing to another UKEY than the one already bound: what the first one got is revoked.
struct ReleaseUkey {};
struct GivePin {
  Secret pin, newPin; // newPin as in CheckUkey
  bool lastTryConfirmed = false;
};
// Unlock: the PIN the person wants from now on. It is held until the UKEY is opened with it.
struct ChooseNewPin {
  Secret pin;
};
// Unlock by telephone: what staff read out for the request code.
struct GiveUnlockCode {
  Secret code;
};
// Its time is over on the portal's side: the download check is made anew, and the request code stays.
struct CodeAgain {};
struct LogIn {
  std::string userName;
  Secret password;
};

using Answer = std::variant<SayReason, AcceptAgreement, ConfirmQuote, GiveAnswer, CheckUkey, UkeyLater,
                            SubmitApplication, CancelApplication, FillForm, FormPrinted, ArrangeMaterial,
                            CompleteMaterials, OrderPayment, ChoosePayment, LookAgain, GiveCode, RequestCaptcha,
                            ResendMail, ChooseUkey, ReleaseUkey, GivePin, LogIn, AcknowledgeOpenFiles, ChooseNewPin, GiveUnlockCode,
                            CodeAgain>;

} // namespace certdesk::workflow
