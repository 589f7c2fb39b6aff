#pragma once
#include "app/papers/checked_file.h"
#include "app/papers/pace.h"
#include "app/terminal/paper_answers.h"

#include <set>

namespace certdesk::terminal {

// Brings the files that the answers file names to the portal. A kind that the file names ends as these files in this
// order, after those that are there already and that nobody refused; a page that was refused goes, once another file
// is named in its place. What the portal has, by SHA-256, is not sent again.
class MaterialAnswers {
public:
  // One thing after the other, by what the portal has: each look at its pages is followed by the next answer. M-xx
  // where a file will not do, K-06 where one is missing that has to be there, or the refused one is named again.
  [[nodiscard]] Result<workflow::Answer> next(const PaperAnswers& said, const portal::Application& application,
                                              workflow::Step step, const Counter& counter);

private:
  using Perhaps = Result<std::optional<workflow::Answer>>;
  Perhaps nextOf(const PaperAnswers& said, const portal::Application& application, const portal::Material& material,
                 const Counter& counter);
  Perhaps send(const std::vector<papers::CheckedFile>& files, const portal::Application& application,
               const portal::Material& material, const Counter& counter);
  papers::Pace m_pace;
  std::set<std::string> m_sent; // in this run: what the portal does not keep is not sent for ever
};

} // namespace certdesk::terminal
