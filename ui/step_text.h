#pragma once
#include "app/workflow/renewed.h"
#include "app/workflow/step.h"

#include <QString>
#include <QStringList>
#include <string_view>

namespace certdesk::ui {

// The names of lines, phases and waits, as the sidebar, the stages and the terminal show them.
[[nodiscard]] QString stepTitle(workflow::Step step);
[[nodiscard]] QString phaseTitle(workflow::Phase phase);
// "Key recovery", and short beside a step code: "Recovery R-04".
[[nodiscard]] QString serviceTitle(std::string_view service);
[[nodiscard]] QString serviceShortTitle(std::string_view service);
[[nodiscard]] QString waitText(workflow::Wait wait);
// What the terminal says at the end: of a recovery, of a rehearsal (folder: where its world is kept, empty where it is
// gone), and of asking for the mail with the authorisation code again.
[[nodiscard]] QString finishedText(const QString& ukeySerial);
[[nodiscard]] QString downloadedText(const QString& ukeySerial);
[[nodiscard]] QString unlockedText(const QString& ukeySerial); // of an unlock
[[nodiscard]] QString unlockedElsewhereText(const QString& ukeySerial);
// What is read out on the telephone.
[[nodiscard]] QString requestCodeText(const std::string& application, const std::string& challenge);
[[nodiscard]] QString renewedText(const workflow::Renewed& renewed);
[[nodiscard]] QString practisedText(const QString& folder);
[[nodiscard]] QString mailSentText(const QString& address);
[[nodiscard]] QString noUkeyText();
[[nodiscard]] QString pinChangedText(const QString& ukeySerial);
// Before what may safely go is removed from a UKEY, whether a person's line is a yes to it, and afterwards.
[[nodiscard]] QString confirmTidyText(const QStringList& names);
// The same of an application, before it is withdrawn.
[[nodiscard]] QString confirmWithdrawalText(const portal::Application& application);
[[nodiscard]] QString withdrawnText(const QString& application);
[[nodiscard]] bool meansYes(const QString& typed);
[[nodiscard]] QString tidiedText(const QString& ukeySerial, const QStringList& names);
[[nodiscard]] QString loggedInText(const QString& userName, bool renewalOnly);

} // namespace certdesk::ui
