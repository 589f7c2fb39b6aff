#include "app/practice_tools.h"

#include "app/core/text.h"
#include "ui/pages/ukey_picker.h"

#include <QCoreApplication>

#include <algorithm>

namespace certdesk {

namespace {

std::string remarkOn(const practice::Ukey& ukey, const practice::PracticeUkeys& known) {
  if (ukey.serial == known.lost) return QCoreApplication::translate("PracticeTools", "the lost one").toStdString();
  if (ukey.state.factoryPin)
    return QCoreApplication::translate("PracticeTools", "new, factory PIN").toStdString() + " " +
           practice::practised::factoryPin;
  if (ukey.serial == known.ready) return "PIN " + std::string(practice::practised::readyPin);
  const auto is = [&](const char* role) {
    const auto found = known.others.find(role);
    return found != known.others.end() && found->second == ukey.serial;
  };
  if (is("renewable"))
    return QCoreApplication::translate("PracticeTools", "can be renewed, PIN").toStdString() + " " +
           practice::practised::renewalPin;
  if (is("muddled") || is("full")) return "PIN " + std::string(practice::practised::rescuePin);
  const bool opened = ukey.state.userTriesLeft > 0 && (is("code") || is("locked"));
  if (opened || ukey.serial == known.fresh)
    return QCoreApplication::translate("PracticeTools", "opened, with the PIN that you chose").toStdString();
  if (is("code"))
    return QCoreApplication::translate("PracticeTools", "PIN locked and forgotten; opens by a code").toStdString();
  if (is("locked")) return QCoreApplication::translate("PracticeTools", "PIN locked and forgotten").toStdString();
  return {};
}

} // namespace

std::vector<ui::PracticeTools::Ukey> PracticeTools::drawer() {
  std::vector<Ukey> all;
  for (const auto& ukey : m_environment.drawer().list())
    all.push_back({ukey.serial, ui::practiceUkeyName(QString::fromStdString(ukey.state.label)).toStdString(),
                   remarkOn(ukey, m_environment.ukeys()), ukey.settings.inserted});
  return all;
}

std::vector<ui::PracticeTools::Mail> PracticeTools::mails() {
  std::vector<Mail> all;
  for (const auto& mail : m_environment.mails())
    all.push_back({std::chrono::floor<std::chrono::seconds>(mail.at), mail.recipient, mail.subject, mail.content});
  std::reverse(all.begin(), all.end());
  return all;
}

std::vector<ui::PracticeTools::Due> PracticeTools::due() {
  std::vector<Due> all;
  for (const auto& order : m_environment.openOrders())
    all.push_back({order.applicationId, order.totalFen});
  return all;
}

std::string PracticeTools::tellUnlockCode(const std::string& applicationId, const std::string& requestCode) {
  const auto code = m_environment.tellUnlockCode(applicationId, requestCode);
  return code ? std::string(code->text()) : std::string();
}

std::vector<ui::PracticeTools::Known> PracticeTools::known() {
  std::vector<Known> all{
      {QCoreApplication::translate("PracticeTools", "User name").toStdString(), m_environment.userName()},
      {QCoreApplication::translate("PracticeTools", "Password").toStdString(), m_environment.password()},
      {QCoreApplication::translate("PracticeTools", "Security answer").toStdString(),
       m_environment.answer()}};
  if (!m_samples.empty())
    all.push_back({QCoreApplication::translate("PracticeTools", "Papers to upload").toStdString(), utf8(m_samples)});
  return all;
}

} // namespace certdesk
