#include "ui/pages/ukey_picker.h"

#include "ui/format.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <algorithm>

namespace certdesk::ui {

namespace {

using workflow::Fitness;

class Words {
  Q_DECLARE_TR_FUNCTIONS(UkeyPicker)
};

void showState(Chip& chip, const token::TokenInfo& ukey, Fitness fitness, bool taken) {
  if (fitness != Fitness::Fits) return chip.set(Tone::Neutral, Icon::Ban, Words::tr("Cannot be used"));
  switch (ukey.pin) {
  case token::PinState::Ok:
    // What is on it is not known before somebody has logged in to it.
    if (taken) return chip.set(Tone::Warn, Icon::Warning, Words::tr("Not blank"));
    return chip.set(Tone::Neutral, Icon::Info, Words::tr("Looks right; tried after the PIN"));
  case token::PinState::SomeWrong:
    return chip.set(Tone::Warn, Icon::Warning, Words::tr("PIN was wrong lately"));
  case token::PinState::LastTry:
    return chip.set(Tone::Bad, Icon::Warning, Words::tr("One PIN try left"));
  case token::PinState::Locked:
    return chip.set(Tone::Bad, Icon::Lock, Words::tr("PIN locked"));
  case token::PinState::MustChange:
    return chip.set(Tone::Warn, Icon::Warning, Words::tr("Change the factory PIN first"));
  }
}

} // namespace

QString makeOf(const token::TokenInfo& ukey) {
  auto maker = utf8(ukey.manufacturer).simplified();
  const auto model = utf8(ukey.model).simplified();
  // "Acme practice" and "Practice UKEY": no word twice.
  const auto last = maker.section(QLatin1Char(' '), -1), first = model.section(QLatin1Char(' '), 0, 0);
  if (last.compare(first, Qt::CaseInsensitive) == 0) maker.chop(last.size());
  return (maker.trimmed() + QLatin1Char(' ') + model).trimmed();
}

QString practiceUkeyName(const QString& label) {
  for (const auto* known :
       {QT_TRANSLATE_NOOP("UkeyPicker", "New UKEY"), QT_TRANSLATE_NOOP("UkeyPicker", "Spare UKEY"),
        QT_TRANSLATE_NOOP("UkeyPicker", "Old UKEY (lost)"), QT_TRANSLATE_NOOP("UkeyPicker", "Renewal UKEY"),
        QT_TRANSLATE_NOOP("UkeyPicker", "Locked UKEY"), QT_TRANSLATE_NOOP("UkeyPicker", "Code UKEY"),
        QT_TRANSLATE_NOOP("UkeyPicker", "Muddled UKEY"), QT_TRANSLATE_NOOP("UkeyPicker", "Nearly full UKEY")})
    if (label == QLatin1String(known)) return Words::tr(known);
  return label;
}

QString nameOf(const token::TokenInfo& ukey) {
  if (!ukey.label.empty()) return ukey.practice ? practiceUkeyName(utf8(ukey.label)) : utf8(ukey.label);
  return makeOf(ukey);
}

QString reasonAgainst(Fitness fitness) {
  switch (fitness) {
  case Fitness::Fits:
    return {};
  case Fitness::IsTheLostOne:
    return Words::tr("This is the one reported lost or damaged.");
  case Fitness::BoundToAnother:
    return Words::tr("This application is being written to another UKEY.");
  case Fitness::NotInitialised:
    return Words::tr("It has not been set up yet. Ask the CA for one that is ready.");
  case Fitness::PinLocked:
    return Words::tr("Its PIN is locked.");
  case Fitness::LacksCertificate:
    return Words::tr("This UKEY does not hold the certificate that this is about.");
  case Fitness::PracticeAtRealPortal:
    return Words::tr("It is for practice, and this is the real portal.");
  }
  return {};
}

// One UKEY: its name to choose, its serial, and its state or the reason against it.
class UkeyPicker::Row : public Panel {
public:
  Row(const token::TokenInfo& ukey, Fitness fitness, bool wantsBlank)
      : Panel(Ground::Outlined), radio(new RadioButton), m_wantsBlank(wantsBlank),
        m_serial(new Text(Type::Note, Ink::Text2)), m_reason(new Text(Type::Note, Ink::Text)), m_chip(new Chip) {
    body()->setContentsMargins(16, 12, 16, 12);
    body()->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->addWidget(radio, 1);
    top->addWidget(m_chip, 0, Qt::AlignVCenter);
    body()->addLayout(top);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(32, 0, 0, 0); // under the name, not under the mark
    below->setSpacing(4);
    below->addWidget(m_serial);
    below->addWidget(m_reason);
    body()->addLayout(below);
    radio->setEnabled(fitness == Fitness::Fits);
    connect(radio, &QRadioButton::toggled, this, [this](bool on) {
      setGround(on ? Ground::Emphasis : Ground::Outlined, on ? Tone::Accent : Tone::Neutral);
    });
    speak(ukey, fitness);
  }

  void speak(const token::TokenInfo& ukey, Fitness fitness) {
    radio->setText(nameOf(ukey));
    const auto serial = grouped(ukey.serial);
    m_serial->setParts(
        parts(Words::tr("%1, serial number %2"), {{makeOf(ukey), false, false, {}}, {serial, false, true, {}}}));
    auto reason = reasonAgainst(fitness);
    const bool taken = m_wantsBlank && !ukey.certificates.empty();
    if (reason.isEmpty() && taken)
      reason = Words::tr("There are certificates on it already. A blank one is needed here.");
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    showState(*m_chip, ukey, fitness, taken);
    radio->setAccessibleDescription(
        QStringList{Words::tr("Serial number %1").arg(serial), m_chip->text(), reason}.join(QLatin1Char(' ')));
  }

  RadioButton* radio;

private:
  bool m_wantsBlank;
  Text *m_serial, *m_reason;
  Chip* m_chip;
};

UkeyPicker::UkeyPicker(QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_layout(new QVBoxLayout(this)),
      m_empty(new EmptyState(Icon::Ukey)) {
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setSpacing(12);
  m_empty->setButton({});
  m_layout->addWidget(m_empty);
}

// Those that can be chosen come first, the likeliest before them all: the rest may be out of sight.
void UkeyPicker::set(std::vector<token::TokenInfo> ukeys, const portal::Application& application, bool practicePortal) {
  m_wantsBlank = !workflow::staysOnItsUkey(application);
  const auto place = [&](const token::TokenInfo& ukey) {
    if (workflow::fitnessOf(ukey, application, practicePortal) != Fitness::Fits) return 2;
    return m_wantsBlank && !ukey.certificates.empty() ? 1 : 0;
  };
  std::stable_sort(ukeys.begin(), ukeys.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  std::vector<Fitness> fitness;
  fitness.reserve(ukeys.size());
  for (const auto& ukey : ukeys)
    fitness.push_back(workflow::fitnessOf(ukey, application, practicePortal));
  const bool same = ukeys == m_ukeys && fitness == m_fitness && m_rows.size() == ukeys.size();
  m_ukeys = std::move(ukeys);
  m_fitness = std::move(fitness);
  if (same)
    speak();
  else
    rebuild();
}

void UkeyPicker::rebuild() {
  const auto chosen = selected();
  for (auto* row : m_rows)
    delete row;
  m_rows.clear();
  const auto fitting = std::count(m_fitness.begin(), m_fitness.end(), Fitness::Fits);
  for (std::size_t i = 0; i < m_ukeys.size(); ++i) {
    auto* row = new Row(m_ukeys[i], m_fitness[i], m_wantsBlank);
    row->radio->setProperty("serial", utf8(m_ukeys[i].serial));
    m_group->addButton(row->radio);
    m_layout->addWidget(row);
    m_rows.push_back(row);
    const bool fits = m_fitness[i] == Fitness::Fits;
    row->radio->setChecked(fits && (m_ukeys[i].serial == chosen || fitting == 1));
    connect(row->radio, &QRadioButton::toggled, this, &UkeyPicker::changed);
  }
  speak();
  Q_EMIT changed();
}

void UkeyPicker::speak() {
  m_empty->setVisible(m_ukeys.empty());
  m_empty->setTitle(tr("No UKEY is inserted"));
  m_empty->setSentence(m_wantsBlank ? tr("Put the new UKEY in. It shows up here by itself.")
                                    : tr("Put the UKEY with the certificate in. It shows up here by itself."));
  for (std::size_t i = 0; i < m_rows.size(); ++i)
    m_rows[i]->speak(m_ukeys[i], m_fitness[i]);
}

void UkeyPicker::setBusy(bool busy) {
  for (std::size_t i = 0; i < m_rows.size(); ++i)
    m_rows[i]->radio->setEnabled(!busy && m_fitness[i] == Fitness::Fits);
}

std::string UkeyPicker::selected() const {
  const auto* button = m_group->checkedButton();
  return button == nullptr ? std::string() : button->property("serial").toString().toStdString();
}

const token::TokenInfo* UkeyPicker::selectedUkey() const {
  const auto serial = selected();
  const auto found =
      std::find_if(m_ukeys.begin(), m_ukeys.end(), [&](const auto& ukey) { return ukey.serial == serial; });
  return serial.empty() || found == m_ukeys.end() ? nullptr : &*found;
}

QWidget* UkeyPicker::firstField() const {
  if (auto* chosen = m_group->checkedButton()) return chosen;
  for (auto* row : m_rows)
    if (row->radio->isEnabled()) return row->radio;
  return nullptr;
}

} // namespace certdesk::ui
