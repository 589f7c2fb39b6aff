#include "app/terminal/ukey_commands.h"

#include "app/core/text.h"
#include "app/crypto/digest.h"
#include "app/terminal/which_certificate.h"
#include "app/token/failures.h"
#include "app/workflow/tidying.h"
#include "app/workflow/ukey_login.h"
#include "app/workflow/ukey_view.h"

#include <algorithm>

namespace certdesk::terminal {

namespace {

QString utf8(const std::string& text) { return QString::fromStdString(text); }

Result<token::TokenInfo> ukeyWith(token::Tokens& tokens, const std::string& serial) {
  auto seen = tokens.inventory(Call{});
  if (!seen) return failed(seen);
  for (auto& ukey : seen->tokens)
    if (ukey.serial == serial) return std::move(ukey);
  return token::ukeyNotFound(serial);
}

// Read only where it is typed here: on the reader the person is asked by the reader.
Result<Secret> pinFor(const token::TokenInfo& ukey, SecretSource& source) {
  if (ukey.pinPad) return Secret();
  return source.get();
}

Result<Bytes> certificateOn(const token::TokenInfo& ukey, const std::string& wanted, const std::vector<Bytes>& anchors,
                            Output& output) {
  auto offered = workflow::loginCertificates(ukey, anchors, now());
  if (!wanted.empty())
    std::erase_if(offered, [&](const auto& item) { return hex(crypto::sha256(item.certificate)) != wanted; });
  if (offered.size() == 1) return std::move(offered.front().certificate);
  for (const auto& item : offered) {
    const auto hash = utf8(hex(crypto::sha256(item.certificate)));
    const auto end = utf8(rfc3339(*item.notAfter));
    output.object({{QStringLiteral("certificate"), hash},
                   {QStringLiteral("subject"), utf8(item.name)},
                   {QStringLiteral("not_after"), end}});
    output.text(QStringLiteral("%1  %2  %3").arg(hash, end.left(10), utf8(item.name)));
  }
  return certificateUnclear(std::to_string(offered.size()) + " certificates on the UKEY could log in");
}

// With an operation open on it.
Result<QStringList> tidyOpened(workflow::World& world, const std::string& serial, const Sure& sure, Output& output) {
  const auto items = workflow::mayGo(serial, world, Call{});
  if (!items) return failed(items);
  QStringList names;
  for (const auto& item : *items) {
    names << utf8(workflow::nameOf(item));
    output.object({{QStringLiteral("may_go"), names.back()}});
  }
  if (items->empty()) return names;
  if (auto yes = sure(names); !yes) return failed(yes);
  for (const auto& item : *items)
    if (auto gone = workflow::removeFrom(world.tokens, serial, item.action, Call{}); !gone) return failed(gone);
  return names;
}

} // namespace

Result<portal::Account> logInByUkey(workflow::World world, const UkeyChoice& choice, SecretSource& pin,
                                    Output& output) {
  const auto ukey = ukeyWith(world.tokens, choice.serial);
  if (!ukey) return failed(ukey);
  auto certificate = certificateOn(*ukey, choice.certificate, world.anchors, output);
  if (!certificate) return failed(certificate);
  auto typed = pinFor(*ukey, pin);
  if (!typed) return failed(typed);
  auto account =
      workflow::logInByUkey({choice.serial, std::move(*certificate), std::move(*typed), choice.lastTry}, world, Call{});
  if (!account) return account;
  output.object({{QStringLiteral("result"), QStringLiteral("logged_in")},
                 {QStringLiteral("user"), utf8(account->userName)},
                 {QStringLiteral("renewal_only"), account->renewalOnly}});
  output.loggedIn(account->userName, account->renewalOnly);
  return account;
}

Outcome changePin(token::Tokens& tokens, const UkeyChoice& choice, SecretSource& oldPin, SecretSource& newPin,
                  Output& output) {
  const auto ukey = ukeyWith(tokens, choice.serial);
  if (!ukey) return failed(ukey);
  const auto old = pinFor(*ukey, oldPin);
  if (!old) return failed(old);
  auto fresh = ukey->pinPad ? Result<Secret>(Secret()) : newPin.chosen();
  if (!fresh) return failed(fresh);
  if (auto changed = workflow::changePin(tokens, choice.serial, {*old, *fresh, choice.lastTry}, Call{}); !changed)
    return changed;
  output.object({{QStringLiteral("result"), QStringLiteral("done")}, {QStringLiteral("ukey"), utf8(choice.serial)}});
  output.pinChanged(choice.serial);
  return {};
}

Result<QStringList> tidy(workflow::World world, const UkeyChoice& choice, SecretSource& pin, const Sure& sure,
                         Output& output) {
  const auto ukey = ukeyWith(world.tokens, choice.serial);
  if (!ukey) return failed(ukey);
  const auto typed = pinFor(*ukey, pin);
  if (!typed) return failed(typed);
  if (auto begun = world.tokens.begin(choice.serial, *typed, choice.lastTry, Call{}); !begun) return failed(begun);
  auto removed = tidyOpened(world, choice.serial, sure, output);
  (void)world.tokens.end(choice.serial, Call{});
  if (!removed) return removed;
  output.object({{QStringLiteral("result"), QStringLiteral("done")},
                 {QStringLiteral("ukey"), utf8(choice.serial)},
                 {QStringLiteral("removed"), static_cast<int>(removed->size())}});
  return removed;
}

} // namespace certdesk::terminal
