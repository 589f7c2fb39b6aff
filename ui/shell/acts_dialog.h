#pragma once
#include "app/core/acts.h"

#include <QDialog>
#include <vector>

namespace certdesk::ui {

// What was done on this PC, newest first: the log of acts in plain words, to be read and nothing else.
class ActsDialog : public QDialog {
  Q_OBJECT
public:
  // Oldest first, as acts::newest() gives them.
  ActsDialog(const std::vector<acts::Recorded>& recorded, QWidget* parent);
};

// One act in words: "Key pair made".
[[nodiscard]] QString actText(acts::Kind kind);

} // namespace certdesk::ui
