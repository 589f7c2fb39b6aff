#include "ui/pages/choose_files.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace certdesk::ui {

namespace {

class Words {
  Q_DECLARE_TR_FUNCTIONS(ChooseFiles)
};

// By their names only: what they are is looked into afterwards.
QString patterns(const std::vector<portal::MaterialType>& types) {
  QStringList all;
  for (const auto type : types) {
    if (type == portal::MaterialType::Jpeg) all << QStringLiteral("*.jpg") << QStringLiteral("*.jpeg");
    if (type == portal::MaterialType::Png) all << QStringLiteral("*.png");
    if (type == portal::MaterialType::Pdf) all << QStringLiteral("*.pdf");
  }
  return all.join(QLatin1Char(' '));
}

QString& lastFolder() {
  static QString folder;
  return folder;
}

} // namespace

QString fileFolder() {
  return lastFolder().isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : lastFolder();
}

void rememberFileFolder(const QString& file) { lastFolder() = QFileInfo(file).absolutePath(); }

void chooseFiles(QWidget* parent, const portal::Material& material, HowMany howMany,
                 std::function<void(std::vector<std::filesystem::path>)> chosen) {
  auto* dialog = new QFileDialog(parent, Words::tr("Choose files: %1").arg(utf8(material.title)), fileFolder());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(howMany == HowMany::One ? QFileDialog::ExistingFile : QFileDialog::ExistingFiles);
  dialog->setNameFilters(
      {Words::tr("What is taken here (%1)").arg(patterns(material.types)), Words::tr("All files (*)")});
  QObject::connect(dialog, &QFileDialog::filesSelected, parent, [chosen = std::move(chosen)](const QStringList& names) {
    std::vector<std::filesystem::path> files;
    for (const auto& name : names)
      files.emplace_back(name.toStdU16String());
    if (!files.empty()) rememberFileFolder(names.front());
    if (!files.empty()) chosen(std::move(files));
  });
  dialog->open();
}

} // namespace certdesk::ui
