#pragma once
#include "app/practice/applications.h"

// From the approval on: the authorisation code, the download check (M18) and the UKEY that an application is bound to.
namespace certdesk::practice {

// Replaces the one before; five minutes, one use.
[[nodiscard]] Reply<portal::Captcha> newCaptcha(Visit& visit, const ApplicationRow& row);
// Opens EST for this application.; a wrong captcha costs no try of the code.
[[nodiscard]] Written checkDownload(Visit& visit, ApplicationRow row, const portal::DownloadCheckRequest& request);
//
[[nodiscard]] Written resendMail(Visit& visit, const Account& account, ApplicationRow row);
[[nodiscard]] Written releaseUkey(Visit& visit, ApplicationRow row);

// Whether it is the code; counts what is not.. Changes and saves the row.
[[nodiscard]] Reply<void> checkCode(Visit& visit, ApplicationRow& row, std::string_view code);

} // namespace certdesk::practice
