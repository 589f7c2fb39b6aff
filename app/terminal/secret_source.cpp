#include "app/terminal/secret_source.h"

#include "app/core/platform.h"

namespace certdesk::terminal {

tl::unexpected<Error> answerMissing(const std::string& what) { return fail(ErrorCode::AnswerMissing, what); }

Result<Secret> SecretSource::get() {
  if (m_held.empty()) {
    auto line = m_descriptor >= 0 ? platform::readLineFrom(m_descriptor) : platform::askHidden(m_prompt + ": ");
    if (!line || line->empty()) return answerMissing(m_prompt);
    m_held = Secret(std::string_view(*line));
    wipe(*line);
  }
  return m_held.clone();
}

} // namespace certdesk::terminal
