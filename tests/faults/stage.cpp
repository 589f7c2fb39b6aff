#include "tests/faults/stage.h"

#include <QDir>

namespace certdesk::faults {

using practice::Environment;
namespace fs = std::filesystem;

Stage::Stage(const Service& service, const fs::path& folder) : m_service(service), m_folder(folder) {
  if (!folder.empty()) return;
  const auto parent = fs::exists("/dev/shm") ? QStringLiteral("/dev/shm") : QDir::tempPath();
  m_own = std::make_unique<QTemporaryDir>(parent + QStringLiteral("/certdesk-faults-XXXXXX"));
  m_folder = fs::path(m_own->path().toStdU16String());
  for (const auto& each : {pc(), papers()})
    fs::create_directories(each);
}

Outcome Stage::make() {
  auto opened = open();
  if (!opened) return failed(opened);
  const auto& drawer = (*opened)->drawer();
  if (auto set = drawer.setQuirks(ukeyOf(m_service, **opened), m_service.quirks); !set) return set;
  opened->reset();
  fs::copy(world(), kept(), fs::copy_options::recursive);
  return {};
}

void Stage::putBack() {
  fs::remove_all(world());
  fs::remove_all(papers());
  fs::copy(kept(), world(), fs::copy_options::recursive);
  fs::create_directories(papers());
}

Result<std::unique_ptr<Environment>> Stage::open() const {
  practice::Options options;
  options.directory = world();
  auto& settings = options.settings;
  settings.reviewDelay = std::chrono::milliseconds(0);
  settings.mailCoolDown = std::chrono::seconds(0);
  settings.hashIterations = 1000;
  settings.papers = settings.autoPay = settings.sendBackOnce = m_service.papers;
  settings.payDelay = std::chrono::milliseconds(50);
  settings.unlockByTelephone = m_service.byTelephone;
  options.wishes = m_service.wishes;
  return Environment::start(std::move(options));
}

} // namespace certdesk::faults
