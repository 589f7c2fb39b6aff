#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace certdesk::practice {

// Markup in which every text is escaped: what comes as a string is a text, and only element() makes tags. So nothing
// that somebody typed or uploaded can become markup by being forgotten.
class Html {
public: // NOLINTBEGIN(google-explicit-constructor): a text is a piece of a page
  Html() = default;
  Html(std::string_view text);
  Html(const std::string& text) : Html(std::string_view(text)) {}
  Html(const char* text) : Html(std::string_view(text)) {}
  // NOLINTEND(google-explicit-constructor)
  Html& operator+=(const Html& more) {
    m_markup += more.m_markup;
    return *this;
  }
  friend Html operator+(Html first, const Html& second) { return std::move(first += second); }
  [[nodiscard]] bool empty() const { return m_markup.empty(); }
  [[nodiscard]] const std::string& markup() const { return m_markup; }

private:
  friend Html element(const char* tag, const std::vector<std::pair<const char*, std::string>>& attributes,
                      const Html& content);
  friend Html lone(const char* tag, const std::vector<std::pair<const char*, std::string>>& attributes);
  std::string m_markup;
};

using Attributes = std::vector<std::pair<const char*, std::string>>; // values are escaped; "" is written as well
[[nodiscard]] Html element(const char* tag, const Attributes& attributes, const Html& content);
[[nodiscard]] inline Html element(const char* tag, const Html& content) { return element(tag, {}, content); }
// Of a class, which is what most elements only have.
[[nodiscard]] inline Html styled(const char* tag, const char* style, const Html& content) {
  return element(tag, {{"class", style}}, content);
}
// Without content and end: input, img, meta, link.
[[nodiscard]] Html lone(const char* tag, const Attributes& attributes);
[[nodiscard]] Html link(const std::string& address, const Html& content);

} // namespace certdesk::practice
