#include "app/terminal/quote_answer.h"

#include "app/terminal/secret_source.h"

#include <algorithm>
#include <string>

namespace certdesk::terminal {

namespace {

// A line for each offer.
std::string offered(const std::vector<portal::Quote>& quotes) {
  std::string lines;
  for (const auto& one : quotes)
    lines += (one.years ? "years " + std::to_string(*one.years) + ", " : std::string()) + "quote_fen " +
             std::to_string(one.totalFen) + "\n";
  return lines;
}

tl::unexpected<Error> missing(const std::string& what, const std::vector<portal::Quote>& offers) {
  auto refusal = answerMissing(what);
  refusal.value().names = offered(offers);
  return refusal;
}

} // namespace

Result<workflow::Answer> confirmQuote(const portal::Application& application, std::optional<std::int64_t> fen,
                                      std::optional<int> years) {
  const auto& choices = application.quoteChoices;
  const auto* quote = application.quote ? &*application.quote : nullptr;
  if (!choices.empty()) {
    const auto chosen = std::find_if(choices.begin(), choices.end(), [&](const auto& one) { return one.years == years; });
    if (!years || chosen == choices.end()) return missing("years", choices);
    quote = &*chosen;
  }
  if (quote == nullptr) return answerMissing("quote_fen"); // the portal names no price yet
  if (fen != quote->totalFen) return missing("quote_fen", {*quote});
  return workflow::Answer(workflow::ConfirmQuote{choices.empty() ? std::nullopt : years});
}

} // namespace certdesk::terminal
