#include "ui/shell/expiry_notices.h"

#include "app/workflow/certificate_standing.h"
#include "ui/format.h"
#include "ui/shell/situation.h"
#include "ui/widgets/button.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/says.h"

#include <QVBoxLayout>
#include <algorithm>

namespace certdesk::ui {

namespace {

constexpr int pressing = 30; // days before the end from which on it warns

long daysLeft(const portal::CertificateRecord& certificate, Time now) {
  using std::chrono::days;
  return (std::chrono::floor<days>(certificate.notAfter) - std::chrono::floor<days>(now)).count();
}

QString sentence(const portal::CertificateRecord& certificate, Time now) {
  const auto subject = utf8(certificate.subject), end = date(certificate.notAfter);
  const auto left = daysLeft(certificate, now);
  if (certificate.notAfter < now)
    return ExpiryNotices::tr("%1: the certificate expired on %2. It can still be renewed.").arg(subject, end);
  if (left == 0) return ExpiryNotices::tr("%1: the certificate expires today.").arg(subject);
  if (left == 1) return ExpiryNotices::tr("%1: the certificate expires tomorrow.").arg(subject);
  return ExpiryNotices::tr("%1: the certificate expires in %2 days, on %3.").arg(subject).arg(left).arg(end);
}

} // namespace

std::vector<portal::CertificateRecord> toRenew(const std::vector<portal::CertificateRecord>& certificates,
                                               const std::vector<portal::Application>& applications, Time now) {
  std::vector<portal::CertificateRecord> found;
  for (const auto& certificate : certificates) {
    const bool underWay = std::any_of(applications.begin(), applications.end(), [&](const auto& one) {
      return one.service == "renewal" && one.certificateId == certificate.id && isOpen(one);
    });
    if (workflow::isPossible(certificate, "renew") && !underWay) found.push_back(certificate);
  }
  std::stable_sort(found.begin(), found.end(), [now](const auto& a, const auto& b) {
    const bool aEnded = a.notAfter < now, bEnded = b.notAfter < now;
    if (aEnded != bEnded) return bEnded;
    return aEnded ? a.notAfter > b.notAfter : a.notAfter < b.notAfter;
  });
  return found;
}

ExpiryNotices::ExpiryNotices(QWidget* parent) : QWidget(parent), m_place(new QVBoxLayout(this)) {
  m_place->setContentsMargins(0, 0, 0, 0);
  says(this, [this] { speak(); });
}

void ExpiryNotices::set(std::vector<portal::CertificateRecord> certificates) {
  const auto same = [](const auto& a, const auto& b) { return a.id == b.id && a.notAfter == b.notAfter; };
  if (m_list != nullptr &&
      std::equal(certificates.begin(), certificates.end(), m_certificates.begin(), m_certificates.end(), same))
    return; // and the keyboard stays where it is
  m_certificates = std::move(certificates);
  speak();
}

void ExpiryNotices::speak() {
  if (m_list != nullptr) {
    m_list->hide();
    m_list->deleteLater(); // one of its buttons may have brought us here
  }
  m_list = new QWidget;
  auto* column = new QVBoxLayout(m_list);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  const auto today = now();
  const auto count = static_cast<int>(m_certificates.size());
  for (int i = 0; i < std::min(most, count); ++i) {
    const auto& certificate = m_certificates[static_cast<std::size_t>(i)];
    auto* notice =
        new Notice(daysLeft(certificate, today) <= pressing ? Tone::Warn : Tone::Accent, sentence(certificate, today));
    notice->setIcon(Icon::Calendar);
    auto* renew = Button::small(Kind::Secondary);
    renew->setText(tr("Renew"));
    renew->setAccessibleName(tr("Renew: %1").arg(utf8(certificate.subject)));
    connect(renew, &QPushButton::clicked, this, [this, certificate] { Q_EMIT renewWanted(certificate); });
    notice->addButton(renew);
    column->addWidget(notice);
  }
  if (count > most) {
    auto* rest = Button::small(Kind::Link);
    rest->setText(tr("More that can be renewed: %1").arg(count - most));
    connect(rest, &QPushButton::clicked, this, &ExpiryNotices::allWanted);
    column->addWidget(rest, 0, Qt::AlignLeft);
  }
  m_place->addWidget(m_list);
  setVisible(count > 0);
}

} // namespace certdesk::ui
