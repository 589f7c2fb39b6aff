#pragma once
#include "ui/pages/wizard_page.h"
#include "ui/widgets/stages.h"

class QTimer;

namespace certdesk::ui {

class Button;
class Notice;
class ProgressHead;
class SideBySide;
class UkeyPicture;

// the UKEY at work (M21). Stages, percent and seconds from the checklist; the UKEY must stay in.
class ProgressPage : public WizardPage {
  Q_OBJECT
public:
  explicit ProgressPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  bool mayRetry(ErrorCode code) const override;
  QString lock() const override;

private:
  [[nodiscard]] std::vector<const workflow::Line*> lines() const;
  [[nodiscard]] Stage stageOf(const workflow::Line& line) const;
  [[nodiscard]] bool stopped() const; // waits for the person after a failure
  [[nodiscard]] bool unlocks() const; // nothing is written: the UKEY gets a PIN
  [[nodiscard]] bool hopeless() const; // stopped for good
  [[nodiscard]] bool needsAnotherUkey() const;
  void sayTime();
  ProgressHead* m_head;
  Stages* m_stages;
  UkeyPicture* m_picture;
  SideBySide* m_sides;
  Notice *m_stay, *m_instead; // m_stay: in place of the picture
  Button* m_recover;
  QTimer* m_tick;
};

} // namespace certdesk::ui
