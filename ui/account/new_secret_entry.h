#pragma once
#include "app/core/secret.h"

#include <QWidget>

namespace certdesk::ui {

class Field;
class SecretEdit;

// A password or an answer that is chosen, twice: what is wrong with it is said while it is typed.
class NewSecretEntry : public QWidget {
  Q_OBJECT
public:
  enum class What { Password, Answer };
  explicit NewSecretEntry(What what, QWidget* parent = nullptr);
  void setBusy(bool busy);
  void setError(const QString& error); // at the first of the two
  [[nodiscard]] QString missing() const;
  [[nodiscard]] Secret secret() const;
  void forget();
  void focusFirst();
  [[nodiscard]] std::vector<SecretEdit*> edits() const { return {m_fresh, m_again}; }

Q_SIGNALS:
  void changed();

private:
  void speak();
  void hint();
  [[nodiscard]] bool same() const;
  What m_what;
  SecretEdit *m_fresh, *m_again;
  Field *m_freshField, *m_againField;
};

} // namespace certdesk::ui
