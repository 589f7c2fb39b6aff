#pragma once
#include "app/workflow/facts.h"

#include <QWidget>
#include <string>
#include <vector>

class QButtonGroup;
class QVBoxLayout;

namespace certdesk::ui {

class EmptyState;

// Every inserted UKEY by name, model and serial; those that will not do say why. Chooses one, never by itself unless
// only one can be chosen.
class UkeyPicker : public QWidget {
  Q_OBJECT
public:
  explicit UkeyPicker(QWidget* parent = nullptr);
  void set(const std::vector<token::TokenInfo>& ukeys, const portal::Application& application, bool practicePortal);
  void setBusy(bool busy);

  [[nodiscard]] std::string selected() const; // serial; empty: none
  [[nodiscard]] const token::TokenInfo* selectedUkey() const;
  [[nodiscard]] QWidget* firstField() const;

Q_SIGNALS:
  void changed();

private:
  class Row;
  void rebuild();
  void speak();
  std::vector<token::TokenInfo> m_ukeys;
  std::vector<workflow::Fitness> m_fitness;
  std::vector<Row*> m_rows;
  QButtonGroup* m_group;
  QVBoxLayout* m_layout;
  EmptyState* m_empty;
};

// "Example EX-200": how a UKEY is named where its serial stands beside it.
[[nodiscard]] QString nameOf(const token::TokenInfo& ukey);
// Why a UKEY cannot be chosen; empty where it can.
[[nodiscard]] QString reasonAgainst(workflow::Fitness fitness);

} // namespace certdesk::ui
