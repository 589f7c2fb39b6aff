#include "app/terminal/commands.h"

#include "app/terminal/which_certificate.h"
#include "app/terminal/which_recovery.h"

#include <QJsonArray>

#include <algorithm>

namespace certdesk::terminal {

namespace {

QString utf8(const std::string& text) { return QString::fromStdString(text); }

const char* word(portal::Stage stage) {
  switch (stage) {
  case portal::Stage::Draft:
    return "draft";
  case portal::Stage::UnderReview:
    return "under_review";
  case portal::Stage::SentBack:
    return "sent_back";
  case portal::Stage::Approved:
    return "approved";
  case portal::Stage::Completed:
    return "completed";
  case portal::Stage::Refused:
    return "refused";
  case portal::Stage::Cancelled:
    return "cancelled";
  case portal::Stage::Expired:
    return "expired";
  case portal::Stage::Papers:
    return "papers";
  }
  return "";
}

const char* word(token::PinState state) {
  switch (state) {
  case token::PinState::Ok:
    return "ok";
  case token::PinState::SomeWrong:
    return "some_wrong";
  case token::PinState::LastTry:
    return "last_try";
  case token::PinState::Locked:
    return "locked";
  case token::PinState::MustChange:
    return "must_change";
  }
  return "";
}

} // namespace

Outcome showCertificates(portal::Portal& portal, Output& output) {
  auto records = portal.certificates(Call{});
  if (!records) return failed(records);
  for (const auto& record : *records)
    showCertificate(record, output);
  return {};
}

Outcome showApplications(portal::Portal& portal, Output& output) {
  auto applications = portal.applications(Call{});
  if (!applications) return failed(applications);
  for (const auto& application : *applications) {
    output.object({{QStringLiteral("application"), utf8(application.id)},
                   {QStringLiteral("service"), utf8(application.service)},
                   {QStringLiteral("subject"), utf8(application.subject)},
                   {QStringLiteral("stage"), QLatin1String(word(application.stage))},
                   {QStringLiteral("since"), utf8(rfc3339(application.since))}});
    output.text(QStringLiteral("%1  %2  %3  %4")
                    .arg(utf8(application.id), utf8(application.service), QLatin1String(word(application.stage)),
                         utf8(application.subject)));
  }
  return {};
}

Outcome showUkeys(token::Tokens& tokens, Output& output) {
  auto inventory = tokens.inventory(Call{});
  if (!inventory) return failed(inventory);
  for (const auto& ukey : inventory->tokens) {
    output.object({{QStringLiteral("serial"), utf8(ukey.serial)},
                   {QStringLiteral("manufacturer"), utf8(ukey.manufacturer)},
                   {QStringLiteral("model"), utf8(ukey.model)},
                   {QStringLiteral("label"), utf8(ukey.label)},
                   {QStringLiteral("pin"), QLatin1String(word(ukey.pin))},
                   {QStringLiteral("certificates"), static_cast<int>(ukey.certificates.size())},
                   {QStringLiteral("practice"), ukey.practice}});
    output.text(QStringLiteral("%1  %2 %3  %4  PIN %5")
                    .arg(utf8(ukey.serial), utf8(ukey.manufacturer), utf8(ukey.model), utf8(ukey.label),
                         QLatin1String(word(ukey.pin))));
  }
  if (inventory->tokens.empty() && inventory->failures.empty()) output.noUkey();
  // A driver that failed is the command's own failure where no other one answered.
  for (std::size_t i = inventory->tokens.empty() ? 1 : 0; i < inventory->failures.size(); ++i)
    output.failure(inventory->failures[i]);
  if (inventory->tokens.empty() && !inventory->failures.empty())
    return tl::unexpected<Error>(inventory->failures.front());
  return {};
}

Outcome resendMail(portal::Portal& portal, const std::string& certificateId, Output& output) {
  auto applications = portal.applications(Call{});
  if (!applications) return failed(applications);
  const auto awaitsMail = [&](const portal::Application& one) {
    return one.stage == portal::Stage::Approved && (certificateId.empty() || one.certificateId == certificateId);
  };
  const auto waiting = std::find_if(applications->begin(), applications->end(), awaitsMail);
  if (const auto count = std::count_if(applications->begin(), applications->end(), awaitsMail); count != 1)
    return certificateUnclear(std::to_string(count) + " applications wait for a code");
  const auto snapshot = portal.application(waiting->id, {}, Call{}); // lists carry no ETag
  if (!snapshot) return failed(snapshot);
  const auto sent = portal.resendMail(**snapshot, Call{});
  if (!sent) return failed(sent);
  output.mailSent(sent->mailedTo);
  output.object({{QStringLiteral("result"), QStringLiteral("sent")},
                 {QStringLiteral("application"), utf8(sent->id)},
                 {QStringLiteral("mailed_to"), utf8(sent->mailedTo)}});
  return {};
}

Outcome withdraw(portal::Portal& portal, const std::string& applicationId,
                 const std::function<Outcome(const portal::Application&)>& sure, Output& output) {
  const auto now = portal.application(applicationId, {}, Call{});
  if (!now) return failed(now);
  if (auto yes = sure(**now); !yes) return yes;
  const auto ended = portal.cancel(**now, Call{});
  if (!ended) return failed(ended);
  output.object(
      {{QStringLiteral("result"), QStringLiteral("withdrawn")}, {QStringLiteral("application"), utf8(ended->id)}});
  return {};
}

Result<workflow::View> recover(workflow::World world, const RecoverRequest& request, Person& person, Output& output) {
  auto application = whichRecovery(world.portal, request.certificateId, request.ukeySerial);
  if (!application) return failed(application);
  output.object({{QStringLiteral("application"), utf8(application->id)}});
  output.text(utf8(application->id + "  " + application->subject));
  return drive(std::move(world), application->id, workflow::recovery(), person, output, request.drive);
}

} // namespace certdesk::terminal
