#pragma once
#include "app/portal/nouns.h"

#include <QString>

namespace certdesk::papers {

// The words of the acceptance form in the language of the program.
struct FormWords {
  static QString title();
  static QString practice(); // the mark of a form without legal effect
  static QString pageOf(int page, int pages);
};

// The form as rich text. All that is not ours is escaped; the QR code is the picture "qr".
[[nodiscard]] QString formText(const portal::Application& application, const portal::Service& service);

} // namespace certdesk::papers
