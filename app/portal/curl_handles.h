#pragma once
#include "app/core/secret.h"

#include <curl/curl.h>
#include <memory>
#include <string>
#include <string_view>

namespace certdesk::portal {

struct CurlDeleter {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct CurlMultiDeleter {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
using CurlHandle = std::unique_ptr<CURL, CurlDeleter>;
using CurlMultiHandle = std::unique_ptr<CURLM, CurlMultiDeleter>;

// Header fields for curl, which keeps copies of its own: those are wiped too.
class CurlFields {
public:
  CurlFields() = default;
  ~CurlFields() {
    for (auto* field = m_list; field != nullptr; field = field->next)
      wipe(field->data, std::char_traits<char>::length(field->data));
    curl_slist_free_all(m_list);
  }
  CurlFields(const CurlFields&) = delete; // owns a list
  CurlFields& operator=(const CurlFields&) = delete;

  void add(std::string_view name, std::string_view value) {
    std::string field;
    field.reserve(name.size() + value.size() + 2);
    field.append(name).append(": ").append(value);
    add(field);
    wipe(field);
  }
  void add(const std::string& field) {
    if (auto* list = curl_slist_append(m_list, field.c_str())) m_list = list;
  }
  [[nodiscard]] curl_slist* list() const { return m_list; }

private:
  curl_slist* m_list = nullptr;
};

} // namespace certdesk::portal
