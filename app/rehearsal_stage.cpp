#include "app/rehearsal_stage.h"

#include "app/core/acts.h"
#include "app/core/log.h"
#include "app/core/text.h"
#include "app/terminal/secret_source.h"

#include <QTemporaryDir>

#include <chrono>
#include <thread>

namespace certdesk::rehearsal {

using practice::Environment;
namespace fs = std::filesystem;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
QString text(const fs::path& path) { return QString::fromStdU16String(path.u16string()); }

Outcome inWorld(const RehearsalRequest& request, practice::Wishes wishes, terminal::Output& output, const Play& play) {
  const QTemporaryDir temporary;
  const auto directory =
      fs::absolute(request.directory.empty() ? fs::path(temporary.path().toStdU16String()) : request.directory);
  practice::Options options;
  options.directory = directory;
  options.settings.papers = options.settings.autoPay = options.settings.sendBackOnce = request.papers;
  options.settings.payDelay = std::chrono::milliseconds(300);
  options.settings.unlockByTelephone = request.unlockBy == UnlockBy::Telephone;
  options.wishes = std::move(wishes);
  auto environment = Environment::start(std::move(options));
  if (!environment) return failed(environment);
  log::open(directory / "client.log");
  acts::open(directory / "acts.log");
  auto played = play(**environment, directory);
  if (played) output.practised(request.directory.empty() ? QString() : text(directory));
  return played;
}

Result<std::unique_ptr<House>> loggedIn(const Environment& environment) {
  Target target;
  target.portal = environment.portalUrl();
  target.ca = environment.caFile();
  target.modules = {utf8(environment.modulePath())};
  auto house = House::build(target, "zh-CN", {{"SOFTHSM2_CONF", utf8(environment.softhsmConf())}});
  if (!house) return house;
  const Secret password{std::string_view(environment.password())};
  if (auto in = (*house)->portal().login(environment.userName(), password, Call{}); !in) return failed(in);
  return house;
}

Result<Secret> codeFromMail(Environment& environment, const std::string& application) {
  using Clock = std::chrono::steady_clock;
  for (const auto end = Clock::now() + std::chrono::seconds(30); Clock::now() < end;
       std::this_thread::sleep_for(std::chrono::milliseconds(100))) {
    auto code = environment.authorisationCode(application);
    if (!code.empty()) return Secret(std::string_view(code));
  }
  return terminal::answerMissing("a mail with the authorisation code");
}

Result<std::optional<RehearsedPapers>> papersFor(House& house, const portal::Application& application,
                                                 const RehearsalRequest& request, const fs::path& directory) {
  if (!request.papers) return std::optional<RehearsedPapers>();
  auto service = house.portal().service(Call{});
  if (!service) return failed(service);
  std::error_code failure;
  fs::create_directories(directory / "papers", failure); // of the form, and of what is scanned
  return std::optional<RehearsedPapers>(std::in_place, application, std::move(*service), directory / "papers");
}

std::string pem(const Bytes& certificate) {
  const auto text = base64(certificate);
  std::string lines = "-----BEGIN CERTIFICATE-----\n";
  for (std::size_t at = 0; at < text.size(); at += 64)
    lines += text.substr(at, 64) + "\n";
  return lines + "-----END CERTIFICATE-----\n";
}

} // namespace certdesk::rehearsal
