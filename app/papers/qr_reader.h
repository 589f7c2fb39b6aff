#pragma once
#include <QImage>
#include <string>
#include <vector>

namespace certdesk::papers {

// Whether this program was built with a reader.
[[nodiscard]] bool canReadQr();
// The texts of the QR codes in a picture of at most qrSide pixels a side; none where none can be read.
[[nodiscard]] std::vector<std::string> readQr(const QImage& picture);

// A code of 25 mm on a sheet of A4 has eight pixels a module then.
inline constexpr int qrSide = 3200;

} // namespace certdesk::papers
