#include "tests/practice/portal/site_visitor.h"

#include <catch2/catch.hpp>

namespace practice_test {

namespace {

std::string hiddenIn(const std::string& page, const std::string& name) {
  const auto begin = R"(<input type="hidden" name=")" + name + R"(" value=")";
  const auto found = page.find(begin);
  if (found == std::string::npos) return {};
  const auto from = found + begin.size();
  return page.substr(from, page.find('"', from) - from);
}

} // namespace

std::string encoded(const WebForm& form) {
  const auto percent = [](const std::string& text) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string plain;
    for (const auto c : text) {
      const auto octet = static_cast<unsigned char>(c);
      plain += {'%', digits[octet >> 4U], digits[octet & 15U]};
    }
    return plain;
  };
  std::string body;
  for (const auto& [name, value] : form)
    body += (body.empty() ? "" : "&") + percent(name) + "=" + percent(value);
  return body;
}

WebForm with(WebForm form, const WebForm& more) {
  form.insert(more.begin(), more.end());
  return form;
}

Staff::Staff(Bench& bench) : m_browser(bench.browser()) {
  const auto url = bench.environment().consoleUrl();
  m_token = url.substr(url.find("token="));
  const auto opened = m_browser.send("GET", url.substr(m_browser.url().size()));
  REQUIRE(opened.status == 200);
  m_setCookie = opened.fields.at("set-cookie");
  m_cookie = "Cookie: other=1; " + m_setCookie.substr(0, m_setCookie.find(';'));
}

Answer Staff::raw(const std::string& method, const std::string& path, const Fields& fields,
                  const std::string& body) const {
  Fields all{m_cookie};
  if (fields.empty()) all.emplace_back(formType);
  for (const auto& field : fields)
    all.push_back(field);
  if (!fields.empty() && fields.front().starts_with("Host")) all.emplace_back(formType);
  return m_browser.send(method, path, all, body);
}

Answer Staff::get(const std::string& path) const { return m_browser.send("GET", path, {m_cookie}); }
Answer Staff::post(const std::string& path, const WebForm& form) const {
  auto body = form;
  if (path == "/practice/desk/leave") body["form"] = formOf("/practice/desk/")["form"];
  return raw("POST", path, {}, encoded(body));
}

WebForm Staff::formOf(const std::string& path) const {
  const auto page = get(path);
  REQUIRE(page.status == 200);
  WebForm form;
  for (const auto* name : {"form", "version"})
    if (auto value = hiddenIn(page.body, name); !value.empty()) form[name] = std::move(value);
  return form;
}

certdesk::practice::Settings byHand() {
  auto settings = PapersVisitor::settings();
  settings.reviewByHand = true;
  return settings;
}

PapersVisitor atReview(Bench& bench, const char* templateName) {
  PapersVisitor visitor(bench.visitor());
  visitor.submitted(templateName);
  if (templateName == std::string(PapersVisitor::organisation))
    visitor.upload("business_licence", "image/jpeg", PapersVisitor::file("image/jpeg", 500));
  visitor.bringPapers();
  ordered(visitor);
  REQUIRE(bench.environment().cashier(visitor.id(), certdesk::practice::AtCashier::Pay));
  visitor.look();
  REQUIRE(visitor.text("stage") == "under_review");
  return visitor;
}

std::string stageOf(const Visitor& visitor) { return visitor.get(visitor.path()).text("stage"); }

std::string ordered(PapersVisitor& visitor) {
  REQUIRE(visitor.order().status == 200);
  const auto order = visitor.payment().value(QLatin1String("order")).toObject();
  return order.value(QLatin1String("address")).toString().toStdString().substr(visitor.browser().url().size());
}

bool has(const Answer& answer, const std::string& text) { return answer.body.find(text) != std::string::npos; }

void checkGuarded(const Answer& answer) {
  const auto policy = answer.fields.at("content-security-policy");
  CHECK(policy.find("default-src 'none'") != std::string::npos);
  CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
  CHECK(policy.find("script") == std::string::npos);
  CHECK(policy.find("unsafe") == std::string::npos);
  CHECK(answer.fields.at("x-content-type-options") == "nosniff");
  CHECK(answer.fields.at("cache-control") == "no-store");
  CHECK(answer.fields.at("referrer-policy") == "no-referrer");
  CHECK(has(answer, certdesk::practice::text::practiceNotice.chinese));
  CHECK(has(answer, certdesk::practice::text::practiceNotice.english));
}

} // namespace practice_test
