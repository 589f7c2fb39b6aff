#include "app/core/log.h"
#include "app/core/text.h"
#include "app/house.h"
#include "app/practice/environment.h"
#include "app/rehearsal.h"
#include "app/terminal/unlock_command.h"
#include "ui/step_text.h"

#include <QTemporaryDir>

#include <chrono>
#include <thread>

namespace certdesk {

namespace {

using Clock = std::chrono::steady_clock;
using practice::Environment;

// The PIN that the played person chooses; a practice PIN is no secret.
constexpr const char* chosenPin = "Jiesuo-Pin-5824";

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
QString text(const std::filesystem::path& path) { return QString::fromStdU16String(path.u16string()); }

// Reads the mail box as the person would: until the mail with the code is there.
Result<Secret> codeFromMail(Environment& environment, const std::string& application) {
  for (const auto end = Clock::now() + std::chrono::seconds(30); Clock::now() < end;
       std::this_thread::sleep_for(std::chrono::milliseconds(100))) {
    auto code = environment.authorisationCode(application);
    if (!code.empty()) return Secret(std::string_view(code));
  }
  return terminal::answerMissing("a mail with the authorisation code");
}

Result<workflow::View> playPerson(House& house, Environment& environment, const std::string& ukey,
                                  terminal::Output& output) {
  terminal::SecretSource none{Secret()};
  terminal::SecretSource newPin{Secret(std::string_view(chosenPin))};
  const auto code = [&](const portal::Application& application) { return codeFromMail(environment, application.id); };
  const auto json = R"({"answer":")" + environment.answer() + "\"}";
  auto person = terminal::AnswersFile::fromJson(viewOf(json), {none, newPin, code});
  if (!person) return failed(person);
  auto world = house.world();
  if (!world) return failed(world);
  terminal::RecoverRequest request;
  request.ukeySerial = ukey;
  request.drive.poll = std::chrono::milliseconds(300);
  return terminal::unlock(std::move(*world), request, *person, output);
}

Outcome play(Environment& environment, const std::filesystem::path& directory, terminal::Output& output) {
  const auto begun = Clock::now();
  const auto& others = environment.ukeys().others;
  const auto locked = others.find("locked");
  if (locked == others.end()) return internalError("this practice world was made without a locked UKEY");
  Target target;
  target.portal = environment.portalUrl();
  target.ca = environment.caFile();
  target.modules = {utf8(environment.modulePath())};
  auto house = House::build(target, "zh-CN", {{"SOFTHSM2_CONF", utf8(environment.softhsmConf())}});
  if (!house) return failed(house);
  const Secret password{std::string_view(environment.password())};
  if (auto in = (*house)->portal().login(environment.userName(), password, Call{}); !in) return failed(in);
  if (auto in = environment.drawer().insert(locked->second); !in) return in;
  const auto view = playPerson(**house, environment, locked->second, output);
  if (!view) return failed(view);
  output.text(ui::unlockedText(text(locked->second)));
  output.object({{QStringLiteral("result"), QStringLiteral("done")},
                 {QStringLiteral("seconds"), std::chrono::duration<double>(Clock::now() - begun).count()},
                 {QStringLiteral("directory"), text(directory)},
                 {QStringLiteral("module"), text(environment.modulePath())},
                 {QStringLiteral("softhsm_conf"), text(environment.softhsmConf())},
                 {QStringLiteral("ca"), text(environment.caFile())},
                 {QStringLiteral("token_serial"), text(locked->second)},
                 {QStringLiteral("pin"), QLatin1String(chosenPin)}});
  return {};
}

} // namespace

Outcome rehearseUnlock(const RehearsalRequest& request, terminal::Output& output) {
  const QTemporaryDir temporary;
  const auto directory = std::filesystem::absolute(
      request.directory.empty() ? std::filesystem::path(temporary.path().toStdU16String()) : request.directory);
  practice::Options options;
  options.directory = directory;
  options.wishes.insert(practice::Wish::Unlock);
  auto environment = Environment::start(std::move(options));
  if (!environment) return failed(environment);
  log::open(directory / "client.log");
  auto played = play(**environment, directory, output);
  if (played) output.practised(request.directory.empty() ? QString() : text(directory));
  return played;
}

} // namespace certdesk
