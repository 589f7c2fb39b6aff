#include "app/workflow/recorded.h"

#include "app/crypto/certificate.h"

namespace certdesk::workflow {

namespace {

using acts::Act;
using acts::Kind;

Act actIn(const View& view, Kind kind) {
  Act act;
  act.kind = kind;
  act.service = view.checklist->service;
  if (const auto* line = view.standing.line) act.step = view.checklist->code(*line);
  act.application = view.facts.applicationId;
  act.ukeySerial = boundSerial(view.facts);
  return act;
}

std::optional<Kind> kindOf(Effect effect) {
  switch (effect) {
  case Effect::GenerateSigningKey:
    return Kind::KeyPairMade;
  case Effect::Enrol:
    return Kind::CertificateIssued;
  case Effect::InstallEncryptionKey:
    return Kind::EncryptionKeyWritten;
  case Effect::WriteCertificates:
    return Kind::CertificateWritten;
  case Effect::Prove:
    return Kind::Proved;
  case Effect::Confirm:
  case Effect::CompleteUnlock:
    return Kind::Confirmed;
  case Effect::RemoveOldSet:
    return Kind::OldKeyRemoved;
  case Effect::Unlock:
    return Kind::PinSet;
  case Effect::FetchApplication:
  case Effect::ListUkeys:
  case Effect::ReadUkey:
  case Effect::TryUkey:
  case Effect::AskUnlockChallenge:
    return std::nullopt;
  }
  return std::nullopt;
}

std::string serialNumberOf(const Bytes& der) {
  const auto certificate = crypto::Certificate::fromDer(der);
  return certificate ? certificate->serialHex() : std::string();
}

// Which certificates it was about; one that failed names none.
std::vector<std::string> certificatesOf(Kind kind, const View& view, const Learned& learned) {
  std::vector<std::string> serials;
  if (kind == Kind::CertificateWritten && view.facts.application.known())
    for (const auto& each : view.facts.application->issued)
      serials.push_back(serialNumberOf(each.certificate));
  if (kind == Kind::CertificateIssued && learned.application)
    if (const auto* signing = issuedSigning(*learned.application))
      serials.push_back(serialNumberOf(signing->certificate));
  if (kind == Kind::OldKeyRemoved && view.facts.application.known())
    serials.push_back(serialNumberOf(view.facts.application->oldSigningCertificate));
  return serials;
}

void recordEffect(Kind kind, const View& view, const Result<Learned>& result) {
  if (kind == Kind::KeyPairMade && result && !result->holdings) return; // another PC was here: none was made
  auto act = actIn(view, kind);
  if (!result) act.failure = result.error().code;
  const auto serials = result ? certificatesOf(kind, view, *result) : std::vector<std::string>();
  if (serials.empty()) acts::record(act);
  for (const auto& serial : serials) {
    act.certificate = serial;
    acts::record(act);
  }
}

Kind openedBy(const Secret& newPin) { return newPin.empty() ? Kind::UkeyOpened : Kind::PinSet; }

} // namespace

std::optional<Act> actOf(const Answer& answer, const Facts& facts) {
  Act act;
  act.ukeySerial = boundSerial(facts);
  if (const auto* pin = std::get_if<GivePin>(&answer)) {
    act.kind = openedBy(pin->newPin);
  } else if (const auto* check = std::get_if<CheckUkey>(&answer)) {
    act.kind = openedBy(check->newPin);
    act.ukeySerial = check->serial;
  } else if (std::holds_alternative<SubmitApplication>(answer)) {
    act.kind = Kind::Submitted;
  } else if (std::holds_alternative<CancelApplication>(answer)) {
    act.kind = Kind::Withdrawn;
  } else {
    return std::nullopt;
  }
  return act;
}

void record(std::optional<Act> answered, std::optional<Effect> effect, const View& view,
            const Result<Learned>& result) {
  if (effect)
    if (const auto kind = kindOf(*effect)) recordEffect(*kind, view, result);
  if (!answered) return;
  const bool opens = answered->kind == Kind::UkeyOpened || answered->kind == Kind::PinSet;
  if (opens && result && !result->pinGiven && !result->tried) return; // no PIN was given to it
  auto act = actIn(view, answered->kind);
  act.ukeySerial = answered->ukeySerial;
  if (!result) act.failure = result.error().code;
  acts::record(act);
}

void recordPaid(const View& before, const portal::Application& now) {
  const auto& application = before.facts.application;
  const auto paid = [](const portal::Application& one) {
    return one.payment && one.payment->state == portal::PaymentState::Paid;
  };
  if (application.known() && !paid(*application) && paid(now)) acts::record(actIn(before, Kind::Paid));
}

} // namespace certdesk::workflow
