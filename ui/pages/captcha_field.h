#pragma once
#include "app/portal/nouns.h"
#include "ui/widgets/field.h"

#include <optional>

class QLabel;

namespace certdesk::ui {

class Button;
class LineEdit;

// The characters of a picture, to be typed; with a button for another picture (M18).
class CaptchaField : public Field {
  Q_OBJECT
public:
  explicit CaptchaField(QWidget* parent = nullptr);
  // Nothing: it is on its way, or could not be fetched.
  void setCaptcha(const std::optional<portal::Captcha>& captcha, bool busy);
  [[nodiscard]] LineEdit* edit() const { return m_edit; }
  [[nodiscard]] bool ready() const; // there is a picture, and something was typed

Q_SIGNALS:
  void refreshWanted();

private:
  explicit CaptchaField(LineEdit* edit, QWidget* parent);
  void speak();
  LineEdit* m_edit;
  QLabel* m_picture;
  Button* m_refresh;
  std::string m_shown; // the id of the picture
};

} // namespace certdesk::ui
