#include "app/terminal/secret_source.h"

#include "app/core/platform.h"
#include "app/terminal/subject.h"

namespace certdesk::terminal {

tl::unexpected<Error> answerMissing(const std::string& what) {
  return fail(ErrorCode::AnswerMissing, withSubject(what, {}));
}

Result<Secret> SecretSource::get() {
  if (m_held.empty()) {
    const auto ask = m_typed == Typed::Shown ? platform::ask : platform::askHidden;
    auto line = m_descriptor >= 0 ? platform::readLineFrom(m_descriptor) : ask(m_prompt + ": ");
    if (!line || line->empty()) return answerMissing(m_prompt);
    m_held = Secret(std::string_view(*line));
    wipe(*line);
  }
  return m_held.clone();
}

Result<Secret> SecretSource::next() {
  m_held = Secret();
  return get();
}

Result<Secret> SecretSource::chosen() {
  if (given()) return get();
  for (int tries = 0; tries < 3; ++tries) {
    SecretSource first(-1, m_prompt), again(-1, m_prompt + ", once more");
    auto typed = first.get();
    if (!typed) return typed;
    const auto repeated = again.get();
    if (!repeated) return failed(repeated);
    if (!typed->equals(*repeated)) continue; // a slip: both once more
    m_held = std::move(*typed);
    return m_held.clone();
  }
  return answerMissing(m_prompt + ", twice the same");
}

} // namespace certdesk::terminal
