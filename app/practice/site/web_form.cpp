#include "app/practice/site/web_form.h"

#include "app/core/steering.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringDecoder>
#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr std::size_t mostFields = 300; // an application has at most a hundred pages, and some fields

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain.push_back(text[i] == '+' ? ' ' : text[i]);
      continue;
    }
    const int high = i + 2 < text.size() ? digit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    plain.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
  const QString ignored = utf8(QByteArray::fromRawData(plain.data(), static_cast<qsizetype>(plain.size())));
  if (utf8.hasError()) return std::nullopt;
  return plain;
}

} // namespace

Reply<WebForm> webFormFrom(const HttpRequest& request) {
  if (!request.field("content-type").starts_with("application/x-www-form-urlencoded"))
    return refuse(415, "unsupported_media_type", "a form");
  WebForm form;
  std::string_view rest = request.body;
  while (!rest.empty()) {
    const auto pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const auto sign = std::min(pair.find('='), pair.size());
    auto name = decoded(pair.substr(0, sign));
    auto value = decoded(pair.substr(std::min(pair.size(), sign + 1)));
    if (!name || !value || form.size() >= mostFields) return refuse(400, "bad_request", "a form");
    form.emplace(std::move(*name), std::move(*value));
  }
  return form;
}

std::string inForm(const WebForm& form, const std::string& name) {
  const auto found = form.find(name);
  return found == form.end() ? std::string() : found->second;
}

Reply<std::string> remarkFrom(const std::string& typed) {
  auto text = QString::fromStdString(typed);
  for (auto& c : text)
    if (isSteering(c.unicode())) c = QLatin1Char(' ');
  text = text.simplified();
  if (text.toUcs4().size() > static_cast<qsizetype>(longestRemarkTyped)) return refuse(400, "bad_request", "a remark");
  return text.toStdString();
}

} // namespace certdesk::practice
