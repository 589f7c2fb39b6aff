#include "app/portal/json_reader.h"
#include "app/portal/json_writer.h"
#include "app/portal/wire.h"
#include "app/portal/wire_limits.h"

namespace certdesk::portal {

Secret toJson(const Session& session) {
  // secretJson knows texts only; a number and an object are put around it here.
  const auto tokens =
      secretJson({{"access_token", session.accessToken.text()}, {"refresh_token", session.refreshToken.text()}});
  const auto rest = JsonWriter()
                        .number("expires_in", session.expiresIn.count())
                        .object("account", JsonWriter()
                                               .text("user_name", session.account.userName)
                                               .text("display_name", session.account.displayName)
                                               .text("email", session.account.email)
                                               .text("phone", session.account.phone)
                                               .flag("renewal_only", session.account.renewalOnly))
                        .json();
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
  session.account.userName = account.filledText("user_name", limit::name);
  session.account.displayName = account.text("display_name", limit::name);
  session.account.email = account.text("email", limit::name);
  session.account.phone = account.text("phone", limit::name);
  session.account.renewalOnly = account.flag("renewal_only");
  // A token goes into a header field: nothing but RFC 6750's b64token may get there.
  for (const auto& [name, token] :
       {std::pair{"access_token", session.accessToken.text()}, std::pair{"refresh_token", session.refreshToken.text()}})
    for (const char c : token)
      if (c <= ' ' || c > '~') in.wrong(name);
  return in.finish(std::move(session));
}

} // namespace certdesk::portal
