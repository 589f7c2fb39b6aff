#include "tests/workflow/fake_world.h"

#include "app/token/pending.h"
#include "tests/crypto/golden.h"
#include "tests/workflow/fake_calls.h"

#include <algorithm>

namespace certdesk::test {

namespace {

const Bytes& once(const std::string& file) {
  static std::map<std::string, Bytes> files;
  auto [place, isNew] = files.try_emplace(file);
  if (isNew) place->second = golden(file);
  return place->second;
}

std::pair<std::string, Bytes> partsOf(const Bytes& request) {
  const auto bar = std::find(request.begin(), request.end(), '|');
  return {std::string(request.begin(), bar), Bytes(bar + 1, request.end())};
}

Bytes statementOf(const token::Installation& installation) {
  Bytes statement = installation.signingCertificate;
  for (const auto& certificate : installation.encryptionCertificates)
    statement.insert(statement.end(), certificate.begin(), certificate.end());
  return statement;
}

std::string nameOfKey(const Bytes& spki) {
  for (const char* name : {"p256", "p384", "person-a", "person-b", "person-c", "person-d", "person-e"})
    if (spkiOf(name) == spki) return name;
  return {};
}

bool isArchived(const Bytes& certificate) { return certificate == encryptionCertificate(1); }

} // namespace

Bytes requestOf(const std::string& serial, const Bytes& key) {
  Bytes request(serial.begin(), serial.end());
  request.push_back('|');
  request.insert(request.end(), key.begin(), key.end());
  return request;
}

// Read once: the model asks some million times.
const Bytes& keyOf(const Bytes& certificate) {
  thread_local std::map<Bytes, Bytes> keys;
  auto& key = keys[certificate];
  if (key.empty()) {
    const auto read = crypto::Certificate::fromDer(certificate);
    demand(read.has_value());
    key = read->publicKey().spki();
  }
  return key;
}

const Bytes& spkiOf(const std::string& keyName) { return once(keyName + ".spki"); }
const Bytes& signingCertificateOf(const std::string& keyName) { return once("signing-" + keyName + ".cer"); }
const Bytes& encryptionCertificate(int generation) {
  return once(generation == 0 ? "encryption-ec.cer" : "encryption-rsa.cer");
}

bool holds(const FakeUkey& ukey, const Bytes& certificate) {
  return std::any_of(ukey.certificates.begin(), ukey.certificates.end(),
                     [&](const auto& entry) { return entry.certificate == certificate; });
}
bool hasKey(const FakeUkey& ukey, const Bytes& spki) {
  return std::any_of(ukey.keys.begin(), ukey.keys.end(), [&](const auto& key) { return key.publicKey == spki; });
}

void FakeState::closeOperation() {
  open.clear();
  proved.reset();
}
void FakeState::pull(const std::string& serial) {
  ukeys[serial].inserted = false;
  if (open == serial) closeOperation();
}

FakeState freshState() {
  FakeState state;
  auto& application = state.application;
  application.id = applicationId;
  application.service = "recovery";
  using workflow::Step;
  for (const auto& line : workflow::recovery().lines)
    if (line.phase != workflow::Phase::Papers || line.step == Step::Review)
      application.lines.emplace_back(wireName(line.step));
  application.lostUkeySerials = {lostUkey};
  application.subject = "示例单位（演练）";
  application.archived = {encryptionCertificate(1)};
  application.keyAlgorithm = portal::KeyAlgorithm::EcP256;
  state.ukeys[newUkey].keyNames = {"p256", "person-a", "person-b"};
  state.ukeys[otherUkey].keyNames = {"p384", "person-c"};
  state.ukeys[spareUkey].keyNames = {"person-d", "person-e"};
  state.ukeys[otherUkey].room = FakeUkey::Room::ForKeys;
  state.ukeys[spareUkey].room = FakeUkey::Room::ForNothing;
  state.ukeys[otherUkey].inserted = state.ukeys[spareUkey].inserted = false;
  for (const auto& [serial, ukey] : state.ukeys) // all files are read at home, before there are workers
    for (const auto& name : ukey.keyNames)
      (void)signingCertificateOf(name), (void)spkiOf(name);
  (void)encryptionCertificate();
  state.changed();
  return state;
}

workflow::World FakeWorld::world() { return {*this, *this, {}, "https://portal.example:443", false}; }

int FakeWorld::count(const std::string& call) const {
  const std::lock_guard lock(m_mutex);
  return static_cast<int>(std::count(log.begin(), log.end(), call));
}

// --- faults -------------------------------------------------------------------------------------------------------

std::optional<Error> FakeWorld::strike(CallKind kind) {
  switch (fault.what) {
  case Fault::What::Nothing:
    return std::nullopt;
  case Fault::What::Kill:
    state.closeOperation();
    throw Killed{};
  case Fault::What::Pull: {
    const bool fatal = kind == CallKind::Token;
    for (const auto& serial : {newUkey, otherUkey, spareUkey})
      if (state.open == serial || state.application.ukeySerial == serial) state.pull(serial);
    return fatal ? std::optional(Error{ErrorCode::UkeyRemoved, "fault"}) : std::nullopt;
  }
  case Fault::What::Refuse:
    if (fault.code == ErrorCode::LoginExpired) state.loggedIn = false;
    if (fault.code == ErrorCode::DownloadWindowClosed) state.windowOpen = false;
    if (fault.code == ErrorCode::DriverCrashed || fault.code == ErrorCode::PinNeeded) state.closeOperation();
    if (fault.code == ErrorCode::ChangedElsewhere) state.changed();
    return Error{fault.code, "fault", fault.retryAfter};
  }
  return std::nullopt;
}

// --- the portal ---------------------------------------------------------------------------------------------------

Result<portal::Service> FakeWorld::service(const Call&) { return portal::Service{}; }
Result<portal::Account> FakeWorld::login(const std::string& user, const Secret& password, const Call&) {
  return doing<portal::Account>(CallKind::Portal, "login", [&]() -> Result<portal::Account> {
    if (password.text() != "right") return refuse(ErrorCode::LoginRefused);
    state.loggedIn = true;
    state.loggedInAs = user;
    return portal::Account{user, user, {}, {}, false};
  });
}
Result<portal::Account> FakeWorld::resume(const Secret&, const Call&) { return portal::Account{}; }
Outcome FakeWorld::logout(const Call&) {
  state.loggedIn = false;
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
    if (!state.loggedIn) return refuse(ErrorCode::LoginExpired);
    if (const auto other = state.otherApplications.find(id); other != state.otherApplications.end())
      return Answer(other->second);
    if (id != applicationId || state.loggedInAs != owner) return refuse(ErrorCode::NotFound);
    if (ifNoneMatch == state.application.etag) return Answer();
    return Answer(state.application);
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
    if (answer.text() != "right") return refuse(ErrorCode::AnswerWrong);
    a.answerVerified = true;
    return {};
  });
}
Result<portal::Application> FakeWorld::submit(const portal::Application& seen, const Call&) {
  return write("submit", seen, [&](portal::Application& a) -> Outcome {
    const bool renews = a.service == workflow::renewal().service;
    demand(renews ? a.openFilesAcknowledged : (a.lossReason && a.answerVerified));
    demand(a.agreementAccepted && a.quoteConfirmed);
    const bool papers = owesPapers(a);
    demand(a.stage == portal::Stage::Draft || (a.stage == portal::Stage::SentBack && !papers));
    demand(std::all_of(a.forms.begin(), a.forms.end(), [](const auto& form) { return form.filled; }));
    a.stage = papers ? portal::Stage::Papers : portal::Stage::UnderReview;
    return {};
  });
}
Result<portal::Application> FakeWorld::cancel(const portal::Application& seen, const Call&) {
  return write("cancel", seen, [&](portal::Application& a) -> Outcome {
    a.stage = portal::Stage::Cancelled;
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
    demand(a.stage == portal::Stage::Approved);
    if (code.text() != rightCode) return refuse(ErrorCode::AuthorisationCodeWrong);
    state.windowOpen = true;
    return {};
  });
}
Result<portal::Application> FakeWorld::resendMail(const portal::Application& seen, const Call&) {
  return write("resendMail", seen, [&](portal::Application&) -> Outcome { return {}; });
}
Result<portal::Application> FakeWorld::releaseUkey(const portal::Application& seen, const Call&) {
  return write("releaseUkey", seen, [&](portal::Application& a) -> Outcome {
    if (a.stage != portal::Stage::Approved || a.ukeySerial.empty()) return refuse(ErrorCode::NotAllowedNow);
    a.ukeySerial.clear();
    a.issued.clear();
    ++state.released;
    return {};
  });
}
Result<std::vector<Bytes>> FakeWorld::caCertificates(const Call&) { return std::vector<Bytes>{}; }

Outcome FakeWorld::checkEst(const Secret& code, const std::string& serial) const {
  const auto& a = state.application;
  if (a.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
  if (!state.windowOpen) return refuse(ErrorCode::DownloadWindowClosed);
  if (code.text() != rightCode) return refuse(ErrorCode::AuthorisationCodeWrong);
  if (!a.ukeySerial.empty() && a.ukeySerial != serial) return refuse(ErrorCode::ApplicationBoundElsewhere);
  return {};
}

Result<Bytes> FakeWorld::enrol(const std::string&, const Secret& code, const Bytes& request, const Call&) {
  return doing<Bytes>(CallKind::Est, "enrol", [&]() -> Result<Bytes> {
    demand(state.application.service == workflow::recovery().service);
    return issueFor(code, request);
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
    demand(generation == 0 || generation == 1);
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
    return ServerKey{Bytes(serial.begin(), serial.end()), certificate};
  });
}

Result<portal::Application> FakeWorld::confirm(const portal::Application& seen, const Bytes& statement,
                                               const Bytes& signature, const Call&) {
  return write("confirm", seen, [&](portal::Application& a) -> Outcome {
    auto installation = workflow::installationOf(a, a.ukeySerial);
    auto& encryption = installation.encryptionCertificates;
    const bool all = statement == statementOf(installation);
    if (!all && encryption.size() > 1) encryption.resize(1); // the archived one was left out
    if (statement != statementOf(installation)) return refuse(ErrorCode::SupersededElsewhere);
    demand(std::string(signature.begin(), signature.end()) == a.ukeySerial);
    const auto& ukey = state.ukeys[a.ukeySerial];
    demand(encryption.size() == (ukey.room == FakeUkey::Room::ForAll ? 1 + a.archived.size() : 1));
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

// --- the UKEYs ----------------------------------------------------------------------------------------------------

Result<token::Tokens::Inventory> FakeWorld::inventory(const Call&) {
  return doing<Inventory>(CallKind::Token, "inventory", [&]() -> Result<Inventory> {
    Inventory inventory;
    for (const auto& [serial, ukey] : state.ukeys) {
      if (!ukey.inserted) continue;
      token::TokenInfo info;
      info.unlocksByCode = ukey.unlocksByCode;
      info.serial = serial;
      info.pin = ukey.pin;
      for (const auto& entry : ukey.certificates)
        info.certificates.push_back(entry.certificate);
      inventory.tokens.push_back(std::move(info));
    }
    inventory.failures = driverFailures;
    return inventory;
  });
}

Outcome FakeWorld::begin(const std::string& serial, const Secret& pin, bool, const Call&) {
  return doing<void>(CallKind::Token, "begin", [&]() -> Outcome {
    auto& ukey = state.ukeys[serial];
    if (!ukey.inserted) return refuse(ErrorCode::UkeyNotFound);
    if (pin.text() != rightPin) {
      ukey.pin = token::PinState::SomeWrong;
      return refuse(ErrorCode::PinWrong);
    }
    ukey.pin = token::PinState::Ok;
    state.closeOperation();
    state.open = serial;
    return {};
  });
}
Outcome FakeWorld::end(const std::string& serial, const Call&) {
  const std::lock_guard lock(m_mutex);
  if (onCall) onCall("end");
  log.emplace_back("end");
  kinds.push_back(CallKind::Token);
  if (state.open == serial) state.closeOperation();
  return {};
}
Outcome FakeWorld::changePin(const std::string&, const Secret&, const Secret&, bool, const Call&) {
  return doing<void>(CallKind::Token, "changePin", []() -> Outcome { return {}; });
}

Result<token::Contents> FakeWorld::contents(const std::string& serial, const Call&) {
  return onUkey<token::Contents>("contents", serial, [](FakeUkey& ukey) -> Result<token::Contents> {
    return token::Contents{ukey.keys, ukey.certificates};
  });
}
Result<token::Trial> FakeWorld::tryOut(const std::string& serial, const token::NewSet&, const Call&) {
  return onUkey<token::Trial>("tryOut", serial, [](FakeUkey&) -> Result<token::Trial> {
    return token::Trial{token::OaepHash::Sha256, true};
  });
}

Result<Bytes> FakeWorld::generateSigningKey(const std::string& serial, const std::string& id, token::KeyKind,
                                            const std::vector<Bytes>& issued, const Call&) {
  return onUkey<Bytes>("generateSigningKey", serial, [&](FakeUkey& ukey) -> Result<Bytes> {
    spared = issued;
    token::KeyEntry entry;
    entry.label = token::pendingLabel(id, token::PendingPurpose::Signing);
    std::size_t made = 0;
    for (const auto& key : ukey.keys) {
      demand(key.label != entry.label); // never a second key where there is one to go on with
      if (key.signs) ++made;
    }
    demand(made < ukey.keyNames.size());
    const auto& key = spkiOf(ukey.keyNames[made]);
    entry.publicKey = key;
    entry.signs = true;
    ukey.keys.push_back(std::move(entry));
    return key;
  });
}
Result<Bytes> FakeWorld::signingRequest(const std::string& serial, const std::string&, const Bytes& key, const Call&) {
  return onUkey<Bytes>("signingRequest", serial, [&](FakeUkey& ukey) -> Result<Bytes> {
    if (!hasKey(ukey, key)) return refuse(ErrorCode::UkeyKeyGone);
    return requestOf(serial, key);
  });
}
Result<Bytes> FakeWorld::transportRequest(const std::string& serial, const std::string&, const Bytes& key,
                                          token::OaepHash hash, const Call&) {
  return onUkey<Bytes>("transportRequest", serial, [&](FakeUkey& ukey) -> Result<Bytes> {
    demand(hash == token::OaepHash::Sha256); // what the trial found
    if (!hasKey(ukey, key)) return refuse(ErrorCode::UkeyKeyGone);
    return requestOf(serial, key);
  });
}
Outcome FakeWorld::installEncryptionKey(const std::string& serial, const std::string& id, const Bytes&,
                                        const Bytes& keyPackage, const Bytes& certificate, const std::vector<Bytes>&,
                                        const Call&) {
  return onUkey<void>("installEncryptionKey", serial, [&](FakeUkey& ukey) -> Outcome {
    if (std::string(keyPackage.begin(), keyPackage.end()) != serial) return refuse(ErrorCode::PackageOtherUkey);
    const auto& key = keyOf(certificate);
    if (hasKey(ukey, key)) return {};
    if (isArchived(certificate)) { // it takes no room from what must be there
      const auto* signing = workflow::issuedSigning(state.application);
      demand(holds(ukey, encryptionCertificate()) && signing != nullptr && holds(ukey, signing->certificate));
      if (ukey.room == FakeUkey::Room::ForNothing) return refuse(ErrorCode::UkeyFull);
    }
    token::KeyEntry entry;
    entry.label = token::pendingLabel(id, token::PendingPurpose::Encryption);
    entry.publicKey = key;
    entry.decrypts = true;
    ukey.keys.push_back(std::move(entry));
    return {};
  });
}

Outcome FakeWorld::writeCertificates(const token::Installation& installation, const std::vector<Bytes>&, const Call&) {
  auto all = installation.encryptionCertificates;
  all.insert(all.begin(), installation.signingCertificate);
  for (const auto& certificate : all) {
    auto written = onUkey<void>("writeCertificate", installation.ukeySerial, [&](FakeUkey& ukey) -> Outcome {
      demand(hasKey(ukey, keyOf(certificate)));
      if (isArchived(certificate) && ukey.room != FakeUkey::Room::ForAll) return refuse(ErrorCode::UkeyFull);
      if (!holds(ukey, certificate)) ukey.certificates.push_back({"", {}, certificate});
      return {};
    });
    if (!written) return written;
  }
  return {};
}
Outcome FakeWorld::prove(const token::Installation& installation, const Call&) {
  return onUkey<void>("prove", installation.ukeySerial, [&](FakeUkey& ukey) -> Outcome {
    demand(holds(ukey, installation.signingCertificate));
    state.proved = installation;
    return {};
  });
}
Outcome FakeWorld::promote(const token::Installation& installation, const std::string& name, const Call&) {
  return onUkey<void>("promote", installation.ukeySerial, [&](FakeUkey& ukey) -> Outcome {
    for (auto& key : ukey.keys)
      key.label = name;
    return {};
  });
}
Result<token::SignedStatement> FakeWorld::confirmation(const token::Installation& installation, const std::string&,
                                                       const Call&) {
  const auto& serial = installation.ukeySerial;
  return onUkey<token::SignedStatement>("confirmation", serial, [&](FakeUkey&) -> Result<token::SignedStatement> {
    demand(state.proved == installation);
    return token::SignedStatement{statementOf(installation), Bytes(serial.begin(), serial.end())};
  });
}
Outcome FakeWorld::removePending(const std::string& serial, const std::string&, const Call&) {
  return onUkey<void>("removePending", serial, [](FakeUkey&) -> Outcome { return {}; });
}

} // namespace certdesk::test
