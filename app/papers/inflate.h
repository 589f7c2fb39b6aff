#pragma once
#include <QByteArray>
#include <optional>

namespace certdesk::papers {

// zlib data (RFC 1950) unpacked; nothing where it is damaged or unpacks to more than most octets.
[[nodiscard]] std::optional<QByteArray> inflated(const QByteArray& packed, qsizetype most);

} // namespace certdesk::papers
