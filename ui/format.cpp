#include "ui/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace certdesk::ui {

namespace {

class Words {
  Q_DECLARE_TR_FUNCTIONS(Format)
};

QDateTime local(Time time) {
  return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(time.time_since_epoch().count()));
}

// Translation sets the default locale with the words, so both always speak one language.
bool chinese() { return QLocale().language() == QLocale::Chinese; }

QString dayOf(const QDateTime& time) {
  return chinese() ? time.toString(QStringLiteral("yyyy-MM-dd"))
                   : QLocale::c().toString(time.date(), QStringLiteral("d MMM yyyy"));
}

} // namespace

QString utf8(const std::string& text) { return QString::fromStdString(text); }

QString yuan(std::int64_t fen) {
  const bool negative = fen < 0;
  const auto amount = negative ? -static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  return QStringLiteral("%1%2.%3")
      .arg(negative ? QStringLiteral("-") : QString())
      .arg(amount / 100)
      .arg(amount % 100, 2, 10, QLatin1Char('0'));
}

//: %1 is an amount such as 50.00; the currency is always the yuan.
QString money(std::int64_t fen) { return Words::tr("CNY %1").arg(yuan(fen)); }

QString fileSize(std::int64_t octets) {
  constexpr double kilo = 1024;
  if (octets < 1024 * 1000) return QStringLiteral("%1 KB").arg((octets + 1023) / 1024);
  const double mega = static_cast<double>(octets) / (kilo * kilo);
  const auto text = QString::number(mega, 'f', 1);
  return QStringLiteral("%1 MB").arg(text.endsWith(QStringLiteral(".0")) ? text.chopped(2) : text);
}

QString date(Time time) { return dayOf(local(time)); }

QString dateTime(Time time) {
  return dayOf(local(time)) + (chinese() ? QStringLiteral(" ") : QStringLiteral(", ")) + timeOfDay(time);
}

QString timeOfDay(Time time) { return local(time).toString(QStringLiteral("HH:mm")); }

QString grouped(const std::string& digits) {
  const auto text = utf8(digits);
  QString result;
  for (qsizetype at = 0; at < text.size(); at += 4) {
    if (at > 0) result += QLatin1Char(' ');
    result += text.mid(at, 4);
  }
  return result;
}

QString joined(const QStringList& sentences) { return sentences.join(chinese() ? QString() : QStringLiteral(" ")); }

QString serialTail(const std::string& serial) { return utf8(serial).right(4); }

} // namespace certdesk::ui
