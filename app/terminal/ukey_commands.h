#pragma once
#include "app/terminal/output.h"
#include "app/terminal/secret_source.h"
#include "app/workflow/effects.h"

// What certdeskctl does with one UKEY, beside the services.
namespace certdesk::terminal {

struct UkeyChoice {
  std::string serial;
  std::string certificate; // SHA-256 of its DER in hexadecimal; empty: the only one that can log in
  bool lastTry = false;    // yes, spend the last PIN try
};
// Logs in with a certificate on the UKEY, and tells as whom. K-09 where none or several would do.
[[nodiscard]] Result<portal::Account> logInByUkey(workflow::World world, const UkeyChoice& choice, SecretSource& pin,
                                                  Output& output);
// Puts another PIN in place; what Tokens::changePin answers.
[[nodiscard]] Outcome changePin(token::Tokens& tokens, const UkeyChoice& choice, SecretSource& oldPin,
                                SecretSource& newPin, Output& output);

} // namespace certdesk::terminal
