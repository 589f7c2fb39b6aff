#include "app/portal/names.h"
#include "app/practice/application_noun.h"
#include "app/practice/mail_box.h"
#include "app/practice/site/desk.h"
#include "app/practice/site/desk_words.h"
#include "app/practice/site/site_texts.h"
#include "app/practice/unlock_staff.h"
#include "app/practice/uploads.h"

namespace certdesk::practice {

namespace {

constexpr std::int64_t mostListed = 500;

Html menuLink(const DeskView& view, const char* address, const Phrase& word, const std::string& here) {
  Attributes attributes{{"href", address}};
  if (here == address) attributes.emplace_back("aria-current", "page");
  return element("a", attributes, view.words(word));
}

Html menu(const DeskView& view, const char* here) {
  return element("strong", view.words(text::console)) + menuLink(view, deskAddress, text::applications, here) +
         menuLink(view, mailAddress, text::mailBox, here) +
         element("form", {{"method", "post"}, {"action", leaveAddress}},
                 hidden(formField, view.form) + element("button", view.words(text::leave)));
}

Html listed(const DeskView& view, const ApplicationRow& row) {
  const auto account = accountWith(view.visit, row.accountId);
  const auto certificate =
      account ? certificateOf(view.visit, *account, row.certificateId) : refuse(ErrorCode::NotFound);
  const auto subject = certificate ? certificate->subject : std::string();
  const auto kind = certificate ? certificate->templateName : std::string();
  const auto quiet = [](const std::string& word) { return element("div", {{"class", "quiet small"}}, word); };
  return element(
      "tr", styled("td", "whole", link(applicationAddress + row.id, grouped(row.id))) +
                element("td", subject + quiet(kind)) + element("td", account ? account->displayName : std::string()) +
                element("td", stageChip(view.visit.language, row)) + styled("td", "whole", shown(row.since)) +
                element("td", actorWord(view.visit.language, actorAt(row.stage))));
}

Html table(const DeskView& view, const std::vector<ApplicationRow>& rows) {
  Html heads;
  for (const auto* each :
       {&text::reference, &text::certificateName, &text::handler, &text::state, &text::since, &text::nextActor})
    heads += element("th", {{"scope", "col"}}, view.words(*each));
  Html body;
  for (const auto& row : rows)
    body += listed(view, row);
  return element("table", element("thead", element("tr", heads)) + element("tbody", body));
}

Html part(const DeskView& view, const Phrase& title, const std::vector<ApplicationRow>& rows, const Phrase& none) {
  return element("section", element("h2", view.words(title) + " (" + std::to_string(rows.size()) + ")") +
                                (rows.empty() ? styled("p", "quiet", view.words(none)) : table(view, rows)));
}

} // namespace

HttpAnswer deskPage(const DeskView& view, std::string title, const Html& body, const char* here, int status) {
  const auto bar = view.form.empty() ? Html() : menu(view, here);
  return pageAnswer({view.visit.language, std::move(title), body, bar, {}, "wide"}, status);
}

HttpAnswer listPage(const DeskView& view) {
  std::vector<ApplicationRow> waiting, others;
  for (auto& row : newestApplications(view.visit.database, mostListed)) {
    const auto unlock = unlockDossier(view.visit, row);
    const bool waits = row.stage == portal::Stage::UnderReview || (unlock && unlock->waiting);
    (waits ? waiting : others).push_back(std::move(row));
  }
  return deskPage(view, view.words(text::applications),
                  part(view, text::toReview, waiting, text::noneToReview) +
                      part(view, text::others, others, text::noOthers),
                  deskAddress);
}

HttpAnswer mailPage(const DeskView& view) {
  const auto mails = mailsIn(view.visit.database);
  Html body;
  for (auto mail = mails.rbegin(); mail != mails.rend(); ++mail)
    body += mailArticle(*mail);
  if (mails.empty()) body = styled("p", "quiet", view.words(text::noMail));
  return deskPage(view, view.words(text::mailBox), body, mailAddress);
}

HttpAnswer materialAnswer(const DeskView& view, const std::string& upload) {
  auto file = fileOf(view.visit, upload);
  if (!file) return wrongAnswer(view.visit.language, file.error().status, text::noSuchPage, deskAddress);
  // Whatever is in it: it runs nothing and loads nothing. A browser's PDF viewer needs its own style to work.
  const bool pdf = file->type == portal::MaterialType::Pdf;
  return {200,
          std::string(portal::wireName(file->type)),
          std::string(file->content.begin(), file->content.end()),
          {{"Content-Security-Policy", pdf ? "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
                                           : "default-src 'none'; frame-ancestors 'none'; sandbox"},
           {"Content-Disposition", "inline"},
           {"Referrer-Policy", "no-referrer"},
           {"Cross-Origin-Resource-Policy", "same-origin"}},
          false};
}

} // namespace certdesk::practice
