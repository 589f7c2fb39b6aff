#include "app/portal/system_proxy.h"

#include <QNetworkProxyFactory>
#include <QUrl>

namespace certdesk::portal {

namespace {

std::string written(const QNetworkProxy& proxy) {
  QUrl url;
  switch (proxy.type()) {
  case QNetworkProxy::HttpProxy:
  case QNetworkProxy::HttpCachingProxy:
    url.setScheme(QStringLiteral("http"));
    break;
  case QNetworkProxy::Socks5Proxy:
    url.setScheme(QStringLiteral("socks5h"));
    break; // the proxy resolves names
  case QNetworkProxy::NoProxy:
  case QNetworkProxy::DefaultProxy:
  case QNetworkProxy::FtpCachingProxy:
    return {};
  }
  url.setHost(proxy.hostName());
  url.setPort(proxy.port());
  url.setUserName(proxy.user());
  url.setPassword(proxy.password());
  return url.toString(QUrl::FullyEncoded).toStdString();
}

} // namespace

std::string systemProxy(const Origin& origin) {
  if (origin.loopback) return {};
  const QNetworkProxyQuery query(QUrl(QString::fromStdString(origin.text())));
  const auto proxies = QNetworkProxyFactory::systemProxyForQuery(query);
  return proxies.isEmpty() ? std::string() : written(proxies.front());
}

} // namespace certdesk::portal
