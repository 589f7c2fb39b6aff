#pragma once
#include "app/credentials/credential_store.h"
#include "app/portal/account_desk.h"
#include "app/portal/certificate_desk.h"
#include "app/portal/portal.h"
#include "app/token/tokens.h"

#include <string>
#include <vector>

namespace certdesk::papers {
class DraftKeeper;
}

namespace certdesk::ui {

// What a person on the practice environment needs beside the window: the drawer with the UKEYs, the mail box, and
// somebody who pays.
// Every call is short. Implemented by the main program, since ui/ knows no practice.
class PracticeTools {
public:
  virtual ~PracticeTools() = default;
  struct Ukey {
    std::string serial, name, remark; // remark: "the lost one", "blank, factory PIN 12345678" …
    bool inserted = false;
  };
  struct Mail {
    Time sentAt{};
    std::string to, subject, text;
  };
  virtual std::vector<Ukey> drawer() = 0;
  virtual void insert(const std::string& serial) = 0;
  virtual void pull(const std::string& serial) = 0;
  virtual std::vector<Mail> mails() = 0; // newest first
  // A code that waits to be paid at the cashier.
  struct Due {
    std::string applicationId;
    std::int64_t fen = 0;
    friend bool operator==(const Due&, const Due&) = default;
  };
  virtual std::vector<Due> due() = 0;
  virtual void pay(const std::string& applicationId) = 0;
  // Approved unlocks whose code is to be had on the telephone, and what the help desk says to a request code that is read
  // out; empty where it is none.
  virtual std::vector<std::string> telephoneUnlocks() = 0;
  virtual std::string tellUnlockCode(const std::string& applicationId, const std::string& requestCode) = 0;
  // The seeded account and what its holder knows, so that a newcomer can begin: first the user name, then the
  // password (the login page offers to fill them in), then "Answer" ….
  struct Known {
    std::string what, value;
  };
  virtual std::vector<Known> known() = 0;
};

// Everything the window stands on; made by the main program and outliving the window. The interfaces block: the window
// calls them on workers only. portal and tokens are each used by several workers, one call at a time each (they lock).
struct Services {
  portal::Portal& portal;
  token::Tokens& tokens;
  credentials::CredentialStore& credentials;
  std::vector<Bytes> anchors;            // DER, by policy
  std::string portalAddress;             // as configured, shown before anybody answers
  PracticeTools* practice = nullptr;     // only in the practice environment
  papers::DraftKeeper* drafts = nullptr; // of pages not yet sent; without one they go with their page
  bool logoutOnRemoval = false;          // by policy: a login by UKEY ends when that UKEY is pulled
  // Freezing, revoking; passwords, registering. Without them the window does not offer it.
  portal::CertificateDesk* certificateDesk = nullptr;
  portal::AccountDesk* accountDesk = nullptr;
};

} // namespace certdesk::ui
