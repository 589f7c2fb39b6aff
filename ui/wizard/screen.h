#pragma once
#include "app/workflow/runner.h"

#include <optional>
#include <variant>

namespace certdesk::ui {

// What fills the body of the wizard: one of these.
struct LoadingScreen { // nothing is known yet
  friend bool operator==(const LoadingScreen&, const LoadingScreen&) = default;
};
struct AskScreen {
  workflow::Page page;
  friend bool operator==(const AskScreen&, const AskScreen&) = default;
};
struct ReviewScreen { // the CA acts next
  friend bool operator==(const ReviewScreen&, const ReviewScreen&) = default;
};
struct UkeyScreen { // the UKEY that is meant is not inserted, or no UKEY could be looked for
  friend bool operator==(const UkeyScreen&, const UkeyScreen&) = default;
};
struct ProgressScreen { // the UKEY is at work
  friend bool operator==(const ProgressScreen&, const ProgressScreen&) = default;
};
struct EndScreen {
  workflow::End end;
  friend bool operator==(const EndScreen&, const EndScreen&) = default;
};
using Screen = std::variant<LoadingScreen, AskScreen, ReviewScreen, UkeyScreen, ProgressScreen, EndScreen>;

// By the view alone. Nothing where the view only looks something up: what is shown stays, so that what was typed does.
[[nodiscard]] std::optional<Screen> screenOf(const workflow::View& view);

} // namespace certdesk::ui
