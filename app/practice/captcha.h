#pragma once
#include "app/core/bytes.h"

#include <string>

namespace certdesk::practice {

// Five letters that are told apart easily.
[[nodiscard]] std::string newCaptchaText();
// PNG of letters made of strokes, bent and turned at random: no font is needed, and no window system.
[[nodiscard]] Bytes drawCaptcha(const std::string& text);

} // namespace certdesk::practice
