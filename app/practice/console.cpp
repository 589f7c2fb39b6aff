#include "app/practice/console.h"

namespace certdesk::practice {

namespace {
std::string page(const std::string& title, const std::string& body) {
  return "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>" + escaped(title) +
         "</title><style>body{font-family:sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
         "header{background:#fde8c8;padding:.5em 1em}article{border:1px solid #ccc;margin:1em 0;padding:0 1em}"
         "pre{white-space:pre-wrap}</style></head><body><header>演练环境，不具法律效力 · Practice only</header><h1>" +
         escaped(title) + "</h1>\n" + body + "</body></html>\n";
}
} // namespace

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

std::string consolePage(const std::string& token) {
  return page("演练控制台 Practice console",
              "<ul><li><a href=\"/practice/mail?token=" + escaped(token) + "\">邮箱 Mail box</a></li></ul>");
}

std::string mailPage(const std::vector<Mail>& mails, const std::string& token) {
  std::string body = "<p><a href=\"/practice/?token=" + escaped(token) + "\">控制台 Console</a></p>\n";
  for (auto mail = mails.rbegin(); mail != mails.rend(); ++mail)
    body += "<article><h2>" + escaped(mail->subject) + "</h2><p>" + escaped(rfc3339(secondsOf(mail->at))) + " · " +
            escaped(mail->recipient) + "</p><pre>" + escaped(mail->content) + "</pre></article>\n";
  if (mails.empty()) body += "<p>没有邮件 No mail</p>";
  return page("邮箱 Mail box", body);
}

} // namespace certdesk::practice
