#pragma once
#include <QString>
#include <functional>
#include <vector>

class QWidget;

namespace certdesk::ui::gallery {

// A sheet of components or a page with made-up values, to look at.
struct Sheet {
  QString name;
  std::function<QWidget*()> make;
};
[[nodiscard]] std::vector<Sheet> sheets();

} // namespace certdesk::ui::gallery
