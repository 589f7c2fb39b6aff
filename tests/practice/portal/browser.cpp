#include "tests/practice/portal/browser.h"

#include <QJsonDocument>
#include <algorithm>
#include <cctype>
#include <curl/curl.h>
#include <memory>

namespace practice_test {

namespace {

struct FreeEasy {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;
using List = std::unique_ptr<curl_slist, FreeList>;

std::size_t takeBody(char* data, std::size_t, std::size_t size, void* into) {
  static_cast<std::string*>(into)->append(data, size);
  return size;
}

std::size_t takeField(char* data, std::size_t, std::size_t size, void* into) {
  const std::string line(data, size);
  const auto colon = line.find(':');
  if (colon == std::string::npos) return size;
  auto name = line.substr(0, colon);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  auto value = line.substr(std::min(line.size(), colon + 2));
  while (!value.empty() && (value.back() == '\r' || value.back() == '\n'))
    value.pop_back();
  (*static_cast<std::map<std::string, std::string>*>(into))[name] = value;
  return size;
}

Easy prepared(const std::string& url, const std::filesystem::path& ca) {
  Easy curl(curl_easy_init());
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_CAINFO, ca.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt(curl.get(), CURLOPT_PATH_AS_IS, 1L);
  return curl;
}

} // namespace

QJsonObject Answer::json() const {
  return QJsonDocument::fromJson(QByteArray(body.data(), static_cast<qsizetype>(body.size()))).object();
}

std::string Answer::text(const char* member) const {
  return json().value(QLatin1String(member)).toString().toStdString();
}

Answer Browser::send(const std::string& method, const std::string& path, const Fields& fields,
                     const std::string& body) const {
  const auto curl = prepared(m_url + path, m_ca);
  List list;
  for (const auto& field : fields)
    list.reset(curl_slist_append(list.release(), field.c_str()));
  Answer answer;
  curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, method.c_str());
  if (method != "GET" && method != "DELETE") {
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.data());
  }
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, list.get());
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, takeBody);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer.body);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, takeField);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &answer.fields);
  if (curl_easy_perform(curl.get()) != CURLE_OK) return {};
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  return answer;
}

int Browser::tryTls(long maximumVersion) const {
  const auto curl = prepared(m_url + "/api/v1/service", m_ca);
  std::string ignored;
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, takeBody);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &ignored);
  curl_easy_setopt(curl.get(), CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1 | maximumVersion);
  curl_easy_setopt(curl.get(), CURLOPT_SSL_CIPHER_LIST, "DEFAULT@SECLEVEL=0"); // else this side refuses old versions
  return static_cast<int>(curl_easy_perform(curl.get()));
}

} // namespace practice_test
