#include "app/sample_papers.h"

#include "app/core/log.h"
#include "app/core/text.h"
#include "app/scans.h"

#include <QCoreApplication>

namespace certdesk {

namespace {

struct Sample {
  const char* name;
  portal::MaterialType type;
};

} // namespace

void layOutSamplePapers(const std::filesystem::path& folder) {
  using portal::MaterialType;
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  for (const auto& [name, type] :
       {Sample{QT_TRANSLATE_NOOP("SamplePapers", "Practice ID card"), MaterialType::Png},
        {QT_TRANSLATE_NOOP("SamplePapers", "Practice business licence"), MaterialType::Jpeg},
        {QT_TRANSLATE_NOOP("SamplePapers", "Practice payment voucher"), MaterialType::Pdf}}) {
    const auto title = QCoreApplication::translate("SamplePapers", name);
    const auto path = folder / (title + QLatin1String(endingOf(type))).toStdU16String();
    if (std::filesystem::exists(path, failure)) continue;
    if (const auto drawn = drawOnto(path, type, sheet(title, 1)); !drawn)
      log::warn("practice", "a sample paper could not be drawn: " + drawn.error().detail);
  }
}

} // namespace certdesk
