#include "app/practice/application_noun.h"
#include "app/practice/first_certificate.h"
#include "app/practice/materials.h"
#include "app/practice/site/cashier_page.h"
#include "app/practice/site/desk.h"
#include "app/practice/site/desk_words.h"
#include "app/practice/site/site_texts.h"

namespace certdesk::practice {

namespace {

constexpr const char* reviewForm = "review";

// One application as its page shows it.
struct Shown {
  const DeskView& view;
  const ApplicationRow& row;
  const portal::Application& noun;
  [[nodiscard]] std::string words(const Phrase& phrase) const { return view.words(phrase); }
  [[nodiscard]] bool reviewed() const { return row.stage == portal::Stage::UnderReview; }
  [[nodiscard]] std::string typed(const std::string& name) const {
    return view.typed == nullptr ? std::string() : inForm(*view.typed, name);
  }
};

std::string lossWord(const Shown& shown) {
  if (!shown.noun.lossReason) return {};
  const auto& phrase = *shown.noun.lossReason == portal::LossReason::Lost     ? text::lossLost
                       : *shown.noun.lossReason == portal::LossReason::Stolen ? text::lossStolen
                                                                              : text::lossDamaged;
  return shown.words(phrase) + (shown.noun.freezeRequested ? shown.words(text::frozenToo) : std::string());
}

Html facts(const Shown& s) {
  const auto language = s.view.visit.language;
  auto list = row(s.words(text::service), serviceWord(language, s.row.service)) +
              row(s.words(text::state), stageChip(language, s.row)) + row(s.words(text::since), shown(s.row.since)) +
              row(s.words(text::nextActor), actorWord(language, s.noun.actor)) +
              row(s.words(text::certificateName), s.noun.subject) + row(s.words(text::template_), s.noun.templateName) +
              row(s.words(text::handler), s.noun.handler) + row(s.words(text::startedAt), shown(s.row.createdAt));
  if (const auto reason = lossWord(s); !reason.empty()) list += row(s.words(text::lossReason), reason);
  if (s.row.reviewDue) list += row(s.words(text::byItself), shown(*s.row.reviewDue));
  if (!s.noun.reviewRemark.empty())
    list += row(s.words(text::lastRemark), styled("span", "remark", s.noun.reviewRemark));
  return element("section", element("dl", list));
}

// Where the reviewer writes; the name tells actOn what it is on. It belongs to the form of the decision.
Html remarkInput(const Shown& s, const std::string& name, const Phrase& hint, const std::string& label) {
  if (!s.reviewed()) return {};
  return lone("input", {{"type", "text"},
                        {"name", name},
                        {"value", s.typed(name)},
                        {"form", reviewForm},
                        {"maxlength", std::to_string(longestRemarkTyped)},
                        {"autocomplete", "off"},
                        {"aria-label", label},
                        {"placeholder", s.words(hint)}});
}

Html remarkOn(const Shown& s, const portal::Material& material, const std::string& name, const Phrase& hint,
              const std::string& label) {
  return canBeRemarkedOn(material) ? remarkInput(s, name, hint, label) : Html();
}

Html saidBefore(const std::string& remark) { return remark.empty() ? Html() : styled("div", "remark", remark); }

std::string valueWord(Language language, const portal::FormField& field) {
  for (const auto& choice : field.choices)
    if (choice.value == field.value) return choice.label;
  if (field.kind == portal::FieldKind::YesNo && !field.value.empty())
    return say(language, field.value == "yes" ? text::yes : text::no);
  return field.value;
}

Html formTable(const Shown& s, const portal::Form& form) {
  Html rows;
  for (const auto& section : form.sections)
    for (const auto& field : section.fields)
      rows += element("tr", element("td", field.label) + element("td", valueWord(s.view.visit.language, field)) +
                                element("td", saidBefore(field.remark) +
                                                  remarkInput(s, fieldMark + form.id + "/" + field.id, text::remark,
                                                              filledIn(s.words(text::remarkOnField), field.label))));
  Html heads;
  for (const auto* each : {&text::field, &text::value, &text::remark})
    heads += element("th", {{"scope", "col"}}, s.words(*each));
  return element("h3", form.title) +
         styled("table", "thirds", element("thead", element("tr", heads)) + element("tbody", rows));
}

Html contents(const Shown& s) {
  if (s.noun.forms.empty()) return {};
  Html tables;
  for (const auto& form : s.noun.forms)
    tables += formTable(s, form);
  return element("section", element("h2", s.words(text::contents)) + tables);
}

Html sheet(const Shown& s, const portal::Material& material, std::size_t number) {
  const auto& page = material.pages[number];
  const auto address = materialAddress + page.id;
  const auto name = filledIn(s.words(text::page), std::to_string(number + 1));
  const bool pdf = page.type == portal::MaterialType::Pdf;
  const auto picture = pdf ? Html(s.words(text::openPdf))
                           : lone("img", {{"src", address}, {"loading", "lazy"}, {"alt", material.title + " " + name}});
  const auto turned = pdf ? "sheet file" : "sheet turned" + std::to_string(page.rotation);
  return element(
      "div", element("a", {{"class", turned}, {"href", address}, {"target", "_blank"}, {"rel", "noopener"}}, picture) +
                 styled("span", "small", name) + saidBefore(page.remark) +
                 remarkOn(s, material, pageMark + material.kind + "/" + page.id, text::onThisPage,
                          filledIn(s.words(text::remarkOnPage), material.title, std::to_string(number + 1))));
}

Html materialPart(const Shown& s, const portal::Material& material) {
  Html sheets;
  for (std::size_t i = 0; i < material.pages.size(); ++i)
    sheets += sheet(s, material, i);
  const auto pages = sheets.empty() ? styled("p", "quiet", s.words(text::noPages)) : styled("div", "pages", sheets);
  return element("h3",
                 material.title + " " + chip(Tone::Plain, s.words(material.required ? text::needed : text::optional))) +
         saidBefore(material.remark) + pages +
         styled("p", "under",
                remarkOn(s, material, kindMark + material.kind, text::onThisKind,
                         filledIn(s.words(text::remarkOnKind), material.title)));
}

Html materials(const Shown& s) {
  if (s.noun.materials.empty()) return {};
  Html parts;
  for (const auto& material : s.noun.materials)
    parts += materialPart(s, material);
  return element("section", element("h2", s.words(text::materials)) + parts);
}

// The browser takes a form's first button where somebody presses Enter in a line: here one that does nothing, for what
// is decided by Enter alone was not decided.
Html decision(const Shown& s) {
  if (!s.reviewed()) return {};
  const auto address = applicationAddress + s.row.id;
  const auto button = [&](const char* style, const char* act, const Phrase& label) {
    return element("button", {{"class", style}, {"formaction", address + "/" + act}}, s.words(label));
  };
  const auto remark =
      element("label", s.words(text::wholeRemark) +
                           element("textarea", {{"name", "remark"}, {"maxlength", std::to_string(longestRemarkTyped)}},
                                   s.typed("remark")));
  return element("section",
                 element("h2", s.words(text::decision)) +
                     element("form", {{"id", reviewForm}, {"method", "post"}, {"action", address + "/send-back"}},
                             element("button", {{"disabled", ""}, {"hidden", ""}}, {}) +
                                 hidden(formField, s.view.form) + hidden("version", std::to_string(s.row.version)) +
                                 remark + styled("p", "quiet small", s.words(text::decisionHelp)) +
                                 styled("div", "acts",
                                        button("first", "approve", text::approve) +
                                            (isFirst(s.row) ? Html() : button("plain", "send-back", text::sendBack)) +
                                            button("severe", "refuse", text::refuse))));
}

Html paymentPart(const Shown& s) {
  if (!s.noun.payment) return {};
  const auto language = s.view.visit.language;
  const auto& payment = *s.noun.payment;
  auto list = row(s.words(text::whatIsPaid), payment.name + " · " + money(language, payment.totalFen)) +
              row(s.words(text::state), paymentChip(language, payment.state));
  if (payment.method)
    list += row(s.words(text::method),
                s.words(*payment.method == portal::PaymentMethod::Online ? text::onLine : text::byTransfer));
  if (payment.result)
    list += row(s.words(text::paidAt), shown(payment.result->paidAt)) +
            row(s.words(text::tradeNumber), payment.result->tradeNumber);
  if (!payment.remark.empty()) list += row(s.words(text::remark), payment.remark);
  auto part = element("h2", s.words(text::payment)) + element("dl", list);
  const auto order = orderOf(s.view.visit.database, s.row.id);
  const auto buttons = order ? actButtons(language, actsForStaff(s.row, *order)) : Html();
  if (!order) part += styled("p", "quiet", s.words(text::noOrder));
  if (!buttons.empty())
    part += element("form", {{"method", "post"}, {"action", applicationAddress + s.row.id + "/cashier"}},
                    hidden(formField, s.view.form) + styled("div", "acts", buttons));
  return element("section", part);
}

Html mails(const Shown& s) {
  Html articles;
  for (const auto& mail : mailsIn(s.view.visit.database))
    if (mail.applicationId == s.row.id) articles = mailArticle(mail) + articles; // newest first
  return articles;
}

HttpAnswer page(const DeskView& view, const std::string& id, const Html& notice, int status) {
  auto& visit = view.visit;
  const auto row = applicationWith(visit.database, id);
  const auto account = row ? accountWith(visit, row->accountId) : std::nullopt;
  const auto noun = account ? nounOf(visit, *account, *row) : refuse(ErrorCode::NotFound);
  if (!noun) return wrongAnswer(visit.language, 404, text::noSuchPage, deskAddress);
  const Shown shown{view, *row, *noun};
  return deskPage(view, view.words(text::reference) + " " + grouped(id),
                  notice + facts(shown) + contents(shown) + materials(shown) + paymentPart(shown) +
                      renewalPart(view, *row) + unlockPart(view, *row) + decision(shown) + mails(shown),
                  "", status);
}

} // namespace

HttpAnswer applicationPage(const DeskView& view, const std::string& id) { return page(view, id, {}, 200); }

HttpAnswer applicationPage(const DeskView& view, const std::string& id, int status, const Phrase& wrong) {
  const auto words = element("strong", view.words(text::didNotWork)) + " " + view.words(wrong);
  return page(view, id, element("p", {{"class", "wrong"}, {"role", "alert"}}, words), status);
}

} // namespace certdesk::practice
