#include "app/practice/site/html.h"

namespace certdesk::practice {

namespace {

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
    case '&':
      html += "&amp;";
      break;
    case '<':
      html += "&lt;";
      break;
    case '>':
      html += "&gt;";
      break;
    case '"':
      html += "&quot;";
      break;
    case '\'':
      html += "&#39;";
      break;
    default:
      html.push_back(c);
    }
  }
  return html;
}

std::string opened(const char* tag, const Attributes& attributes) {
  std::string markup = std::string("<") + tag;
  for (const auto& [name, value] : attributes)
    markup += std::string(" ") + name + "=\"" + escaped(value) + '"';
  return markup + ">";
}

} // namespace

Html::Html(std::string_view text) : m_markup(escaped(text)) {}

Html element(const char* tag, const Attributes& attributes, const Html& content) {
  Html html;
  html.m_markup = opened(tag, attributes) + content.m_markup + "</" + tag + ">";
  return html;
}

Html lone(const char* tag, const Attributes& attributes) {
  Html html;
  html.m_markup = opened(tag, attributes);
  return html;
}

Html link(const std::string& address, const Html& content) { return element("a", {{"href", address}}, content); }

} // namespace certdesk::practice
