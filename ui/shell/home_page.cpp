#include "ui/shell/home_page.h"

#include "ui/format.h"
#include "ui/shell/expiry_notices.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/says.h"
#include "ui/widgets/tabs.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QMenu>
#include <QUrl>

namespace certdesk::ui {

namespace {

constexpr int beat = 30000; // ms between two looks while the page is shown
constexpr Tab tabs[] = {Tab::Issuing, Tab::Open, Tab::Download, Tab::Done};

int indexOf(Tab tab) {
  for (int i = 0; i < 4; ++i)
    if (tabs[i] == tab) return i;
  return 0;
}

} // namespace

HomePage::HomePage(Services& services, Desk& desk, Session& session)
    : m_services(services), m_desk(desk), m_session(session), m_new(new Button(Kind::Secondary)),
      m_failure(new FailureNote), m_expiring(new ExpiryNotices), m_first(new FirstSteps), m_notices(new QVBoxLayout),
      m_tabs(new Tabs), m_loading(new QWidget) {
  m_new->setTrailing(Icon::ChevronDown);
  setAside(m_new);
  m_notices->setSpacing(8);
  body()->addLayout(m_notices);
  add(m_failure);
  add(m_expiring);
  add(m_first);
  for (int i = 0; i < 4; ++i)
    m_tabs->add();
  auto* hanging = new QVBoxLayout;
  hanging->addWidget(m_tabs);
  addHanging(hanging);
  auto* row = new QHBoxLayout(m_loading);
  row->setContentsMargins(0, 24, 0, 24);
  row->addStretch(1);
  row->addWidget(new Spinner);
  row->addStretch(1);
  add(m_loading);
  addStretch();
  m_beat.setInterval(beat);
  connect(&m_beat, &QTimer::timeout, this, [this] { look(false); });
  connect(m_expiring, &ExpiryNotices::renewWanted, this, &HomePage::renewWanted);
  connect(m_expiring, &ExpiryNotices::allWanted, this, &HomePage::endingWanted);
  connect(m_expiring, &ExpiryNotices::applyWanted, this, &HomePage::applyOnSite);
  connect(m_first, &FirstSteps::applyWanted, this, &HomePage::applyOnSite);
  connect(m_first, &FirstSteps::ukeyWanted, this, &HomePage::ukeysWanted);
  connect(m_first, &FirstSteps::otherAccountWanted, &session, &Session::logout);
  connect(m_failure, &FailureNote::retry, this, &HomePage::reload);
  connect(m_tabs, &QTabBar::tabBarClicked, this, [this] { m_chosen = true; });
  connect(m_tabs, &QTabBar::currentChanged, this, &HomePage::showTab);
  connect(m_new, &QPushButton::clicked, this, [this] {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(menuIcon(Icon::Calendar), tr("Renewal: the certificate is about to expire"), this,
                    &HomePage::startWanted);
    if (m_session.mayAll()) {
      menu->addAction(menuIcon(Icon::Ukey), tr("Key recovery: the UKEY is lost or broken"), this,
                      &HomePage::startWanted);
      menu->addAction(menuIcon(Icon::Unlock), tr("Unlock: the PIN is forgotten"), this, &HomePage::startWanted);
    }
    if (!applyAddress().isEmpty())
      menu->addAction(menuIcon(Icon::External), tr("A new certificate: apply on the portal's web site"), this,
                      &HomePage::applyOnSite);
    menu->popup(m_new->mapToGlobal(QPoint(m_new->width() - menu->sizeHint().width(), m_new->height() + 4)));
  });
  connect(&session, &Session::changed, this, &HomePage::speak);
  says(this, [this] { speak(); });
}

void HomePage::clear() {
  ++m_account;
  m_busy = m_again = false;
  m_entries.reset();
  m_certificates.reset();
  m_chosen = false;
  m_shownKey.clear();
  m_failure->clear();
  m_expiring->set({});
  display();
}

void HomePage::reload() { look(true); }

// Applications move by themselves; certificates hardly ever, so those are not asked for at every beat.
void HomePage::look(bool certificatesToo) {
  if (m_busy) {
    m_again = m_again || certificatesToo; // what is under way may have been asked too early
    return;
  }
  m_busy = true;
  m_failure->setBusy(true);
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&portal = m_services.portal, certificatesToo](const Call& call) {
        Answer answer{portal.applications(call), {}};
        if (!answer.applications || !certificatesToo) return answer;
        if (auto certificates = portal.certificates(call)) answer.certificates = std::move(*certificates);
        return answer;
      },
      [this, account = m_account](Answer answer) {
        if (account == m_account) heard(std::move(answer));
      });
}

void HomePage::heard(Answer answer) {
  m_busy = false;
  m_failure->setBusy(false);
  if (!answer.applications) {
    if (answer.applications.error().code == ErrorCode::LoginExpired)
      m_session.expired();
    else
      m_failure->tell(answer.applications.error().code);
  } else {
    m_failure->clear();
    Q_EMIT listed(*answer.applications);
    if (answer.certificates) m_certificates = std::move(*answer.certificates);
    tellEndings(*answer.applications);
    m_entries.emplace();
    for (auto& application : *answer.applications) {
      auto situation = situationOf(application);
      m_entries->push_back({std::move(application), std::move(situation)});
    }
  }
  display();
  if (m_again) {
    m_again = false;
    reload();
  }
}

void HomePage::tellEndings(const std::vector<portal::Application>& applications) {
  const auto certificates = m_certificates.value_or(std::vector<portal::CertificateRecord>{});
  ExpiryNotices::Told told{toTell(certificates, applications, now()), 0, 0, !applyAddress().isEmpty()};
  std::erase_if(told.told, [this](const auto& one) { return !m_session.mayRenew(one.signingCertificate); });
  for (const auto& certificate : certificates)
    if (const auto ending = endingOf(certificate, now())) ++(*ending == Ending::Over ? told.over : told.soon);
  m_expiring->set(std::move(told));
}

// Neither a certificate nor an application, by the portal's own word.
bool HomePage::isNew() const {
  return m_entries && m_entries->empty() && m_certificates && m_certificates->empty();
}

int HomePage::count(Tab tab) const {
  if (!m_entries) return 0;
  return static_cast<int>(
      std::count_if(m_entries->begin(), m_entries->end(), [tab](const Entry& e) { return e.situation.tab == tab; }));
}

// Where something waits for the person, until they choose for themselves.
void HomePage::chooseTab() {
  if (m_chosen || !m_entries) return;
  for (const auto& entry : *m_entries)
    if (entry.situation.turn == Turn::Holder && entry.situation.tab != Tab::Done)
      return m_tabs->setCurrentIndex(indexOf(entry.situation.tab));
  for (const auto tab : {Tab::Open, Tab::Download, Tab::Issuing, Tab::Done})
    if (count(tab) > 0) return m_tabs->setCurrentIndex(indexOf(tab));
  m_tabs->setCurrentIndex(indexOf(Tab::Open));
}

void HomePage::display() {
  for (int i = 0; i < 4; ++i)
    m_tabs->setCount(i, count(tabs[i]));
  chooseTab();
  setSubtitle(summary());
  m_loading->setVisible(!m_entries && !m_failure->isVisibleTo(this));
  m_tabs->setVisible(m_entries.has_value() && !isNew());
  m_first->setOnSite(!applyAddress().isEmpty());
  m_first->setVisible(isNew());
  m_new->setVisible(!isNew()); // each of its lines leads to a certificate
  int mine = 0;
  if (m_entries)
    for (const auto& entry : *m_entries)
      if (entry.situation.turn == Turn::Holder && entry.situation.tab != Tab::Done) ++mine;
  Q_EMIT waiting(mine);
  showTab();
}

QString HomePage::summary() const {
  if (!m_entries) return {};
  int mine = 0, theirs = 0;
  for (const auto& entry : *m_entries) {
    if (entry.situation.tab == Tab::Done) continue;
    if (entry.situation.turn == Turn::Holder) ++mine;
    if (entry.situation.turn == Turn::Authority) ++theirs;
  }
  if (isNew()) return tr("This account has no certificate and no application yet.");
  if (mine == 0 && theirs == 0) return tr("Nothing is under way.");
  if (theirs == 0) return tr("Waiting for you: %1.").arg(mine);
  if (mine == 0) return tr("With the CA: %1.").arg(theirs);
  return tr("Waiting for you: %1. With the CA: %2.").arg(mine).arg(theirs);
}

QString HomePage::emptySentence() const {
  switch (tabs[m_tabs->currentIndex()]) {
  case Tab::Issuing:
    return tr("A first certificate is applied for on the portal's site, and shown here.");
  case Tab::Open:
    return tr("Renewal, key recovery and unlocking start at the certificate.");
  case Tab::Download:
    return tr("What the CA has approved, and waits for its UKEY, is shown here.");
  case Tab::Done:
    return tr("What is finished is shown here.");
  }
  return {};
}

void HomePage::showTab() {
  // What has not changed is left alone: a row that has the focus keeps it.
  QString key = QStringLiteral("%1 %2 %3 %4").arg(m_tabs->currentIndex()).arg(m_entries.has_value()).arg(isNew()).arg(tr("Continue"));
  if (m_entries)
    for (const auto& entry : *m_entries)
      key += QStringLiteral("|%1 %2 %3")
                 .arg(utf8(entry.application.id), utf8(entry.application.etag), entry.situation.waitsFor);
  if (key == m_shownKey && m_list != nullptr) return;
  m_shownKey = key;
  if (m_list != nullptr) m_list->deleteLater();
  auto* list = new ApplicationList(m_entries.value_or(std::vector<Entry>{}), tabs[m_tabs->currentIndex()], now());
  connect(list, &ApplicationList::opened, this, &HomePage::openWanted);
  if (m_entries && list->isEmpty()) list->layout()->addWidget(makeEmpty());
  m_list = list;
  body()->insertWidget(body()->indexOf(m_loading), m_list);
  m_list->setVisible(!isNew());
}

QWidget* HomePage::makeEmpty() {
  auto* empty = new EmptyState(Icon::List);
  empty->setTitle(tr("Nothing here"));
  empty->setSentence(emptySentence());
  const auto tab = tabs[m_tabs->currentIndex()];
  if (tab == Tab::Open) empty->setButton(tr("To my certificates"));
  if (tab == Tab::Issuing && !applyAddress().isEmpty()) empty->setButton(tr("To the portal's web site"));
  if (tab == Tab::Issuing)
    connect(empty, &EmptyState::clicked, this, &HomePage::applyOnSite);
  else
    connect(empty, &EmptyState::clicked, this, &HomePage::startWanted);
  return empty;
}

QString HomePage::applyAddress() const {
  return m_session.service() ? utf8(m_session.service()->applyAddress) : QString();
}

void HomePage::applyOnSite() { QDesktopServices::openUrl(QUrl(applyAddress(), QUrl::StrictMode)); }

void HomePage::speak() {
  setTitle(tr("My applications"));
  m_new->setText(tr("Start something new"));
  m_tabs->setText(0, tr("New certificates"));
  m_tabs->setText(1, tr("Other services"));
  m_tabs->setText(2, tr("To download"));
  m_tabs->setText(3, tr("Completed"));
  while (auto* item = m_notices->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  if (m_session.service())
    for (const auto& notice : m_session.service()->notices)
      if (notice.important && m_notices->count() < 2) m_notices->addWidget(new Notice(Tone::Warn, utf8(notice.text)));
  if (m_entries)
    for (auto& entry : *m_entries)
      entry.situation = situationOf(entry.application);
  display();
}

void HomePage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  m_beat.start();
}

void HomePage::hideEvent(QHideEvent* event) {
  Page::hideEvent(event);
  m_beat.stop();
}

} // namespace certdesk::ui
