#pragma once
#include "app/workflow/ukey_view.h"

#include <QWidget>

namespace certdesk::ui {

// One thing on a UKEY: what it is, whose, its plain verdict, and what may safely be done about it.
class UkeyRow : public QWidget {
  Q_OBJECT
public:
  // inside: somebody has logged in to the UKEY. asked: the portal has said whose is what. free: nothing is under way.
  // mayRenew: this login may.
  UkeyRow(const workflow::UkeyItem& item, bool inside, bool asked, bool free, bool mayRenew);

Q_SIGNALS:
  void removeWanted(const QString& question);
  void continueWanted(const std::string& application);
  void renewWanted(const std::string& certificateId);
};

} // namespace certdesk::ui
