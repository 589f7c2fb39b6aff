#pragma once
#include "app/portal/papers.h"
#include "ui/papers/material_item.h"
#include "ui/widgets/chip.h"

namespace certdesk::ui {

// The words of the materials page.

[[nodiscard]] QString typeName(portal::MaterialType type); // "JPEG"
// "JPEG, PNG or PDF, at most 5 MB each, at most 2 files"
[[nodiscard]] QString limitsText(const portal::Material& material);
// "Page 2, JPEG, 1.2 MB"
[[nodiscard]] QString pageText(int number, const portal::MaterialPage& page);
// What is happening to a file, or why it will not do.
[[nodiscard]] QString itemText(const MaterialItem& item, const portal::Material& material);
[[nodiscard]] Ink itemInk(const MaterialItem& item);
// How a kind stands, as one word with its icon.
struct KindState {
  Tone tone = Tone::Neutral;
  std::optional<Icon> icon;
  QString word;
};
[[nodiscard]] KindState kindState(const portal::Material& material, bool underWay);
[[nodiscard]] QString sentBackWord();
[[nodiscard]] bool isSentBack(const portal::Material& material);
// Why it cannot be gone on with for the sake of this kind; empty where it can.
[[nodiscard]] QString missingText(const portal::Material& material, const std::vector<const MaterialItem*>& items);

} // namespace certdesk::ui
