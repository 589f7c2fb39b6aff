#include "ui/shell/expiry_notices.h"

#include "app/workflow/certificate_standing.h"
#include "ui/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
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

// The portal's own reason, as a sentence.
QString whyNot(const portal::CertificateRecord& certificate) {
  const auto* renewal = workflow::actionOn(certificate, "renew");
  const auto reason = renewal == nullptr ? QString() : utf8(renewal->reason);
  if (reason.isEmpty()) return ExpiryNotices::tr("It cannot be renewed any more.");
  const bool closed = reason.endsWith(QLatin1Char('.')) || reason.endsWith(QChar(0x3002));
  return closed ? reason : ExpiryNotices::tr("%1.", "a reason, made a sentence").arg(reason);
}

QString sentence(const portal::CertificateRecord& certificate, Time now) {
  const auto subject = utf8(certificate.subject), end = date(certificate.notAfter);
  const auto left = daysLeft(certificate, now);
  if (endingOf(certificate, now) == Ending::Over)
    return joined({ExpiryNotices::tr("%1: the certificate expired on %2.").arg(subject, end),
                   workflow::isPossible(certificate, "renew") ? ExpiryNotices::tr("It can still be renewed.")
                                                              : whyNot(certificate)});
  if (left == 0) return ExpiryNotices::tr("%1: the certificate expires today.").arg(subject);
  if (left == 1) return ExpiryNotices::tr("%1: the certificate expires tomorrow.").arg(subject);
  return ExpiryNotices::tr("%1: the certificate expires in %2 days, on %3.").arg(subject).arg(left).arg(end);
}

} // namespace

ExpiryNotices::ExpiryNotices(QWidget* parent) : QWidget(parent), m_place(new QVBoxLayout(this)) {
  m_place->setContentsMargins(0, 0, 0, 0);
  says(this, [this] { speak(); });
}

void ExpiryNotices::set(Told told) {
  const auto sameOne = [](const auto& a, const auto& b) {
    return a.id == b.id && a.notAfter == b.notAfter &&
           workflow::isPossible(a, "renew") == workflow::isPossible(b, "renew");
  };
  const bool same = told.soon == m_told.soon && told.over == m_told.over && told.onSite == m_told.onSite &&
                    std::equal(told.told.begin(), told.told.end(), m_told.told.begin(), m_told.told.end(), sameOne);
  if (m_list != nullptr && same) return; // and the keyboard stays where it is
  m_told = std::move(told);
  speak();
}

QWidget* ExpiryNotices::makeNotice(const portal::CertificateRecord& certificate, Time now) {
  auto* notice = new Notice(daysLeft(certificate, now) <= pressing ? Tone::Warn : Tone::Accent,
                            sentence(certificate, now));
  notice->setIcon(Icon::Calendar);
  const bool renewable = workflow::isPossible(certificate, "renew");
  if (!renewable && !m_told.onSite) return notice; // its sentence says what there is to say
  auto* on = Button::small(Kind::Secondary);
  on->setText(renewable ? tr("Renew") : tr("Apply for a new one"));
  on->setAccessibleName((renewable ? tr("Renew: %1") : tr("Apply for a new one: %1")).arg(utf8(certificate.subject)));
  if (renewable)
    connect(on, &QPushButton::clicked, this, [this, certificate] { Q_EMIT renewWanted(certificate); });
  else
    connect(on, &QPushButton::clicked, this, &ExpiryNotices::applyWanted);
  notice->addButton(on);
  return notice;
}

// Where one of a kind is told, and not all of them above.
QLayout* ExpiryNotices::makeRest() {
  auto* row = new FlowLayout(16);
  const auto now = certdesk::now();
  for (const auto ending : {Ending::Over, Ending::Soon}) {
    const int all = ending == Ending::Over ? m_told.over : m_told.soon;
    const auto isOne = [&](const auto& one) { return endingOf(one, now) == ending; };
    const auto& told = m_told.told;
    const auto shown = std::count_if(told.begin(), told.begin() + std::min<std::ptrdiff_t>(most, std::ssize(told)), isOne);
    if (all <= shown || std::none_of(told.begin(), told.end(), isOne)) continue;
    auto* rest = Button::small(Kind::Link);
    rest->setText((ending == Ending::Over ? tr("All that have expired: %1") : tr("All that are about to expire: %1"))
                      .arg(all));
    connect(rest, &QPushButton::clicked, this, [this, ending] { Q_EMIT allWanted(ending); });
    row->addWidget(rest);
  }
  return row;
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
  for (std::size_t i = 0; i < std::min<std::size_t>(most, m_told.told.size()); ++i)
    column->addWidget(makeNotice(m_told.told[i], today));
  column->addLayout(makeRest());
  m_place->addWidget(m_list);
  setVisible(!m_told.told.empty());
}

} // namespace certdesk::ui
