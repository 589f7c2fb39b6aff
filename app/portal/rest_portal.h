#pragma once
#include "app/portal/account_desk.h"
#include "app/portal/certificate_desk.h"
#include "app/portal/channel.h"
#include "app/portal/portal.h"
#include "app/portal/turns.h"
#include "app/portal/wire.h"

#include <memory>
#include <mutex>

namespace certdesk::portal {

struct RestPortalOptions {
  std::string address;            // https://portal.example[:443]
  std::vector<Bytes> tlsAnchors;  // DER; empty: the system's store
  std::string proxy;              // empty: what this PC's settings say
  std::string language = "zh-CN"; // or en: of texts for people
  std::string clientVersion;      // 1.2.3; the portal may ask for a newer one
};

// The portal over the network: JSON over HTTPS as resources/portal-api.yaml says, and EST. One call at a time, and
// beside it one for a file, over a connection of its own: a part that takes long keeps nobody waiting. The access token
// is refreshed by itself, by refresh token only.
class RestPortal final : public Portal, public CertificateDesk, public AccountDesk {
public:
  // Talks to nobody yet. K-03 where the address is none.
  static Result<std::unique_ptr<RestPortal>> open(const RestPortalOptions& options);

  void setLanguage(const std::string& tag) override;
  Result<Service> service(const Call& call) override;
  Result<Account> login(const std::string& userName, const Secret& password, const Call& call) override;
  Result<Account> resume(const Secret& refreshToken, const Call& call) override;
  Result<std::string> loginChallenge(const Call& call) override;
  Result<Account> loginByUkey(const Bytes& certificate, const Bytes& statement, const Bytes& signature,
                              const Call& call) override;
  Outcome logout(const Call& call) override;
  Secret refreshToken() const override;

  Result<std::vector<CertificateRecord>> certificates(const Call& call) override;
  Result<std::vector<Application>> applications(const Call& call) override;
  Result<std::optional<Application>> application(const std::string& id, const std::string& ifNoneMatch,
                                                 const Call& call) override;
  Result<Application> start(const std::string& service, const std::string& certificateId, const Call& call) override;

  Result<Application> putReason(const Application& of, LossReason reason, bool freeze, const Call& call) override;
  Result<Application> acceptAgreement(const Application& of, const Call& call) override;
  Result<Application> confirmQuote(const Application& of, std::optional<int> years, const Call& call) override;
  Result<Application> acknowledgeOpenFiles(const Application& of, const Call& call) override;
  Result<Application> checkAnswer(const Application& of, const Secret& answer, const Call& call) override;
  Result<Application> submit(const Application& of, const Call& call) override;
  Result<Application> cancel(const Application& of, const Call& call) override;

  Result<Application> putForm(const Application& of, const std::string& form, const std::vector<FieldValue>& values,
                              const Call& call) override;
  Result<Upload> startUpload(const std::string& applicationId, const UploadRequest& request, const Call& call) override;
  Result<Upload> appendUpload(const Upload& of, const UploadPart& part, const Call& call) override;
  Result<Upload> upload(const std::string& uploadId, const Call& call) override;
  Result<Bytes> uploadOctets(const MaterialPage& page, const Call& call) override;
  Result<Application> arrangeMaterial(const Application& of, const std::string& kind,
                                      const std::vector<PageOrder>& pages, const Call& call) override;
  Result<Application> completeMaterials(const Application& of, MaterialRole role, const Call& call) override;
  Result<Application> orderPayment(const Application& of, const Call& call) override;
  Result<Application> choosePayment(const Application& of, PaymentMethod method, const Call& call) override;

  Result<Captcha> captcha(const std::string& applicationId, const Call& call) override;
  Result<Application> downloadCheck(const Application& of, const Secret& code, const std::string& captchaId,
                                    const std::string& captchaText, const Call& call) override;
  Result<Application> resendMail(const Application& of, const Call& call) override;
  Result<Application> releaseUkey(const Application& of, const Call& call) override;

  Result<std::vector<Bytes>> caCertificates(const Call& call) override;
  Result<Bytes> enrol(const std::string& applicationId, const Secret& code, const Bytes& request,
                      const Call& call) override;
  Result<Bytes> reenrol(const std::string& applicationId, const Secret& code, const Bytes& request,
                        const Bytes& statement, const Bytes& signature, const Call& call) override;
  Result<ServerKey> serverKey(const std::string& applicationId, const Secret& code, const Bytes& request,
                              int generation, const Call& call) override;
  Result<Application> confirm(const Application& of, const Bytes& statement, const Bytes& signature,
                              const Call& call) override;
  Result<UnlockGrant> releaseUnlock(const Application& of, const Bytes& ephemeralKey, const Bytes& nonce,
                                    const Bytes& mac, const Call& call) override;
  Result<Application> completeUnlock(const Application& of, const Bytes& statement, const Bytes& signature,
                                     const Call& call) override;
  Result<Secret> unlockResponse(const Application& of, const std::string& challenge, const Call& call) override;
  Result<Bytes> receipt(const std::string& applicationId, const Call& call) override;

  // rest_desks.cpp
  Result<CertificateRecord> freeze(const std::string& certificateId, FreezeReason reason, const Secret& password,
                                   const Call& call) override;
  Result<CertificateRecord> unfreeze(const std::string& certificateId, UnfreezeReason reason, const Secret& password,
                                     const Call& call) override;
  Result<CertificateRecord> revoke(const std::string& certificateId, RevocationReason reason, const Secret& password,
                                   const Call& call) override;
  Result<Account> account(const Call& call) override;
  Outcome changePassword(const Secret& old, const Secret& fresh, const Call& call) override;
  Result<MailedCode> mailAnswerCode(const Call& call) override;
  Outcome resetAnswer(const Secret& code, const std::string& question, const Secret& answer, const Call& call) override;
  Result<MailedCode> mailPasswordCode(const std::string& userName, const Call& call) override;
  Outcome resetPassword(const std::string& userName, const Secret& code, const Secret& fresh,
                        const Call& call) override;
  Result<MailedCode> mailRegistrationCode(const std::string& email, const Call& call) override;
  Result<Account> registerAccount(const Registration& registration, const Call& call) override;

private:
  RestPortal(Channel channel, Channel files, std::string clientVersion);
  Result<Turns::Turn> take(const Call& call);
  // Under the login: refreshes what is known to be expired, and once what the portal calls expired.
  Result<HttpAnswer> say(const Message& message, const Call& call);
  // The same of a file, over its connection; takes its own turns.
  Result<HttpAnswer> sayOfFile(const Message& message, const Call& call);
  // spent: the number of the session whose access token the portal called expired; 0: none.
  struct Access {
    Secret authorization;
    int session = 0;
  };
  Result<Access> access(int spent, const Call& call);
  Outcome mayAsk() const; // somebody is logged in, with a client that is new enough
  Result<Account> refresh(const Secret& refreshToken, const Call& call);
  Result<Account> keep(const Result<HttpAnswer>& answer);
  Result<Application> write(Route route, const Application& of, std::string_view body, const Call& call);
  template <class T>
  Result<std::vector<T>> all(Route route, Result<Page<T>> (*read)(std::string_view), const Call& call);
  // Before a login: never sent twice, since the first may have spent a code or counted a try.
  Result<HttpAnswer> sayOnce(Route route, std::string_view body, const Call& call);
  Result<CertificateRecord> changeState(Route route, const std::string& certificateId, const Secret& body,
                                        const Call& call);
  Outcome checkVersion() const;
  void forget();

  Turns m_turns, m_fileTurns; // taken in the order files, others
  Channel m_channel, m_files;
  mutable std::mutex m_mutex; // of what is asked without a call: the tokens and the language; held for a moment
  std::string m_language;
  std::string m_version;
  std::string m_minimumVersion; // what the portal last asked for
  Secret m_accessToken, m_refreshToken;
  Deadline m_accessUntil{};
  int m_session = 0; // counts them, from 1
};

} // namespace certdesk::portal
