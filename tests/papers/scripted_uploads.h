#pragma once
#include "app/papers/uploader.h"

#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace certdesk::test {

// The uploads of a portal in memory, as the contract says they behave; all else of a portal is not asked here.
class ScriptedUploads final : public portal::Portal {
public:
  // What the next appendUpload() does instead of, or after, taking the part.
  struct Mishap {
    ErrorCode code;
    bool taken = false; // the part arrived all the same: the answer was lost
  };
  std::deque<Mishap> mishaps;       // of appendUpload()
  std::deque<ErrorCode> noAnswers;  // of upload() and startUpload()
  std::function<void()> afterStart, beforePart; // what happens on the PC meanwhile
  Bytes received;
  std::vector<std::string> asked; // "start", "append 0", "ask"
  bool neverWhole = false;
  std::int64_t largestPart = 0;

  Result<portal::Upload> startUpload(const std::string&, const portal::UploadRequest&, const Call&) override;
  Result<portal::Upload> appendUpload(const portal::Upload&, const portal::UploadPart&, const Call&) override;
  Result<portal::Upload> upload(const std::string&, const Call&) override;

  using App = Result<portal::Application>;
  using Of = const portal::Application&;
  void setLanguage(const std::string&) override {}
  Result<portal::Service> service(const Call&) override { return notAsked(); }
  Result<portal::Account> login(const std::string&, const Secret&, const Call&) override { return notAsked(); }
  Result<portal::Account> resume(const Secret&, const Call&) override { return notAsked(); }
  Outcome logout(const Call&) override { return notAsked(); }
  Secret refreshToken() const override { return {}; }
  Result<std::vector<portal::CertificateRecord>> certificates(const Call&) override { return notAsked(); }
  Result<std::vector<portal::Application>> applications(const Call&) override { return notAsked(); }
  Result<std::optional<portal::Application>> application(const std::string&, const std::string&, const Call&) override {
    return notAsked();
  }
  App start(const std::string&, const std::string&, const Call&) override { return notAsked(); }
  App putReason(Of, portal::LossReason, bool, const Call&) override { return notAsked(); }
  App acceptAgreement(Of, const Call&) override { return notAsked(); }
  App confirmQuote(Of, std::optional<int>, const Call&) override { return notAsked(); }
  App checkAnswer(Of, const Secret&, const Call&) override { return notAsked(); }
  App submit(Of, const Call&) override { return notAsked(); }
  App cancel(Of, const Call&) override { return notAsked(); }
  App putForm(Of, const std::string&, const std::vector<portal::FieldValue>&, const Call&) override {
    return notAsked();
  }
  Result<Bytes> uploadOctets(const portal::MaterialPage&, const Call&) override { return notAsked(); }
  Result<Bytes> receipt(const std::string&, const Call&) override { return notAsked(); }
  App arrangeMaterial(Of, const std::string&, const std::vector<portal::PageOrder>&, const Call&) override {
    return notAsked();
  }
  App completeMaterials(Of, portal::MaterialRole, const Call&) override { return notAsked(); }
  App orderPayment(Of, const Call&) override { return notAsked(); }
  App choosePayment(Of, portal::PaymentMethod, const Call&) override { return notAsked(); }
  Result<portal::Captcha> captcha(const std::string&, const Call&) override { return notAsked(); }
  App downloadCheck(Of, const Secret&, const std::string&, const std::string&, const Call&) override {
    return notAsked();
  }
  App resendMail(Of, const Call&) override { return notAsked(); }
  App releaseUkey(Of, const Call&) override { return notAsked(); }
  Result<std::vector<Bytes>> caCertificates(const Call&) override { return notAsked(); }
  Result<Bytes> enrol(const std::string&, const Secret&, const Bytes&, const Call&) override { return notAsked(); }
  Result<ServerKey> serverKey(const std::string&, const Secret&, const Bytes&, int, const Call&) override {
    return notAsked();
  }
  App confirm(Of, const Bytes&, const Bytes&, const Call&) override { return notAsked(); }
  Result<std::string> loginChallenge(const Call&) override { return notAsked(); }
  Result<portal::Account> loginByUkey(const Bytes&, const Bytes&, const Bytes&, const Call&) override {
    return notAsked();
  }
  App acknowledgeOpenFiles(Of, const Call&) override { return notAsked(); }
  Result<Bytes> reenrol(const std::string&, const Secret&, const Bytes&, const Bytes&, const Bytes&,
                        const Call&) override {
    return notAsked();
  }
  Result<portal::UnlockGrant> releaseUnlock(Of, const Bytes&, const Bytes&, const Bytes&, const Call&) override {
    return notAsked();
  }
  App completeUnlock(Of, const Bytes&, const Bytes&, const Call&) override { return notAsked(); }
  Result<Secret> unlockResponse(Of, const std::string&, const Call&) override { return notAsked(); }

private:
  static tl::unexpected<Error> notAsked() {
    return tl::unexpected<Error>(Error{ErrorCode::Internal, "not asked here"});
  }
  [[nodiscard]] Result<portal::Upload> state();
  portal::UploadRequest m_request;
};

} // namespace certdesk::test
