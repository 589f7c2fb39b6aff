#include "ui/wizard/screen.h"

namespace certdesk::ui {

namespace {

using workflow::Effect;

std::optional<Screen> screenWhile(Effect effect, const workflow::View& view) {
  switch (effect) {
  case Effect::FetchApplication:
    return std::nullopt;
  // No driver, or one that does not answer: the page that asks for a UKEY is the place to say it.
  case Effect::ListUkeys:
    return view.waitsForRetry ? std::optional<Screen>(UkeyScreen{}) : std::nullopt;
  case Effect::ReadUkey:
  case Effect::TryUkey:
  case Effect::GenerateSigningKey:
  case Effect::Enrol:
  case Effect::InstallEncryptionKey:
  case Effect::WriteCertificates:
  case Effect::Prove:
  case Effect::Confirm:
  case Effect::RemoveOldSet:
  case Effect::Unlock:
  case Effect::CompleteUnlock:
    return ProgressScreen{};
  case Effect::AskUnlockChallenge: // shown where it is read out, if it is
    if (unlockMethodOf(view.facts) == portal::UnlockMethod::Telephone)
      return AskScreen{workflow::Page::GiveUnlockCode};
    return ProgressScreen{};
  }
  return std::nullopt;
}

struct Chooser {
  const workflow::View& view;

  std::optional<Screen> operator()(const workflow::Ask& ask) const { return AskScreen{ask.page}; }
  std::optional<Screen> operator()(const workflow::Perform& perform) const { return screenWhile(perform.effect, view); }
  std::optional<Screen> operator()(const workflow::Await& await) const {
    switch (await.wait) {
    case workflow::Wait::Review:
      return ReviewScreen{};
    case workflow::Wait::Ukey:
      return UkeyScreen{};
    }
    return std::nullopt;
  }
  std::optional<Screen> operator()(const workflow::Ended& ended) const { return EndScreen{ended.end}; }
};

} // namespace

std::optional<Screen> screenOf(const workflow::View& view) { return std::visit(Chooser{view}, view.standing.next); }

} // namespace certdesk::ui
