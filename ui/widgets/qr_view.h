#pragma once
#include "app/papers/qr_code.h"

#include <QWidget>
#include <optional>

namespace certdesk::ui {

// A QR code on its white card, dark on light in every appearance, since that is what readers can read. Its text is its
// accessible description.
class QrView : public QWidget {
  Q_OBJECT
public:
  explicit QrView(QWidget* parent = nullptr);
  // Empty, or longer than a code can hold: the card stays blank.
  void setCode(const QString& code);
  [[nodiscard]] QString code() const { return m_text; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  QString m_text;
  std::optional<papers::QrCode> m_code;
};

} // namespace certdesk::ui
