#include "tests/faults/stage.h"

#include "app/core/acts.h"
#include "app/core/log.h"

#include <QDir>

namespace certdesk::faults {

using practice::Environment;
namespace fs = std::filesystem;

Stage::Stage(const Service& service, const fs::path& folder) : m_service(service), m_folder(folder) {
  if (!folder.empty()) return;
  const auto parent = fs::exists("/dev/shm") ? QStringLiteral("/dev/shm") : QDir::tempPath();
  m_own = std::make_unique<QTemporaryDir>(parent + QStringLiteral("/certdesk-faults-XXXXXX"));
  m_folder = fs::path(m_own->path().toStdU16String());
  fs::create_directories(papers());
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
  for (const auto& each : {world(), papers(), pcs()})
    fs::remove_all(each);
  fs::copy(kept(), world(), fs::copy_options::recursive);
  fs::create_directories(papers());
  m_pc = 1;
  useSamePc();
}

void Stage::useSamePc() {
  for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"})
    qputenv(name, QByteArray::fromStdString(pc().string()));
  const auto makeFor = [&](const char* name, const char* folder) {
    fs::create_directories(pc() / folder);
    fs::permissions(pc() / folder, fs::perms::owner_all);
    qputenv(name, QByteArray::fromStdString((pc() / folder).string()));
  };
  makeFor("XDG_RUNTIME_DIR", "run");
  makeFor("TMPDIR", "tmp");
  log::open(pc() / "client.log");
  acts::open(pc() / "acts.log");
}

void Stage::useAnotherPc() {
  ++m_pc;
  useSamePc();
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
