#include "app/practice/renewal.h"

#include "app/practice/texts.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace certdesk::practice {

namespace {

using portal::CertificateState;

constexpr int mostYears = 3;
constexpr std::int64_t organisationYearFen = 20000;
constexpr std::int64_t personYearFen = 10000;

// The day in China.
std::string dayOf(Language language, Time time) {
  const auto day = QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count(), Qt::OffsetFromUTC, 8 * 3600).date();
  const auto text = language == Language::Chinese ? day.toString(Qt::ISODate)
                                                  : QLocale::c().toString(day, QStringLiteral("d MMM yyyy"));
  return text.toStdString();
}

std::string filledIn(std::string phrase, const std::string& word) {
  const auto place = phrase.find("%1");
  return place == std::string::npos ? phrase : phrase.replace(place, 2, word);
}

std::string outsideWindow(const Visit& visit, Time notAfter) {
  const auto& settings = visit.office.settings;
  const auto now = secondsOf(visit.now);
  const auto opens = notAfter - settings.renewalBefore;
  const auto closes = notAfter + settings.renewalAfter;
  if (now < opens) return filledIn(say(visit.language, text::renewFrom), dayOf(visit.language, opens));
  if (now > closes) return filledIn(say(visit.language, text::renewTooLate), dayOf(visit.language, closes));
  return {};
}

// Whoever holds a UKEY that its owner reported lost must not prolong what is on it.
bool reportedLost(const Visit& visit, const CertificateRow& row) {
  return !row.ukeySerial.empty() &&
         visit.database.one("SELECT 1 AS lost FROM application a JOIN certificate c ON c.id = a.certificate_id"
                            " WHERE a.account_id = ? AND c.ukey_serial = ? AND a.loss_reason IS NOT NULL"
                            " AND a.stage NOT IN ('draft', 'cancelled', 'refused', 'expired')",
                            {row.accountId, row.ukeySerial});
}

bool otherServiceOpen(const Visit& visit, const CertificateRow& row) {
  const auto open = openApplicationFor(visit.database, row.id);
  return open && !isRenewal(*open);
}

portal::Quote quoteOf(const Visit& visit, const ApplicationRow& row, const CertificateRow& certificate, int years) {
  const bool person = certificate.templateName == "ZJT个人证书";
  portal::QuoteItem item;
  item.name = say(visit.language, person ? text::personRenewal : text::organisationRenewal);
  item.years = years;
  item.unit = say(visit.language, text::year);
  item.priceFen = person ? personYearFen : organisationYearFen;
  item.discount = say(visit.language, text::noDiscount);
  item.totalFen = years * item.priceFen;
  const auto end = row.renewedUntil ? secondsOf(*row.renewedUntil) : renewedEnd(visit.now, certificate.notAfter, years);
  return {{item}, item.totalFen, end, years};
}

} // namespace

std::string whyNotRenewable(const Visit& visit, const CertificateRow& row) {
  switch (row.state) {
  case CertificateState::Revoked:
    return say(visit.language, text::revoked);
  case CertificateState::Superseded:
    return say(visit.language, text::superseded);
  case CertificateState::Frozen:
    return say(visit.language, text::frozenFirst);
  case CertificateState::Valid:
  case CertificateState::Expired:
    break;
  }
  if (auto outside = outsideWindow(visit, row.notAfter); !outside.empty()) return outside;
  if (reportedLost(visit, row)) return say(visit.language, text::ukeyReportedLost);
  if (otherServiceOpen(visit, row)) return say(visit.language, text::otherServiceOpen);
  return {};
}

std::vector<portal::Quote> renewalChoices(const Visit& visit, const ApplicationRow& row,
                                          const CertificateRow& certificate) {
  std::vector<portal::Quote> choices;
  for (int years = 1; years <= mostYears; ++years)
    choices.push_back(quoteOf(visit, row, certificate, years));
  return choices;
}

std::optional<portal::Quote> renewalQuote(const Visit& visit, const ApplicationRow& row,
                                          const CertificateRow& certificate) {
  if (!row.quoteYears) return std::nullopt;
  return quoteOf(visit, row, certificate, *row.quoteYears);
}

Time renewedEnd(Moment now, Time notAfter, int years) {
  namespace chrono = std::chrono;
  const auto from = std::max(notAfter, secondsOf(now));
  const auto day = chrono::floor<chrono::days>(from);
  auto date = chrono::year_month_day(day) + chrono::years(years);
  if (!date.ok()) date = date.year() / date.month() / chrono::last; // the 29th of February
  return chrono::sys_days(date) + (from - day);
}

Written acknowledgeOpenFiles(Visit& visit, ApplicationRow row) {
  if (!isRenewal(row) || (row.stage != portal::Stage::Draft && (row.stage != portal::Stage::SentBack || row.papers)))
    return refuse(ErrorCode::NotAllowedNow);
  row.openFilesAcknowledged = true;
  save(visit.database, row);
  return row;
}

} // namespace certdesk::practice
