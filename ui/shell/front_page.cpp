#include "ui/shell/front_page.h"

#include "ui/format.h"
#include "ui/shell/login_form.h"
#include "ui/shell/session.h"
#include "ui/shell/ukey_login_form.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/logo.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>

namespace certdesk::ui {

namespace {

constexpr int leftWidth = 440, formWidth = 420, shownNotices = 3;
constexpr int lowWindow = 560; // px of the page alone, at 100 % text

// The sunken ground at the left, with its hairline.
class Ground : public QWidget {
protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.fillRect(rect(), theme().colour.sunken);
    painter.fillRect(width() - 1, 0, 1, height(), theme().colour.line);
  }
};

QScrollArea* scrolling(QWidget* content) {
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFocusPolicy(Qt::NoFocus);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->viewport()->setAutoFillBackground(false);
  area->setWidget(content);
  content->setAutoFillBackground(false); // setWidget() turns it on
  return area;
}

} // namespace

FrontPage::FrontPage(Session& session, UkeyWatch& watch, const std::vector<Bytes>& anchors, QWidget* parent)
    : QWidget(parent), m_session(session), m_form(new LoginForm(session)),
      m_ukeyForm(new UkeyLoginForm(session, watch, anchors)), m_product(new Text(Type::Body)),
      m_portal(new Text(Type::Note, Ink::Text2)), m_headline(new Text(Type::State)), m_title(new Text(Type::Title)),
      m_lead(new Text(Type::Body, Ink::Text2)), m_noticesTitle(new Text(Type::Note, Ink::Text2)), m_reasons{},
      m_notices(new QVBoxLayout), m_noticesBox(new QWidget), m_practiceBox(new QWidget),
      m_practice(new Notice(Tone::Warn)), m_fillIn(new Button(Kind::Secondary)), m_settings(new Button(Icon::Gear, {})),
      m_byUkey(new Button(Kind::Secondary)), m_ukeys(new Button(Kind::Secondary)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  m_left = makeLeft();
  row->addWidget(m_left);
  row->addWidget(makeRight(), 1);
  connect(&m_session, &Session::changed, this, &FrontPage::showNotices);
  says(this, [this] { speak(); });
}

QWidget* FrontPage::makeLeft() {
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(48, 48, 48, 32);
  column->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  head->addWidget(new Logo(36), 0, Qt::AlignVCenter);
  auto* names = new QVBoxLayout;
  names->setSpacing(0);
  m_product->setBold(true);
  names->addWidget(m_product);
  names->addWidget(m_portal);
  head->addLayout(names, 1);
  head->addWidget(m_settings, 0, Qt::AlignVCenter);
  column->addLayout(head);
  column->addSpacing(52);
  column->addWidget(m_headline);
  column->addSpacing(24);
  const Icon icons[] = {Icon::Ukey, Icon::Clock, Icon::Shield};
  for (int i = 0; i < 3; ++i) {
    auto* reason = new QHBoxLayout;
    reason->setSpacing(18);
    reason->addWidget(new IconLabel(icons[i], Ink::Accent), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_reasons[i] = {new Text(Type::Body), new Text(Type::Body, Ink::Text2)};
    m_reasons[i].title->setBold(true);
    words->addWidget(m_reasons[i].title);
    words->addWidget(m_reasons[i].text);
    reason->addLayout(words, 1);
    column->addLayout(reason);
    column->addSpacing(24);
  }
  column->addStretch(1);
  auto* notices = new QVBoxLayout(m_noticesBox);
  notices->setContentsMargins(0, 0, 0, 0);
  notices->setSpacing(12);
  notices->addWidget(new Line);
  notices->addWidget(m_noticesTitle);
  m_notices->setSpacing(8);
  notices->addLayout(m_notices);
  column->addWidget(m_noticesBox);

  auto* ground = new Ground;
  ground->setFixedWidth(leftWidth);
  auto* around = new QVBoxLayout(ground);
  around->setContentsMargins(0, 0, 1, 0);
  around->addWidget(scrolling(content));
  return ground;
}

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
  column->addWidget(m_form);
  column->addWidget(m_ukeyForm);
  column->addSpacing(16);
  auto* ways = new QHBoxLayout;
  ways->setSpacing(12);
  m_byUkey->setLeading(Icon::Ukey);
  ways->addWidget(m_byUkey);
  ways->addWidget(m_ukeys);
  ways->addStretch(1);
  column->addLayout(ways);
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
  connect(m_byUkey, &QPushButton::clicked, this, [this] { byUkey(true); });
  connect(m_ukeys, &QPushButton::clicked, this, &FrontPage::ukeysWanted);
  connect(m_ukeyForm, &UkeyLoginForm::passwordWanted, this, [this] { byUkey(false); });
  connect(m_ukeyForm, &UkeyLoginForm::offered, this, &FrontPage::seeWays);
  return scrolling(content);
}

void FrontPage::byUkey(bool wanted) {
  m_isByUkey = wanted;
  m_session.forgive(); // what the other way was refused for
  seeWays();
  if (wanted)
    m_ukeyForm->begin();
  else
    m_form->focusFirst();
}

// A UKEY that was pulled takes its way along.
void FrontPage::seeWays() {
  if (!m_ukeyForm->possible()) m_isByUkey = false;
  m_form->setVisible(!m_isByUkey);
  m_ukeyForm->setVisible(m_isByUkey);
  m_byUkey->setVisible(!m_isByUkey && m_ukeyForm->possible());
  m_practiceBox->setVisible(!m_isByUkey && !m_practiceUser.isEmpty());
}

void FrontPage::forget() {
  m_isByUkey = false;
  m_form->forget();
  m_ukeyForm->forget();
  seeWays();
}

void FrontPage::setPractice(const QString& userName, const QString& password) {
  m_practiceUser = userName;
  m_practicePassword = password;
  speak();
}

void FrontPage::showNotices() {
  const auto& service = m_session.service();
  m_portal->setText(service                                           ? utf8(service->name)
                    : m_session.state() == Session::State::Connecting ? tr("Connecting to the portal")
                                                                      : tr("The portal was not reached"));
  while (auto* item = m_notices->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  int left = shownNotices;
  if (service)
    for (const auto& notice : service->notices) {
      if (left-- == 0) break;
      auto* line = new QWidget;
      auto* row = new QHBoxLayout(line);
      row->setContentsMargins(0, 0, 0, 0);
      row->setSpacing(8);
      row->addWidget(
          new IconLabel(notice.important ? Icon::Warning : Icon::Info, notice.important ? Ink::Warn : Ink::Text2), 0,
          Qt::AlignTop);
      row->addWidget(new Text(Type::Note, Ink::Text, utf8(notice.text)), 1);
      m_notices->addWidget(line);
    }
  m_noticesBox->setVisible(m_notices->count() > 0);
}

void FrontPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_left->setVisible(width() >= leftWidth + least);
  const bool low = height() < theme().icon(lowWindow);
  m_lead->setVisible(!low);
  m_around->setContentsMargins(32, low ? 12 : 24, 32, low ? 12 : 24);
  m_gap->changeSize(0, low ? 12 : 24);
  m_form->setLow(low);
  m_around->invalidate();
}

void FrontPage::speak() {
  m_product->setText(tr("CertDesk"));
  m_headline->setText(tr("When something about your certificate changes"));
  m_reasons[0].title->setText(tr("Key recovery"));
  m_reasons[0].text->setText(tr("The UKEY is lost or broken: move to a new one. Old files still open."));
  m_reasons[1].title->setText(tr("Go on at any time"));
  m_reasons[1].text->setText(tr("A review takes a while. Close the window, and go on later or on another PC."));
  m_reasons[2].title->setText(tr("Nothing gets lost"));
  m_reasons[2].text->setText(tr("The old certificate ends only when the new one is written and verified."));
  m_title->setText(tr("Log in"));
  m_lead->setText(tr("Use the account the certificate was applied for with."));
  m_noticesTitle->setText(tr("From the portal"));
  m_practice->setParts(parts(tr("Practice account: %1"), {{m_practiceUser, true, false, {}}}));
  m_fillIn->setText(tr("Fill in"));
  m_settings->setName(tr("Language and text size"));
  m_byUkey->setText(tr("Log in with UKEY"));
  m_ukeys->setText(tr("My UKEY"));
  seeWays();
  showNotices();
}

} // namespace certdesk::ui
