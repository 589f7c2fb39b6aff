#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace certdesk {

// Every failure a person can meet. Append only; the phone code of each is printed in the failure book and never reused.
// We raise a code in one place (tests/rules holds that); beside it only the portal may, by portal/problem.cpp's table.
// clang-format off
#define CERTDESK_ERROR_CODES(X)                                                              \
  /* A: account */                                                                           \
  X(LoginRefused,              "A-01") /* wrong user name or password */                     \
  X(LoginLocked,               "A-02") /* too many wrong logins */                           \
  X(LoginExpired,              "A-03") /* the session ended: log in again, nothing typed is lost */ \
  X(AnswerWrong,               "A-04") /* wrong answer to the security question */           \
  X(AnswerLocked,              "A-05") /* too many wrong answers */                          \
  X(OtherAccount,              "A-06") /* logged in again as somebody else */                \
  X(UkeyLoginRefused,          "A-07") /* the signature or its nonce was not accepted */     \
  X(UkeyLoginUnusable,         "A-08") /* that certificate is revoked, frozen, expired or unknown */ \
  X(RenewalOnly,               "A-09") /* logged in by an expired certificate: renewal alone */ \
  X(ResetCodeWrong,            "A-10") /* the code that was mailed for a reset */            \
  X(ResetCodeExpired,          "A-11") /* expired, used, or too many wrong ones */           \
  X(PasswordWeak,              "A-12") /* a new password that does not meet the rule */      \
  X(UserNameTaken,             "A-13")                                                       \
  X(PasswordAgainWrong,        "A-14") /* the password that was asked for again */           \
  X(LoginNeeded,               "A-15") /* nobody is logged in, and no login is kept on this PC */ \
  /* N: network */                                                                           \
  X(PortalUnreachable,         "N-01") /* no connection, name not found, refused */          \
  X(PortalTimeout,             "N-02") /* connected, no answer in time */                    \
  X(TlsUntrusted,              "N-03") /* the certificate of the portal is not trusted */    \
  X(TlsFailed,                 "N-04") /* TLS below 1.2 or the handshake failed */           \
  X(RedirectRefused,           "N-05") /* the portal sent us to another host */              \
  X(AnswerTooLarge,            "N-06") /* an answer over the limit */                        \
  X(AnswerMalformed,           "N-07") /* an answer that is not what the contract says */    \
  X(ConnectionCut,             "N-08") /* cut in the middle; it may have taken effect */     \
  X(ProxyFailed,               "N-09") /* the proxy refused or was not found */              \
  /* S: the portal said no */                                                                \
  X(PortalBusy,                "S-01") /* 503 or 429: later */                               \
  X(PortalFailed,              "S-02") /* 5xx */                                             \
  X(PortalRefused,             "S-03") /* a 4xx this client knows no better word for */      \
  X(NotFound,                  "S-04") /* no such application or certificate for this account */ \
  X(ChangedElsewhere,          "S-05") /* If-Match failed: another window or PC changed it */ \
  X(NotAllowedNow,             "S-06") /* the application is not at this stage */            \
  X(ClientTooOld,              "S-07") /* the portal asks for a newer client */              \
  X(IdempotencyMismatch,       "S-08") /* the same key with another body */                  \
  /* Q: the download check */                                                                \
  X(AuthorisationCodeWrong,    "Q-01")                                                       \
  X(AuthorisationCodeLocked,   "Q-02") /* too many wrong codes: a new mail is needed */      \
  X(AuthorisationCodeExpired,  "Q-03")                                                       \
  X(CaptchaWrong,              "Q-04") /* costs no code try */                               \
  X(DownloadWindowClosed,      "Q-05") /* EST outside the 30 minutes */                      \
  X(MailCoolDown,              "Q-06") /* re-sending the mail too soon */                    \
  X(ApplicationBoundElsewhere, "Q-07") /* the application is bound to another UKEY */        \
  X(SupersededElsewhere,       "Q-08") /* another PC got newer certificates: observe afresh */ \
  /* F: contents */                                                                          \
  X(FormInvalid,               "F-01") /* a value is not as the form says; nothing was saved */ \
  /* M: materials */                                                                         \
  X(MaterialTypeWrong,         "M-01") /* by content none of the types that are taken */     \
  X(MaterialEmpty,             "M-02") /* no octets */                                       \
  X(MaterialTooLarge,          "M-03")                                                       \
  X(MaterialUnreadable,        "M-04") /* cannot be opened as what it is */                  \
  X(MaterialTooManyPixels,     "M-05") /* a picture too big to be unpacked */                \
  X(MaterialLocked,            "M-06") /* a PDF under a password */                          \
  X(MaterialOtherForm,         "M-07") /* the QR code is another application's */            \
  X(MaterialTooManyPages,      "M-08")                                                       \
  X(MaterialChanged,           "M-09") /* the file moved or changed since it was chosen */   \
  X(UploadElsewhere,           "M-10") /* the portal has more or less of it: ask and go on */ \
  X(UploadDamaged,             "M-11") /* the checksum of what arrived is wrong */           \
  X(MaterialsMissing,          "M-12") /* not every required one is there */                 \
  X(MaterialRefused,           "M-13") /* the portal does not take this file */              \
  /* T: UKEY */                                                                              \
  X(UkeyRemoved,               "T-01")                                                       \
  X(UkeyNotFound,              "T-02") /* the bound serial is not inserted */                \
  X(UkeyIsTheLostOne,          "T-03")                                                       \
  X(UkeyNotBlank,              "T-04") /* holds somebody's keys already */                   \
  X(UkeyFull,                  "T-05")                                                       \
  X(UkeyCannotUnwrap,          "T-06")                                                       \
  X(UkeyCannotMakeKey,         "T-07") /* the kind of key the CA asks for is not offered */  \
  X(UkeyNotInitialised,        "T-08")                                                       \
  X(UkeyWriteMismatch,         "T-09") /* what was read back is not what was written */      \
  X(UkeyProofFailed,           "T-10") /* a signature or decryption by the UKEY was wrong */ \
  X(UkeyBusy,                  "T-11") /* another program or operation holds it */           \
  X(UkeyFault,                 "T-12") /* any other CKR_: name and function are in the detail */ \
  X(UkeyPractice,              "T-13") /* a practice UKEY at a real portal */                \
  X(UkeyKeyGone,               "T-14") /* a key that was there is not: observe afresh */     \
  X(UkeyBoundToAnother,        "T-15") /* this application is being written to another UKEY */ \
  X(UkeyLacksCertificate,      "T-16") /* not the UKEY with the certificate this is about */ \
  /* P: PIN */                                                                               \
  X(PinWrong,                  "P-01")                                                       \
  X(PinWrongLastTry,           "P-02") /* wrong, and the UKEY says one more locks it */      \
  X(PinLocked,                 "P-03")                                                       \
  X(PinLength,                 "P-04") /* length or characters outside the UKEY's rule */    \
  X(PinMustChange,             "P-05") /* a factory PIN */                                   \
  X(PinNeeded,                 "P-06") /* the operation ended (host restarted): ask again */ \
  X(PinLastTryUnconfirmed,     "P-07") /* the last try needs an explicit yes */              \
  X(PinWeak,                   "P-08") /* a new PIN that anybody would try first */          \
  X(PinUnchanged,              "P-09") /* the new PIN is the old one */                      \
  /* U: unlock */                                                                            \
  X(UnlockGrantExpired,        "U-01") /* the release has run out */                         \
  X(UnlockDone,                "U-02") /* the unlock is completed: nothing is released again */ \
  X(UnlockToStaff,             "U-03") /* released and never completed: staff have to look */ \
  X(UnlockCodeWrong,           "U-04") /* the response code does not fit the UKEY's challenge */ \
  X(UnlockCodeLocked,          "U-05") /* too many wrong response codes: a new challenge */ \
  X(UnlockRefusedByUkey,       "U-06") /* the security officer's PIN is locked or unknown: only a replacement helps */ \
  X(UnlockSealBroken,          "U-07") /* the release cannot be opened: it is not for this host */ \
  X(UnlockCodeMistyped,        "U-08") /* the check character does not fit: nothing was tried */ \
  X(UnlockCodeVoid,            "U-09") /* the request code is good no more: the UKEY has to make another */ \
  X(UnlockNotHere,             "U-10") /* none of the portal's ways goes with this PC's driver */ \
  X(UnlockNoMore,              "U-11") /* all releases are used up: this application unlocks nothing any more */ \
  /* D: driver and host */                                                                   \
  X(DriverNotFound,            "D-01")                                                       \
  X(DriverNotLoading,          "D-02") /* wrong bitness, missing dependency, not PKCS#11 */  \
  X(DriverCrashed,             "D-03")                                                       \
  X(DriverHung,                "D-04") /* a read that hung and was ended */                  \
  X(DriverInUse,               "D-05") /* another token host holds this module */            \
  X(HostProtocol,              "D-06") /* a frame the host or client could not read */       \
  X(HostMissing,               "D-07") /* the token host program is not there */             \
  /* C: certificates and the key package */                                                  \
  X(CertificateMalformed,      "C-01")                                                       \
  X(CertificateOtherKey,       "C-02") /* certificate for another public key */              \
  X(CertificateChain,          "C-03") /* does not chain to the anchors */                   \
  X(CertificatePurpose,        "C-04") /* key usage is not the one for this place */         \
  X(PackageMalformed,          "C-05")                                                       \
  X(PackageSignature,          "C-06") /* not signed by the KMC */                           \
  X(PackageOtherUkey,          "C-07") /* for another UKEY, application or transport key */  \
  X(PackageOtherKey,           "C-08") /* the key inside is not its certificate's */         \
  X(RequestUnverified,         "C-09") /* our own request does not verify: nothing was sent */ \
  X(CryptoFailed,              "C-10") /* OpenSSL refused something it should not */         \
  X(ReceiptUnverified,         "C-11") /* damaged, changed, or not signed by the CA's portal */ \
  X(ReceiptMismatch,           "C-12") /* of another application, UKEY or certificate */       \
  /* K: this PC */                                                                           \
  X(KeychainUnavailable,       "K-01")                                                       \
  X(FileUnreadable,            "K-02")                                                       \
  X(FileMalformed,             "K-03") /* an answers or policy file that cannot be read */   \
  X(Cancelled,                 "K-04") /* the person stopped it */                           \
  X(Internal,                  "K-05") /* our own fault: send the bundle */                  \
  X(AnswerMissing,             "K-06") /* the answers file does not answer this step */      \
  X(DiskFull,                  "K-07")                                                       \
  X(PatienceOver,              "K-08") /* the terminal waited as long as it was told to */   \
  X(CertificateUnclear,        "K-09") /* none or several certificates fit: name one */      \
  X(PracticeInUse,             "K-10") /* another program has this practice folder open */   \
  X(ClockWrong,                "K-11") /* this PC's clock is far from the portal's */        \
  X(FileExists,                "K-12") /* nothing is written over a file that is there */
// clang-format on

enum class ErrorCode {
#define CERTDESK_ENUMERATOR(name, phone) name,
  CERTDESK_ERROR_CODES(CERTDESK_ENUMERATOR)
#undef CERTDESK_ENUMERATOR
};

// The code a person reads aloud, such as "P-01".
[[nodiscard]] std::string_view phoneCode(ErrorCode code);
// The enumerator's name, for logs, JSON output and the host protocol.
[[nodiscard]] std::string_view nameOf(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> errorCodeFromName(std::string_view name);
[[nodiscard]] std::span<const ErrorCode> allErrorCodes();

} // namespace certdesk
