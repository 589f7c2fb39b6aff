#include "ui/widgets/radio_group.h"

#include "ui/widgets/says.h"

#include <QBoxLayout>
#include <QScopedValueRollback>
#include <algorithm>

namespace certdesk::ui {

namespace {
constexpr int formWidth = 600, apart = 24; // px
}

RadioGroup::RadioGroup(const QStringList& answers, QWidget* parent)
    : QWidget(parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
  m_row->setContentsMargins(0, 0, 0, 0);
  for (const auto& answer : answers) {
    auto* radio = new RadioButton(answer); // exclusive among its siblings
    m_answers.push_back(radio);
    m_row->addWidget(radio);
    connect(radio, &QRadioButton::toggled, this, [this](bool on) {
      if (on && !m_choosing) Q_EMIT picked(); // by the mouse, the arrow keys or a screen reader
    });
  }
  m_row->addStretch(1);
  wears(this, [this] { arrange(); });
}

void RadioGroup::setAnswer(int index, const QString& text) {
  m_answers[static_cast<std::size_t>(index)]->setText(text);
  name();
  arrange();
}

void RadioGroup::setQuestion(const QString& question) {
  m_question = question;
  name();
}

void RadioGroup::name() {
  for (auto* radio : m_answers)
    radio->setAccessibleName(m_question.isEmpty() ? radio->text() : m_question + QStringLiteral(": ") + radio->text());
}

int RadioGroup::chosen() const {
  const auto found =
      std::find_if(m_answers.begin(), m_answers.end(), [](const auto* each) { return each->isChecked(); });
  return found == m_answers.end() ? -1 : static_cast<int>(found - m_answers.begin());
}

void RadioGroup::choose(int index) {
  const QScopedValueRollback choosing(m_choosing, true);
  for (std::size_t i = 0; i < m_answers.size(); ++i) {
    m_answers[i]->setAutoExclusive(false); // or the last one could not be taken back
    m_answers[i]->setChecked(static_cast<int>(i) == index);
  }
  for (auto* radio : m_answers)
    radio->setAutoExclusive(true);
}

QWidget* RadioGroup::stop() const {
  const int at = chosen();
  return m_answers.empty() ? nullptr : m_answers[at < 0 ? 0 : static_cast<std::size_t>(at)];
}

void RadioGroup::arrange() {
  int wide = 0;
  for (const auto* radio : m_answers)
    wide += radio->sizeHint().width() + apart;
  const bool row = wide <= formWidth;
  m_row->setDirection(row ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  m_row->setSpacing(row ? apart : 8);
}

} // namespace certdesk::ui
