#pragma once
#include "app/portal/nouns.h"

#include <QString>

// What the terminal says of an account, and of a certificate that was paused or ended.
namespace certdesk::ui {

[[nodiscard]] QString accountText(const portal::Account& account); // several lines
// Where a code goes, when the portal does not say; and that it is on its way.
[[nodiscard]] QString registeredAddressText(const QString& userName);
[[nodiscard]] QString codeSentText(const QString& address, Time expires);
[[nodiscard]] QString passwordChangedText();
[[nodiscard]] QString passwordResetText(const QString& userName);
[[nodiscard]] QString answerResetText();
[[nodiscard]] QString registeredText(const QString& userName);

[[nodiscard]] QString statusText(const portal::CertificateRecord& certificate);
// The prompt before a certificate ends for good.
[[nodiscard]] QString confirmRevocationText(const QString& certificateId, const QString& word);

} // namespace certdesk::ui
