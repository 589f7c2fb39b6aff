#include "app/practice/site/desk.h"
#include "app/practice/site/desk_words.h"
#include "app/practice/site/site_texts.h"
#include "app/practice/unlock_staff.h"

namespace certdesk::practice {

namespace {

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
    list += row(filledIn(view.words(text::releasedAt), std::to_string(i + 1)), shown(dossier->released[i]));
  auto part = element("h2", view.words(text::unlock));
  part += list.empty() ? styled("p", "quiet", view.words(text::neverReleased)) : element("dl", list);
  part += styled("p", "quiet",
                 filledIn(view.words(text::releasesLeft), std::to_string(dossier->most),
                          std::to_string(dossier->allowed - static_cast<int>(dossier->released.size()))));
  if (dossier->waiting && dossier->mayReleaseMore()) part += styled("p", "remark", view.words(text::askedMore));
  if (dossier->mayReleaseMore()) part += releaseButton(view, ofRow);
  if (static_cast<int>(dossier->released.size()) >= dossier->most)
    part += styled("p", "remark", view.words(text::noReleaseMore));
  return element("section", part);
}

} // namespace certdesk::practice
