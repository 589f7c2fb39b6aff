#include "ui/shell/situation.h"

#include "app/workflow/checklist.h"
#include "ui/format.h"

#include <QCoreApplication>
#include <QDateTime>

namespace certdesk::ui {

namespace {

class Words {
  Q_DECLARE_TR_FUNCTIONS(Situation)
};

struct Waiting {
  QString what;
  Icon icon;
};

Waiting waitingAt(workflow::Step step, bool staysOnItsUkey) {
  using workflow::Step;
  switch (step) {
  case Step::Reason:
    return {Words::tr("Say what happened to the UKEY"), Icon::Ukey};
  case Step::Agreement:
    return {Words::tr("Read and accept the agreement"), Icon::File};
  case Step::Quote:
    return {Words::tr("Confirm the price"), Icon::Bank};
  case Step::SecurityQuestion:
    return {Words::tr("Answer the security question"), Icon::Lock};
  case Step::ExtensionItems:
  case Step::ExtensionInfo:
    return {Words::tr("Fill in the contents"), Icon::File};
  case Step::AcceptanceForm:
    return {Words::tr("Print the acceptance form"), Icon::File};
  case Step::Materials:
    return {Words::tr("Upload the materials"), Icon::Upload};
  case Step::Payment:
    return {Words::tr("Pay for it"), Icon::Bank};
  case Step::Voucher:
    return {Words::tr("Upload the payment voucher"), Icon::Upload};
  case Step::UkeyCheck:
    return {staysOnItsUkey ? Words::tr("Try out the UKEY") : Words::tr("Try out the new UKEY"), Icon::Ukey};
  case Step::Submit:
    return {Words::tr("Check and submit it"), Icon::Upload};
  case Step::Review:
    return {Words::tr("The CA reviews it"), Icon::Clock};
  case Step::DownloadCheck:
    return {Words::tr("Enter the authorisation code from the mail"), Icon::Mail};
  case Step::OpenFiles:
    return {Words::tr("Think of open tenders and files"), Icon::File};
  case Step::UnlockCode:
    return {Words::tr("Call the help desk for the unlock code"), Icon::Phone};
  case Step::NewPin:
    return {Words::tr("Choose a new PIN"), Icon::Lock};
  case Step::ChooseUkey:
  case Step::Pin:
  case Step::UkeyTry:
    return {staysOnItsUkey ? Words::tr("Put in the UKEY") : Words::tr("Put in the new UKEY"), Icon::Ukey};
  case Step::SigningKey:
  case Step::SigningCertificate:
  case Step::EncryptionKey:
  case Step::Certificates:
  case Step::Proof:
  case Step::OldSetRemoved:
  case Step::Unlocked:
  case Step::Confirmed:
    return {Words::tr("Write it to the UKEY"), Icon::Download};
  }
  return {};
}

Tab tabOf(const portal::Application& application) {
  switch (application.stage) {
  case portal::Stage::Draft:
  case portal::Stage::UnderReview:
  case portal::Stage::SentBack:
  case portal::Stage::Papers:
    return application.service == "issue" ? Tab::Issuing : Tab::Open;
  case portal::Stage::Approved:
    return Tab::Download;
  case portal::Stage::Completed:
  case portal::Stage::Refused:
  case portal::Stage::Cancelled:
  case portal::Stage::Expired:
    return Tab::Done;
  }
  return Tab::Open;
}

Turn turnOf(portal::Actor actor) {
  switch (actor) {
  case portal::Actor::Holder:
    return Turn::Holder;
  case portal::Actor::CertificationAuthority:
    return Turn::Authority;
  case portal::Actor::Nobody:
    return Turn::Nobody;
  }
  return Turn::Nobody;
}

// What the portal's stage alone says; for open ones the line we stand at says more.
void wordStage(const portal::Application& application, Situation& made) {
  switch (application.stage) {
  case portal::Stage::Draft:
    made.waitsFor = Words::tr("Go on filling it in");
    break;
  case portal::Stage::UnderReview:
    made.waitsFor = Words::tr("The CA reviews it");
    break;
  case portal::Stage::SentBack:
    made.waitsFor = application.reviewRemark.empty() ? Words::tr("Sent back to you")
                                                     : Words::tr("Sent back: %1").arg(utf8(application.reviewRemark));
    made.icon = Icon::Warning;
    made.ink = Ink::Warn;
    break;
  case portal::Stage::Papers:
    made.waitsFor = Words::tr("Papers or payment are missing");
    break;
  case portal::Stage::Approved:
    made.waitsFor = Words::tr("It can be downloaded");
    break;
  case portal::Stage::Completed:
    made.waitsFor = Words::tr("Completed");
    made.icon = Icon::Check;
    made.ink = Ink::Ok;
    break;
  case portal::Stage::Refused:
    made.waitsFor = application.reviewRemark.empty() ? Words::tr("Refused by the CA")
                                                     : Words::tr("Refused: %1").arg(utf8(application.reviewRemark));
    made.icon = Icon::Cross;
    made.ink = Ink::Bad;
    break;
  case portal::Stage::Cancelled:
    made.waitsFor = Words::tr("Withdrawn");
    made.icon = Icon::Ban;
    break;
  case portal::Stage::Expired:
    made.waitsFor = Words::tr("Ran out before it was finished");
    made.icon = Icon::Clock;
    break;
  }
}

} // namespace

QString serviceName(const std::string& service) {
  if (service == "recovery") return Words::tr("Key recovery");
  if (service == "renewal") return Words::tr("Renewal");
  if (service == "unlock") return Words::tr("Unlocking");
  if (service == "issue") return Words::tr("First certificate");
  return utf8(service);
}

QString shortServiceName(const std::string& service) {
  if (service == "recovery") return Words::tr("Recovery");
  return serviceName(service);
}

Situation situationOf(const portal::Application& application) {
  Situation made;
  made.tab = tabOf(application);
  made.turn = turnOf(application.actor);
  made.service = serviceName(application.service);
  wordStage(application, made);
  const auto* checklist = workflow::checklistFor(application.service);
  if (checklist == nullptr) return made;
  made.openable = true;

  workflow::Facts facts;
  facts.applicationId = application.id;
  facts.application = application;
  made.total = static_cast<int>(workflow::applicableLines(*checklist, facts).size());
  const auto standing = workflow::standing(*checklist, facts);
  if (standing.line == nullptr) return made;
  made.code = QString::fromStdString(checklist->code(*standing.line));
  made.stepsToCome = workflow::stepsToCome(*checklist, *standing.line, facts);
  if (application.stage == portal::Stage::Draft || application.stage == portal::Stage::Papers ||
      application.stage == portal::Stage::Approved) {
    const auto waiting = waitingAt(standing.line->step, workflow::staysOnItsUkey(application));
    made.waitsFor = waiting.what;
    made.icon = waiting.icon;
    made.ink = Ink::Accent;
  }
  return made;
}

QString moment(Time time, Time now) {
  const auto day = [](Time of) {
    return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(of.time_since_epoch().count())).date();
  };
  if (day(time) == day(now)) return Words::tr("today %1").arg(timeOfDay(time));
  if (day(time).addDays(1) == day(now)) return Words::tr("yesterday %1").arg(timeOfDay(time));
  return dateTime(time);
}

} // namespace certdesk::ui
