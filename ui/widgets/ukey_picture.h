#pragma once
#include "ui/widgets/panel.h"
#include "ui/widgets/text.h"

namespace certdesk::ui {

// The UKEY at the PC: in and locked while it is written, half out and ticked when it may be taken. Same place on both
// pages, so that the change is seen.
class UkeyPicture : public Panel {
  Q_OBJECT
public:
  enum class Pose { Wanted, Writing, Idle, SafeToRemove };
  explicit UkeyPicture(QWidget* parent = nullptr);
  void setPose(Pose pose);
  // The UKEY meant: "model, serial ending 4F2A".
  void setUkey(const QString& model, const QString& serial);

  QSize sizeHint() const override { return {344, Panel::sizeHint().height()}; }

private:
  class Scene;
  void speak();
  Scene* m_scene;
  Text *m_state, *m_line, *m_ukey;
  Pose m_pose = Pose::Writing;
  QString m_model, m_serial;
};

} // namespace certdesk::ui
