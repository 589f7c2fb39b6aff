#include "app/portal/json_reader.h"
#include "app/portal/json_writer.h"
#include "app/portal/wire.h"
#include "app/portal/wire_desk.h"
#include "app/portal/wire_limits.h"

namespace certdesk::portal {

namespace {

JsonWriter written(const Account& account) {
  JsonWriter out;
  out.text("user_name", account.userName)
      .text("display_name", account.displayName)
      .text("email", account.email)
      .text("phone", account.phone)
      .flag("renewal_only", account.renewalOnly);
  if (account.answerResetAt) out.time("answer_reset_at", *account.answerResetAt);
  return out;
}

Account read(JsonReader& in) {
  Account account;
  account.userName = in.filledText("user_name", limit::name);
  account.displayName = in.text("display_name", limit::name);
  account.email = in.text("email", limit::name);
  account.phone = in.text("phone", limit::name);
  account.renewalOnly = in.flag("renewal_only");
  if (in.has("answer_reset_at")) account.answerResetAt = in.time("answer_reset_at");
  return account;
}

} // namespace

std::string toJson(const Account& account) { return written(account).json(); }

Result<Account> accountFrom(std::string_view json) {
  JsonReader in(json);
  auto account = read(in);
  return in.finish(std::move(account));
}

Secret toJson(const Session& session) {
  // secretJson knows texts only; a number and an object are put around it here.
  const auto tokens =
      secretJson({{"access_token", session.accessToken.text()}, {"refresh_token", session.refreshToken.text()}});
  const auto rest =
      JsonWriter().number("expires_in", session.expiresIn.count()).object("account", written(session.account)).json();
  std::string out;
  out.reserve(tokens.size() + rest.size());
  out.append(tokens.text().substr(0, tokens.size() - 1)).append(",").append(rest, 1);
  Secret json{std::string_view(out)};
  wipe(out);
  return json;
}

Result<Session> sessionFrom(std::string_view json) {
  JsonReader in(json);
  Session session;
  session.accessToken = in.secret("access_token", limit::token);
  session.expiresIn = std::chrono::seconds(in.number("expires_in", 1, limit::tokenLife));
  session.refreshToken = in.secret("refresh_token", limit::token);
  auto account = in.object("account");
  session.account = read(account);
  // A token goes into a header field: nothing but RFC 6750's b64token may get there.
  for (const auto& [name, token] :
       {std::pair{"access_token", session.accessToken.text()}, std::pair{"refresh_token", session.refreshToken.text()}})
    for (const char c : token)
      if (c <= ' ' || c > '~') in.wrong(name);
  return in.finish(std::move(session));
}

} // namespace certdesk::portal
