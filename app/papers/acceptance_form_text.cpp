#include "app/papers/acceptance_form_text.h"

#include "app/papers/money.h"
#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>
#include <algorithm>

namespace certdesk::papers {

namespace {

class Words {
  Q_DECLARE_TR_FUNCTIONS(AcceptanceForm)
};

QString escaped(const std::string& text) { return QString::fromStdString(text).toHtmlEscaped(); }

// As forms write it in both languages: 2026-03-15 16:15.
QString dateTime(Time time) {
  return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(time.time_since_epoch().count()))
      .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString business(const std::string& service) {
  if (service == "recovery") return Words::tr("Key recovery");
  if (service == "renewal") return Words::tr("Renewal");
  if (service == "unlock") return Words::tr("Unlocking a UKEY");
  if (service == "issue") return Words::tr("First certificate");
  return escaped(service);
}

QString row(const QString& label, const QString& value) {
  return QStringLiteral("<tr><td width='30%' class='label'>%1</td><td width='70%'>%2</td></tr>").arg(label, value);
}

QString table(const QStringList& rows) {
  return QStringLiteral("<table width='100%' border='1' cellspacing='0' cellpadding='5'>%1</table>")
      .arg(rows.join(QString()));
}

QString heading(const QString& text) { return QStringLiteral("<h2>%1</h2>").arg(text); }

QString valueOf(const portal::FormField& field) {
  if (field.kind == portal::FieldKind::YesNo) {
    if (field.value == "yes") return Words::tr("Yes");
    if (field.value == "no") return Words::tr("No");
  }
  for (const auto& choice : field.choices)
    if (choice.value == field.value) return escaped(choice.label);
  return escaped(field.value);
}

QString facts(const portal::Application& of) {
  QStringList rows{row(Words::tr("Reference number"), QStringLiteral("<b>%1</b>").arg(escaped(of.id))),
                   row(Words::tr("Service"), business(of.service)),
                   row(Words::tr("Certificate"), escaped(of.subject)),
                   row(Words::tr("Template"), escaped(of.templateName)),
                   row(Words::tr("Handled by"), escaped(of.handler)),
                   row(Words::tr("Applied at"), dateTime(of.createdAt))};
  if (of.quote || of.payment)
    rows << row(Words::tr("Price"), money(of.quote ? of.quote->totalFen : of.payment->totalFen));
  return table(rows);
}

QString contents(const portal::Application& of) {
  QString text;
  for (const auto& form : of.forms) {
    if (!form.filled) continue;
    for (const auto& section : form.sections) {
      QStringList rows;
      for (const auto& field : section.fields)
        rows << row(escaped(field.label), valueOf(field));
      if (!rows.isEmpty()) text += heading(escaped(section.title.empty() ? form.title : section.title)) + table(rows);
    }
  }
  return text;
}

// High enough for a round stamp of 45 mm.
QString stampAndSignature() {
  const auto box = [](const QString& label) {
    return QStringLiteral("<td width='50%' style='padding-bottom: 170px'>%1</td>").arg(label);
  };
  return heading(Words::tr("Stamp and signature")) +
         QStringLiteral("<table width='100%' border='1' cellspacing='0' cellpadding='5'><tr>%1%2</tr></table>")
             .arg(box(Words::tr("Stamp of the applicant")), box(Words::tr("Signature and date"))) +
         QStringLiteral("<p class='small'>%1</p>")
             .arg(Words::tr(
                 "Print, sign and stamp this form, then scan or photograph it with the whole code and upload it."));
}

} // namespace

QString FormWords::title() { return Words::tr("Acceptance form"); }
QString FormWords::practice() { return Words::tr("Practice: no legal effect"); }
//: Of a printed form with several sheets.
QString FormWords::pageOf(int page, int pages) { return Words::tr("Page %1 of %2").arg(page).arg(pages); }

QString formText(const portal::Application& application, const portal::Service& service) {
  const auto head =
      QStringLiteral("<table width='100%' cellspacing='0' cellpadding='0'><tr>"
                     "<td width='75%' valign='middle'><h1>%1</h1><p>%2</p></td>"
                     "<td width='25%' align='right'><img src='qr' width='130' height='130'></td></tr></table>")
          .arg(FormWords::title(), escaped(service.name));
  return head + facts(application) + contents(application) + stampAndSignature();
}

} // namespace certdesk::papers
