#include "app/practice/site/desk.h"
#include "app/practice/site/desk_words.h"
#include "app/practice/site/site_texts.h"
#include "app/practice/unlock_code.h"
#include "app/practice/unlock_staff.h"

namespace certdesk::practice {

namespace {

using portal::UnlockMethod;

constexpr std::size_t longestCodeTyped = 40; // with spaces and dashes

Html released(const DeskView& view, const Released& release) {
  if (release.method == UnlockMethod::Escrow) return shown(release.at);
  const auto& phrase = release.method == UnlockMethod::Telephone ? text::toldFor : text::answeredFor;
  return shown(release.at) + " · " +
         filledIn(view.words(phrase), groupedUnblockCode(std::string(release.nonce.begin(), release.nonce.end())));
}

// Where the holder's code is typed as it is read out, and the answer to it.
Html codeForm(const DeskView& view, const ApplicationRow& row) {
  const auto typed = view.typed == nullptr ? std::string() : inForm(*view.typed, challengeField);
  const auto act = applicationAddress + row.id + "/unlock-code";
  const auto input = lone("input", {{"type", "text"},
                                    {"name", challengeField},
                                    {"class", "code"},
                                    {"value", typed},
                                    {"maxlength", std::to_string(longestCodeTyped)},
                                    {"autocomplete", "off"},
                                    {"autocapitalize", "characters"},
                                    {"spellcheck", "false"},
                                    {"required", ""}});
  auto part = styled("p", "quiet small", view.words(text::verifyCaller)) +
              element("form", {{"method", "post"}, {"action", act}},
                      hidden(formField, view.form) + element("label", view.words(text::challengeRead) + input) +
                          styled("div", "acts", element("button", {{"class", "first"}}, view.words(text::showAnswer))));
  if (view.told != nullptr)
    part += element("div", {{"class", "told"}, {"role", "status"}},
                    styled("p", "quiet small", view.words(text::answerToRead)) +
                        styled("p", "amount code", groupedUnblockCode(view.told->text())) +
                        styled("p", "quiet small", view.words(text::answerHelp)));
  return part;
}

Html releaseButton(const DeskView& view, const ApplicationRow& row) {
  const auto act = applicationAddress + row.id + "/release-once-more";
  return styled("p", "quiet small", view.words(text::releaseMoreHelp)) +
         element("form", {{"method", "post"}, {"action", act}},
                 hidden(formField, view.form) +
                     styled("div", "acts", element("button", {{"class", "first"}}, view.words(text::releaseMore))));
}

} // namespace

Html unlockPart(const DeskView& view, const ApplicationRow& ofRow) {
  const auto dossier = unlockDossier(view.visit, ofRow);
  if (!dossier) return {};
  Html list;
  for (std::size_t i = 0; i < dossier->released.size(); ++i)
    list += row(filledIn(view.words(text::releasedAt), std::to_string(i + 1)), released(view, dossier->released[i]));
  auto part = element("h2", view.words(text::unlock));
  part += list.empty() ? styled("p", "quiet", view.words(text::neverReleased)) : element("dl", list);
  part += styled("p", "quiet",
                 filledIn(view.words(text::releasesLeft), std::to_string(dossier->most),
                          std::to_string(dossier->allowed - static_cast<int>(dossier->released.size()))));
  if (dossier->allowed < dossier->most)
    part += styled("p", "quiet small",
                   filledIn(view.words(text::releasesLater), std::to_string(dossier->most - dossier->allowed)));
  if (dossier->byTelephone) part += codeForm(view, ofRow);
  if (dossier->waiting && dossier->mayReleaseMore()) part += styled("p", "remark", view.words(text::askedMore));
  if (dossier->mayReleaseMore()) part += releaseButton(view, ofRow);
  if (view.told == nullptr && static_cast<int>(dossier->released.size()) >= dossier->most)
    part += styled("p", "remark", view.words(text::noReleaseMore));
  return element("section", part);
}

} // namespace certdesk::practice
