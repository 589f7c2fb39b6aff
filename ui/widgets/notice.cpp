#include "ui/widgets/notice.h"

#include "ui/widgets/icon_label.h"

#include <QHBoxLayout>

namespace certdesk::ui {

namespace {

Icon iconOf(Tone tone) {
  switch (tone) {
  case Tone::Neutral:
  case Tone::Accent:
    return Icon::Info;
  case Tone::Ok:
    return Icon::Check;
  case Tone::Warn:
  case Tone::Bad:
    return Icon::Warning;
  }
  return Icon::Info;
}

Ink inkOf(Tone tone) {
  switch (tone) {
  case Tone::Neutral:
    return Ink::Text2;
  case Tone::Accent:
    return Ink::Accent;
  case Tone::Ok:
    return Ink::Ok;
  case Tone::Warn:
    return Ink::Warn;
  case Tone::Bad:
    return Ink::Bad;
  }
  return Ink::Text2;
}

} // namespace

Notice::Notice(Tone tone, const QString& text)
    : Panel(Ground::Soft, tone), m_icon(new IconLabel(iconOf(tone), inkOf(tone))), m_text(new Text(Type::Body)),
      m_row(new QHBoxLayout), m_toneOfIcon(tone) {
  body()->setContentsMargins(16, 10, 16, 10);
  m_row->setSpacing(12);
  auto* words = new QHBoxLayout; // the icon at the first line, whatever stands beside them
  words->setSpacing(12);
  words->addWidget(m_icon, 0, Qt::AlignTop);
  words->addWidget(m_text, 1);
  auto* middle = new QVBoxLayout;
  middle->addStretch(1);
  middle->addLayout(words);
  middle->addStretch(1);
  m_row->addLayout(middle, 1);
  body()->addLayout(m_row);
  dress(tone);
  setText(text);
}

void Notice::set(Tone tone, const QString& text) {
  dress(tone);
  setText(text);
}

void Notice::dress(Tone tone) {
  m_toneOfIcon = tone;
  setGround(Ground::Soft, tone);
  m_icon->set(iconOf(tone), inkOf(tone));
}

void Notice::setText(const QString& text) { m_text->setText(text); }
void Notice::setParts(std::vector<Part> parts) { m_text->setParts(std::move(parts)); }
void Notice::setIcon(Icon icon) { m_icon->set(icon, inkOf(m_toneOfIcon)); }
void Notice::addButton(QWidget* button) {
  m_row->addWidget(button, 0, Qt::AlignVCenter);
  m_row->setAlignment(m_icon, Qt::AlignVCenter); // beside a button one line stands in the middle, and so does its icon
}

} // namespace certdesk::ui
