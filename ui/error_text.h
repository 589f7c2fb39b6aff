#pragma once
#include "app/core/error_code.h"

#include <QString>

namespace certdesk::ui {

// What a failure says to a person, in the language of the program: what happened, what was not lost, what to do next.
// Sentences hold no code; the phone code stands beside them.
struct ErrorText {
  QString happened, notLost, next;
};

[[nodiscard]] ErrorText errorText(ErrorCode code);

} // namespace certdesk::ui
