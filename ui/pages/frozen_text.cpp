#include "ui/pages/frozen_text.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace certdesk::ui {

namespace {
class Words {
  Q_DECLARE_TR_FUNCTIONS(FrozenText)
};
} // namespace

QString frozenText(const portal::Service& portal) {
  if (portal.hotlines.empty())
    return Words::tr("The old certificate is frozen and stays so. To lift that, unfreeze it under My certificates, or "
                     "call the help desk.");
  return Words::tr("The old certificate is frozen and stays so. To lift that, unfreeze it under My certificates, or "
                   "call the help desk, %1.")
      .arg(utf8(portal.hotlines.front().number));
}

} // namespace certdesk::ui
