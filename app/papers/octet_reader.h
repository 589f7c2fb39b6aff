#pragma once
#include <QByteArray>
#include <QIODevice>
#include <cstdint>

namespace certdesk::papers {

// Octets of a device one after the other, from its beginning, 64 KiB in memory at a time.
class OctetReader {
public:
  explicit OctetReader(QIODevice& device);

  static constexpr int end = -1;
  [[nodiscard]] int get() {
    if (m_at == m_size && !fill()) return end;
    return static_cast<unsigned char>(m_buffer[m_at++]);
  }
  [[nodiscard]] int peek() {
    if (m_at == m_size && !fill()) return end;
    return static_cast<unsigned char>(m_buffer[m_at]);
  }
  // False where there are not so many.
  bool skip(std::int64_t count);
  // Big-endian; negative where there is not so much.
  [[nodiscard]] std::int64_t number(int octets);

private:
  bool fill();
  QIODevice& m_device;
  QByteArray m_buffer;
  qsizetype m_at = 0, m_size = 0;
};

} // namespace certdesk::papers
