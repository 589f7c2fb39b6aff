#pragma once
#include "app/portal/papers.h"

#include <filesystem>
#include <functional>
#include <vector>

class QString;
class QWidget;

namespace certdesk::ui {

// Where the last file was taken from or put, in this start of the program: where the next one will be.
[[nodiscard]] QString fileFolder();
void rememberFileFolder(const QString& file);

enum class HowMany { One, Several };
// Opens the system's dialog and returns at once; chosen is called with at least one file, if the person takes some.
void chooseFiles(QWidget* parent, const portal::Material& material, HowMany howMany,
                 std::function<void(std::vector<std::filesystem::path>)> chosen);

} // namespace certdesk::ui
