#include "app/ctl_commands.h"
#include "app/ctl_mailed_code.h"
#include "app/terminal/secret_source.h"
#include "ui/account_text.h"
#include "ui/format.h"

#include <CLI/CLI.hpp>
#include <memory>

// One's account: what the portal knows of it, and what to do where something of it was forgotten.
namespace certdesk::ctl {

namespace {

using terminal::Output;
using terminal::SecretSource;

Outcome done(const QString& sentence, Output& output) {
  output.text(sentence);
  output.object({{QStringLiteral("result"), QStringLiteral("done")}});
  return {};
}

Outcome show(House& house, Output& output) {
  const auto account = house.accountDesk().account(Call{});
  if (!account) return failed(account);
  QJsonObject object{{QStringLiteral("user"), ui::utf8(account->userName)},
                     {QStringLiteral("name"), ui::utf8(account->displayName)},
                     {QStringLiteral("email"), ui::utf8(account->email)},
                     {QStringLiteral("phone"), ui::utf8(account->phone)},
                     {QStringLiteral("renewal_only"), account->renewalOnly}};
  if (account->answerResetAt) object[QStringLiteral("answer_reset_at")] = ui::utf8(rfc3339(*account->answerResetAt));
  output.object(object);
  output.text(ui::accountText(*account));
  return {};
}

void addShow(Commands& commands, CLI::App& group) {
  commands.addTo(group, "show", "how the account is reached, and when its answer was last reset", Needs::Login, show);
}

void addChangePassword(Commands& commands, CLI::App& group) {
  auto fd = std::make_shared<int>(-1);
  commands
      .addTo(group, "change-password", "another password; every other login ends", Needs::Password,
             [&commands, fd](House& house, Output& output) -> Outcome {
               const auto old = commands.password().get();
               if (!old) return failed(old);
               const auto fresh = SecretSource(*fd, "new password").chosen();
               if (!fresh) return failed(fresh);
               if (auto changed = house.accountDesk().changePassword(*old, *fresh, Call{}); !changed) return changed;
               return done(ui::passwordChangedText(), output);
             })
      .add_option("--new-password-fd", *fd, "file descriptor with the new password; else it is asked");
}

struct ForgottenPassword {
  MailedCodeOptions code;
  int fd = -1;
};

Outcome resetPassword(const std::string& user, const ForgottenPassword& said, House& house, Output& output) {
  auto& desk = house.accountDesk();
  const auto code = codeFromMail(
      said.code, [&] { return desk.mailPasswordCode(user, Call{}); }, ui::registeredAddressText(ui::utf8(user)),
      output);
  if (!code) return failed(code);
  if (!*code) return {};
  const auto fresh = SecretSource(said.fd, "new password").chosen();
  if (!fresh) return failed(fresh);
  if (auto reset = desk.resetPassword(user, **code, *fresh, Call{}); !reset) return reset;
  return done(ui::passwordResetText(ui::utf8(user)), output);
}

void addForgotPassword(Commands& commands, CLI::App& group) {
  auto said = std::make_shared<ForgottenPassword>();
  auto& user = commands.common().user;
  auto& command =
      commands.addTo(group, "forgot-password", "another password, by a code from the registered e-mail", Needs::Portal,
                     [&user, said](House& house, Output& output) { return resetPassword(user, *said, house, output); });
  command.add_option("--user", user, "user name")->required();
  said->code.addTo(command);
  command.add_option("--new-password-fd", said->fd, "file descriptor with the new password; else it is asked");
}

struct ForgottenAnswer {
  MailedCodeOptions code;
  std::string question;
  int fd = -1;
};

Outcome resetAnswer(const ForgottenAnswer& said, House& house, Output& output) {
  auto& desk = house.accountDesk();
  const auto account = desk.account(Call{});
  if (!account) return failed(account);
  const auto code = codeFromMail(
      said.code, [&] { return desk.mailAnswerCode(Call{}); }, ui::utf8(account->email), output);
  if (!code) return failed(code);
  if (!*code) return {};
  const auto answer = SecretSource(said.fd, "new security answer").chosen();
  if (!answer) return failed(answer);
  if (auto reset = desk.resetAnswer(**code, said.question, *answer, Call{}); !reset) return reset;
  return done(ui::answerResetText(), output);
}

void addForgotAnswer(Commands& commands, CLI::App& group) {
  auto said = std::make_shared<ForgottenAnswer>();
  auto& command = commands.addTo(
      group, "forgot-answer", "another security answer, by a code from the registered e-mail",
      Needs::Login, [said](House& house, Output& output) { return resetAnswer(*said, house, output); });
  command.add_option("--question", said->question, "another question; without it the question stays");
  said->code.addTo(command);
  command.add_option("--answer-fd", said->fd, "file descriptor with the new answer; else it is asked");
}

struct Registering {
  MailedCodeOptions code;
  portal::Registration registration;
  int passwordFd = -1, answerFd = -1;
};

Outcome registerAccount(Registering& said, House& house, Output& output) {
  auto& desk = house.accountDesk();
  auto& all = said.registration;
  auto code = codeFromMail(
      said.code, [&] { return desk.mailRegistrationCode(all.email, Call{}); }, ui::utf8(all.email), output);
  if (!code) return failed(code);
  if (!*code) return {};
  auto password = SecretSource(said.passwordFd, "password").chosen();
  if (!password) return failed(password);
  auto answer = SecretSource(said.answerFd, "security answer").chosen();
  if (!answer) return failed(answer);
  all.code = std::move(**code);
  all.password = std::move(*password);
  all.answer = std::move(*answer);
  const auto account = desk.registerAccount(all, Call{});
  if (!account) return failed(account);
  return done(ui::registeredText(ui::utf8(account->userName)), output);
}

void addRegister(Commands& commands, CLI::App& group) {
  auto said = std::make_shared<Registering>();
  auto& command =
      commands.addTo(group, "register", "a new account, by a code to its e-mail address", Needs::Portal,
                     [said](House& house, Output& output) { return registerAccount(*said, house, output); });
  auto& all = said->registration;
  command.add_option("--email", all.email, "e-mail address; the code goes there")->required();
  const std::pair<const char*, std::string*> rest[] = {{"--user", &all.userName},
                                                       {"--name", &all.displayName},
                                                       {"--organisation", &all.organisation},
                                                       {"--question", &all.question}};
  for (const auto& [name, value] : rest)
    command.add_option(name, *value, "of the new account");
  said->code.addTo(command);
  command.add_option("--password-fd", said->passwordFd, "file descriptor with its password; else it is asked");
  command.add_option("--answer-fd", said->answerFd, "file descriptor with the answer; else it is asked");
  command.callback([&commands, said, rest] {
    commands.demand(Needs::Portal);
    for (const auto& [name, value] : rest)
      if (!said->code.sendOnly && value->empty()) throw CLI::RequiredError(name);
  });
}

} // namespace

void addAccountCommands(Commands& commands) {
  auto& group = commands.group("account", "my account: password, security answer, registering");
  addShow(commands, group);
  addChangePassword(commands, group);
  addForgotPassword(commands, group);
  addForgotAnswer(commands, group);
  addRegister(commands, group);
}

} // namespace certdesk::ctl
