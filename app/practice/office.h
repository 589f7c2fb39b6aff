#pragma once
#include "app/practice/captcha.h"
#include "app/practice/certificate_authority.h"
#include "app/practice/key_management.h"

#include <chrono>
#include <filesystem>
#include <functional>

namespace certdesk::practice {

// How the practice portal behaves; the numbers are its policy.
struct Settings {
  std::function<Moment()> clock = [] {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  };
  std::chrono::milliseconds reviewDelay{1000};
  bool unlockByTelephone = false;          // a UKEY's code is answered by staff in the console, and not by the portal
  bool reviewByHand = false;               // nothing is approved by itself: somebody does it in the console
  std::chrono::milliseconds issueDelay{0}; // how long enrolment answers 202
  std::chrono::seconds mailCoolDown{60};
  std::chrono::seconds downloadWindow{30 * 60};
  std::chrono::seconds codeLife{14 * 24 * 3600};
  std::chrono::seconds draftLife{30 * 24 * 3600};
  std::chrono::seconds renewalBefore{90 * 24 * 3600}; // renewal is offered from so long before the end
  std::chrono::seconds renewalAfter{365 * 24 * 3600}; // until so long after it; it may log in for it until then
  std::chrono::seconds accessLife{15 * 60};
  std::chrono::seconds sessionLife{30 * 24 * 3600};
  std::chrono::seconds refreshGrace{60};
  std::chrono::seconds challengeLife{2 * 60}; // of a nonce for a login by UKEY
  std::chrono::seconds lockTime{10 * 60};     // after too many wrong passwords or answers
  int mostWrong = 5;                          // passwords, answers, codes
  int hashIterations = 20'000;
  std::size_t pageSize = 50;
  std::string minimumClient = "0.1.0";
  std::function<std::string()> captchaText = newCaptchaText;

  bool papers = false;                      // applications that are started now ask for contents, papers and money
  std::chrono::seconds paymentLife{5 * 60}; // of a payment order's code
  bool autoPay = false;                     // somebody pays each order, payDelay after its code was handed out
  std::chrono::milliseconds payDelay{2000};
  bool sendBackOnce = false; // the first automatic review sends one page back, the second approves
};

// Who works behind the counter: what is the same for every visit.
struct Office {
  Settings settings;
  SealingKey key; // for MACs
  CertificateAuthority authority;
  KeyManagement keyManagement;
  Identity receiptSigner;
  std::filesystem::path uploads; // the folder of what was uploaded
};

enum class Language { Chinese, English };

// One visit at the counter: one transaction, one point in time.
struct Visit {
  Database& database;
  const Office& office;
  Moment now;
  Language language = Language::Chinese;
  std::string origin;                        // https://host:port as the visitor calls this portal
  bool listsChanged = false;                 // something was revoked
  std::vector<std::string> uploadsGone = {}; // their files go once the transaction is kept
};

} // namespace certdesk::practice
