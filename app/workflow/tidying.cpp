#include "app/workflow/tidying.h"

#include "app/core/acts.h"

namespace certdesk::workflow {

Result<std::vector<UkeyItem>> mayGo(const std::string& ukeySerial, World& world, const Call& call) {
  const auto contents = world.tokens.contents(ukeySerial, call);
  if (!contents) return failed(contents);
  auto certificates = world.portal.certificates(portalCall(call));
  if (!certificates) return failed(certificates);
  auto applications = world.portal.applications(portalCall(call));
  if (!applications) return failed(applications);
  const std::optional<PortalWord> word(PortalWord{std::move(*certificates), std::move(*applications)});
  auto items = itemsOn(ukeySerial, *contents, word, world.anchors, now());
  std::erase_if(items, [](const UkeyItem& item) { return std::holds_alternative<std::monostate>(item.action); });
  return items;
}

std::string nameOf(const UkeyItem& item) {
  if (!item.notAfter) return item.application.empty() ? item.name : item.application;
  return item.name + "  " + rfc3339(*item.notAfter).substr(0, 10);
}

namespace {

Outcome recorded(acts::Kind kind, const std::string& application, const std::string& ukeySerial, Outcome outcome) {
  acts::Act act;
  act.kind = kind;
  act.application = application;
  act.ukeySerial = ukeySerial;
  if (!outcome) act.failure = outcome.error().code;
  acts::record(act);
  return outcome;
}

} // namespace

Outcome removeFrom(token::Tokens& tokens, const std::string& ukeySerial, const UkeyAction& action, const Call& call) {
  if (const auto* left = std::get_if<RemoveLeftover>(&action))
    return recorded(acts::Kind::LeftoverRemoved, left->application, ukeySerial,
                    tokens.removePending(ukeySerial, left->application, call));
  if (const auto* old = std::get_if<RemoveReplaced>(&action))
    return recorded(acts::Kind::OldKeyRemoved, old->installation.application, ukeySerial,
                    tokens.removeOldSigning(old->installation, old->oldCertificate, call));
  return {};
}

Outcome changePin(token::Tokens& tokens, const std::string& ukeySerial, const GivenPins& pins, const Call& call) {
  return recorded(acts::Kind::PinSet, {}, ukeySerial,
                  tokens.changePin(ukeySerial, pins.pin, pins.newPin, pins.lastTryConfirmed, call));
}

} // namespace certdesk::workflow
