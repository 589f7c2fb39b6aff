#pragma once
#include <optional>
#include <string_view>

namespace certdesk::workflow {

// The lines a checklist can have. The wire name is what a portal's template lists; append only.
// clang-format off
#define CERTDESK_STEPS(X)                        \
  X(Reason,             "reason")                \
  X(Agreement,          "agreement")             \
  X(Quote,              "quote")                 \
  X(SecurityQuestion,   "security_question")     \
  X(UkeyCheck,          "ukey_check")            \
  X(Submit,             "submit")                \
  X(Review,             "review")                \
  X(DownloadCheck,      "download_check")        \
  X(ChooseUkey,         "choose_ukey")           \
  X(Pin,                "pin")                   \
  X(UkeyTry,            "ukey_try")              \
  X(SigningKey,         "signing_key")           \
  X(SigningCertificate, "signing_certificate")   \
  X(EncryptionKey,      "encryption_key")        \
  X(Certificates,       "certificates")          \
  X(Proof,              "proof")                 \
  X(Confirmed,          "confirmed")             \
  X(ExtensionItems,     "extension_items")       \
  X(ExtensionInfo,      "extension_information") \
  X(AcceptanceForm,     "acceptance_form")       \
  X(Materials,          "materials")             \
  X(Payment,            "payment")               \
  X(Voucher,            "voucher")               \
  X(OpenFiles,          "open_files")            \
  X(NewPin,             "new_pin")               \
  X(Unlocked,           "unlocked")              \
  X(OldSetRemoved,      "old_set_removed")       \
  X(UnlockCode,         "unlock_code")
// clang-format on

enum class Step {
#define CERTDESK_STEP(name, wire) name,
  CERTDESK_STEPS(CERTDESK_STEP)
#undef CERTDESK_STEP
};

[[nodiscard]] std::string_view wireName(Step step);
[[nodiscard]] std::optional<Step> stepFromWire(std::string_view name);

// The parts a checklist folds into.
enum class Phase { Apply, Papers, Prepare, Write };

// What asks the person: each is one page of the window and one question of the terminal. A page that is missing in
// either does not compile (both switch over this without a default).
enum class Page {
  LossReason,
  AcceptAgreement,
  ConfirmQuote,
  AnswerQuestion,
  CheckUkey,
  SubmitApplication,
  FillForm,
  PrintForm,
  UploadMaterials,
  Pay,
  GiveCode,
  ChooseUkey,
  GivePin,
  AskOpenFiles,
  ChooseNewPin,
  GiveUnlockCode
};

// What changes the world or looks at it; each is one blocking function in effects.cpp.
enum class Effect {
  FetchApplication,
  ListUkeys,
  ReadUkey,
  TryUkey,
  GenerateSigningKey,
  Enrol,
  InstallEncryptionKey,
  WriteCertificates,
  Prove,
  Confirm,
  RemoveOldSet,
  AskUnlockChallenge,
  Unlock,
  CompleteUnlock
};

// What is waited for without anything to do; the window may be closed meanwhile (but for the UKEY).
enum class Wait { Review, Ukey };

enum class End { Completed, Refused, Cancelled, Expired };

} // namespace certdesk::workflow
