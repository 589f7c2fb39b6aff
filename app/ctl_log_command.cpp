#include "app/core/acts.h"
#include "app/ctl_commands.h"

#include <CLI/CLI.hpp>
#include <memory>

// What was done with which UKEY on this PC.
namespace certdesk::ctl {

namespace {

QString utf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QJsonObject objectOf(const acts::Recorded& recorded) {
  const auto& act = recorded.act;
  QJsonObject object{{QStringLiteral("at"), utf8(rfc3339(recorded.at))},
                     {QStringLiteral("act"), utf8(acts::wordFor(act.kind))},
                     {QStringLiteral("outcome"), utf8(act.failure ? phoneCode(*act.failure) : "ok")}};
  for (const auto& [name, value] :
       {std::pair{"service", act.service}, std::pair{"step", act.step}, std::pair{"application", act.application},
        std::pair{"ukey", act.ukeySerial}, std::pair{"certificate", act.certificate}})
    if (!value.empty()) object.insert(QLatin1String(name), utf8(value));
  return object;
}

} // namespace

void addLogCommand(Commands& commands) {
  auto most = std::make_shared<std::size_t>(1000);
  commands
      .add("log", "what was done with which UKEY on this PC; it holds no secrets", Needs::Nothing,
           [most](House&, terminal::Output& output) -> Outcome {
             for (const auto& recorded : acts::newest(*most)) {
               output.object(objectOf(recorded));
               output.text(utf8(acts::lineOf(recorded.act, recorded.at)).trimmed());
             }
             return {};
           })
      .add_option("--most", *most, "how many at most: the newest");
}

} // namespace certdesk::ctl
