#include "app/core/text.h"
#include "app/rehearsal_stage.h"
#include "app/terminal/unlock_command.h"
#include "ui/step_text.h"

#include <chrono>
#include <utility>

namespace certdesk {

namespace {

using Clock = std::chrono::steady_clock;
using practice::Environment;
using namespace rehearsal;

// The PIN that the played person chooses; a practice PIN is no secret.
constexpr const char* chosenPin = "Jiesuo-Pin-5824";

// Staff read the code out; the first time one letter of it is misheard.
Result<Secret> hear(Environment& environment, const workflow::View& view, bool misheard, terminal::Output& output) {
  const auto& challenge = *view.facts.unlockChallenge;
  output.requestCode(view.facts.applicationId, challenge);
  auto code = environment.tellUnlockCode(view.facts.applicationId, challenge);
  if (!code || !misheard) return code;
  std::string typed(code->text());
  typed.front() = typed.front() == '7' ? '8' : '7';
  Secret wrong{std::string_view(typed)};
  wipe(typed);
  return wrong;
}

Result<workflow::View> playPerson(House& house, Environment& environment, const std::string& ukey,
                                  terminal::Output& output) {
  terminal::SecretSource none{Secret()};
  terminal::SecretSource newPin{Secret(std::string_view(chosenPin))};
  const auto code = [&](const portal::Application& application) { return codeFromMail(environment, application.id); };
  const auto json = R"({"answer":")" + environment.answer() + "\"}";
  terminal::AnswersFile::Sources sources{none, newPin, code};
  sources.unlockCode = [&, first = true](const workflow::View& view) mutable {
    return hear(environment, view, std::exchange(first, false), output);
  };
  auto person = terminal::AnswersFile::fromJson(viewOf(json), std::move(sources));
  if (!person) return failed(person);
  auto world = house.world();
  if (!world) return failed(world);
  terminal::RecoverRequest request;
  request.ukeySerial = ukey;
  request.drive.poll = std::chrono::milliseconds(300);
  return terminal::unlock(std::move(*world), request, *person, output);
}

Outcome play(Environment& environment, const std::string& role, const std::filesystem::path& directory,
             terminal::Output& output) {
  const auto begun = Clock::now();
  const auto& others = environment.ukeys().others;
  const auto locked = others.find(role);
  if (locked == others.end()) return internalError("this practice world was made without a locked UKEY");
  auto house = loggedIn(environment);
  if (!house) return failed(house);
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
  return inWorld(request, {practice::Wish::Unlock}, output,
                 [&](Environment& environment, const std::filesystem::path& directory) {
                   const auto* role = request.unlockBy == UnlockBy::OfficerPin ? "locked" : "code";
                   return play(environment, role, directory, output);
                 });
}

} // namespace certdesk
