#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"

#include <string>

namespace certdesk::terminal {

// What the answers file or the person did not say: K-06, with the member or secret that is missing.
[[nodiscard]] tl::unexpected<Error> answerMissing(const std::string& what);

// Where a PIN or password comes from: one line of an inherited file descriptor, a prompt (without echo, but for what
// may be seen), or one already held. Read when first needed, and kept for as long as the program runs; never from the command line.
class SecretSource {
public:
  enum class Typed { Hidden, Shown }; // shown: what is worth nothing once it was used, and has to be read while typed
  // Without a descriptor (negative) the person is asked, by this prompt.
  SecretSource(int descriptor, std::string prompt, Typed typed = Typed::Hidden)
      : m_descriptor(descriptor), m_prompt(std::move(prompt)), m_typed(typed) {}
  explicit SecretSource(Secret held) : m_held(std::move(held)), m_given(true) {}

  // A copy of the secret; K-06 where there is neither a line to read nor a terminal to ask on.
  Result<Secret> get();
  // The next line, or the answer to the prompt once more: the one before was wrong.
  Result<Secret> next();
  // One that is chosen now: where it is asked for, twice, until both are the same. Another time, another one.
  Result<Secret> chosen();
  // Whether it was handed over, rather than to be asked for.
  [[nodiscard]] bool given() const { return m_given || m_descriptor >= 0; }

private:
  int m_descriptor = -1;
  std::string m_prompt;
  Typed m_typed = Typed::Hidden;
  Secret m_held;
  bool m_given = false;
};

} // namespace certdesk::terminal
