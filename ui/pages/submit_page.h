#pragma once
#include "ui/pages/wizard_page.h"

class QGridLayout;

namespace certdesk::ui {

class Button;
class Notice;
class Panel;

// everything once more, each line with a way back to it, and then to the CA.
class SubmitPage : public WizardPage {
  Q_OBJECT
public:
  explicit SubmitPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;

private:
  struct Row {
    QString name, value;
    std::optional<workflow::Step> step; // where it is said
    bool changes = true;                // or can be looked at only
    friend bool operator==(const Row&, const Row&) = default;
  };
  [[nodiscard]] std::vector<Row> rows() const;
  void addContents(std::vector<Row>& rows) const;
  void fill();
  std::vector<Row> m_shown;
  std::vector<Button*> m_changes;
  Notice *m_sentBack, *m_final;
  Panel* m_summary = nullptr;
  QVBoxLayout* m_place;
};

} // namespace certdesk::ui
