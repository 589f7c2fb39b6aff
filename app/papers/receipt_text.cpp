#include "app/papers/receipt_text.h"

#include <QCoreApplication>
#include <QDateTime>

namespace certdesk::papers {

namespace {

using crypto::Receipt;

class Words {
  Q_DECLARE_TR_FUNCTIONS(Receipt)
};

QString utf8(const std::string& text) { return QString::fromStdString(text); }

// With the offset: a receipt is read elsewhere and years later.
QString dateTime(Time time) {
  const auto local = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(time.time_since_epoch().count()));
  const int minutes = local.offsetFromUtc() / 60;
  return local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) +
         QStringLiteral(" (UTC%1%2:%3)")
             .arg(minutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
             .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
             .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

QString grouped(const std::string& digits, qsizetype size) {
  auto text = utf8(digits).toUpper();
  for (qsizetype at = size; at < text.size(); at += size + 1)
    text.insert(at, QLatin1Char(' '));
  return text;
}

QString service(const Receipt& receipt) {
  if (receipt.service == "recovery") return Words::tr("Key recovery");
  if (receipt.service == "renewal") return Words::tr("Renewal");
  if (receipt.service == "unlock") return Words::tr("Unlocking a UKEY");
  if (receipt.service == "issue") return Words::tr("First certificate");
  return utf8(receipt.service);
}

QString kind(Receipt::Purpose purpose) {
  return purpose == Receipt::Purpose::Signing ? Words::tr("signing certificate") : Words::tr("encryption certificate");
}

QString titleOf(const Receipt::Entry& entry) {
  switch (entry.fate) {
  case Receipt::Fate::Written:
    //: %1: signing certificate, or encryption certificate
    return Words::tr("Written to the UKEY: %1").arg(kind(entry.purpose));
  case Receipt::Fate::Kept:
    return Words::tr("Kept on the UKEY: earlier %1").arg(kind(entry.purpose));
  case Receipt::Fate::Superseded:
    return Words::tr("Out of use from now on: earlier %1").arg(kind(entry.purpose));
  case Receipt::Fate::Untouched:
    return Words::tr("Untouched: %1").arg(kind(entry.purpose));
  }
  return {};
}

ReceiptPart partOf(const Receipt::Entry& entry) {
  return {titleOf(entry),
          {{Words::tr("Subject"), utf8(entry.subject)},
           {Words::tr("Template"), utf8(entry.templateName)},
           {Words::tr("Serial number"), grouped(entry.serialNumber, 8)},
           {Words::tr("SHA-256 fingerprint"), grouped(entry.sha256, 8)},
           {Words::tr("Valid from"), dateTime(entry.notBefore)},
           {Words::tr("Valid until"), dateTime(entry.notAfter)}}};
}

ReceiptPart headOf(const Receipt& receipt) {
  ReceiptPart head;
  auto& rows = head.rows;
  rows = {{Words::tr("Service"), service(receipt)},
          {Words::tr("Reference number"), grouped(receipt.application, 4)},
          {Words::tr("UKEY, serial number"), utf8(receipt.ukeySerial)}};
  if (!receipt.ukeyModel.empty()) rows.emplace_back(Words::tr("UKEY, model"), utf8(receipt.ukeyModel));
  if (receipt.pinSet)
    rows.emplace_back(Words::tr("Done"), Words::tr("The PIN was set anew. Keys and certificates are untouched."));
  rows.emplace_back(Words::tr("Confirmed by the portal"), dateTime(receipt.confirmed));
  rows.emplace_back(Words::tr("Portal"), utf8(receipt.portalName));
  rows.emplace_back(Words::tr("Address"), utf8(receipt.portal));
  rows.emplace_back(Words::tr("CA"), utf8(receipt.authority));
  if (receipt.practice) rows.emplace_back(Words::tr("Practice"), Words::tr("Made in practice: no legal effect."));
  return head;
}

QString table(const ReceiptPart& part) {
  QString rows;
  for (const auto& [name, value] : part.rows)
    rows += QStringLiteral("<tr><td width='26%' class='label'>%1</td><td width='74%'>%2</td></tr>")
                .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
  return QStringLiteral("<table width='100%' border='1' cellspacing='0' cellpadding='4'>%1</table>").arg(rows);
}

} // namespace

QString receiptTitle() { return Words::tr("Receipt"); }

std::vector<ReceiptPart> receiptParts(const Receipt& receipt) {
  std::vector<ReceiptPart> parts{headOf(receipt)};
  for (const auto& entry : receipt.entries)
    parts.push_back(partOf(entry));
  return parts;
}

QString missingText(const std::vector<Receipt::Entry>& missing) {
  auto text = Words::tr("The receipt is good: it says what was on the UKEY when the service ended. The UKEY that is "
                        "inserted does not show these certificates any more:");
  for (const auto& entry : missing)
    //: %1: signing certificate, or encryption certificate
    text +=
        QLatin1Char('\n') + Words::tr("%1, SHA-256 fingerprint %2").arg(kind(entry.purpose), grouped(entry.sha256, 8));
  return text + QLatin1Char('\n') +
         Words::tr(
             "Log in to it under My UKEY and see what it holds. What is not there either is gone from it: call the "
             "help desk and read out the fingerprint.");
}

QString howToVerify(const QString& fileName) {
  return Words::tr("Signed by the portal. Whoever has the signed file and the CA's certificates can verify it:") +
         QStringLiteral(" openssl cms -verify -inform DER -in %1 -CAfile ca.pem").arg(fileName);
}

QString receiptFileName(const Receipt& receipt) {
  return QStringLiteral("receipt-%1.p7s").arg(utf8(receipt.application));
}

QString receiptText(const Receipt& receipt) {
  auto text = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='0'><tr>"
                             "<td width='75%' valign='middle'><h1>%1</h1><p>%2</p></td>"
                             "<td width='25%' align='right'><img src='qr' width='110' height='110'></td></tr></table>")
                  .arg(receiptTitle().toHtmlEscaped(), utf8(receipt.portalName).toHtmlEscaped());
  for (const auto& part : receiptParts(receipt)) {
    if (!part.title.isEmpty()) text += QStringLiteral("<h2>%1</h2>").arg(part.title.toHtmlEscaped());
    text += table(part);
  }
  return text + QStringLiteral("<p class='small'>%1</p>").arg(howToVerify(receiptFileName(receipt)).toHtmlEscaped());
}

} // namespace certdesk::papers
