#include "ui/widgets/line_edit.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/says.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace certdesk::ui {

LineEdit::LineEdit(QWidget* parent) : QLineEdit(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setMaxLength(512);
}

void LineEdit::setLocked(bool locked) {
  m_locked = locked;
  setEnabled(!locked);
  setTextMargins(0, 0, locked ? 28 : 0, 0);
  update();
}

void LineEdit::setState(const QString& state) {
  if (property("state").toString() == state) return;
  setProperty("state", state);
  style()->unpolish(this); // the sheet looks at properties only then
  style()->polish(this);
}

QSize LineEdit::sizeHint() const { return {240, theme().grown(44)}; }
QSize LineEdit::minimumSizeHint() const { return {96, theme().grown(44)}; }

void LineEdit::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  if (!m_locked) return;
  QPainter painter(this);
  paintIcon(painter, Icon::Lock, QRectF(width() - 32, (height() - 20) / 2.0, 20, 20), theme().colour.text3);
}

SecretEdit::SecretEdit(QWidget* parent) : LineEdit(parent), m_eye(new Button(Icon::Eye, {})) {
  m_eye->setParent(this);
  m_eye->setCursor(Qt::PointingHandCursor);
  m_eye->setCheckable(true);
  setTextMargins(0, 0, 36, 0);
  setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
  connect(m_eye, &QPushButton::toggled, this, &SecretEdit::showText);
  connect(this, &QLineEdit::textChanged, this, &SecretEdit::space);
  setTabOrder(this, m_eye);
  showText(false);
  says(this, [this] { sayEye(); });
}

void SecretEdit::showText(bool shown) {
  setEchoMode(shown ? Normal : Password);
  space();
  m_eye->setLeading(shown ? Icon::EyeOff : Icon::Eye);
  sayEye();
}

// The dots apart, to be counted; a hint in their place as it is.
void SecretEdit::space() {
  QFont spaced = font();
  spaced.setLetterSpacing(QFont::AbsoluteSpacing, m_eye->isChecked() || text().isEmpty() ? 0 : 2);
  setFont(spaced);
}

void SecretEdit::sayEye() { m_eye->setName(m_eye->isChecked() ? tr("Hide what is typed") : tr("Show what is typed")); }

void SecretEdit::resizeEvent(QResizeEvent* event) {
  LineEdit::resizeEvent(event);
  m_eye->setGeometry(width() - 38, (height() - 32) / 2, 32, 32);
}

void SecretEdit::changeEvent(QEvent* event) {
  LineEdit::changeEvent(event);
  if (event->type() == QEvent::EnabledChange) m_eye->setVisible(isEnabled());
}

Secret SecretEdit::take() {
  auto taken = secret();
  m_eye->setChecked(false);
  forget();
  return taken;
}

// text() shares its memory with the field, so what was typed is overwritten where it lies; setText() then drops the
// field's history too, which clear() would add to.
void SecretEdit::forget() {
  QString shared = text();
  if (shared.data_ptr().isMutable()) // and is no literal of the program's
    wipe(const_cast<QChar*>(shared.constData()), static_cast<std::size_t>(shared.size()) * sizeof(QChar));
  setText(QString());
}

Secret SecretEdit::secret() const { return secretFrom(text()); }

Secret secretFrom(const QString& typed) {
  QByteArray octets = typed.toUtf8();
  Secret secret(std::string_view(octets.constData(), static_cast<std::size_t>(octets.size())));
  wipe(octets.data(), static_cast<std::size_t>(octets.size()));
  return secret;
}

} // namespace certdesk::ui
