#include "ui/widgets/ukey_picture.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/says.h"

#include <QPainter>
#include <QVBoxLayout>

namespace certdesk::ui {

// The drawing itself, in units of a picture 344 wide and 222 high.
class UkeyPicture::Scene : public QWidget {
public:
  Scene() {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizePolicy(policy);
    setFixedHeight(222);
  }
  Pose pose = Pose::Writing;

protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal unit = std::min(1.0, width() / 344.0);
    painter.scale(unit, unit);
    paintComputer(painter);
    const bool out = pose == Pose::SafeToRemove || pose == Pose::Wanted, safe = pose == Pose::SafeToRemove;
    if (out)
      paintPlug(painter);
    else
      painter.fillRect(QRectF(109, 120, 4, 26), theme().colour.edge);
    paintBody(painter, out ? 59 : 0, safe ? theme().colour.ok : theme().colour.accent,
              safe ? theme().colour.okSoft : theme().colour.accentSoft);
    if (out) paintArrow(painter, safe);
    if (safe || pose == Pose::Writing) paintBadge(painter, safe ? QPointF(303, 103) : QPointF(244, 103), safe);
  }

private:
  static QPen pen(const QColor& colour, qreal width) {
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
  }
  static void paintComputer(QPainter& painter) {
    const auto& colour = theme().colour;
    painter.setPen(pen(colour.edge, 2));
    painter.setBrush(colour.window);
    painter.drawRoundedRect(QRectF(-40, 53, 148, 160), 12, 12);
    painter.setPen(pen(colour.line, 5));
    painter.drawLine(QPointF(24, 85), QPointF(68, 85));
    painter.drawLine(QPointF(24, 101), QPointF(50, 101));
    painter.drawLine(QPointF(24, 181), QPointF(60, 181));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour.text2);
    painter.drawRoundedRect(QRectF(80, 113, 29, 40), 3, 3);
  }
  static void paintPlug(QPainter& painter) {
    const auto& colour = theme().colour;
    painter.setPen(pen(colour.edge, 2));
    painter.setBrush(colour.window);
    painter.drawRoundedRect(QRectF(130, 120, 44, 26), 2, 2);
    painter.setPen(pen(colour.edge, 3));
    painter.drawLine(QPointF(161, 127), QPointF(165, 127));
    painter.drawLine(QPointF(161, 139), QPointF(165, 139));
  }
  static void paintBody(QPainter& painter, qreal dx, const QColor& ink, const QColor& soft) {
    painter.setPen(pen(ink, 2.6));
    painter.setBrush(soft);
    painter.drawRoundedRect(QRectF(112 + dx, 101, 136, 64), 12, 12);
    painter.setPen(pen(ink, 1.8));
    painter.drawEllipse(QPointF(136 + dx, 133), 11, 11);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(QPointF(136 + dx, 133), 5, 5);
    painter.setPen(pen(ink, 3.4));
    painter.drawLine(QPointF(160 + dx, 126), QPointF(196 + dx, 126));
    painter.drawLine(QPointF(160 + dx, 140), QPointF(182 + dx, 140));
    painter.setPen(pen(ink, 2.2));
    painter.setBrush(theme().colour.window);
    painter.drawRoundedRect(QRectF(220 + dx, 121, 14, 24), 7, 7);
  }
  static void paintArrow(QPainter& painter, bool outwards) {
    painter.setPen(pen(outwards ? theme().colour.ok : theme().colour.accent, 2.4));
    painter.drawLine(QPointF(171, 190), QPointF(264, 190));
    const qreal tip = outwards ? 264 : 171, barb = outwards ? 252 : 183;
    painter.drawLine(QPointF(barb, 180), QPointF(tip, 190));
    painter.drawLine(QPointF(barb, 200), QPointF(tip, 190));
  }
  static void paintBadge(QPainter& painter, const QPointF& centre, bool tick) {
    const auto& colour = theme().colour;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour.sunken);
    painter.drawEllipse(centre, 22, 22);
    painter.setBrush(tick ? colour.ok : colour.warn);
    painter.drawEllipse(centre, 18, 18);
    if (tick) return paintTick(painter, centre, 34, colour.window, 2.8);
    painter.setBrush(colour.window);
    painter.drawRoundedRect(QRectF(centre.x() - 8, centre.y() - 3, 16, 12), 3, 3);
    painter.setPen(pen(colour.window, 2.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(centre.x() - 5, centre.y() - 10, 10, 12), 0, 180 * 16);
  }
};

UkeyPicture::UkeyPicture(QWidget* parent)
    : Panel(Ground::Sunken, Tone::Neutral, parent), m_scene(new Scene), m_state(new Text(Type::State)),
      m_line(new Text(Type::Body, Ink::Text2)), m_ukey(new Text(Type::Body, Ink::Text2)) {
  body()->setContentsMargins(0, 0, 0, 32);
  body()->setSpacing(0);
  body()->addWidget(m_scene);
  body()->addSpacing(28);
  for (auto* text : {m_state, m_line, m_ukey}) {
    text->setAlignment(Qt::AlignHCenter);
    text->setContentsMargins(0, 0, 0, 0);
    body()->addWidget(text);
    if (text == m_state) body()->addSpacing(8);
  }
  body()->addStretch(1);
  setMinimumWidth(264);
  setMaximumWidth(344);
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
  says(this, [this] { speak(); });
}

void UkeyPicture::setPose(Pose pose) {
  m_pose = pose;
  m_scene->pose = pose;
  m_scene->update();
  speak();
}

void UkeyPicture::setUkey(const QString& model, const QString& serial) {
  m_model = model;
  m_serial = serial;
  speak();
}

void UkeyPicture::speak() {
  switch (m_pose) {
  case Pose::Wanted:
    m_state->setText(tr("Put the UKEY in"));
    m_line->setText(tr("It is found by itself"));
    break;
  case Pose::Writing:
    m_state->setText(tr("Do not pull out the UKEY"));
    m_line->setText(tr("A blinking light is normal"));
    break;
  case Pose::Idle:
    m_state->setText(tr("Leave the UKEY in"));
    m_line->setText(tr("Nothing is being written at the moment"));
    break;
  case Pose::SafeToRemove:
    m_state->setText(tr("You may pull out the UKEY"));
    m_line->setText(tr("It is done, and verified"));
    break;
  }
  m_state->setInk(m_pose == Pose::SafeToRemove ? Ink::Ok : Ink::Text);
  m_ukey->setVisible(!m_serial.isEmpty());
  const Part tail{m_serial.right(4), true, true, Ink::Text};
  m_ukey->setParts(m_model.isEmpty() ? parts(tr("serial ending %1"), {tail})
                                     : parts(tr("%1, serial ending %2"), {{m_model, false, false, {}}, tail}));
  m_scene->setAccessibleName(m_state->text());
}

} // namespace certdesk::ui
