#include "ui/widgets/empty_state.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text.h"

#include <QVBoxLayout>

namespace certdesk::ui {

EmptyState::EmptyState(Icon icon, QWidget* parent)
    : Panel(Ground::Outlined, Tone::Neutral, parent), m_title(new Text(Type::Body)),
      m_sentence(new Text(Type::Body, Ink::Text2)), m_button(new Button(Kind::Secondary)) {
  m_title->setBold(true);
  m_title->setAlignment(Qt::AlignHCenter);
  m_sentence->setAlignment(Qt::AlignHCenter);
  body()->setSpacing(4);
  body()->addWidget(new IconLabel(icon, Ink::Text3, 32), 0, Qt::AlignHCenter);
  body()->addSpacing(8);
  body()->addWidget(m_title);
  body()->addWidget(m_sentence);
  body()->addSpacing(12);
  body()->addWidget(m_button, 0, Qt::AlignHCenter);
  m_button->hide();
  connect(m_button, &QPushButton::clicked, this, &EmptyState::clicked);
}

void EmptyState::setTitle(const QString& title) { m_title->setText(title); }

void EmptyState::setSentence(const QString& sentence) {
  m_sentence->setText(sentence);
  m_sentence->setVisible(!sentence.isEmpty());
}

void EmptyState::setButton(const QString& text) {
  m_button->setText(text);
  m_button->setVisible(!text.isEmpty());
}

} // namespace certdesk::ui
