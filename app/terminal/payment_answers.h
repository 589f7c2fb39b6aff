#pragma once
#include "app/terminal/paper_answers.h"

namespace certdesk::terminal {

// Pays, or rather says where the person pays: the portal says by itself when it is paid.
class PaymentAnswers {
public:
  // K-06 where the way of paying is not said, or the amount is not the one that was agreed to.
  [[nodiscard]] Result<workflow::Answer> next(const PaperAnswers& said, std::optional<std::int64_t> agreedFen,
                                              const portal::Application& application, const Counter& counter);
  // Everything is said and ordered: the money is waited for.
  [[nodiscard]] bool waits(const PaperAnswers& said, const portal::Application& application) const;

private:
  std::string m_told, m_ordered; // of which state and code
};

} // namespace certdesk::terminal
