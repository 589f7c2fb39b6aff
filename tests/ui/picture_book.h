#pragma once
#include "tests/ui/wizard_fixture.h"

// Pages as they are worn and looked at.
namespace certdesk::test {

struct Wear {
  ui::Language language;
  ui::Appearance appearance;
  std::string name;
};
inline const std::vector<Wear> wears = {{ui::Language::Chinese, ui::Appearance::Light, "zh-light"},
                                        {ui::Language::Chinese, ui::Appearance::Dark, "zh-dark"},
                                        {ui::Language::English, ui::Appearance::Light, "en-light"},
                                        {ui::Language::English, ui::Appearance::Dark, "en-dark"},
                                        {ui::Language::Chinese, ui::Appearance::Contrast, "zh-contrast"}};

// The page as it is now, and in the smallest window, fits its width, cuts no text off, and all that takes the keyboard
// has a name. With CERTDESK_PICTURES set to a folder the pictures are kept there.
void keep(Scene& scene, const std::string& name);

} // namespace certdesk::test
