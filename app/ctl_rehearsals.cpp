#include "app/ctl_commands.h"
#include "app/rehearsal.h"

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

// A service played in the practice environment.
namespace certdesk::ctl {

namespace {

struct Rehearsal {
  RehearsalRequest request;
  std::string with;
};

using Play = Outcome(const RehearsalRequest&, terminal::Output&);

// Each in a world of its own; the first that fails ends it.
Outcome rehearseAll(const RehearsalRequest& request, terminal::Output& output) {
  constexpr std::pair<const char*, Play*> plays[] = {{"recovery", rehearseRecovery},
                                                     {"renewal", rehearseRenewal},
                                                     {"unlock", rehearseUnlock},
                                                     {"download", rehearseDownload}};
  for (const auto& [name, play] : plays) {
    auto each = request;
    if (!each.directory.empty()) each.directory /= name;
    output.object({{QStringLiteral("rehearsal"), QLatin1String(name)}});
    if (auto played = play(each, output); !played) return played;
  }
  return {};
}

// The command, for options of its own; what was said is kept by it.
CLI::App& add(Commands& commands, CLI::App& group, const char* name, const char* help, Play* play,
              const std::shared_ptr<Rehearsal>& said) {
  auto& command = commands.addTo(group, name, help, Needs::Nothing, [said, play](House&, terminal::Output& output) {
    said->request.papers = said->with == "papers";
    return play(said->request, output);
  });
  addPathOption(command, "--practice-dir", said->request.directory,
                "folder to keep the practice world in, and to go on with");
  return command;
}

void addPapers(CLI::App& command, Rehearsal& said) {
  command.add_option("--with", said.with, "papers: with contents, papers and payment")
      ->check(CLI::IsMember({"papers"}));
}

} // namespace

void addRehearsals(Commands& commands) {
  auto& group = commands.group("rehearse", "play a service in the practice environment");
  auto recovery = std::make_shared<Rehearsal>();
  addPapers(add(commands, group, "recovery", "a lost UKEY is replaced", rehearseRecovery, recovery), *recovery);
  auto renewal = std::make_shared<Rehearsal>();
  auto& renewed = add(commands, group, "renewal", "a certificate gets more years", rehearseRenewal, renewal);
  addPapers(renewed, *renewal);
  renewed.add_flag("--person", renewal->request.person,
                   "a person's certificate, whose encryption key is kept; else an organisation's");
  auto unlock = std::make_shared<Rehearsal>();
  add(commands, group, "unlock", "a locked UKEY gets a new PIN", rehearseUnlock, unlock)
      .add_option("--by", unlock->request.unlockBy,
                  "officer: its security officer's PIN, which the CA keeps (default); code: one that answers the UKEY's; "
                  "telephone: the same, read out by staff")
      ->transform(CLI::CheckedTransformer(std::map<std::string, UnlockBy>{
          {"officer", UnlockBy::OfficerPin}, {"code", UnlockBy::Code}, {"telephone", UnlockBy::Telephone}}));
  add(commands, group, "download", "a first certificate comes onto a blank UKEY", rehearseDownload,
      std::make_shared<Rehearsal>());
  auto all = std::make_shared<Rehearsal>();
  addPapers(add(commands, group, "all", "all of them, one after the other", rehearseAll, all), *all);
}

} // namespace certdesk::ctl
