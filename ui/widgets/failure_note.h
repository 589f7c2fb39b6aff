#pragma once
#include "app/core/result.h"
#include "ui/widgets/panel.h"

namespace certdesk::ui {

class Button;
class Text;

// A failure in its three sentences: what happened, what was not lost, what to do next; then Retry, and the codes that a
// person reads out on the phone. Hidden until it is given one.
class FailureNote : public QWidget {
  Q_OBJECT
public:
  explicit FailureNote(QWidget* parent = nullptr);
  // The words come from error_text; they follow the language.
  // names: a line each, the things that they are about.
  void tell(ErrorCode code, const QString& names = {});
  void clear();
  // Where there is nothing to try again, or where the page has its own way on.
  void setRetryVisible(bool visible);
  void setBusy(bool busy);
  // A button that leads to where it can be mended; empty: none.
  void setWay(const QString& words);
  [[nodiscard]] Button* retryButton() const { return m_retry; }

Q_SIGNALS:
  void retry();
  void wayWanted();

private:
  void speak();
  void copyCode();
  std::optional<ErrorCode> m_code;
  Text *m_happenedName, *m_happened, *m_notLostName, *m_notLost, *m_nextName, *m_next, *m_namesName, *m_names,
      *m_codeText;
  Button *m_retry, *m_way, *m_copy;
};

} // namespace certdesk::ui
