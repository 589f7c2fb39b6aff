#pragma once
#include "app/portal/portal.h"

#include <algorithm>

namespace certdesk::faults {

// The same portal for somebody who waits no longer than so for any answer.
class HastyPortal final : public portal::Portal {
public:
  HastyPortal(portal::Portal& portal, std::chrono::milliseconds patience) : m_portal(portal), m_patience(patience) {}

  void setLanguage(const std::string& tag) override { return m_portal.setLanguage(tag); }
  Result<portal::Service> service(const Call& call) override { return m_portal.service(soon(call)); }
  Result<portal::Account> login(const std::string& userName, const Secret& password, const Call& call) override {
    return m_portal.login(userName, password, soon(call));
  }
  Result<portal::Account> resume(const Secret& refreshToken, const Call& call) override {
    return m_portal.resume(refreshToken, soon(call));
  }
  Result<std::string> loginChallenge(const Call& call) override { return m_portal.loginChallenge(soon(call)); }
  Result<portal::Account> loginByUkey(const Bytes& certificate, const Bytes& statement, const Bytes& signature,
                                      const Call& call) override {
    return m_portal.loginByUkey(certificate, statement, signature, soon(call));
  }
  Outcome logout(const Call& call) override { return m_portal.logout(soon(call)); }
  Secret refreshToken() const override { return m_portal.refreshToken(); }
  Result<std::vector<portal::CertificateRecord>> certificates(const Call& call) override {
    return m_portal.certificates(soon(call));
  }
  Result<std::vector<portal::Application>> applications(const Call& call) override {
    return m_portal.applications(soon(call));
  }
  Result<std::optional<portal::Application>> application(const std::string& id, const std::string& ifNoneMatch,
                                                         const Call& call) override {
    return m_portal.application(id, ifNoneMatch, soon(call));
  }
  Result<portal::Application> start(const std::string& service, const std::string& certificateId,
                                    const Call& call) override {
    return m_portal.start(service, certificateId, soon(call));
  }
  Result<portal::Application> putReason(const portal::Application& one, portal::LossReason reason, bool freeze,
                                        const Call& call) override {
    return m_portal.putReason(one, reason, freeze, soon(call));
  }
  Result<portal::Application> acceptAgreement(const portal::Application& one, const Call& call) override {
    return m_portal.acceptAgreement(one, soon(call));
  }
  Result<portal::Application> confirmQuote(const portal::Application& one, std::optional<int> years,
                                           const Call& call) override {
    return m_portal.confirmQuote(one, years, soon(call));
  }
  Result<portal::Application> acknowledgeOpenFiles(const portal::Application& one, const Call& call) override {
    return m_portal.acknowledgeOpenFiles(one, soon(call));
  }
  Result<portal::Application> checkAnswer(const portal::Application& one, const Secret& answer,
                                          const Call& call) override {
    return m_portal.checkAnswer(one, answer, soon(call));
  }
  Result<portal::Application> submit(const portal::Application& one, const Call& call) override {
    return m_portal.submit(one, soon(call));
  }
  Result<portal::Application> cancel(const portal::Application& one, const Call& call) override {
    return m_portal.cancel(one, soon(call));
  }
  Result<portal::Application> putForm(const portal::Application& one, const std::string& form,
                                      const std::vector<portal::FieldValue>& values, const Call& call) override {
    return m_portal.putForm(one, form, values, soon(call));
  }
  Result<portal::Upload> startUpload(const std::string& applicationId, const portal::UploadRequest& request,
                                     const Call& call) override {
    return m_portal.startUpload(applicationId, request, soon(call));
  }
  Result<portal::Upload> appendUpload(const portal::Upload& upload, const portal::UploadPart& part,
                                      const Call& call) override {
    return m_portal.appendUpload(upload, part, soon(call));
  }
  Result<portal::Upload> upload(const std::string& uploadId, const Call& call) override {
    return m_portal.upload(uploadId, soon(call));
  }
  Result<Bytes> uploadOctets(const portal::MaterialPage& page, const Call& call) override {
    return m_portal.uploadOctets(page, soon(call));
  }
  Result<portal::Application> arrangeMaterial(const portal::Application& one, const std::string& kind,
                                              const std::vector<portal::PageOrder>& pages, const Call& call) override {
    return m_portal.arrangeMaterial(one, kind, pages, soon(call));
  }
  Result<portal::Application> completeMaterials(const portal::Application& one, portal::MaterialRole role,
                                                const Call& call) override {
    return m_portal.completeMaterials(one, role, soon(call));
  }
  Result<portal::Application> orderPayment(const portal::Application& one, const Call& call) override {
    return m_portal.orderPayment(one, soon(call));
  }
  Result<portal::Application> choosePayment(const portal::Application& one, portal::PaymentMethod method,
                                            const Call& call) override {
    return m_portal.choosePayment(one, method, soon(call));
  }
  Result<portal::Captcha> captcha(const std::string& applicationId, const Call& call) override {
    return m_portal.captcha(applicationId, soon(call));
  }
  Result<portal::Application> downloadCheck(const portal::Application& one, const Secret& code,
                                            const std::string& captchaId, const std::string& captchaText,
                                            const Call& call) override {
    return m_portal.downloadCheck(one, code, captchaId, captchaText, soon(call));
  }
  Result<portal::Application> resendMail(const portal::Application& one, const Call& call) override {
    return m_portal.resendMail(one, soon(call));
  }
  Result<portal::Application> releaseUkey(const portal::Application& one, const Call& call) override {
    return m_portal.releaseUkey(one, soon(call));
  }
  Result<std::vector<Bytes>> caCertificates(const Call& call) override { return m_portal.caCertificates(soon(call)); }
  Result<Bytes> enrol(const std::string& applicationId, const Secret& code, const Bytes& request,
                      const Call& call) override {
    return m_portal.enrol(applicationId, code, request, soon(call));
  }
  Result<Bytes> reenrol(const std::string& applicationId, const Secret& code, const Bytes& request,
                        const Bytes& statement, const Bytes& signature, const Call& call) override {
    return m_portal.reenrol(applicationId, code, request, statement, signature, soon(call));
  }
  Result<ServerKey> serverKey(const std::string& applicationId, const Secret& code, const Bytes& request,
                              int generation, const Call& call) override {
    return m_portal.serverKey(applicationId, code, request, generation, soon(call));
  }
  Result<portal::Application> confirm(const portal::Application& one, const Bytes& statement, const Bytes& signature,
                                      const Call& call) override {
    return m_portal.confirm(one, statement, signature, soon(call));
  }
  Result<portal::UnlockGrant> releaseUnlock(const portal::Application& one, const Bytes& ephemeralKey,
                                            const Bytes& nonce, const Bytes& mac, const Call& call) override {
    return m_portal.releaseUnlock(one, ephemeralKey, nonce, mac, soon(call));
  }
  Result<portal::Application> completeUnlock(const portal::Application& one, const Bytes& statement,
                                             const Bytes& signature, const Call& call) override {
    return m_portal.completeUnlock(one, statement, signature, soon(call));
  }
  Result<Secret> unlockResponse(const portal::Application& one, const std::string& challenge,
                                const Call& call) override {
    return m_portal.unlockResponse(one, challenge, soon(call));
  }
  Result<Bytes> receipt(const std::string& applicationId, const Call& call) override {
    return m_portal.receipt(applicationId, soon(call));
  }

private:
  [[nodiscard]] Call soon(const Call& call) const { return {call.stop, std::min(call.deadline, in(m_patience))}; }
  portal::Portal& m_portal;
  std::chrono::milliseconds m_patience;
};

} // namespace certdesk::faults
