#include "tests/workflow/fake_calls.h"

#include <algorithm>

// The fake portal, but for papers, renewals and unlocks.
namespace certdesk::test {

namespace {

std::pair<std::string, Bytes> partsOf(const Bytes& request) {
  const auto bar = std::find(request.begin(), request.end(), '|');
  return {std::string(request.begin(), bar), Bytes(bar + 1, request.end())};
}

std::string nameOfKey(const Bytes& spki) {
  for (const char* name : {"p256", "p384", "person-a", "person-b", "person-c", "person-d", "person-e"})
    if (spkiOf(name) == spki) return name;
  return {};
}

} // namespace

bool isOpen(portal::Stage stage) {
  using portal::Stage;
  return stage == Stage::Draft || stage == Stage::Papers || stage == Stage::UnderReview || stage == Stage::SentBack ||
         stage == Stage::Approved;
}

Result<portal::Service> FakeWorld::service(const Call&) { return portal::Service{}; }
Result<portal::Account> FakeWorld::login(const std::string& user, const Secret& given, const Call&) {
  return doing<portal::Account>(CallKind::Portal, "login", [&]() -> Result<portal::Account> {
    demandKind(given, SecretKind::Password);
    if (given.text() != password) return refuse(ErrorCode::LoginRefused);
    state.loggedIn.at(static_cast<std::size_t>(pc)) = true;
    state.loggedInAs = user;
    return portal::Account{user, user, {}, {}, false};
  });
}
Result<portal::Account> FakeWorld::resume(const Secret&, const Call&) { return portal::Account{}; }
Outcome FakeWorld::logout(const Call&) {
  state.loggedIn.at(static_cast<std::size_t>(pc)) = false;
  return {};
}
Result<std::vector<portal::CertificateRecord>> FakeWorld::certificates(const Call&) {
  return std::vector<portal::CertificateRecord>{};
}
Result<std::vector<portal::Application>> FakeWorld::applications(const Call&) { return std::vector{state.application}; }

Result<std::optional<portal::Application>> FakeWorld::application(const std::string& id, const std::string& ifNoneMatch,
                                                                  const Call&) {
  using Answer = std::optional<portal::Application>;
  return doing<Answer>(CallKind::Portal, "application", [&]() -> Result<Answer> {
    if (!state.loggedIn.at(static_cast<std::size_t>(pc))) return refuse(ErrorCode::LoginExpired);
    if (const auto other = state.otherApplications.find(id); other != state.otherApplications.end())
      return Answer(other->second);
    if (id != applicationId || state.loggedInAs != owner) return refuse(ErrorCode::NotFound);
    if (ifNoneMatch == state.application.etag) return Answer();
    auto told = state.application;
    if (lies.application) lies.application(told);
    return Answer(std::move(told));
  });
}

Result<portal::Application> FakeWorld::start(const std::string&, const std::string&, const Call&) {
  return state.application;
}
Result<portal::Application> FakeWorld::putReason(const portal::Application& seen, portal::LossReason reason,
                                                 bool freeze, const Call&) {
  return write("putReason", seen, [&](portal::Application& a) -> Outcome {
    a.lossReason = reason;
    a.freezeRequested = freeze;
    return {};
  });
}
Result<portal::Application> FakeWorld::acceptAgreement(const portal::Application& seen, const Call&) {
  return write("acceptAgreement", seen, [&](portal::Application& a) -> Outcome {
    a.agreementAccepted = true;
    return {};
  });
}
Result<portal::Application> FakeWorld::confirmQuote(const portal::Application& seen, std::optional<int>, const Call&) {
  return write("confirmQuote", seen, [&](portal::Application& a) -> Outcome {
    a.quoteConfirmed = true;
    return {};
  });
}
Result<portal::Application> FakeWorld::checkAnswer(const portal::Application& seen, const Secret& answer, const Call&) {
  return write("checkAnswer", seen, [&](portal::Application& a) -> Outcome {
    demand(a.stage == portal::Stage::Draft || a.stage == portal::Stage::SentBack);
    demandKind(answer, SecretKind::Answer);
    if (state.wrongAnswers >= mostWrong) return refuse(ErrorCode::AnswerLocked);
    if (answer.text() != rightAnswer) {
      ++state.wrongAnswers;
      return refuse(ErrorCode::AnswerWrong);
    }
    state.wrongAnswers = 0;
    a.answerVerified = true;
    return {};
  });
}
Result<portal::Application> FakeWorld::submit(const portal::Application& seen, const Call&) {
  return write("submit", seen, [&](portal::Application& a) -> Outcome {
    demand(a.service != workflow::renewal().service || a.openFilesAcknowledged);
    demand(a.service != workflow::recovery().service || a.lossReason);
    demand(a.service == workflow::renewal().service || a.answerVerified);
    demand(a.service == workflow::unlock().service || (a.agreementAccepted && a.quoteConfirmed));
    const bool papers = owesPapers(a);
    demand(a.stage == portal::Stage::Draft || (a.stage == portal::Stage::SentBack && !papers));
    demand(std::all_of(a.forms.begin(), a.forms.end(), [](const auto& form) { return form.filled; }));
    a.stage = papers ? portal::Stage::Papers : portal::Stage::UnderReview;
    return {};
  });
}
Result<portal::Application> FakeWorld::cancel(const portal::Application& seen, const Call&) {
  return write("cancel", seen, [&](portal::Application& a) -> Outcome {
    if (!isOpen(a.stage)) return refuse(ErrorCode::NotAllowedNow);
    endEarly(state, portal::Stage::Cancelled);
    return {};
  });
}
Result<portal::Captcha> FakeWorld::captcha(const std::string&, const Call&) {
  return doing<portal::Captcha>(CallKind::Portal, "captcha", [&]() -> Result<portal::Captcha> {
    return portal::Captcha{"captcha-1", {1}};
  });
}
Result<portal::Application> FakeWorld::downloadCheck(const portal::Application& seen, const Secret& code,
                                                     const std::string&, const std::string&, const Call&) {
  return write("downloadCheck", seen, [&](portal::Application& a) -> Outcome {
    if (a.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
    if (auto right = checkCode(code); !right) return right;
    state.windowOpen = true;
    state.officer.late = false;
    return {};
  });
}
Result<portal::Application> FakeWorld::resendMail(const portal::Application& seen, const Call&) {
  return write("resendMail", seen, [&](portal::Application& a) -> Outcome {
    if (a.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
    ++state.mailed;
    state.wrongCodes = 0;
    state.codeExpired = false;
    return {};
  });
}
Result<portal::Application> FakeWorld::releaseUkey(const portal::Application& seen, const Call&) {
  return write("releaseUkey", seen, [&](portal::Application& a) -> Outcome {
    if (a.stage != portal::Stage::Approved || a.ukeySerial.empty()) return refuse(ErrorCode::NotAllowedNow);
    demand(!workflow::staysOnItsUkey(a));
    a.ukeySerial.clear();
    a.issued.clear();
    ++state.released;
    return {};
  });
}
Result<std::vector<Bytes>> FakeWorld::caCertificates(const Call&) { return std::vector<Bytes>{}; }

Outcome FakeWorld::checkCode(const Secret& code) {
  demandKind(code, SecretKind::Code);
  if (state.wrongCodes >= mostWrong) return refuse(ErrorCode::AuthorisationCodeLocked);
  if (state.codeExpired) return refuse(ErrorCode::AuthorisationCodeExpired);
  if (code.text() == codeMailed(state)) {
    state.wrongCodes = 0;
    return {};
  }
  return refuse(++state.wrongCodes < mostWrong ? ErrorCode::AuthorisationCodeWrong
                                               : ErrorCode::AuthorisationCodeLocked);
}

Outcome FakeWorld::checkEst(const Secret& code, const std::string& serial) {
  const auto& a = state.application;
  if (!state.windowOpen) return refuse(ErrorCode::DownloadWindowClosed);
  if (auto right = checkCode(code); !right) return right;
  if (a.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
  if (!a.ukeySerial.empty() && a.ukeySerial != serial) return refuse(ErrorCode::ApplicationBoundElsewhere);
  return {};
}

Result<Bytes> FakeWorld::enrol(const std::string&, const Secret& code, const Bytes& request, const Call&) {
  return doing<Bytes>(CallKind::Est, "enrol", [&]() -> Result<Bytes> {
    demand(state.application.service != workflow::renewal().service);
    auto certificate = issueFor(code, request);
    if (certificate && lies.enrolled) lies.enrolled(*certificate);
    return certificate;
  });
}

Result<Bytes> FakeWorld::issueFor(const Secret& code, const Bytes& request) {
  const auto [serial, key] = partsOf(request);
  if (auto open = checkEst(code, serial); !open) return failed(open);
  const auto& certificate = signingCertificateOf(nameOfKey(key));
  auto& issued = state.application.issued;
  const auto old = std::find_if(issued.begin(), issued.end(),
                                [](const auto& one) { return one.purpose == portal::Purpose::Signing; });
  if (old != issued.end() && old->certificate == certificate) return certificate;
  if (old != issued.end()) issued.erase(old);
  issued.push_back({portal::Purpose::Signing, certificate, 0});
  state.application.ukeySerial = serial;
  state.changed();
  return certificate;
}

Result<portal::Portal::ServerKey> FakeWorld::serverKey(const std::string&, const Secret& code, const Bytes& request,
                                                       int generation, const Call&) {
  return doing<ServerKey>(CallKind::Est, "serverKey", [&]() -> Result<ServerKey> {
    demand(generation >= 0 && generation <= static_cast<int>(state.application.archived.size()));
    const auto [serial, key] = partsOf(request);
    if (auto open = checkEst(code, serial); !open) return failed(open);
    const auto* signing = workflow::issuedSigning(state.application);
    if (signing == nullptr || signing->certificate != signingCertificateOf(nameOfKey(key)))
      return refuse(ErrorCode::SupersededElsewhere);
    auto& issued = state.application.issued;
    const auto& certificate = encryptionCertificate(generation);
    const bool delivered =
        std::any_of(issued.begin(), issued.end(), [&](const auto& one) { return one.certificate == certificate; });
    if (!delivered) {
      issued.push_back({portal::Purpose::Encryption, certificate, generation});
      state.changed();
    }
    ServerKey answer{requestOf(serial, keyOf(certificate)), certificate};
    if (lies.serverKey) lies.serverKey(answer);
    return answer;
  });
}

Result<portal::Application> FakeWorld::confirm(const portal::Application& seen, const Bytes& statement,
                                               const Bytes& signature, const Call&) {
  return write("confirm", seen, [&](portal::Application& a) -> Outcome {
    if (a.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
    auto installation = workflow::installationOf(a, a.ukeySerial);
    auto& encryption = installation.encryptionCertificates;
    const bool all = statement == statementOf(installation);
    if (!all && encryption.size() > 1) encryption.resize(1); // the archived one was left out
    if (statement != statementOf(installation)) return refuse(ErrorCode::SupersededElsewhere);
    demand(std::string(signature.begin(), signature.end()) == a.ukeySerial);
    const auto& ukey = state.ukeys[a.ukeySerial];
    demand(encryption.size() == 1 + a.archived.size() || ukey.room != FakeUkey::Room::ForAll);
    // Nothing is given up before all of it is on the UKEY and proved there.
    encryption.push_back(installation.signingCertificate);
    for (const auto& certificate : encryption)
      demand(holds(ukey, certificate) && hasKey(ukey, keyOf(certificate)));
    if (!all)
      a.issued.erase(
          std::remove_if(a.issued.begin(), a.issued.end(), [](const auto& one) { return isArchived(one.certificate); }),
          a.issued.end());
    a.confirmed = true;
    a.stage = portal::Stage::Completed;
    return {};
  });
}

} // namespace certdesk::test
