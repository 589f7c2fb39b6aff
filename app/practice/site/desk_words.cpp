#include "app/practice/site/desk_words.h"

#include "app/practice/site/site_texts.h"

namespace certdesk::practice {

Html stageChip(Language language, const ApplicationRow& row) {
  using portal::Stage;
  switch (row.stage) {
  case Stage::Draft:
    return chip(Tone::Plain, say(language, text::stageDraft));
  case Stage::Papers:
    return chip(Tone::Warning, say(language, text::stagePapers));
  case Stage::UnderReview:
    return chip(Tone::Accent, say(language, text::stageReview));
  case Stage::SentBack:
    return chip(Tone::Warning, say(language, text::stageSentBack));
  case Stage::Approved:
    return chip(Tone::Good, say(language, row.service == "unlock" ? text::stageToUnlock : text::stageApproved));
  case Stage::Completed:
    return chip(Tone::Good, say(language, text::stageCompleted));
  case Stage::Refused:
    return chip(Tone::Bad, say(language, text::stageRefused));
  case Stage::Cancelled:
    return chip(Tone::Plain, say(language, text::stageCancelled));
  case Stage::Expired:
    return chip(Tone::Plain, say(language, text::stageExpired));
  }
  return {};
}

std::string serviceWord(Language language, std::string_view service) {
  for (const auto& [name, phrase] : {std::pair<std::string_view, Phrase>{"recovery", text::serviceRecovery},
                                     {"renewal", text::serviceRenewal},
                                     {"unlock", text::serviceUnlock},
                                     {"issue", text::serviceFirst}})
    if (name == service) return say(language, phrase);
  return std::string(service);
}

std::string actorWord(Language language, portal::Actor actor) {
  switch (actor) {
  case portal::Actor::Holder:
    return say(language, text::actorHolder);
  case portal::Actor::CertificationAuthority:
    return say(language, text::actorReviewer);
  case portal::Actor::Nobody:
    return say(language, text::actorNobody);
  }
  return {};
}

Html mailArticle(const Mail& mail) {
  return styled("section", "mail",
                element("h2", mail.subject) + styled("p", "quiet small", shown(mail.at) + " · " + mail.recipient) +
                    element("pre", mail.content));
}

std::string filledIn(std::string phrase, const std::string& first, const std::string& second) {
  std::string text;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const bool place = phrase[i] == '%' && i + 1 < phrase.size() && (phrase[i + 1] == '1' || phrase[i + 1] == '2');
    if (!place)
      text.push_back(phrase[i]);
    else
      text += phrase[++i] == '1' ? first : second;
  }
  return text;
}

} // namespace certdesk::practice
