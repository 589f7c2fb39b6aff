#include "app/papers/octet_reader.h"

#include <algorithm>

namespace certdesk::papers {

OctetReader::OctetReader(QIODevice& device) : m_device(device), m_buffer(qsizetype(64) * 1024, Qt::Uninitialized) {
  m_device.seek(0);
}

bool OctetReader::fill() {
  const auto count = m_device.read(m_buffer.data(), m_buffer.size());
  m_at = 0;
  m_size = std::max<qint64>(count, 0);
  return m_size > 0;
}

bool OctetReader::skip(std::int64_t count) {
  while (count > 0) {
    if (m_at == m_size && !fill()) return false;
    const auto here = std::min<std::int64_t>(count, m_size - m_at);
    m_at += here;
    count -= here;
  }
  return true;
}

std::int64_t OctetReader::number(int octets) {
  std::int64_t value = 0;
  for (int i = 0; i < octets; ++i) {
    const int octet = get();
    if (octet == end) return -1;
    value = value << 8 | octet;
  }
  return value;
}

} // namespace certdesk::papers
