#pragma once
#include "app/terminal/output.h"
#include "app/terminal/secret_source.h"
#include "app/workflow/effects.h"

#include <QStringList>
#include <functional>

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

// Takes off what may safely go, once `sure` has said yes to its names, which are answered; asks nothing where there is
// nothing. What Tokens::begin, the portal and `sure` answer; nothing is removed then.
using Sure = std::function<Outcome(const QStringList& names)>;
[[nodiscard]] Result<QStringList> tidy(workflow::World world, const UkeyChoice& choice, SecretSource& pin,
                                       const Sure& sure, Output& output);

} // namespace certdesk::terminal
