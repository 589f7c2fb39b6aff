#include "ui/shell/certificates_page.h"

#include "app/workflow/certificate_standing.h"
#include "ui/format.h"
#include "ui/shell/session.h"
#include "ui/shell/situation.h"
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

// Where it is still open; the empty id is none.
Outcome withdraw(portal::Portal& portal, const std::string& applicationId, const Call& call) {
  if (applicationId.empty()) return {};
  const auto now = portal.application(applicationId, {}, call);
  if (!now) return certdesk::failed(now);
  if (!*now || !isOpen(**now)) return {};
  const auto gone = portal.cancel(**now, call);
  if (!gone) return certdesk::failed(gone);
  return {};
}

} // namespace

CertificatesPage::CertificatesPage(Services& services, Desk& desk, Session& session)
    : m_services(services), m_desk(desk), m_session(session), m_refresh(new Button(Kind::Secondary)),
      m_failure(new FailureNote), m_tabs(new Tabs), m_onlyNotice(new Notice(Tone::Accent)),
      m_all(Button::small(Kind::Secondary)), m_loading(new QWidget) {
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
    if (m_certificates)
      for (const auto& certificate : *m_certificates)
        if (certificate.id == m_wanted) return begin(certificate.id, m_service, m_instead);
    reload();
  });
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
  m_wanted.clear();
  m_failure->clear();
  display();
}

void CertificatesPage::reload() {
  if (m_busy) {
    m_again = true;
    return;
  }
  m_busy = true;
  m_wanted.clear();
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

void CertificatesPage::failed(const Error& error) {
  if (error.code == ErrorCode::LoginExpired)
    m_session.expired();
  else
    m_failure->tell(error.code);
}

void CertificatesPage::heard(Answer answer) {
  m_busy = false;
  m_refresh->setEnabled(true);
  m_failure->setBusy(false);
  if (!answer.certificates) {
    failed(answer.certificates.error());
  } else if (!answer.applications) {
    failed(answer.applications.error());
  } else {
    m_failure->clear();
    m_certificates = std::move(*answer.certificates);
    m_underWay.clear();
    for (const auto& application : *answer.applications)
      if (isOpen(application)) m_underWay[application.certificateId].insert(application.service);
  }
  display();
  if (m_again) {
    m_again = false;
    reload();
  }
}

void CertificatesPage::begin(const std::string& certificateId, const std::string& service, const std::string& instead) {
  if (m_starting) return;
  m_starting = true;
  m_wanted = certificateId;
  m_service = service;
  m_instead = instead;
  m_failure->clear();
  if (m_table != nullptr) m_table->setBusy(true);
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&portal = m_services.portal, certificateId, service, instead](const Call& call) -> Result<portal::Application> {
        if (auto gone = withdraw(portal, instead, call); !gone) return certdesk::failed(gone);
        return portal.start(service, certificateId, call);
      },
      [this](Result<portal::Application> answer) {
        m_starting = false;
        if (!answer)
          failed(answer.error());
        else
          m_wanted.clear();
        showTab(); // its buttons as they were
        if (answer) Q_EMIT openWanted(*answer);
      });
}

void CertificatesPage::showOnly(std::optional<Ending> ending) {
  m_only = ending;
  if (ending) {
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(*ending == Ending::Over ? 2 : 0);
  }
  display();
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
  connect(m_card, &StatusCard::wanted, this, &CertificatesPage::change);
  connect(m_card, &StatusCard::forgottenWanted, this, &CertificatesPage::forgottenWanted);
  connect(m_card, &StatusCard::leaveWanted, this, [this, id = certificate.id] {
    closeCard();
    if (auto* row = rowOf(id)) row->focusToggle();
  });
  if (auto* row = rowOf(certificate.id)) row->show(m_card);
  m_card->focusFirst();
  reveal(m_card);
}

void CertificatesPage::change() {
  if (m_starting || m_card == nullptr) return;
  m_starting = true;
  m_card->setBusy(true);
  m_desk.ask(
      Desk::Counter::Portal, this,
      [desk = m_services.certificateDesk, act = m_card->act(), id = m_card->certificateId(), reason = m_card->reason(),
       password = m_card->password()](const Call& call) {
        switch (act) {
        case StatusAct::Freeze:
          return desk->freeze(id, static_cast<portal::FreezeReason>(reason), password, call);
        case StatusAct::Unfreeze:
          return desk->unfreeze(id, static_cast<portal::UnfreezeReason>(reason), password, call);
        case StatusAct::Revoke:
          break;
        }
        return desk->revoke(id, static_cast<portal::RevocationReason>(reason), password, call);
      },
      [this](const Result<portal::CertificateRecord>& answer) { changed(answer); });
}

// The certificate has gone to another tab, and the page goes there with it.
void CertificatesPage::changed(const Result<portal::CertificateRecord>& answer) {
  m_starting = false;
  if (m_card == nullptr) return;
  m_card->setBusy(false);
  if (!answer && answer.error().code == ErrorCode::LoginExpired) return m_session.expired();
  if (!answer) return m_card->tell(answer.error().code);
  const auto said = m_card->doneText();
  const bool missing = m_card->act() == StatusAct::Freeze &&
                       static_cast<portal::FreezeReason>(m_card->reason()) == portal::FreezeReason::UkeyMissing;
  m_missing = missing ? answer->id : std::string();
  closeCard();
  if (m_certificates)
    for (auto& each : *m_certificates)
      if (each.id == answer->id) each = *answer;
  m_open = answer->id;
  m_only.reset();
  {
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(tabOf(*answer));
  }
  display();
  if (auto* row = rowOf(answer->id)) row->focusToggle();
  Toast::show(window(), said);
  reload(); // applications may have ended with it
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
          m_services.certificateDesk != nullptr, m_session.mayRenew(certificate.signingCertificate),
          m_session.mayAll(), certificate.id == m_missing};
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
  if (m_card != nullptr && rowOf(m_card->certificateId()) == nullptr) closeCard();
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
