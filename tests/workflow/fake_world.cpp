#include "tests/workflow/fake_world.h"

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

void FakeState::pull(const std::string& serial) {
  auto& ukey = ukeys.at(serial);
  ukey.inserted = ukey.open = false;
  ukey.proved.reset();
  if (serial == newUkey) officer.forget();
}
void FakeState::insert(const std::string& serial, int pc) {
  auto& ukey = ukeys.at(serial);
  if (ukey.inserted && ukey.pc == pc) return;
  pull(serial);
  ukey.inserted = true;
  ukey.pc = pc;
}
void FakeState::endHost(int pc) {
  for (auto& [serial, ukey] : ukeys) {
    if (ukey.pc != pc) continue;
    ukey.open = false;
    ukey.proved.reset();
    if (serial == newUkey) officer.forget();
  }
}

std::string codeMailed(const FakeState& state) {
  auto code = rightCode;
  if (state.mailed > 0) code.back() = static_cast<char>('A' + state.mailed % 20);
  return code;
}

std::vector<token::TokenInfo> insertedAt(const FakeState& state, int pc) {
  std::vector<token::TokenInfo> all;
  for (const auto& [serial, ukey] : state.ukeys) {
    if (!ukey.inserted || ukey.pc != pc) continue;
    token::TokenInfo info;
    info.unlocksByCode = ukey.unlocksByCode;
    info.serial = serial;
    info.pin = ukey.pin;
    for (const auto& entry : ukey.certificates)
      info.certificates.push_back(entry.certificate);
    all.push_back(std::move(info));
  }
  return all;
}

void listLines(portal::Application& application, const workflow::Checklist& checklist) {
  application.service = checklist.service;
  application.lines.clear();
  for (const auto& line : checklist.lines)
    if (line.phase != workflow::Phase::Papers || line.step == workflow::Step::Review)
      application.lines.emplace_back(wireName(line.step));
}

FakeState freshState() {
  FakeState state;
  auto& application = state.application;
  application.id = applicationId;
  listLines(application, workflow::recovery());
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

FakeState firstState() {
  auto state = freshState();
  auto& a = state.application;
  listLines(a, workflow::firstCertificate());
  a.stage = portal::Stage::UnderReview;
  a.lostUkeySerials.clear();
  a.archived.clear();
  state.ukeys[newUkey].pin = token::PinState::MustChange;
  state.changed();
  return state;
}

workflow::World FakeWorld::world() { return {*this, *this, anchors, portalOrigin, false}; }

int FakeWorld::count(const std::string& call) const {
  const std::lock_guard lock(m_mutex);
  return static_cast<int>(std::count(log.begin(), log.end(), call));
}

// --- faults -------------------------------------------------------------------------------------------------------

std::optional<Error> FakeWorld::strike(CallKind kind) {
  switch (fault.what) {
  case Fault::What::Nothing:
  case Fault::What::HostDies:
  case Fault::What::PinRule:
    return std::nullopt;
  case Fault::What::Kill:
    state.endHost(pc);
    throw Killed{};
  case Fault::What::Pull: {
    const bool fatal = kind == CallKind::Token;
    for (const auto& [serial, ukey] : state.ukeys)
      if (ukey.pc == pc && ukey.inserted) state.pull(serial);
    return fatal ? std::optional(Error{ErrorCode::UkeyRemoved, "fault"}) : std::nullopt;
  }
  case Fault::What::Refuse:
    if (fault.code == ErrorCode::LoginExpired) state.loggedIn.at(static_cast<std::size_t>(pc)) = false;
    if (fault.code == ErrorCode::DownloadWindowClosed || fault.code == ErrorCode::UnlockGrantExpired)
      state.windowOpen = false;
    if (fault.code == ErrorCode::DriverCrashed || fault.code == ErrorCode::PinNeeded) state.endHost(pc);
    if (fault.code == ErrorCode::ChangedElsewhere) state.changed();
    return Error{fault.code, "fault", fault.retryAfter};
  }
  return std::nullopt;
}

bool FakeWorld::isStruck(Fault::What what) const {
  return fault.what == what && fault.call == static_cast<int>(log.size());
}

FakeUkey* FakeWorld::ukeyHere(const std::string& serial) {
  auto& ukey = state.ukeys[serial];
  return ukey.inserted && ukey.pc == pc ? &ukey : nullptr;
}

} // namespace certdesk::test
