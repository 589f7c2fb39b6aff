#pragma once
#include "app/core/secret.h"
#include "app/portal/nouns.h"

#include <string>
#include <variant>

namespace certdesk::workflow {

// What the person says on a page. Move-only where it carries a secret.
struct SayReason {
  portal::LossReason reason;
  bool freeze;
};
struct AcceptAgreement {};
struct ConfirmQuote {};
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
struct LogIn {
  std::string userName;
  Secret password;
};

using Answer =
    std::variant<SayReason, AcceptAgreement, ConfirmQuote, GiveAnswer, CheckUkey, UkeyLater, SubmitApplication,
                 CancelApplication, GiveCode, RequestCaptcha, ResendMail, ChooseUkey, ReleaseUkey, GivePin, LogIn>;

} // namespace certdesk::workflow
