#pragma once
#include "tests/ui/gallery/stage.h"
#include "tests/ui/in_sight.h"
#include "ui/theme/look.h"
#include "ui/widgets/line_edit.h"

#include <QList>

namespace certdesk::test {

// The one look of the process, over the application that it makes where there is none.
ui::Look& look();
void wear(ui::Language language, int percent = 100);
[[nodiscard]] ui::gallery::Stage makeEnglish(bool practice = false, bool keychain = true);
// The visible fields, in the order they were made.
[[nodiscard]] QList<ui::LineEdit*> fields(const ui::gallery::Stage& stage);
void type(ui::LineEdit* edit, const QString& text);
[[nodiscard]] bool loggedOut(const ui::gallery::Stage& stage);
void goToCertificates(ui::gallery::Stage& stage);

} // namespace certdesk::test
