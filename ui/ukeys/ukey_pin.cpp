#include "ui/ukeys/ukey_pin.h"

#include "ui/pages/pin_entry.h"
#include "ui/widgets/button.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/says.h"
#include "ui/widgets/slow_notice.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <utility>

namespace certdesk::ui {

UkeyPin::UkeyPin(QWidget* parent)
    : QWidget(parent), m_question(new Text(Type::Body)), m_missing(new Text(Type::Note, Ink::Text2)),
      m_locked(new Notice(Tone::Bad)), m_unlock(new Button(Kind::Secondary)), m_failure(new FailureNote), m_entry(new PinEntry), m_yes(new CheckBox),
      m_working(new QWidget), m_slow(new SlowNotice), m_go(new Button(Kind::Primary)), m_cancel(new Button(Kind::Secondary)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(16);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_question, m_failure, m_locked, m_entry, m_yes})
    column->addWidget(widget);
  auto* working = new QHBoxLayout(m_working);
  working->setContentsMargins(0, 0, 0, 0);
  working->setSpacing(8);
  auto* words = new Text(Type::Note, Ink::Text2);
  working->addWidget(new Spinner);
  working->addWidget(words, 1);
  column->addWidget(m_working);
  column->addWidget(m_slow);
  column->addWidget(m_missing);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(m_go);
  row->addWidget(m_cancel);
  row->addStretch(1);
  column->addLayout(row);
  m_failure->setRetryVisible(false);
  m_patience.setSingleShot(true);
  setPatience(std::chrono::seconds(30));
  connect(&m_patience, &QTimer::timeout, m_slow, &QWidget::show);
  connect(m_slow->giveUp(), &QPushButton::clicked, this, [this] {
    m_slow->giveUp()->setEnabled(false);
    Q_EMIT givenUp();
  });
  m_unlock->setSmall();
  m_locked->addButton(m_unlock);
  connect(m_unlock, &QPushButton::clicked, this, &UkeyPin::unlockWanted);
  connect(m_go, &QPushButton::clicked, this, &UkeyPin::press);
  connect(m_cancel, &QPushButton::clicked, this, &UkeyPin::cancelled);
  connect(m_entry, &PinEntry::changed, this, &UkeyPin::weigh);
  connect(m_yes, &QCheckBox::toggled, this, &UkeyPin::weigh);
  for (auto* edit : findChildren<SecretEdit*>())
    connect(edit, &QLineEdit::returnPressed, this, &UkeyPin::press);
  says(this, [this, words] {
    words->setText(tr("The UKEY is at work. Please leave it in."));
    m_yes->setText(tr("I know that one more wrong PIN locks the UKEY"));
    m_locked->setText(tr("Its PIN is locked, so it takes none. Its certificates and keys are not damaged. It can be "
                         "unlocked under My certificates."));
    m_unlock->setText(tr("Unlock it"));
    weigh();
  });
  ask({}, tr("Go on"), false); // until somebody asks
}

void UkeyPin::ask(const QString& question, const QString& button, bool changing) {
  m_question->setText(question);
  m_button = button;
  m_changing = changing;
  m_entry->setChanging(changing);
  m_yes->setChecked(false);
  m_failure->clear();
  weigh();
}

void UkeyPin::setCancel(const QString& text) { m_cancel->setText(text); }

void UkeyPin::see(const token::TokenInfo& ukey, std::optional<ErrorCode> failure, bool busy, const QString& about) {
  const bool other = ukey.serial != m_ukey.serial || ukey.pin != m_ukey.pin;
  m_ukey = ukey;
  if (std::exchange(m_busy, busy) != busy) watchPatience();
  if (other) m_yes->setChecked(false); // a yes is for one try
  m_entry->set(ukey, failure && PinEntry::says(*failure) ? failure : std::nullopt, busy);
  if (failure && !busy && !PinEntry::isSaid(*failure, ukey.pin))
    m_failure->tell(*failure, about);
  else
    m_failure->clear();
  weigh();
}

void UkeyPin::watchPatience() {
  m_slow->hide();
  m_slow->giveUp()->setEnabled(true);
  if (m_busy)
    m_patience.start();
  else
    m_patience.stop();
}

void UkeyPin::weigh() {
  const bool locked = m_ukey.pin == token::PinState::Locked, last = m_ukey.pin == token::PinState::LastTry;
  const auto missing = m_entry->missing();
  m_locked->setVisible(locked);
  m_entry->setVisible(!locked);
  m_question->setVisible(!locked && !m_question->text().isEmpty());
  m_yes->setVisible(last);
  m_yes->setEnabled(!m_busy);
  m_working->setVisible(m_busy);
  const auto reason = missing.isEmpty() && last && !m_yes->isChecked() ? tr("Tick the line above first") : missing;
  m_missing->setText(reason);
  m_missing->setVisible(!m_busy && !locked && !reason.isEmpty());
  m_go->setVisible(!locked);
  m_go->setEnabled(!m_busy && reason.isEmpty());
  const bool onReader = m_ukey.pinPad && (m_changing || m_entry->changesOnReader());
  m_go->setText(onReader ? tr("Change it on the reader") : m_button);
  m_cancel->setEnabled(!m_busy);
}

void UkeyPin::press() {
  if (!m_go->isEnabled() || !m_entry->check()) return;
  auto pins = m_entry->take();
  const bool yes = m_ukey.pin == token::PinState::LastTry && m_yes->isChecked();
  m_yes->setChecked(false);
  if (m_given) m_given(std::move(pins.pin), std::move(pins.newPin), yes);
}

QWidget* UkeyPin::firstField() const {
  auto* field = m_entry->firstField();
  return field != nullptr ? field : m_go;
}

} // namespace certdesk::ui
