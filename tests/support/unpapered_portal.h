#pragma once
#include "app/portal/portal.h"

namespace certdesk::test {

// A scripted portal that asks for no contents, no papers and no money, renews and unlocks nothing, and takes no login
// by UKEY: whatever is said of them is not allowed.
class UnpaperedPortal : public portal::Portal {
public:
  using Application = portal::Application;
  Result<Application> putForm(const Application&, const std::string&, const std::vector<portal::FieldValue>&,
                              const Call&) override {
    return no();
  }
  Result<portal::Upload> startUpload(const std::string&, const portal::UploadRequest&, const Call&) override {
    return no();
  }
  Result<portal::Upload> appendUpload(const portal::Upload&, const portal::UploadPart&, const Call&) override {
    return no();
  }
  Result<portal::Upload> upload(const std::string&, const Call&) override { return no(); }
  Result<Bytes> uploadOctets(const portal::MaterialPage&, const Call&) override { return no(); }
  Result<Application> arrangeMaterial(const Application&, const std::string&, const std::vector<portal::PageOrder>&,
                                      const Call&) override {
    return no();
  }
  Result<Application> completeMaterials(const Application&, portal::MaterialRole, const Call&) override { return no(); }
  Result<Application> orderPayment(const Application&, const Call&) override { return no(); }
  Result<Application> choosePayment(const Application&, portal::PaymentMethod, const Call&) override { return no(); }

  Result<std::string> loginChallenge(const Call&) override { return no(); }
  Result<portal::Account> loginByUkey(const Bytes&, const Bytes&, const Bytes&, const Call&) override { return no(); }
  Result<Application> acknowledgeOpenFiles(const Application&, const Call&) override { return no(); }
  Result<Bytes> reenrol(const std::string&, const Secret&, const Bytes&, const Bytes&, const Bytes&,
                        const Call&) override {
    return no();
  }
  Result<portal::UnlockGrant> releaseUnlock(const Application&, const Bytes&, const Bytes&, const Bytes&,
                                            const Call&) override {
    return no();
  }
  Result<Application> completeUnlock(const Application&, const Bytes&, const Bytes&, const Call&) override {
    return no();
  }
  Result<Secret> unlockResponse(const Application&, const std::string&, const Call&) override { return no(); }
  Result<Bytes> receipt(const std::string&, const Call&) override { return no(); }

private:
  static tl::unexpected<Error> no() { return tl::unexpected<Error>(Error{ErrorCode::NotAllowedNow, "no papers here"}); }
};

} // namespace certdesk::test
