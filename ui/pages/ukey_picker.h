#pragma once
#include "app/workflow/facts.h"

#include <QWidget>
#include <string>
#include <vector>

class QButtonGroup;
class QVBoxLayout;

namespace certdesk::ui {

class EmptyState;

// Every inserted UKEY by name, model and serial; those that will not do come last and say why. Chooses one, never by itself unless
// only one can be chosen.
class UkeyPicker : public QWidget {
  Q_OBJECT
public:
  explicit UkeyPicker(QWidget* parent = nullptr);
  void set(std::vector<token::TokenInfo> ukeys, const portal::Application& application, bool practicePortal);
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
  bool m_wantsBlank = true; // a service that stays on its UKEY wants the one with the certificate
  std::vector<workflow::Fitness> m_fitness;
  std::vector<Row*> m_rows;
  QButtonGroup* m_group;
  QVBoxLayout* m_layout;
  EmptyState* m_empty;
};

// "Example EX-200": who made a UKEY, no word twice.
[[nodiscard]] QString makeOf(const token::TokenInfo& ukey);
// What the practice environment calls its own, in the language of the window.
[[nodiscard]] QString practiceUkeyName(const QString& label);
// How a UKEY is named where its serial stands beside it: by its label, or by who made it where it has none.
[[nodiscard]] QString nameOf(const token::TokenInfo& ukey);
// Why a UKEY cannot be chosen; empty where it can.
[[nodiscard]] QString reasonAgainst(workflow::Fitness fitness);

} // namespace certdesk::ui
