#pragma once
#include <QString>
#include <cstdint>

namespace certdesk::papers {

// As forms write it in both languages: ¥ 50.00.
[[nodiscard]] inline QString money(std::int64_t fen) {
  return QStringLiteral("¥ %1.%2").arg(fen / 100).arg(fen % 100, 2, 10, QLatin1Char('0'));
}

} // namespace certdesk::papers
