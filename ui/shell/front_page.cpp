#include "ui/shell/front_page.h"

#include "ui/account/forgot_password_form.h"
#include "ui/account/register_form.h"
#include "ui/shell/front_story.h"
#include "ui/shell/login_form.h"
#include "ui/shell/session.h"
#include "ui/shell/ukey_login_form.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/more_below.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/says.h"
#include "ui/widgets/scrolling.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace certdesk::ui {

namespace {
constexpr int formWidth = 420;
constexpr int lowWindow = 560; // px of the page alone, at 100 % text
} // namespace

FrontPage::FrontPage(Session& session, UkeyWatch& watch, const std::vector<Bytes>& anchors, QWidget* parent)
    : QWidget(parent), m_session(session), m_story(new FrontStory(session)), m_form(new LoginForm(session)),
      m_ukeyForm(new UkeyLoginForm(session, watch, anchors)), m_forms(new QVBoxLayout), m_title(new Text(Type::Title)),
      m_lead(new Text(Type::Body, Ink::Text2)), m_practiceBox(new QWidget), m_practice(new Notice(Tone::Warn)),
      m_done(new Notice(Tone::Ok)), m_fillIn(new Button(Kind::Secondary)), m_byUkey(new Button(Kind::Secondary)),
      m_ukeys(new Button(Kind::Secondary)), m_register(new Button(Kind::Secondary)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(m_story);
  row->addWidget(makeRight(), 1);
  says(this, [this] { speak(); });
}

Button* FrontPage::settings() const { return m_story->settings(); }

QWidget* FrontPage::makeRight() {
  auto* content = new QWidget;
  auto* row = new QHBoxLayout(content);
  m_around = row;
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  column->addStretch(1);
  column->addWidget(m_title);
  column->addSpacing(4);
  column->addWidget(m_lead);
  m_gap = new QSpacerItem(0, 24);
  column->addSpacerItem(m_gap);
  m_fillIn->setSmall();
  m_practice->setIcon(Icon::Flask);
  m_practice->addButton(m_fillIn);
  m_practiceBox->hide();
  auto* practice = new QVBoxLayout(m_practiceBox);
  practice->setContentsMargins(0, 0, 0, 24);
  practice->addWidget(m_practice);
  column->addWidget(m_practiceBox);
  m_forms->setSpacing(16);
  for (QWidget* form : std::initializer_list<QWidget*>{m_done, m_form, m_ukeyForm})
    m_forms->addWidget(form);
  m_done->hide();
  column->addLayout(m_forms);
  column->addSpacing(16);
  column->addWidget(makeWays());
  m_ukeyForm->hide();
  column->addStretch(1);
  auto* holder = new QWidget;
  holder->setLayout(column);
  column->setContentsMargins(0, 0, 0, 0);
  holder->setMaximumWidth(formWidth);
  row->addStretch(1);
  row->addWidget(holder, 100);
  row->addStretch(1);
  connect(m_fillIn, &QPushButton::clicked, this, [this] { m_form->fillIn(m_practiceUser, m_practicePassword); });
  connect(m_ukeyForm, &UkeyLoginForm::passwordWanted, this, [this] { go(Way::Password); });
  connect(m_ukeyForm, &UkeyLoginForm::offered, this, &FrontPage::seeWays);
  auto* area = scrolling(content);
  auto* side = new QWidget;
  auto* whole = new QVBoxLayout(side);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(0);
  whole->addWidget(area);
  whole->addWidget(new MoreBelow(area));
  return side;
}

QWidget* FrontPage::makeWays() {
  auto* box = new QWidget;
  auto* ways = new FlowLayout(12);
  box->setLayout(ways);
  m_byUkey->setLeading(Icon::Ukey);
  for (auto* way : {m_byUkey, m_ukeys, m_register})
    ways->addWidget(way);
  m_register->hide();
  connect(m_byUkey, &QPushButton::clicked, this, [this] { go(Way::Ukey); });
  connect(m_ukeys, &QPushButton::clicked, this, &FrontPage::ukeysWanted);
  connect(m_register, &QPushButton::clicked, this, [this] { go(Way::Registering); });
  return box;
}

void FrontPage::setAccounts(portal::AccountDesk& accounts, Desk& desk) {
  m_forgotten = new ForgotPasswordForm(accounts, desk);
  m_registering = new RegisterForm(accounts, desk);
  for (AccountForm* form : std::initializer_list<AccountForm*>{m_forgotten, m_registering}) {
    form->hide();
    m_forms->addWidget(form);
    connect(form, &AccountForm::leaveWanted, this, [this] { go(Way::Password); });
  }
  m_form->offerForgotten();
  connect(m_form, &LoginForm::forgottenWanted, this, [this] { go(Way::Forgotten); });
  connect(m_forgotten, &AccountForm::done, this, [this] {
    welcome(m_forgotten->userName(), tr("The password is changed, and every login of the account has ended. Log in "
                                        "with the new one."));
  });
  connect(m_registering, &AccountForm::done, this,
          [this] { welcome(m_registering->userName(), tr("The account is ready. Log in with its password.")); });
  seeWays();
}

void FrontPage::go(Way way) {
  m_way = way;
  m_session.forgive(); // what the other way was refused for
  m_done->hide();
  seeWays();
  switch (way) {
  case Way::Password:
    m_form->focusFirst();
    break;
  case Way::Ukey:
    m_ukeyForm->begin();
    break;
  case Way::Forgotten:
    m_forgotten->forget();
    m_forgotten->setUserName(m_form->userName());
    m_forgotten->focusFirst();
    break;
  case Way::Registering:
    m_registering->focusFirst();
    break;
  }
  Q_EMIT wayChanged();
}

// Back at the login, by whoever has just got a password.
void FrontPage::welcome(const QString& userName, const QString& sentence) {
  m_forgotten->forget();
  m_registering->forget();
  m_form->fillIn(userName, {});
  go(Way::Password);
  m_done->setText(sentence);
  m_done->show();
}

// A UKEY that was pulled takes its way along.
void FrontPage::seeWays() {
  if (m_way == Way::Ukey && !m_ukeyForm->possible()) m_way = Way::Password;
  const bool password = m_way == Way::Password;
  m_form->setVisible(password);
  m_ukeyForm->setVisible(m_way == Way::Ukey);
  if (m_forgotten != nullptr) m_forgotten->setVisible(m_way == Way::Forgotten);
  if (m_registering != nullptr) m_registering->setVisible(m_way == Way::Registering);
  m_byUkey->setVisible(password && m_ukeyForm->possible());
  m_ukeys->setVisible(password || m_way == Way::Ukey);
  m_register->setVisible(password && m_registering != nullptr);
  m_practiceBox->setVisible(password && !m_practiceUser.isEmpty());
  showTitle();
}

void FrontPage::showTitle() {
  switch (m_way) {
  case Way::Password:
  case Way::Ukey:
    m_title->setText(tr("Log in"));
    m_lead->setText(tr("Use the account the certificate was applied for with."));
    break;
  case Way::Forgotten:
    m_title->setText(tr("Forgotten password"));
    m_lead->setText(tr("A code goes to the e-mail address that is registered for the account. If you do not read mail "
                       "there any more, or do not know the user name, call the help desk."));
    break;
  case Way::Registering:
    m_title->setText(tr("Register"));
    m_lead->setText(tr("Certificates are applied for with an account. Keep its e-mail address: codes go there."));
    break;
  }
}

QString FrontPage::stepCode() const {
  switch (m_way) {
  case Way::Password:
  case Way::Ukey:
    break;
  case Way::Forgotten:
    return QStringLiteral("L-02");
  case Way::Registering:
    return QStringLiteral("L-03");
  }
  return QStringLiteral("L-01");
}

void FrontPage::forget() {
  m_way = Way::Password;
  m_done->hide();
  m_form->forget();
  m_ukeyForm->forget();
  for (AccountForm* form : std::initializer_list<AccountForm*>{m_forgotten, m_registering})
    if (form != nullptr) form->forget();
  seeWays();
}

void FrontPage::setPractice(const QString& userName, const QString& password) {
  m_practiceUser = userName;
  m_practicePassword = password;
  speak();
}

void FrontPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_story->setVisible(width() >= FrontStory::wide + least);
  const bool low = height() < theme().icon(lowWindow);
  m_lead->setVisible(!low);
  m_around->setContentsMargins(32, low ? 12 : 24, 32, low ? 12 : 24);
  m_gap->changeSize(0, low ? 12 : 24);
  m_form->setLow(low);
  m_around->invalidate();
}

void FrontPage::speak() {
  m_practice->setParts(parts(tr("Practice account: %1"), {{m_practiceUser, true, false, {}}}));
  m_fillIn->setText(tr("Fill in"));
  m_byUkey->setText(tr("Log in with UKEY"));
  m_ukeys->setText(tr("My UKEY"));
  m_register->setText(tr("Register"));
  seeWays();
}

} // namespace certdesk::ui
