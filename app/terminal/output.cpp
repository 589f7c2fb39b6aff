#include "app/terminal/output.h"

#include "app/core/log.h"
#include "app/terminal/subject.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>
#include <algorithm>
#include <iostream>

namespace certdesk::terminal {

namespace {

void line(std::ostream& stream, const QString& text) { stream << text.toStdString() << '\n' << std::flush; }
// A Chinese character takes two columns.
QString padded(const QString& text, int columns) {
  const auto wide = std::count_if(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x2E80; });
  return text.leftJustified(columns - static_cast<int>(wide));
}
QString utf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

// One a line, below the sentences that are about them.
QString listed(const QStringList& names) {
  QString lines;
  for (const auto& name : names)
    lines += QStringLiteral("\n      - ") + name;
  return lines;
}

} // namespace

void Output::step(const std::string& code, workflow::Step step, double seconds) {
  if (m_json)
    object({{QStringLiteral("step"), utf8(workflow::wireName(step))},
            {QStringLiteral("code"), utf8(code)},
            {QStringLiteral("seconds"), seconds}});
  else
    line(std::cout, QStringLiteral("%1  %2  %3 s")
                        .arg(utf8(code), padded(m_words.step(step), 30), QString::number(seconds, 'f', 1)));
}

void Output::waiting(const std::string& code, workflow::Wait wait) {
  if (m_json)
    object(
        {{QStringLiteral("waiting"), wait == workflow::Wait::Ukey ? QStringLiteral("ukey") : QStringLiteral("review")},
         {QStringLiteral("code"), utf8(code)}});
  else
    line(std::cout, QStringLiteral("%1  %2").arg(utf8(code), m_words.waiting(wait)));
}

void Output::finished(const std::string& ukeySerial) { text(m_words.finished(utf8(ukeySerial))); }
void Output::practised(const QString& folder) { text(m_words.practised(folder)); }
void Output::mailSent(const std::string& address) { text(m_words.mailSent(utf8(address))); }

void Output::noUkey() { text(m_words.noUkey()); }
void Output::pinChanged(const std::string& ukeySerial) { text(m_words.pinChanged(utf8(ukeySerial))); }
void Output::loggedIn(const std::string& userName, bool renewalOnly) {
  text(m_words.loggedIn(utf8(userName), renewalOnly));
}

void Output::requestCode(const std::string& application, const std::string& challenge) {
  text(m_words.requestCode(application, challenge));
  object({{QStringLiteral("request_code"), utf8(challenge)}, {QStringLiteral("application"), utf8(application)}});
}

void Output::text(const QString& sentence) {
  if (!m_json) line(std::cout, sentence);
}

void Output::object(const QJsonObject& object) {
  if (m_json) std::cout << QJsonDocument(object).toJson(QJsonDocument::Compact).constData() << std::endl;
}

void Output::failure(const Error& error) { tell(error, "result", "failed"); }
void Output::warning(const Error& error) { tell(error, "warning", phoneCode(error.code)); }

void Output::tell(const Error& error, std::string_view member, std::string_view value) {
  const auto text = m_words.failure(error.code);
  const auto told = toldBy(error);
  const auto subject = utf8(log::redact(told.subject)), detail = utf8(log::redact(told.detail));
  const auto names = utf8(error.names).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  if (m_json) {
    QJsonObject report{{utf8(member), utf8(value)},
                       {QStringLiteral("code"), utf8(phoneCode(error.code))},
                       {QStringLiteral("name"), utf8(nameOf(error.code))},
                       {QStringLiteral("happened"), text.happened},
                       {QStringLiteral("next"), text.next},
                       {QStringLiteral("about"), subject},
                       {QStringLiteral("names"), QJsonArray::fromStringList(names)},
                       {QStringLiteral("detail"), detail}};
    if (error.retryAfter)
      report[QStringLiteral("retry_after_seconds")] = static_cast<qint64>(error.retryAfter->count());
    object(report);
  } else
    line(std::cerr, QStringLiteral("%1  %2%3\n      %4\n      %5%6%7")
                        .arg(utf8(phoneCode(error.code)), subject.isEmpty() ? subject : subject + QStringLiteral(": "),
                             text.happened, text.notLost, text.next, listed(names),
                             detail.isEmpty() ? detail : QStringLiteral("\n      (%1)").arg(detail)));
}

} // namespace certdesk::terminal
