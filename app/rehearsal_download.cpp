#include "app/core/text.h"
#include "app/rehearsal_stage.h"
#include "app/terminal/download_command.h"
#include "ui/step_text.h"

#include <chrono>

namespace certdesk {

namespace {

using Clock = std::chrono::steady_clock;
using practice::Environment;
using namespace rehearsal;

// The PIN that the played person chooses; a practice PIN is no secret.
constexpr const char* chosenPin = "Xiazai-Pin-6913";

Result<workflow::View> playPerson(House& house, Environment& environment, const std::string& ukey,
                                  terminal::Output& output) {
  // A practice UKEY shows a factory PIN; where it shows none, an earlier start has put the chosen one in place.
  terminal::SecretSource pin{Secret(std::string_view(practice::practised::factoryPin))};
  terminal::SecretSource newPin{Secret(std::string_view(chosenPin))};
  const auto code = [&](const portal::Application& application) { return codeFromMail(environment, application.id); };
  auto person = terminal::AnswersFile::fromJson(viewOf(R"({"ukey_serial":")" + ukey + "\"}"),
                                                {pin, newPin, code, false, /*pinChanged=*/true});
  if (!person) return failed(person);
  auto world = house.world();
  if (!world) return failed(world);
  terminal::RecoverRequest request;
  request.ukeySerial = ukey;
  request.drive.poll = std::chrono::milliseconds(300);
  return terminal::download(std::move(*world), request, *person, output);
}

Outcome play(Environment& environment, terminal::Output& output) {
  const auto begun = Clock::now();
  const auto& ukey = environment.ukeys().fresh;
  auto house = loggedIn(environment);
  if (!house) return failed(house);
  if (auto in = environment.drawer().insert(ukey); !in) return in;
  const auto view = playPerson(**house, environment, ukey, output);
  if (!view) return failed(view);
  output.text(ui::downloadedText(text(ukey)));
  output.object({{QStringLiteral("result"), QStringLiteral("done")},
                 {QStringLiteral("application"), text(view->facts.applicationId)},
                 {QStringLiteral("seconds"), std::chrono::duration<double>(Clock::now() - begun).count()},
                 {QStringLiteral("module"), text(environment.modulePath())},
                 {QStringLiteral("softhsm_conf"), text(environment.softhsmConf())},
                 {QStringLiteral("ca"), text(environment.caFile())},
                 {QStringLiteral("crl"), text(environment.crlFile())},
                 {QStringLiteral("token_serial"), text(ukey)},
                 {QStringLiteral("pin"), QLatin1String(chosenPin)}});
  return {};
}

} // namespace

Outcome rehearseDownload(const RehearsalRequest& request, terminal::Output& output) {
  return inWorld(request, {practice::Wish::First}, output,
                 [&](Environment& environment, const std::filesystem::path&) { return play(environment, output); });
}

} // namespace certdesk
