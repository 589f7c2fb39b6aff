#include "ui/shell/certificates_page.h"

#include "app/workflow/certificate_standing.h"
#include "app/workflow/checklist.h"
#include "ui/error_text.h"
#include "ui/format.h"
#include "ui/shell/session.h"
#include "ui/shell/status_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/says.h"
#include "ui/widgets/tabs.h"
#include "ui/widgets/toast.h"

#include <QHBoxLayout>
#include <algorithm>
#include <utility>

namespace certdesk::ui {

namespace {

// 有效, 冻结, 失效
int tabOf(const portal::CertificateRecord& certificate) {
  switch (workflow::stateOf(certificate, now())) {
  case portal::CertificateState::Valid:
    return 0;
  case portal::CertificateState::Frozen:
    return 1;
  case portal::CertificateState::Revoked:
  case portal::CertificateState::Expired:
  case portal::CertificateState::Superseded:
    return 2;
  }
  return 2;
}

} // namespace

CertificatesPage::CertificatesPage(Services& services, Desk& desk, Session& session)
    : m_services(services), m_desk(desk), m_session(session), m_refresh(new Button(Kind::Secondary)),
      m_failure(new FailureNote), m_tabs(new Tabs), m_onlyNotice(new Notice(Tone::Accent)),
      m_all(Button::small(Kind::Secondary)), m_loading(new QWidget),
      m_orders(new CertificateOrders(services, desk, this)) {
  m_refresh->setLeading(Icon::Refresh);
  setAside(m_refresh);
  add(m_failure);
  for (int i = 0; i < 3; ++i)
    m_tabs->add();
  auto* hanging = new QVBoxLayout;
  hanging->addWidget(m_tabs);
  addHanging(hanging);
  m_onlyNotice->addButton(m_all);
  add(m_onlyNotice);
  auto* row = new QHBoxLayout(m_loading);
  row->setContentsMargins(0, 24, 0, 24);
  row->addStretch(1);
  row->addWidget(new Spinner);
  row->addStretch(1);
  add(m_loading);
  addStretch();
  connect(m_refresh, &QPushButton::clicked, this, &CertificatesPage::reload);
  connect(m_failure, &FailureNote::retry, this, [this] {
    if (m_failed && recordOf(m_failed->certificateId) != nullptr) return m_orders->begin(Order(*m_failed));
    reload();
  });
  connect(m_orders, &CertificateOrders::waitingChanged, this, &CertificatesPage::seeWaiting);
  connect(m_orders, &CertificateOrders::beginning, this, [this] {
    m_failed.reset();
    m_unread = false;
    m_failure->clear();
  });
  connect(m_orders, &CertificateOrders::begun, this, &CertificatesPage::openWanted);
  connect(m_orders, &CertificateOrders::notBegun, this, &CertificatesPage::notBegun);
  connect(m_orders, &CertificateOrders::changed, this, &CertificatesPage::changed);
  connect(m_orders, &CertificateOrders::notChanged, this, &CertificatesPage::notChanged);
  connect(m_tabs, &QTabBar::currentChanged, this, [this] { showOnly({}); });
  connect(m_all, &QPushButton::clicked, this, [this] { showOnly({}); });
  says(this, [this] { speak(); });
  wears(this, [this] { setWidths(); });
}

void CertificatesPage::clear() {
  closeCard();
  m_certificates.reset();
  m_underWay.clear();
  m_only.reset();
  m_open.clear();
  m_missing.clear();
  m_orders->forgetNext();
  m_failed.reset();
  m_unread = false;
  m_failure->clear();
  display();
}

// Whoever looks again has read what failed, unless it was told while another page was shown.
void CertificatesPage::reload() {
  if (!std::exchange(m_unread, false)) m_failed.reset();
  look();
}

void CertificatesPage::look() {
  if (m_busy) {
    m_again = true;
    return;
  }
  m_busy = true;
  m_refresh->setEnabled(false);
  m_failure->setBusy(true);
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&portal = m_services.portal](const Call& call) {
        Answer answer{portal.certificates(call), std::vector<portal::Application>{}};
        if (answer.certificates) answer.applications = portal.applications(call);
        return answer;
      },
      [this](Answer answer) { heard(std::move(answer)); });
}

// What is told of something that was asked for stays told; that a look failed is less.
void CertificatesPage::failed(const Error& error) {
  if (error.code == ErrorCode::LoginExpired)
    m_session.expired();
  else if (!m_failed)
    m_failure->tell(error.code);
}

void CertificatesPage::heard(Answer answer) {
  m_busy = false;
  m_refresh->setEnabled(true);
  m_failure->setBusy(m_orders->waits());
  if (!answer.certificates) {
    failed(answer.certificates.error());
  } else if (!answer.applications) {
    failed(answer.applications.error());
  } else {
    if (!m_failed) m_failure->clear();
    m_certificates = std::move(*answer.certificates);
    m_underWay.clear();
    for (const auto& application : *answer.applications)
      if (workflow::isOpen(application)) m_underWay[application.certificateId].insert(application.service);
  }
  display();
  if (std::exchange(m_again, false)) look();
}

void CertificatesPage::begin(const std::string& certificateId, const std::string& service, const std::string& instead) {
  m_orders->begin({certificateId, service, instead});
}

void CertificatesPage::notBegun(const Order& order, const Error& error) {
  failed(error);
  if (error.code == ErrorCode::LoginExpired) return;
  m_failed = order;
  m_loading->hide();
  const auto* certificate = recordOf(order.certificateId);
  tellElsewhere(certificate == nullptr ? QString() : utf8(certificate->subject), error.code);
}

void CertificatesPage::seeWaiting() {
  const bool waits = m_orders->waits();
  if (m_table != nullptr) m_table->setBusy(waits);
  if (m_card != nullptr) m_card->setBusy(waits);
  m_failure->setBusy(waits || m_busy);
}

// Whoever is on another page, or has asked for something else, is told in a word; the page keeps the sentences until
// they are read.
void CertificatesPage::tellElsewhere(const QString& subject, ErrorCode code) {
  m_unread = !isVisible() || m_orders->hasNext();
  if (!m_unread || m_session.state() != Session::State::LoggedIn) return;
  const auto happened = errorText(code).happened;
  Toast::show(window(), subject.isEmpty() ? happened : CertificateRow::tr("%1: %2").arg(subject, happened), Tone::Warn);
}

void CertificatesPage::showOnly(std::optional<Ending> ending) {
  m_only = ending;
  if (ending) {
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(*ending == Ending::Over ? 2 : 0);
  }
  display();
}

portal::CertificateRecord* CertificatesPage::recordOf(const std::string& certificateId) {
  if (!m_certificates) return nullptr;
  const auto found = std::find_if(m_certificates->begin(), m_certificates->end(),
                                  [&](const auto& each) { return each.id == certificateId; });
  return found == m_certificates->end() ? nullptr : &*found;
}

CertificateRow* CertificatesPage::rowOf(const std::string& certificateId) const {
  return m_table == nullptr ? nullptr : m_table->rowOf(certificateId);
}

void CertificatesPage::closeCard() {
  if (m_card == nullptr) return;
  if (auto* row = rowOf(m_card->certificateId())) row->show(nullptr);
  m_card->hide();
  m_card->deleteLater();
  m_card = nullptr;
}

void CertificatesPage::askChange(const portal::CertificateRecord& certificate, StatusAct act) {
  closeCard();
  const auto user = m_session.account() ? utf8(m_session.account()->userName) : QString();
  m_card = new StatusCard(act, certificate, {user, !m_session.ukeySerial().empty(), m_services.accountDesk != nullptr});
  connect(m_card, &StatusCard::wanted, this, [this] { m_orders->change(m_card->order(), m_card->password()); });
  connect(m_card, &StatusCard::forgottenWanted, this, &CertificatesPage::forgottenWanted);
  connect(m_card, &StatusCard::leaveWanted, this, [this, id = certificate.id] {
    closeCard();
    if (auto* row = rowOf(id)) row->focusToggle();
  });
  if (auto* row = rowOf(certificate.id)) row->show(m_card);
  m_card->focusFirst();
  reveal(m_card);
}

// The certificate has gone to another tab, and the page goes there with it.
void CertificatesPage::changed(const StatusOrder& order, const portal::CertificateRecord& certificate) {
  const bool missing = order.act == StatusAct::Freeze &&
                       static_cast<portal::FreezeReason>(order.reason) == portal::FreezeReason::UkeyMissing;
  m_missing = missing ? certificate.id : std::string();
  closeCard();
  if (auto* record = recordOf(certificate.id)) *record = certificate;
  bringUp(certificate.id);
  if (auto* row = rowOf(certificate.id); row != nullptr && isVisible()) row->focusToggle();
  Toast::show(window(), order.doneText());
  reload(); // applications may have ended with it
}

// At the card, which is brought back where the person has looked elsewhere meanwhile.
void CertificatesPage::notChanged(const StatusOrder& order, const Error& error) {
  if (error.code == ErrorCode::LoginExpired) return m_session.expired();
  if (m_card == nullptr) return; // logged out
  if (!m_card->isVisibleTo(this)) bringUp(order.certificateId);
  if (m_card == nullptr) return m_failure->tell(error.code, order.subject); // it is none of this account's any more
  m_card->tell(error.code);
  reveal(m_card);
  tellElsewhere(order.subject, error.code);
}

// Opens its row, in whichever tab it is.
void CertificatesPage::bringUp(const std::string& certificateId) {
  m_open = certificateId;
  m_only.reset();
  if (const auto* record = recordOf(certificateId)) {
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(tabOf(*record));
  }
  display();
}

void CertificatesPage::display() {
  int counts[3] = {};
  if (m_certificates)
    for (const auto& certificate : *m_certificates)
      ++counts[tabOf(certificate)];
  for (int i = 0; i < 3; ++i)
    m_tabs->setCount(i, counts[i]);
  m_loading->setVisible(!m_certificates && !m_failure->isVisibleTo(this));
  m_tabs->setVisible(m_certificates.has_value());
  m_onlyNotice->setVisible(m_certificates && m_only);
  m_onlyNotice->setText(m_only == Ending::Over ? tr("Only certificates that have expired are shown.")
                                               : tr("Only certificates that are about to expire are shown."));
  showTab();
}

CertificateRow::Around CertificatesPage::aroundOf(const portal::CertificateRecord& certificate) const {
  const auto underWay = m_underWay.find(certificate.id);
  return {underWay == m_underWay.end() ? std::set<std::string>() : underWay->second,
          m_services.certificateDesk != nullptr, m_session.mayRenew(certificate.signingCertificate), m_session.mayAll(),
          certificate.id == m_missing};
}

void CertificatesPage::showTab() {
  if (m_card != nullptr) m_card->setParent(this); // out of the row that goes
  if (m_list != nullptr) {
    m_list->hide();
    m_list->deleteLater();
  }
  m_table = nullptr;
  std::vector<const portal::CertificateRecord*> shown;
  if (m_certificates)
    for (const auto& certificate : *m_certificates)
      if (tabOf(certificate) == m_tabs->currentIndex() && (!m_only || endingOf(certificate, now()) == m_only))
        shown.push_back(&certificate);
  m_list = !m_certificates ? new QWidget : shown.empty() ? makeEmpty() : makeTable(shown);
  // What is under way is told at its card, so that stays, out of sight.
  if (m_card != nullptr && !m_orders->changing() && rowOf(m_card->certificateId()) == nullptr) closeCard();
  body()->insertWidget(body()->indexOf(m_loading), m_list);
  m_list->show(); // at once: the layout would do it later, and until then nothing is there to be seen or pressed
  setWidths();
}

QWidget* CertificatesPage::makeTable(const std::vector<const portal::CertificateRecord*>& certificates) {
  m_table = new CertificateTable(
      certificates, [this](const auto& certificate) { return aroundOf(certificate); }, m_open, now());
  connect(m_table, &CertificateTable::serviceWanted, this,
          [this](const std::string& id, const std::string& service) { begin(id, service); });
  connect(m_table, &CertificateTable::opened, this, [this](const std::string& id) { m_open = id; });
  connect(m_table, &CertificateTable::changeWanted, this, &CertificatesPage::askChange);
  m_table->setBusy(m_orders->waits());
  if (m_card != nullptr)
    if (auto* row = rowOf(m_card->certificateId())) row->show(m_card);
  return m_table;
}

QWidget* CertificatesPage::makeEmpty() {
  auto* empty = new EmptyState(Icon::Certificate);
  empty->setTitle(tr("No certificate here"));
  empty->setSentence(m_tabs->currentIndex() == 0 && !m_only ? tr("This account has no valid certificate.")
                                                            : tr("Certificates in this state would be listed here."));
  return empty;
}

void CertificatesPage::setWidths() {
  if (m_table != nullptr) m_table->setWidth(m_width);
}

void CertificatesPage::bodyResized(int width) {
  m_width = width;
  setWidths();
}

void CertificatesPage::speak() {
  setTitle(tr("My certificates"));
  setSubtitle(tr("\"Actions\" shows what can be done with a certificate now."));
  m_refresh->setText(tr("Refresh"));
  m_all->setText(tr("Show all"));
  m_tabs->setText(0, tr("Valid"));
  m_tabs->setText(1, tr("Frozen"));
  m_tabs->setText(2, tr("Ended"));
  display();
}

} // namespace certdesk::ui
