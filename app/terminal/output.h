#pragma once
#include "app/core/result.h"
#include "app/workflow/step.h"

#include <QJsonObject>
#include <QString>
#include <string>
#include <string_view>

namespace certdesk::terminal {

// The words, which belong to ui/: handed in by the main program, since no room of app/ knows ui/.
struct Words {
  struct Failure {
    QString happened, notLost, next;
  };
  QString (*step)(workflow::Step);
  QString (*waiting)(workflow::Wait);
  Failure (*failure)(ErrorCode);
  QString (*finished)(const QString& ukeySerial);
  QString (*practised)(const QString& folder); // empty: a folder that is gone now
  QString (*mailSent)(const QString& address);
  QString (*noUkey)();
  QString (*pinChanged)(const QString& ukeySerial);
  QString (*loggedIn)(const QString& userName, bool renewalOnly);
  QString (*requestCode)(const std::string& application, const std::string& challenge);
};

// What the terminal prints: sentences for people, or one JSON object a line.
class Output {
public:
  Output(bool json, Words words) : m_json(json), m_words(words) {}
  [[nodiscard]] bool json() const { return m_json; }

  void step(const std::string& code, workflow::Step step, double seconds);
  void waiting(const std::string& code, workflow::Wait wait);
  // For people only: the end of a service, of a rehearsal, and of asking for a mail.
  void finished(const std::string& ukeySerial);
  void practised(const QString& folder);
  void mailSent(const std::string& address);
  void noUkey();
  void pinChanged(const std::string& ukeySerial);
  void loggedIn(const std::string& userName, bool renewalOnly);
  // What is read out on the telephone: the UKEY's code, and the application it belongs to.
  void requestCode(const std::string& application, const std::string& challenge);
  void text(const QString& sentence);     // for people only
  void object(const QJsonObject& object); // for programs only
  // What it is about (subject.h), what happened, what was not lost, what to do next, the names it is about, the phone
  // code and the detail; on standard error for people.
  void failure(const Error& error);
  // The same of what stops nothing.
  void warning(const Error& error);

private:
  void tell(const Error& error, std::string_view member, std::string_view value);
  bool m_json;
  Words m_words;
};

} // namespace certdesk::terminal
