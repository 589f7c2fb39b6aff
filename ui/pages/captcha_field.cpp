#include "ui/pages/captcha_field.h"

#include "ui/widgets/button.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/says.h"

#include <QBuffer>
#include <QHBoxLayout>
#include <QImageReader>
#include <QLabel>

namespace certdesk::ui {

namespace {

constexpr QSize largest(600, 240), shown(180, 60);

// The picture comes from outside: only a PNG, and its size is looked at before it is unpacked.
QImage pictureFrom(const Bytes& png) {
  QByteArray octets(reinterpret_cast<const char*>(png.data()), static_cast<qsizetype>(png.size()));
  QBuffer buffer(&octets);
  buffer.open(QIODevice::ReadOnly);
  QImageReader reader(&buffer, "png");
  const auto size = reader.size();
  if (!size.isValid() || size.width() > largest.width() || size.height() > largest.height()) return {};
  return reader.read();
}

} // namespace

CaptchaField::CaptchaField(QWidget* parent) : CaptchaField(new LineEdit, parent) {}

CaptchaField::CaptchaField(LineEdit* edit, QWidget* parent)
    : Field(edit, parent), m_edit(edit), m_picture(new QLabel), m_refresh(new Button(Icon::Refresh, {})) {
  auto* beside = new QWidget;
  auto* row = new QHBoxLayout(beside);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  m_picture->setFixedSize(shown);
  m_picture->setAlignment(Qt::AlignCenter);
  row->addWidget(m_picture);
  row->addWidget(m_refresh);
  setBeside(beside);
  setRequired(true);
  m_edit->setMaxLength(12);
  m_edit->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
  connect(m_refresh, &QPushButton::clicked, this, &CaptchaField::refreshWanted);
  says(this, [this] { speak(); });
}

void CaptchaField::speak() {
  setLabel(tr("Characters in the picture"));
  setHelp(tr("A wrong one costs no try of the authorisation code. If you cannot see it, have the e-mail sent again: the new "
             "code needs no picture."));
  m_refresh->setName(tr("Another picture"));
  m_picture->setAccessibleName(tr("Picture with characters"));
  if (m_shown.empty()) m_picture->setText(tr("No picture yet"));
}

void CaptchaField::setCaptcha(const std::optional<portal::Captcha>& captcha, bool busy) {
  m_edit->setEnabled(!busy);
  m_refresh->setEnabled(!busy);
  const auto id = captcha ? captcha->id : std::string();
  if (id == m_shown && !m_shown.empty()) return;
  m_shown.clear();
  if (captcha) {
    const auto image = pictureFrom(captcha->png);
    if (!image.isNull()) {
      m_shown = id;
      m_picture->setPixmap(QPixmap::fromImage(image.scaled(shown, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    }
    m_edit->clear(); // what was typed belongs to the picture before
  }
  if (m_shown.empty()) m_picture->setText(tr("No picture yet"));
}

bool CaptchaField::ready() const { return !m_shown.empty() && !m_edit->text().trimmed().isEmpty(); }

} // namespace certdesk::ui
