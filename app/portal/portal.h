#pragma once
#include "app/core/call.h"
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/portal/nouns.h"

namespace certdesk::portal {

// The portal, or what it asks for, is newer than this program: S-07.
[[nodiscard]] inline tl::unexpected<Error> tooOldForIt(std::string detail) {
  return fail(ErrorCode::ClientTooOld, std::move(detail));
}

// The CA's portal as the rest of the program sees it. Every call blocks, is bounded by its Call, may be repeated, and
// is made from one worker at a time. Errors: N-xx for the network, A-xx, S-xx, Q-xx for what the portal says. The
// contract behind it is resources/portal-api.yaml (JSON) and RFC 7030 (EST).
class Portal {
public:
  virtual ~Portal() = default;

  // Of texts for people, from the next call on: zh-CN or en.
  virtual void setLanguage(const std::string& tag) = 0;

  // No login needed. Also the proof of the origin: Service::origin is the one whose TLS was verified.
  virtual Result<Service> service(const Call&) = 0;

  virtual Result<Account> login(const std::string& userName, const Secret& password, const Call&) = 0;
  // With a refresh token kept in the keychain; the new one is to be stored in its place.
  virtual Result<Account> resume(const Secret& refreshToken, const Call&) = 0;
  // Login by UKEY (M2): a nonce to be signed in a statement (crypto/statement.h, purpose login), good once and for a
  // short while..
  virtual Result<std::string> loginChallenge(const Call&) = 0;
  virtual Result<Account> loginByUkey(const Bytes& certificate, const Bytes& statement, const Bytes& signature,
                                      const Call&) = 0;
  virtual Outcome logout(const Call&) = 0;
  // The present refresh token, to be kept if the person wants; empty where nobody is logged in.
  virtual Secret refreshToken() const = 0;

  virtual Result<std::vector<CertificateRecord>> certificates(const Call&) = 0;
  virtual Result<std::vector<Application>> applications(const Call&) = 0;
  // One snapshot with its ETag. With ifNoneMatch, nothing means: unchanged (304).
  virtual Result<std::optional<Application>> application(const std::string& id, const std::string& ifNoneMatch,
                                                         const Call&) = 0;

  // Starts a service for a certificate, or answers the open one: there is one open recovery per certificate.
  virtual Result<Application> start(const std::string& service, const std::string& certificateId, const Call&) = 0;

  // The pages. Each carries the snapshot's ETag and answers the new snapshot; S-05 where somebody changed it meanwhile.
  virtual Result<Application> putReason(const Application&, LossReason, bool freeze, const Call&) = 0;
  virtual Result<Application> acceptAgreement(const Application&, const Call&) = 0;
  // years: one of the choices; nothing where there is no choice.
  virtual Result<Application> confirmQuote(const Application&, std::optional<int> years, const Call&) = 0;
  // Renewal: the person was asked about open tenders and undecrypted files, and goes on.
  virtual Result<Application> acknowledgeOpenFiles(const Application&, const Call&) = 0;
  // The answer is checked and forgotten by the portal.
  virtual Result<Application> checkAnswer(const Application&, const Secret& answer, const Call&) = 0;
  virtual Result<Application> submit(const Application&, const Call&) = 0;
  virtual Result<Application> cancel(const Application&, const Call&) = 0;

  // Contents, papers and money (M9 to M16). F-01 where a value is not as the form says.
  virtual Result<Application> putForm(const Application&, const std::string& form,
                                      const std::vector<FieldValue>& values, const Call&) = 0;
  // Uploads are no writes of the snapshot until they are complete: no ETag. The same file again answers the same
  // upload.
  virtual Result<Upload> startUpload(const std::string& applicationId, const UploadRequest&, const Call&) = 0;
  // Appends a part at its offset, where the portal stands; M-10 where it stands elsewhere: ask upload() and go on
  // there.
  virtual Result<Upload> appendUpload(const Upload&, const UploadPart&, const Call&) = 0;
  virtual Result<Upload> upload(const std::string& uploadId, const Call&) = 0;
  // The whole file of a page, bounded by the octets it is said to have.
  virtual Result<Bytes> uploadOctets(const MaterialPage&, const Call&) = 0;
  // Order and rotation of a kind's pages; one that is left out goes.
  virtual Result<Application> arrangeMaterial(const Application&, const std::string& kind,
                                              const std::vector<PageOrder>& pages, const Call&) = 0;
  // All of a role's required kinds are there (acceptance form and papers are one role here). M-12 where not.
  virtual Result<Application> completeMaterials(const Application&, MaterialRole role, const Call&) = 0;
  // The payment order: made, answered again, or its code renewed. Never a second one.
  virtual Result<Application> orderPayment(const Application&, const Call&) = 0;
  virtual Result<Application> choosePayment(const Application&, PaymentMethod method, const Call&) = 0;

  // The download check (M18): opens EST for 30 minutes. Q-01 … Q-04.
  virtual Result<Captcha> captcha(const std::string& applicationId, const Call&) = 0;
  virtual Result<Application> downloadCheck(const Application&, const Secret& code, const std::string& captchaId,
                                            const std::string& captchaText, const Call&) = 0;
  virtual Result<Application> resendMail(const Application&, const Call&) = 0;
  // The person says yes to another UKEY than the one the application is bound to: the binding goes, and what was issued
  // for the first and never confirmed is revoked.
  virtual Result<Application> releaseUkey(const Application&, const Call&) = 0;

  // EST (RFC 7030) under Basic 受理号:授权码.
  // The CA's certificates (4.1), DER. They are compared with the policy's anchors, never trusted by themselves.
  virtual Result<std::vector<Bytes>> caCertificates(const Call&) = 0;
  // simpleenroll (4.2): PKCS#10 DER in, the certificate DER out.
  virtual Result<Bytes> enrol(const std::string& applicationId, const Secret& code, const Bytes& request,
                              const Call&) = 0;
  // simplereenroll (4.2.2) for a renewal: with a statement (purpose renew) over the request, signed by the old key.
  virtual Result<Bytes> reenrol(const std::string& applicationId, const Secret& code, const Bytes& request,
                                const Bytes& statement, const Bytes& signature, const Call&) = 0;
  struct ServerKey {
    Bytes keyPackage;  // CMS SignedData, see crypto/key_package.h
    Bytes certificate; // DER, of the key inside
  };
  // serverkeygen (4.4) for an encryption pair: generation 0 is the current one, 1 and on are archived, newest first.
  // The same pair for any transport key, never after confirm.
  virtual Result<ServerKey> serverKey(const std::string& applicationId, const Secret& code, const Bytes& request,
                                      int generation, const Call&) = 0;

  // Our own confirm: a CertDesk statement signed by the new signing key over the hashes of what is on the UKEY.
  virtual Result<Application> confirm(const Application&, const Bytes& statement, const Bytes& signature,
                                      const Call&) = 0;

  // Unlock. Releases the security officer's PIN, sealed for the host's ephemeral key (SubjectPublicKeyInfo); mac is
  // HMAC-SHA-256 under the authorisation code over key, serial and nonce, so that nobody in between swaps the key. To
  // the same UKEY again until it is completed. U-01 ... U-05.
  virtual Result<UnlockGrant> releaseUnlock(const Application&, const Bytes& ephemeralKey, const Bytes& nonce,
                                            const Bytes& mac, const Call&) = 0;
  // The UKEY opens with the new PIN: a statement (purpose unlock) signed on it over the grant's nonce.
  virtual Result<Application> completeUnlock(const Application&, const Bytes& statement, const Bytes& signature,
                                             const Call&) = 0;
  // Challenge: the code that answers the UKEY's (请求码 in, 解锁码 out), each of 12 characters without dashes. The same
  // challenge is answered again; another counts as a release. Under Telephone S-06: staff answer. U-01 ... U-03.
  virtual Result<Secret> unlockResponse(const Application&, const std::string& challenge, const Call&) = 0;

  // The receipt (回执) of a completed application, as it was signed when that was confirmed: crypto/receipt.h. Octets
  // that nobody has verified yet. S-04 where none is kept.
  virtual Result<Bytes> receipt(const std::string& applicationId, const Call&) = 0;
};

} // namespace certdesk::portal
