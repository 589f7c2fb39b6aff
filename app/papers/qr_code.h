#pragma once
#include <QImage>
#include <QString>
#include <optional>
#include <vector>

namespace certdesk::papers {

// A QR code (ISO/IEC 18004) as a square of dark and light modules; whoever shows it draws it.
class QrCode {
public:
  // Error correction M. Nothing where the text is empty or longer than a code can hold.
  [[nodiscard]] static std::optional<QrCode> of(const QString& text);

  [[nodiscard]] int size() const { return m_size; } // modules of a side, without the quiet zone
  [[nodiscard]] bool dark(int x, int y) const { return m_dark[static_cast<std::size_t>(y * m_size + x)]; }
  // Black on white, with the quiet zone of four modules that readers want.
  [[nodiscard]] QImage image(int pixelsPerModule) const;
  static constexpr int quietZone = 4;

private:
  int m_size = 0;
  std::vector<bool> m_dark;
};

} // namespace certdesk::papers
