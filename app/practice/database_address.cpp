#include "app/practice/database_address.h"

#include "app/practice/host_name.h"

#include <QUrl>
#include <QUrlQuery>
#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr qsizetype longest = 1024;

tl::unexpected<Error> refused(const char* why) { return fail(ErrorCode::FileUnreadable, why); }

tl::unexpected<Error> passwordGiven() {
  return refused("the database address holds a password, which other users of this computer could read: leave it out,"
                 " and give it by --database-password-fd or in libpq's password file (PGPASSFILE)");
}

// What libpq's own line of options could take for the beginning of another one.
bool plain(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7f' || c == ';' || c == '\'' || c == '\\';
  });
}

bool takeOptions(const QUrlQuery& query, DatabaseAddress& address) {
  const auto items = query.queryItems(QUrl::FullyDecoded);
  return std::all_of(items.begin(), items.end(), [&](const auto& item) {
    auto* const place = item.first == QLatin1String("host")          ? &address.host
                        : item.first == QLatin1String("service")     ? &address.service
                        : item.first == QLatin1String("sslrootcert") ? &address.rootCertificate
                                                                     : nullptr;
    if (place == nullptr || !place->empty() || item.second.isEmpty()) return false;
    *place = item.second.toStdString();
    return true;
  });
}

} // namespace

bool DatabaseAddress::elsewhere() const { return !host.empty() && !host.starts_with('/') && !isLoopback(host); }

std::string DatabaseAddress::text() const {
  const bool socket = host.starts_with('/');
  QUrl url;
  url.setScheme(QStringLiteral("postgresql"));
  url.setHost(socket ? QString() : QString::fromStdString(host));
  if (!user.empty()) url.setUserName(QString::fromStdString(user));
  if (port != 0) url.setPort(port);
  url.setPath(QLatin1Char('/') + QString::fromStdString(name));
  QUrlQuery query;
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) query.addQueryItem(QLatin1String(option), QString::fromStdString(value));
  };
  add("host", socket ? host : std::string());
  add("service", service);
  add("sslrootcert", rootCertificate);
  url.setQuery(query);
  return url.toString(QUrl::FullyEncoded).toStdString();
}

namespace {

constexpr const char* form = "the database address is not like postgresql://USER@HOST:PORT/DATABASE";

Result<DatabaseAddress> read(const std::string& text) {
  const auto whole = QString::fromStdString(text);
  if (whole.size() > longest) return refused(form);
  const QUrl url(whole, QUrl::StrictMode);
  // Also where it is so wrong that nothing can be read out of it.
  const auto scheme = whole.indexOf(QLatin1String("://"));
  const auto authority = whole.mid(scheme + 3, whole.lastIndexOf(QLatin1Char('@')) - scheme - 3);
  if (scheme > 0 && whole.contains(QLatin1Char('@')) && authority.contains(QLatin1Char(':'))) return passwordGiven();
  const QUrlQuery query(url);
  if (query.hasQueryItem(QStringLiteral("password"))) return passwordGiven();
  if (!url.isValid() || (url.scheme() != QLatin1String("postgresql") && url.scheme() != QLatin1String("postgres")) ||
      url.hasFragment())
    return refused(form);
  if (!url.path().isEmpty() && !url.path().startsWith(QLatin1Char('/'))) return refused(form); // scheme:user:password@…
  DatabaseAddress address;
  address.host = url.host().toStdString();
  address.port = std::max(url.port(), 0);
  address.user = url.userName(QUrl::FullyDecoded).toStdString();
  address.name = url.path(QUrl::FullyDecoded).mid(1).toStdString();
  if (!takeOptions(query, address))
    return refused("the database address takes no options but host, service and sslrootcert, each once");
  for (const auto* part : {&address.host, &address.user, &address.name, &address.service, &address.rootCertificate})
    if (!plain(*part)) return refused("the database address holds a character that is not taken: ; ' \\");
  if (address.name.empty() && address.service.empty()) return refused("the database address names no database");
  if (address.name.find('/') != std::string::npos) return refused(form);
  return address;
}

} // namespace

// One that would be another one, or none, when it was kept and is read again is none from the beginning.
Result<DatabaseAddress> databaseAddressFrom(const std::string& text) {
  auto address = read(text);
  if (!address) return address;
  const auto again = read(address->text());
  if (!again || *again != *address) return refused(form);
  return address;
}

} // namespace certdesk::practice
