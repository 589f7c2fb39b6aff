#include "ui/main_window.h"

#include "app/workflow/checklist.h"
#include "ui/account/account_page.h"
#include "ui/format.h"
#include "ui/shell/acts_dialog.h"
#include "ui/shell/again_page.h"
#include "ui/shell/certificates_page.h"
#include "ui/shell/closing_page.h"
#include "ui/shell/front_page.h"
#include "ui/shell/home_page.h"
#include "ui/shell/login_form.h"
#include "ui/shell/practice_panel.h"
#include "ui/shell/settings_menu.h"
#include "ui/shell/situation.h"
#include "ui/ukeys/ukeys_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checklist_sidebar.h"
#include "ui/widgets/help_strip.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/nav_sidebar.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/page.h"
#include "ui/widgets/practice_banner.h"
#include "ui/widgets/says.h"
#include "ui/widgets/toast.h"
#include "ui/wizard/wizard.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSettings>
#include <QStackedWidget>

namespace certdesk::ui {

namespace {
constexpr int railBelow = 1100; // px of window
}

MainWindow::MainWindow(Services& services, Look& look, QSettings& settings)
    : m_services(services), m_look(look), m_settings(settings), m_session(services, m_desk), m_bell(services, m_desk),
      m_names(settings), m_hotlines(settings), m_watch(services.tokens), m_banner(new PracticeBanner),
      m_stage(new QStackedWidget), m_middle(new QWidget), m_strip(new HelpStrip),
      m_front(new FrontPage(m_session, m_watch, services.anchors)), m_inside(new QWidget), m_nav(new NavSidebar),
      m_places(new QStackedWidget), m_home(new HomePage(services, m_desk, m_session)),
      m_certificates(new CertificatesPage(services, m_desk, m_session)),
      m_ukeys(new UkeysPage(services, m_desk, m_session, m_watch, m_names)),
      m_account(services.accountDesk != nullptr ? new AccountPage(services, m_desk, m_session) : nullptr),
      m_renewalOnly(new Notice(Tone::Warn)), m_again(new AgainPage(m_session)) {
  resize(1180, 760);
  setMinimumSize(1024, 680);
  build();
  connect(&m_session, &Session::changed, this, &MainWindow::see);
  connect(&m_session, &Session::loggedIn, this, &MainWindow::enter);
  connect(&m_session, &Session::loggedOut, this, &MainWindow::leave);
  connect(&m_session, &Session::spoken, this, [this] {
    if (m_session.state() == Session::State::LoggedIn) go(m_place);
  });
  connect(&m_bell, &Bell::rang, this, &MainWindow::tell);
  connect(&m_notification, &Notification::opened, this, [this] {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
  });
  connect(&m_watch, &UkeyWatch::changed, this, &MainWindow::ukeysChanged);
  connect(m_front, &FrontPage::ukeysWanted, this, [this] {
    m_stage->setCurrentWidget(m_inside);
    go(Place::Ukeys);
    m_nav->focusCurrent();
  });
  connect(m_ukeys, &UkeysPage::certificatesWanted, this, [this] { go(Place::Certificates); });
  connect(m_ukeys, &UkeysPage::unlockWanted, this, [this](const std::string& certificateId) {
    go(Place::Certificates); // where it is said if it cannot be begun
    m_certificates->begin(certificateId, "unlock");
  });
  connect(m_ukeys, &UkeysPage::renewWanted, this, [this](const std::string& certificateId) {
    go(Place::Certificates);
    m_certificates->begin(certificateId, "renewal");
  });
  connect(m_ukeys, &UkeysPage::openWanted, this, &MainWindow::openApplication);
  connect(&m_session, &Session::loginNeeded, this, &MainWindow::askLogin);
  connect(&m_session, &Session::keptUserChanged, this, [this](const QString& userName) {
    Preferences changed = m_look.preferences();
    changed.userName = userName;
    changed.save(m_settings);
    m_look.remember(changed);
  });
  m_front->form()->setUserName(m_look.preferences().userName);
  if (services.accountDesk != nullptr) m_front->setAccounts(*services.accountDesk, m_desk);
  connect(m_front, &FrontPage::wayChanged, this, &MainWindow::showStep);
  says(this, [this] { speak(); });
}

MainWindow::~MainWindow() {
  delete m_wizard; // its workers use what this object holds
}

void MainWindow::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_banner);
  auto* middle = new QVBoxLayout(m_middle);
  middle->setContentsMargins(0, 0, 0, 0);
  middle->addWidget(m_stage);
  column->addWidget(m_middle, 1);
  buildInside();
  // The desk finds its place anew beside each of them.
  connect(m_stage, &QStackedWidget::currentChanged, this, &MainWindow::placePractice, Qt::QueuedConnection);
  m_stage->addWidget(m_front);
  m_stage->addWidget(m_inside);
  column->addWidget(m_strip); // last, as Tab goes
  m_banner->setVisible(m_services.practice != nullptr);
  if (m_services.practice != nullptr) {
    m_practice = new PracticePanel(*m_services.practice, m_desk, m_middle);
    m_practice->hide();
    connect(m_practice, &PracticePanel::closeWanted, this, [this] { showPractice(false); });
    connect(m_practice, &PracticePanel::known, this, [this](const std::vector<PracticeTools::Known>& known) {
      if (known.size() >= 2) m_front->setPractice(utf8(known[0].value), utf8(known[1].value));
    });
    connect(m_banner->tools(), &QPushButton::toggled, this, &MainWindow::showPractice);
  } else {
    m_banner->tools()->hide(); // a practice portal elsewhere: its drawer is not on this PC
  }
}

void MainWindow::buildInside() {
  auto* row = new QHBoxLayout(m_inside);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  m_nav->add(Icon::List);
  m_nav->add(Icon::Certificate);
  m_nav->add(Icon::Ukey);
  row->addWidget(m_nav);
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  auto* box = new QWidget; // with its margins it goes
  auto* notice = new QHBoxLayout(box);
  notice->addWidget(m_renewalOnly);
  notice->setContentsMargins(40, 16, 40, 0);
  column->addWidget(box);
  column->addWidget(m_places, 1);
  row->addLayout(column, 1);
  box->hide();
  for (QWidget* page : std::initializer_list<QWidget*>{m_home, m_certificates, m_ukeys, m_again})
    m_places->addWidget(page);
  if (m_account != nullptr) m_places->addWidget(m_account);
  connect(m_nav, &NavSidebar::chosen, this, [this](int place) {
    m_certificates->showOnly({});
    go(static_cast<Place>(place));
  });
  connect(m_nav->settings(), &QPushButton::clicked, this, [this] { showSettings(m_nav->settings()); });
  connect(m_front->settings(), &QPushButton::clicked, this, [this] { showSettings(m_front->settings()); });
  connect(m_home, &HomePage::waiting, this,
          [this](int count) { m_nav->setCount(static_cast<int>(Place::Home), count); });
  connect(m_home, &HomePage::listed, this,
          [this](const std::vector<portal::Application>& applications) { m_bell.heard(applications); });
  connect(m_home, &HomePage::startWanted, this, [this] {
    m_certificates->showOnly({});
    go(Place::Certificates);
  });
  connect(m_home, &HomePage::endingWanted, this, [this](Ending ending) {
    go(Place::Certificates);
    m_certificates->showOnly(ending);
  });
  connect(m_home, &HomePage::ukeysWanted, this, [this] { go(Place::Ukeys); });
  connect(m_home, &HomePage::renewWanted, this, [this](const portal::CertificateRecord& certificate) {
    go(Place::Certificates); // where it is said if it cannot be begun
    m_certificates->begin(certificate.id, "renewal");
  });
  connect(m_home, &HomePage::openWanted, this, &MainWindow::openApplication);
  connect(m_certificates, &CertificatesPage::forgottenWanted, this, [this] {
    go(Place::Account);
    m_forCertificates = true;
    m_account->setPasswordAnew();
  });
  if (m_account != nullptr)
    connect(m_account, &AccountPage::passwordReset, this, [this] {
      if (m_forCertificates) m_place = Place::Certificates; // where it was asked for
      m_session.expired();
    });
  connect(m_certificates, &CertificatesPage::openWanted, this, &MainWindow::openApplication);
}

void MainWindow::begin() {
  m_front->form()->focusFirst();
  m_session.begin(m_look.preferences().userName);
  m_watch.begin();
}

// By policy a login by UKEY lasts as long as that UKEY is in.
void MainWindow::ukeysChanged() {
  const auto& serial = m_session.ukeySerial();
  if (!m_services.logoutOnRemoval || serial.empty() || !m_watch.isPulled(serial)) return;
  if (m_wizard != nullptr) return; // it says itself what it needs; afterwards the login ends
  m_session.logout();
  Toast::show(this, tr("The UKEY was pulled, so you are logged out"), Tone::Warn);
}

// What the session says of itself, in the parts that every place has.
void MainWindow::see() {
  const auto& service = m_session.service();
  if (service) m_hotlines.keep(m_services.portalAddress, service->hotlines);
  m_strip->setService(service, QString::fromStdString(m_services.portalAddress),
                      m_hotlines.of(m_services.portalAddress));
  m_banner->setVisible(m_services.practice != nullptr || (service && service->practice));
  m_nav->setProduct(tr("CertDesk"), service ? utf8(service->name) : QString());
  m_nav->setAccount(m_session.account() ? utf8(m_session.account()->userName) : QString());
  m_renewalOnly->parentWidget()->setVisible(m_session.account() && m_session.account()->renewalOnly);
  showStep();
}

void MainWindow::speak() {
  setWindowTitle(tr("CertDesk"));
  m_nav->setName(static_cast<int>(Place::Home), tr("My applications"));
  m_nav->setName(static_cast<int>(Place::Certificates), tr("My certificates"));
  m_nav->setName(static_cast<int>(Place::Ukeys), tr("My UKEY"));
  m_renewalOnly->setText(
      tr("You logged in with a certificate that has expired: until it is renewed, its renewal is all "
         "that can be done. For everything else log in with your password."));
  see();
}

void MainWindow::enter() {
  m_front->forget();
  const bool again = std::exchange(m_asking, false);
  m_stage->setCurrentWidget(m_inside);
  if (!again) m_place = Place::Home;
  go(m_place);
  m_nav->focusCurrent();
  if (m_session.failure() == ErrorCode::KeychainUnavailable)
    Toast::show(this, tr("Logged in, but this PC could not keep the login"), Tone::Warn);
  ukeysChanged(); // it may have been pulled before the portal answered
}

void MainWindow::leave() {
  m_home->clear();
  m_certificates->clear();
  m_ukeys->clear();
  if (m_account != nullptr) m_account->clear();
  m_bell.forget();
  m_front->form()->setUserName({});
  m_front->forget();
  m_asking = false;
  m_stage->setCurrentWidget(m_front);
  m_front->form()->focusFirst();
  showStep();
}

void MainWindow::go(Place place) {
  const bool loggedIn = m_session.state() == Session::State::LoggedIn;
  if (!loggedIn && place != Place::Ukeys) { // what is on a UKEY can be seen without a login; nothing else
    m_place = Place::Home;
    m_stage->setCurrentWidget(m_front);
    m_front->form()->focusFirst();
    return showStep();
  }
  m_place = place;
  m_forCertificates = false;
  m_nav->setCurrent(static_cast<int>(place));
  showPlace();
  if (m_asking) return;
  if (place == Place::Home)
    m_home->reload();
  else if (place == Place::Certificates)
    m_certificates->reload();
  else if (place == Place::Account)
    m_account->reload();
  else
    m_ukeys->reload();
}

void MainWindow::showPlace() {
  if (m_asking)
    m_places->setCurrentWidget(m_again);
  else if (m_place == Place::Home)
    m_places->setCurrentWidget(m_home);
  else if (m_place == Place::Certificates)
    m_places->setCurrentWidget(m_certificates);
  else if (m_place == Place::Account)
    m_places->setCurrentWidget(m_account);
  else
    m_places->setCurrentWidget(m_ukeys);
  showStep();
}

void MainWindow::askLogin() {
  if (m_asking) return;
  m_asking = true;
  showPlace();
  m_again->ask();
}

void MainWindow::openApplication(const portal::Application& application) {
  const auto* checklist = workflow::checklistFor(application.service);
  if (checklist == nullptr || m_wizard != nullptr || !m_session.service()) return;
  m_wizard = new Wizard(m_services, *m_session.service(), application.id, *checklist);
  if (m_session.account()) m_wizard->setUserName(utf8(m_session.account()->userName));
  connect(m_wizard, &Wizard::backRequested, this, &MainWindow::closeWizard);
  connect(m_wizard, &Wizard::finished, this, &MainWindow::closeWizard);
  connect(m_wizard, &Wizard::serviceWanted, this, &MainWindow::beginOther);
  connect(m_wizard, &Wizard::ukeyWanted, this, &MainWindow::lookInto);
  connect(m_wizard, &Wizard::stepCodeChanged, this, &MainWindow::showStep);
  // A wizard that is left says something more before it is gone: by itself, for m_wizard is another one then, or none.
  auto* wizard = m_wizard;
  connect(wizard->settings(), &QPushButton::clicked, this, [this, wizard] { showSettings(wizard->settings()); });
  connect(&wizard->model(), &WizardModel::changed, this, [this, wizard] {
    if (const auto& seen = wizard->model().view().facts.application; seen.known()) m_bell.heard(*seen);
  });
  connect(m_wizard, &Wizard::loggedIn, &m_session, &Session::refreshed);
  m_stage->addWidget(m_wizard);
  m_stage->setCurrentWidget(m_wizard);
  showStep();
}

void MainWindow::closeWizard() {
  if (m_wizard == nullptr) return;
  m_stage->setCurrentWidget(m_inside);
  m_stage->removeWidget(m_wizard);
  m_wizard->deleteLater();
  m_wizard = nullptr;
  go(Place::Home);
  m_nav->focusCurrent();
  ukeysChanged();
}

void MainWindow::beginOther(const std::string& service) {
  const auto left = m_wizard->model().facts().application;
  closeWizard();
  if (!left.known() || m_session.state() != Session::State::LoggedIn) return;
  go(Place::Certificates);
  m_certificates->begin(left->certificateId, service, service == "recovery" ? left->id : std::string());
}

void MainWindow::lookInto(const std::string& ukeySerial) {
  closeWizard();
  if (m_session.state() != Session::State::LoggedIn) return;
  go(Place::Ukeys);
  m_ukeys->lookInto(ukeySerial);
}

void MainWindow::showStep() {
  if (m_wizard != nullptr)
    m_strip->setStep(shortServiceName(std::string(m_wizard->model().checklist().service)), m_wizard->stepCode());
  else if (m_stage->currentWidget() == m_front)
    m_strip->setStep(tr("Login"), m_front->stepCode());
  else if (m_asking)
    m_strip->setStep(tr("Login"), QStringLiteral("L-01"));
  else if (m_place == Place::Home)
    m_strip->setStep(tr("Home"), QStringLiteral("H-01"));
  else if (m_place == Place::Ukeys)
    m_strip->setStep(QStringLiteral("UKEY"), QStringLiteral("K-01"));
  else if (m_place == Place::Account)
    m_strip->setStep(tr("Account"), QStringLiteral("B-01"));
  else
    m_strip->setStep(tr("Certificates"), QStringLiteral("C-01"));
}

// Where the person is looking the page says it itself; elsewhere in the program a toast, and where another window is in
// front, the system.
void MainWindow::tell(const QString& applicationId, const QString& whose, const QString& what, const QString& remark) {
  if (!isActiveWindow()) {
    m_notification.show(whose, remark.isEmpty() ? what : joined({what, remark}));
    QApplication::alert(this);
    return;
  }
  const bool inSight = m_wizard != nullptr
                           ? m_wizard->model().view().facts.applicationId == applicationId.toStdString()
                           : m_stage->currentWidget() == m_inside && m_place == Place::Home && !m_asking;
  if (!inSight) Toast::show(this, joined({whose + tr(": "), what}));
}

void MainWindow::showSettings(Button* under) {
  const bool mayLogOut = m_session.account() && m_wizard == nullptr; // out of a wizard one goes first
  const QString user = mayLogOut ? utf8(m_session.account()->userName) : QString();
  auto* menu = new SettingsMenu(m_look.preferences(), user, m_account != nullptr, this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  connect(menu, &SettingsMenu::chosen, this, &MainWindow::choose, Qt::QueuedConnection); // after the menu has gone
  connect(menu, &SettingsMenu::actsWanted, this, [this] { (new ActsDialog(acts::newest(500), this))->open(); });
  connect(menu, &SettingsMenu::accountWanted, this, [this] { go(Place::Account); });
  connect(menu, &SettingsMenu::logoutWanted, &m_session, &Session::logout);
  const bool low = under->mapTo(this, QPoint()).y() > height() / 2;
  menu->popup(under->mapToGlobal(QPoint(0, low ? -menu->sizeHint().height() : under->height())));
}

void MainWindow::choose(const Preferences& preferences) {
  preferences.save(m_settings);
  const auto before = theme().language;
  m_look.apply(preferences);
  if (theme().language != before) m_session.speak(languageTag(theme().language));
}

void MainWindow::showPractice(bool shown) {
  if (m_practice == nullptr) return;
  m_banner->tools()->setChecked(shown);
  m_practice->setVisible(shown);
  m_practice->raise();
  placePractice();
  if (shown)
    m_practice->setFocus();
  else
    m_banner->tools()->setFocus();
}

// What the place shown cannot do without.
int MainWindow::leastWidth() const {
  const auto* shown = m_stage->currentWidget();
  if (shown == m_front) return FrontPage::least;
  for (const auto* page : shown->findChildren<Page*>())
    if (page->isVisible())
      return page->leastWidth() + (shown == m_inside ? NavSidebar::narrow : ChecklistSidebar::wide);
  return shown->minimumSizeHint().width();
}

void MainWindow::placePractice() {
  if (m_practice == nullptr) return m_nav->setRail(width() < railBelow);
  const int wide = std::min(theme().icon(PracticePanel::wide), m_middle->width() / 2);
  const int narrow = std::min(theme().icon(PracticePanel::narrow), wide);
  const int least = leastWidth();
  // The page makes room where it can; where it cannot, the desk covers its right side.
  const bool beside = !m_practice->isHidden() && least + narrow <= m_middle->width();
  const int width = beside ? std::clamp(m_middle->width() - least, narrow, wide) : wide;
  m_middle->layout()->setContentsMargins(0, 0, beside ? width : 0, 0);
  m_nav->setRail(m_middle->width() - (beside ? width : 0) < railBelow);
  m_practice->setGeometry(m_middle->width() - width, 0, width, m_middle->height());
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_nav->setRail(width() < railBelow);
  QMetaObject::invokeMethod(this, &MainWindow::placePractice, Qt::QueuedConnection); // when the layout has been done
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_F5 && m_stage->currentWidget() == m_inside)
    go(m_place);
  else if (!pressFocused(this, *event))
    QWidget::keyPressEvent(event);
}

bool MainWindow::focusNextPrevChild(bool next) {
  auto parts = m_wizard != nullptr ? m_wizard->parts() : std::vector<QWidget*>{m_stage};
  parts.insert(parts.end(), {m_practice, m_strip, m_banner});
  orderTabs(parts);
  return QWidget::focusNextPrevChild(next);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (m_closed) return event->accept();
  event->ignore();
  if (m_wizard != nullptr && m_wizard->holdsClosing()) {
    Toast::show(this, tr("The window closes once the UKEY is written"), Tone::Warn); // why is at its foot already
    return;
  }
  if (m_closing) return;
  m_closing = true;
  const auto finish = [this] {
    hide();
    m_session.finish([this] {
      m_closed = true;
      close();
      Q_EMIT closed();
    });
  };
  if (m_wizard == nullptr) return finish();
  // What is open on a UKEY is ended in order, not cut. That may take a while, and a program that cannot be seen cannot
  // be ended, so until then the window stays.
  auto* page = new ClosingPage;
  connect(page, &ClosingPage::endWanted, &m_wizard->model(), &WizardModel::giveUpWaiting);
  m_stage->addWidget(page);
  m_stage->setCurrentWidget(page);
  connect(&m_wizard->model(), &WizardModel::left, this, finish);
  m_wizard->model().leave();
}

} // namespace certdesk::ui
