#pragma once
#include "app/core/worker.h"
#include "app/workflow/receipt.h"
#include "ui/services.h"

#include <QWidget>
#include <optional>

class QGridLayout;
class QPrinter;

namespace certdesk::ui {

class Button;
class FailureNote;
class Notice;
class Panel;
class Text;
enum class Tone;

// The receipt (回执) of a completed application: fetched when it is asked for, verified before it is shown, and then to
// be printed or saved. Hidden until then.
class ReceiptCard : public QWidget {
  Q_OBJECT
public:
  explicit ReceiptCard(Services& services, QWidget* parent = nullptr);
  ~ReceiptCard() override;
  void set(const portal::Application& application); // and says everything anew in the language of now
  void fetch();
  [[nodiscard]] bool busy() const { return m_busy; }
  [[nodiscard]] bool shown() const { return m_held.has_value(); }

  // As chosen in the system's dialogs.
  void printOn(QPrinter& printer);
  void savePdf(const QString& path);
  void saveSigned(const QString& path);

Q_SIGNALS:
  void changed();                             // it is being fetched, or shown, or cannot be
  void told(QWidget* note);                   // to be scrolled to
  void ukeyWanted(const std::string& serial); // My UKEY, at that one

private:
  void fetched(Result<workflow::HeldReceipt> result);
  void show(const workflow::HeldReceipt& held);
  void fill(QGridLayout& grid, const workflow::HeldReceipt& held);
  void tell(Tone tone, const QString& text);
  void saved(const QString& path, const Outcome& outcome);
  void askFile(const QString& title, const QString& name, const QString& filter,
               void (ReceiptCard::*save)(const QString&));
  Services& m_services;
  std::string m_application;
  QString m_shownIn; // the language and receipt that the panel speaks of
  std::optional<workflow::HeldReceipt> m_held;
  bool m_busy = false;
  Button *m_print, *m_savePdf, *m_saveSigned;
  FailureNote* m_failure;
  Panel* m_panel;
  Text* m_title;
  Notice *m_verified, *m_missing, *m_told;
  Button* m_look; // in m_missing
  QWidget* m_rows = nullptr;
  Worker m_worker; // last: it ends before what it uses
};

} // namespace certdesk::ui
