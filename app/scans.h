#pragma once
#include "app/core/result.h"
#include "app/papers/acceptance_form.h"

#include <QImage>
#include <filesystem>

namespace certdesk {

// Papers as a scanner would bring them, for practising: drawn, with a stamp. Another number is another sheet.
[[nodiscard]] QImage sheet(const QString& title, int number);
// The printed form, signed and stamped.
[[nodiscard]] QImage sheet(const papers::AcceptanceForm& form);
// At once or not at all, as a scanner's program should: a rehearsal may be killed. K-02, K-07.
[[nodiscard]] Outcome drawOnto(const std::filesystem::path& path, portal::MaterialType type, const QImage& picture);
[[nodiscard]] const char* endingOf(portal::MaterialType type);

} // namespace certdesk
