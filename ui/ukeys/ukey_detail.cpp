#include "ui/ukeys/ukey_detail.h"

#include "ui/format.h"
#include "ui/pages/ukey_picker.h"
#include "ui/ukeys/ukey_row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <algorithm>

namespace certdesk::ui {

namespace {

constexpr std::uint64_t oneSet = 12 * 1024; // octets that a set of two pairs takes, generously
constexpr int barWidth = 120;

} // namespace

UkeyDetail::UkeyDetail(UkeyNames& names)
    : m_names(names), m_title(new Text(Type::State)), m_serialName(new Text(Type::Body, Ink::Text2)),
      m_serial(new Text(Type::Body)), m_pinName(new Text(Type::Body, Ink::Text2)), m_pin(new Text(Type::Body)),
      m_roomName(new Text(Type::Body, Ink::Text2)), m_room(new Text(Type::Body)),
      m_makeName(new Text(Type::Body, Ink::Text2)), m_make(new Text(Type::Body)), m_section(new Text(Type::Section)),
      m_unlock(new Button(Kind::Primary)), m_look(new Button(Kind::Secondary)), m_change(new Button(Kind::Secondary)),
      m_rename(new Button(Kind::Secondary)),
      m_certificates(new Button(Kind::Secondary)), m_newName(new LineEdit), m_bar(new Bar), m_notice(new Notice),
      m_ask(new UkeyPin), m_rows(new QVBoxLayout) {
  body()->setSpacing(16);
  body()->addWidget(makeHead());
  body()->addWidget(makeFacts());
  body()->addWidget(m_ask);
  body()->addWidget(new Line);
  auto* section = new QHBoxLayout;
  section->addWidget(m_section, 1);
  section->addWidget(m_certificates, 0, Qt::AlignVCenter);
  body()->addLayout(section);
  body()->addWidget(m_notice);
  body()->addLayout(m_rows);
  m_ask->hide();
  connect(m_change, &QPushButton::clicked, this, [this] {
    askFor({Wish::What::Change, {}}, {}, tr("Change the PIN"));
  });
  connect(m_look, &QPushButton::clicked, this, &UkeyDetail::look);
  connect(m_unlock, &QPushButton::clicked, this, &UkeyDetail::unlockWanted);
  connect(m_ask, &UkeyPin::cancelled, this, [this] {
    done();
    Q_EMIT dropped();
  });
  m_ask->onGiven([this](Secret pin, Secret newPin, bool lastTry) {
    if (m_wish && m_wished) m_wished(*m_wish, std::move(pin), std::move(newPin), lastTry);
  });
  connect(m_certificates, &QPushButton::clicked, this, &UkeyDetail::certificatesWanted);
  connect(m_ask, &UkeyPin::unlockWanted, this, &UkeyDetail::unlockWanted);
  connect(m_ask, &UkeyPin::givenUp, this, &UkeyDetail::givenUp);
  says(this, [this] { speak(); });
}

// Its name has the line for itself: it may be long.
QWidget* UkeyDetail::makeHead() {
  auto* head = new QWidget;
  auto* column = new QVBoxLayout(head);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  m_newName->setMaxLength(UkeyNames::longest);
  m_newName->hide();
  column->addWidget(m_title);
  column->addWidget(m_newName);
  auto* row = new FlowLayout(12);
  for (auto* button : {m_unlock, m_look, m_change, m_rename})
    row->addWidget(button);
  column->addLayout(row);
  const auto save = [this] {
    if (m_newName->isVisible()) {
      m_names.give(m_state.ukey.serial, m_newName->text());
      Q_EMIT renamed();
    } else {
      m_newName->setText(m_title->text());
    }
    const bool editing = !m_newName->isVisible();
    m_newName->setVisible(editing);
    m_title->setVisible(!editing);
    if (editing) m_newName->setFocus();
    speak();
  };
  connect(m_rename, &QPushButton::clicked, this, save);
  // Later: the key goes on to whatever has the focus, and that shall not be the button that begins anew.
  connect(m_newName, &QLineEdit::returnPressed, this, save, Qt::QueuedConnection);
  return head;
}

QWidget* UkeyDetail::makeFacts() {
  auto* facts = new QWidget;
  auto* grid = new QGridLayout(facts);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(8);
  grid->setColumnStretch(1, 1);
  auto* room = new QHBoxLayout;
  room->setSpacing(12);
  m_bar->setFixedWidth(barWidth);
  room->addWidget(m_bar, 0, Qt::AlignVCenter);
  room->addWidget(m_room, 1);
  grid->addWidget(m_makeName, 0, 0);
  grid->addWidget(m_make, 0, 1);
  grid->addWidget(m_serialName, 1, 0);
  grid->addWidget(m_serial, 1, 1);
  grid->addWidget(m_pinName, 2, 0, Qt::AlignTop);
  grid->addWidget(m_pin, 2, 1);
  grid->addWidget(m_roomName, 3, 0, Qt::AlignVCenter);
  grid->addLayout(room, 3, 1);
  return facts;
}

void UkeyDetail::show(const State& state) {
  const bool other = state.ukey.serial != m_state.ukey.serial;
  m_state = state;
  if (other) {
    m_newName->hide();
    m_title->show();
    done();
  }
  m_ask->see(state.ukey, state.failure, state.busy);
  speak();
}

void UkeyDetail::look() {
  askFor({Wish::What::Look, {}}, tr("With its PIN everything on the UKEY can be seen. Nothing is changed."),
         tr("Look inside"));
}

void UkeyDetail::askFor(Wish wish, const QString& question, const QString& button) {
  const bool changes = wish.what == Wish::What::Change;
  m_wish = std::move(wish);
  Q_EMIT dropped(); // what was told of the wish before
  m_ask->ask(question, button, changes);
  m_ask->see(m_state.ukey, {}, m_state.busy);
  m_ask->show();
  speak();
  if (auto* field = m_ask->firstField()) field->setFocus();
  Q_EMIT lookHere(m_ask);
}

void UkeyDetail::done() {
  m_wish.reset();
  m_ask->hide();
  speak();
}

void UkeyDetail::speak() {
  const auto& ukey = m_state.ukey;
  m_title->setText(ownersName(ukey, m_names, m_state.items));
  setAccessibleName(m_title->text());
  m_makeName->setText(tr("Model"));
  m_make->setText(makeOf(ukey));
  m_newName->setAccessibleName(tr("Name of this UKEY"));
  m_rename->setText(m_newName->isVisible() ? tr("Save") : tr("Rename"));
  m_rename->setAccessibleName(m_newName->isVisible() ? tr("Save the name") : tr("Rename this UKEY"));
  m_serialName->setText(tr("Serial number"));
  m_serial->setParts({{grouped(ukey.serial), false, true, {}}});
  m_pinName->setText(QStringLiteral("PIN"));
  m_pin->setText(pinText(ukey));
  m_roomName->setText(tr("Room"));
  showRoom();
  m_unlock->setText(tr("Unlock"));
  m_change->setText(tr("Change PIN"));
  m_look->setText(tr("Look inside"));
  const bool free = !m_state.busy && !m_wish;
  const bool locked = ukey.initialised && ukey.pin == token::PinState::Locked;
  m_unlock->setVisible(locked); // and nothing that wants its PIN
  for (auto* button : {m_change, m_look}) {
    button->setEnabled(free);
    button->setVisible(ukey.initialised && !locked);
  }
  m_ask->setCancel(tr("Cancel"));
  m_section->setText(m_state.inside ? tr("Everything on it") : tr("Certificates on it"));
  m_certificates->setText(tr("See in My certificates"));
  m_certificates->setVisible(m_state.loggedIn && !m_state.items.empty());
  showItems();
}

void UkeyDetail::showRoom() {
  const auto& ukey = m_state.ukey;
  const bool told = ukey.freeBytes.has_value();
  m_bar->setVisible(told && ukey.totalBytes && *ukey.totalBytes > 0);
  if (m_bar->isVisibleTo(this)) {
    const auto used = *ukey.totalBytes - std::min(*ukey.freeBytes, *ukey.totalBytes);
    m_bar->moveTo(static_cast<int>(used * 100 / *ukey.totalBytes));
    m_bar->setAccessibleName(tr("Room in use"));
  }
  if (!told) return m_room->setText(tr("This UKEY does not tell how much room it has."));
  const auto left = fileSize(static_cast<std::int64_t>(*ukey.freeBytes));
  m_room->setText(*ukey.freeBytes >= oneSet ? tr("%1 left, enough for another set of certificates").arg(left)
                                            : tr("%1 left, too little for another set of certificates").arg(left));
}

void UkeyDetail::showItems() {
  if (m_list != nullptr) {
    m_list->hide();
    m_list->deleteLater();
  }
  m_list = new QWidget;
  auto* column = new QVBoxLayout(m_list);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  for (std::size_t i = 0; i < m_state.items.size(); ++i) {
    if (i > 0) column->addWidget(new Line);
    const auto& item = m_state.items[i];
    auto* row = new UkeyRow(item, m_state.inside, m_state.loggedIn, !m_state.busy && !m_wish,
                            m_state.mayRenew && m_state.mayRenew(item.certificate));
    connect(row, &UkeyRow::continueWanted, this, &UkeyDetail::continueWanted);
    connect(row, &UkeyRow::renewWanted, this, &UkeyDetail::renewWanted);
    connect(row, &UkeyRow::removeWanted, this, [this, action = item.action](const QString& question) {
      askFor({Wish::What::Remove, action}, question, tr("Remove"));
    });
    column->addWidget(row);
  }
  if (m_state.items.empty())
    column->addWidget(
        new Text(Type::Body, Ink::Text2,
                 m_state.inside ? tr("Nothing is on it.") : tr("No certificate can be seen without its PIN.")));
  m_rows->addWidget(m_list);
  m_list->show();
  showNotice();
}

// What to make of it all, before the single things.
void UkeyDetail::showNotice() {
  const auto& items = m_state.items;
  const bool unfinished = std::any_of(
      items.begin(), items.end(), [](const auto& item) { return item.verdict == workflow::UkeyVerdict::Unfinished; });
  const bool removable = m_state.inside && std::any_of(items.begin(), items.end(),
                                                       [](const auto& item) { return !removalOf(item).isEmpty(); });
  QStringList text;
  if (!m_state.loggedIn && !items.empty())
    text << tr("Nobody is logged in, so the portal has not said which of these are in use. Nothing can be removed.");
  if (m_state.loggedIn && unfinished)
    text << tr("Something was begun here and is not finished. Nothing is lost: continue, and it is completed.");
  if (m_state.loggedIn && removable)
    text << tr("What has a button beside it may safely go. Encryption keys always stay.");
  m_notice->set(Tone::Accent, joined(text));
  m_notice->setVisible(!text.isEmpty());
}

} // namespace certdesk::ui
