#include "ui/shell/practice_panel.h"

#include "ui/format.h"
#include "ui/shell/help_desk_card.h"
#include "ui/shell/situation.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/copy_row.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollArea>

namespace certdesk::ui {

namespace {

constexpr int beat = 1500; // ms

void empty(QLayout* layout) {
  while (auto* item = layout->takeAt(0)) {
    if (item->widget() != nullptr) {
      item->widget()->hide();
      item->widget()->deleteLater(); // its own click may be what empties it
    }
    delete item;
  }
}

// An authorisation code in a mail, to be copied in one click: 20 letters and digits, maybe in groups.
QString codeIn(const QString& text) {
  static const QRegularExpression code(
      QStringLiteral("(?<![A-Za-z0-9])([A-Za-z0-9]{20}|[A-Za-z0-9]{5}(?:[ -][A-Za-z0-9]{5}){3})(?![A-Za-z0-9])"));
  for (auto found = code.globalMatch(text); found.hasNext();) {
    const QString match = found.next().captured(1);
    static const QRegularExpression digits(QStringLiteral("^[0-9]+$"));
    if (!match.contains(digits)) return match; // 20 digits are a reference number
  }
  return {};
}

} // namespace

PracticePanel::PracticePanel(PracticeTools& tools, Desk& desk, QWidget* parent)
    : QWidget(parent), m_tools(tools), m_desk(desk), m_title(new Text(Type::Section)),
      m_drawerTitle(new Text(Type::Body)), m_dueTitle(new Text(Type::Body)), m_helpTitle(new Text(Type::Body)), m_mailTitle(new Text(Type::Body)),
      m_knownTitle(new Text(Type::Body)), m_close(new Button(Icon::Cross, {})), m_drawer(new QVBoxLayout),
      m_due(new QVBoxLayout), m_help(new QVBoxLayout), m_mails(new QVBoxLayout), m_known(new QVBoxLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(1, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(24, 16, 16, 8);
  head->addWidget(m_title, 1);
  head->addWidget(m_close);
  column->addLayout(head);
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFocusPolicy(Qt::NoFocus);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->viewport()->setAutoFillBackground(false);
  area->setWidget(makeContent());
  area->widget()->setAutoFillBackground(false);
  column->addWidget(area, 1);
  connect(m_close, &QPushButton::clicked, this, &PracticePanel::closeWanted);
  m_beat.setInterval(beat);
  connect(&m_beat, &QTimer::timeout, this, &PracticePanel::look);
  says(this, [this] { speak(); });
  look();
}

QWidget* PracticePanel::makeContent() {
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(24, 4, 24, 24);
  column->setSpacing(8);
  for (auto* title : {m_drawerTitle, m_dueTitle, m_helpTitle, m_mailTitle, m_knownTitle})
    title->setBold(true);
  m_drawer->setSpacing(8);
  m_due->setSpacing(8);
  m_help->setSpacing(8);
  m_mails->setSpacing(8);
  m_known->setSpacing(0);
  column->addWidget(m_dueTitle);
  column->addLayout(m_due);
  column->addWidget(m_helpTitle);
  column->addLayout(m_help);
  column->addWidget(m_drawerTitle);
  column->addLayout(m_drawer);
  column->addSpacing(16);
  column->addWidget(m_mailTitle);
  column->addLayout(m_mails);
  column->addSpacing(16);
  column->addWidget(m_knownTitle);
  column->addLayout(m_known);
  column->addStretch(1);
  return content;
}

void PracticePanel::look() {
  if (!m_busy) act([](PracticeTools&) {});
}

// Behind a look that is under way: nothing that is pressed is lost.
void PracticePanel::act(std::function<void(PracticeTools&)> what) {
  m_busy = true;
  m_desk.ask(
      Desk::Counter::Practice, this,
      [&tools = m_tools, what = std::move(what)](const Call&) {
        what(tools);
        return Seen{tools.drawer(), tools.due(), tools.telephoneUnlocks(), tools.mails(), tools.known()};
      },
      [this](Seen seen) { see(std::move(seen)); });
}

void PracticePanel::see(Seen seen) {
  m_busy = false;
  const auto sameUkey = [](const PracticeTools::Ukey& a, const PracticeTools::Ukey& b) {
    return a.serial == b.serial && a.inserted == b.inserted && a.remark == b.remark && a.name == b.name;
  };
  const auto sameMail = [](const PracticeTools::Mail& a, const PracticeTools::Mail& b) {
    return a.sentAt == b.sentAt && a.text == b.text;
  };
  const auto sameKnown = [](const PracticeTools::Known& a, const PracticeTools::Known& b) {
    return a.what == b.what && a.value == b.value;
  };
  // Rows that stay the same keep their focus.
  const bool drawer = !std::ranges::equal(seen.drawer, m_seen.drawer, sameUkey);
  const bool due = seen.due != m_seen.due;
  const bool callers = seen.callers != m_seen.callers;
  const bool mails = !std::ranges::equal(seen.mails, m_seen.mails, sameMail);
  const bool known = !std::ranges::equal(seen.known, m_seen.known, sameKnown);
  m_seen = std::move(seen);
  if (drawer) showDrawer();
  if (due) showDue();
  if (callers) showHelpDesk();
  if (mails) {
    m_openMail.clear(); // the new one is what is waited for
    showMails();
  }
  if (known) {
    showKnown();
    Q_EMIT this->known(m_seen.known);
  }
}

void PracticePanel::showDrawer() {
  QString focused;
  if (auto* button = qobject_cast<QPushButton*>(focusWidget())) focused = button->objectName();
  empty(m_drawer);
  for (const auto& ukey : m_seen.drawer) {
    auto* card = new Panel(ukey.inserted ? Panel::Ground::Soft : Panel::Ground::Outlined, Tone::Accent);
    card->body()->setContentsMargins(16, 10, 12, 10);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(new IconLabel(ukey.inserted ? Icon::Ukey : Icon::Unplug, ukey.inserted ? Ink::Accent : Ink::Text2),
                   0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* name = new Text(Type::Body);
    name->setBold(true);
    name->setText(utf8(ukey.name));
    words->addWidget(name);
    auto* serial = new Text(Type::Note, Ink::Text2);
    serial->setParts(parts(tr("serial ending %1"), {{serialTail(ukey.serial), true, true, Ink::Text}}));
    words->addWidget(serial);
    if (!ukey.remark.empty()) words->addWidget(new Text(Type::Note, Ink::Text2, utf8(ukey.remark)));
    row->addLayout(words, 1);
    auto* button = new Button(Kind::Secondary, ukey.inserted ? tr("Pull out") : tr("Put in"));
    button->setSmall();
    button->setObjectName(utf8(ukey.serial));
    button->setAccessibleName((ukey.inserted ? tr("Pull out %1, ending %2") : tr("Put in %1, ending %2"))
                                  .arg(utf8(ukey.name), serialTail(ukey.serial)));
    connect(button, &QPushButton::clicked, this, [this, serialNumber = ukey.serial, in = !ukey.inserted] {
      act([serialNumber, in](PracticeTools& tools) { in ? tools.insert(serialNumber) : tools.pull(serialNumber); });
    });
    row->addWidget(button, 0, Qt::AlignTop);
    card->body()->addLayout(row);
    m_drawer->addWidget(card);
    if (button->objectName() == focused) button->setFocus();
  }
  if (m_seen.drawer.empty()) m_drawer->addWidget(new Text(Type::Note, Ink::Text2, tr("The drawer is empty.")));
}

// Nothing is said of it while nothing is owed.
void PracticePanel::showDue() {
  empty(m_due);
  m_dueTitle->setVisible(!m_seen.due.empty());
  for (const auto& due : m_seen.due) {
    auto* card = new Panel(Panel::Ground::Soft, Tone::Accent);
    card->body()->setContentsMargins(16, 10, 12, 10);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(new IconLabel(Icon::Scan, Ink::Accent), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* amount = new Text(Type::Body, Ink::Text, money(due.fen));
    amount->setBold(true);
    words->addWidget(amount);
    words->addWidget(new Text(Type::Note, Ink::Text2, grouped(due.applicationId)));
    row->addLayout(words, 1);
    auto* pay = Button::small(Kind::Secondary);
    pay->setText(tr("Pay it"));
    pay->setAccessibleName(tr("Pay %1").arg(money(due.fen)));
    connect(pay, &QPushButton::clicked, this,
            [this, id = due.applicationId] { act([id](PracticeTools& tools) { tools.pay(id); }); });
    row->addWidget(pay, 0, Qt::AlignTop);
    card->body()->addLayout(row);
    m_due->addWidget(card);
  }
  if (!m_seen.due.empty()) m_due->addSpacing(16);
}

void PracticePanel::showHelpDesk() {
  empty(m_help);
  m_helpTitle->setVisible(!m_seen.callers.empty());
  for (const auto& application : m_seen.callers)
    m_help->addWidget(new HelpDeskCard(m_tools, m_desk, application));
  if (!m_seen.callers.empty()) m_help->addSpacing(16);
}

void PracticePanel::showMails() {
  empty(m_mails);
  bool newest = true;
  for (const auto& mail : m_seen.mails) {
    const std::string key = rfc3339(mail.sentAt) + mail.subject;
    const bool open = m_openMail.empty() ? newest : m_openMail == key;
    newest = false;
    auto* card = new Panel(Panel::Ground::Outlined);
    card->body()->setContentsMargins(16, 8, 12, 12);
    card->body()->setSpacing(4);
    auto* head = new Button(Kind::Plain, utf8(mail.subject));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(new IconLabel(Icon::Mail, Ink::Accent), 0, Qt::AlignVCenter);
    auto* subject = new Text(Type::Body, Ink::Text, utf8(mail.subject));
    subject->setBold(open);
    row->addWidget(subject, 1);
    head->setText({});
    head->setSmall();
    head->setLeading(open ? Icon::ChevronUp : Icon::ChevronDown);
    head->setName(open ? tr("Fold the mail %1").arg(utf8(mail.subject))
                       : tr("Read the mail %1").arg(utf8(mail.subject)));
    connect(head, &QPushButton::clicked, this, [this, key, open] {
      m_openMail = open ? "-" : key;
      showMails();
    });
    row->addWidget(head, 0, Qt::AlignTop);
    card->body()->addLayout(row);
    card->body()->addWidget(
        new Text(Type::Note, Ink::Text2, QStringLiteral("%1   %2").arg(moment(mail.sentAt, now()), utf8(mail.to))));
    if (open) {
      card->body()->addWidget(new Text(Type::Note, Ink::Text, utf8(mail.text).trimmed()));
      if (const QString code = codeIn(utf8(mail.text)); !code.isEmpty()) {
        auto* copy = new CopyRow;
        copy->setLabel(tr("Code"));
        copy->setLabelWidth(0);
        copy->setValue(code, QString(code).remove(QLatin1Char(' ')).remove(QLatin1Char('-')), true);
        card->body()->addWidget(copy);
      }
    }
    m_mails->addWidget(card);
  }
  if (m_seen.mails.empty())
    m_mails->addWidget(
        new Text(Type::Note, Ink::Text2, tr("No mail yet. The code arrives here once the CA has approved.")));
}

void PracticePanel::showKnown() {
  empty(m_known);
  for (const auto& known : m_seen.known) {
    auto* row = new CopyRow;
    row->setLabel(utf8(known.what));
    row->setLabelWidth(theme().pixels(Type::Body) * 7);
    row->setValue(utf8(known.value), {}, true);
    m_known->addWidget(row);
  }
}

void PracticePanel::speak() {
  m_title->setText(tr("Practice desk"));
  m_close->setName(tr("Close the practice desk"));
  m_drawerTitle->setText(tr("The drawer with UKEYs"));
  m_dueTitle->setText(tr("The cashier"));
  m_helpTitle->setText(tr("The help desk, on the telephone"));
  m_mailTitle->setText(tr("Mail box"));
  m_knownTitle->setText(tr("What you would know"));
  setAccessibleName(m_title->text());
  showDrawer();
  showDue();
  showHelpDesk();
  showMails();
  showKnown();
}

void PracticePanel::showEvent(QShowEvent*) {
  look();
  m_beat.start();
}

void PracticePanel::hideEvent(QHideEvent*) { m_beat.stop(); }

void PracticePanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape)
    Q_EMIT closeWanted();
  else
    QWidget::keyPressEvent(event);
}

void PracticePanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().colour.window);
  painter.fillRect(0, 0, 1, height(), theme().colour.line);
}

} // namespace certdesk::ui
