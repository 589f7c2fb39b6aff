#include "ui/widgets/stages.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace certdesk::ui {

namespace {
constexpr int hang = 8;
int markSize() { return theme().icon(20); }
int markAt() { return hang + markSize() / 2; }
} // namespace

// One stage; a label, so that a screen reader finds its words.
class Stages::Row : public QLabel {
public:
  void set(const Stage& stage, bool first, bool last) {
    m_stage = stage;
    m_first = first;
    m_last = last;
    setText(QStringList{stage.code, stage.name, stage.note, stateWord()}.join(QLatin1Char(' ')).simplified());
    update();
  }
  [[nodiscard]] QSize sizeHint() const override {
    const int name = QFontMetrics(theme().font(Type::Body, true)).horizontalAdvance(m_stage.name);
    const int note = QFontMetrics(theme().font(Type::Note)).horizontalAdvance(m_stage.note);
    return {nameAt() + name + 16 + note + hang + 4, theme().grown(44)};
  }
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const auto& look = theme();
    const qreal middle = height() / 2.0;
    const bool now = m_stage.mark == Mark::Now;
    if (now)
      paintSurface(painter, rect(), controlRadius, look.colour.accentSoft,
                   look.outlined() ? Border{look.colour.accent, 2, false} : Border{});
    painter.setPen(QPen(look.colour.line, 1.5));
    if (!m_first && !now) painter.drawLine(QPointF(markAt(), 0), QPointF(markAt(), middle - markSize() / 2.0));
    if (!m_last && !now) painter.drawLine(QPointF(markAt(), middle + markSize() / 2.0), QPointF(markAt(), height()));
    paintMark(painter, {static_cast<qreal>(markAt()), middle}, m_stage.mark,
              now ? look.colour.accentSoft : look.colour.window);
    painter.setFont(look.font(Type::Note, now));
    painter.setPen(now ? look.colour.accent : look.colour.text2);
    painter.drawText(risen(QRectF(hang + 10 + markSize(), 0, 80, height())), Qt::AlignVCenter, m_stage.code);
    painter.setFont(look.font(Type::Body, now));
    painter.setPen(now                            ? look.colour.accent
                   : m_stage.mark == Mark::Failed ? look.colour.bad
                   : m_stage.mark == Mark::Todo   ? look.colour.text2
                                                  : look.colour.text);
    painter.drawText(risen(QRectF(nameAt(), 0, width() - nameAt(), height())), Qt::AlignVCenter, m_stage.name);
    painter.setFont(look.font(Type::Note));
    painter.setPen(now ? look.colour.accent : look.colour.text2);
    painter.drawText(risen(rect().adjusted(0, 0, -hang - 4, 0)), Qt::AlignVCenter | Qt::AlignRight, m_stage.note);
  }

private:
  [[nodiscard]] int nameAt() const {
    return hang + 10 + markSize() +
           std::max(50, QFontMetrics(theme().font(Type::Note, true)).horizontalAdvance(m_stage.code) + 16);
  }
  [[nodiscard]] QString stateWord() const {
    switch (m_stage.mark) {
    case Mark::Done:
      return Stages::tr("done");
    case Mark::Now:
      return Stages::tr("current");
    case Mark::Failed:
      return Stages::tr("failed");
    case Mark::Todo:
      return {};
    }
    return {};
  }
  Stage m_stage;
  bool m_first = true, m_last = true;
};

Stages::Stages(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setSpacing(0);
}

void Stages::set(const std::vector<Stage>& stages) {
  while (m_rows.size() > stages.size()) {
    delete m_rows.back();
    m_rows.pop_back();
  }
  while (m_rows.size() < stages.size()) {
    m_rows.push_back(new Row);
    m_rows.back()->setTextFormat(Qt::PlainText);
    m_layout->addWidget(m_rows.back());
  }
  for (std::size_t i = 0; i < stages.size(); ++i)
    m_rows[i]->set(stages[i], i == 0, i + 1 == stages.size());
  updateGeometry();
}

} // namespace certdesk::ui
