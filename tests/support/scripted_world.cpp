#include "tests/support/scripted_world.h"

#include "app/workflow/checklist.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace certdesk::test {

namespace {

using portal::Application;

Secret copyOf(const Secret& secret) { return secret.clone(); }
std::string textOf(const Secret& secret) { return std::string(copyOf(secret).text()); }

// A one-pixel PNG, as any picture.
const Bytes pixel =
    *fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

} // namespace

Pair makePair(const std::string& name) {
  Pair pair;
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_NAME* subject = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1,
                             0);
  X509_set_issuer_name(certificate, subject);
  X509_set_pubkey(certificate, key);
  X509_sign(certificate, key, EVP_sha256());
  unsigned char* der = nullptr;
  if (const int size = i2d_X509(certificate, &der); size > 0) pair.certificate.assign(der, der + size);
  OPENSSL_free(der);
  der = nullptr;
  if (const int size = i2d_PUBKEY(key, &der); size > 0) pair.spki.assign(der, der + size);
  OPENSSL_free(der);
  X509_free(certificate);
  EVP_PKEY_free(key);
  return pair;
}

void Script::fail(const std::string& call, ErrorCode code, int times) {
  const std::lock_guard lock(m_mutex);
  m_failures[call].insert(m_failures[call].end(), static_cast<std::size_t>(times), code);
}

void Script::hold(const std::string& call) {
  const std::lock_guard lock(m_mutex);
  m_held = call;
}

void Script::release() {
  const std::lock_guard lock(m_mutex);
  m_held.clear();
  m_changed.notify_all();
}

int Script::count(const std::string& call) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_counts.find(call);
  return found == m_counts.end() ? 0 : found->second;
}

bool Script::reached(const std::string& call, int times) const {
  std::unique_lock lock(m_mutex);
  return m_changed.wait_for(lock, std::chrono::seconds(10), [&] {
    const auto found = m_counts.find(call);
    return found != m_counts.end() && found->second >= times;
  });
}

Outcome Script::enter(const std::string& call, std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
  lock = std::unique_lock(m_mutex);
  ++m_counts[call];
  m_changed.notify_all();
  while (m_held == call && !stop.stop_requested())
    m_changed.wait_for(lock, std::chrono::milliseconds(10));
  if (stop.stop_requested()) return certdesk::fail(ErrorCode::Cancelled, "given up");
  auto& failures = m_failures[call];
  if (failures.empty()) return {};
  const auto code = failures.front();
  failures.erase(failures.begin());
  return certdesk::fail(code, "scripted");
}

ScriptedPortal::ScriptedPortal() : signing(makePair("signing")), encryption(makePair("encryption")) {
  auto& a = m_application;
  a.id = "20260915000541121943";
  a.service = "recovery";
  a.createdAt = a.since = *fromRfc3339("2026-09-15T08:02:00Z");
  a.subject = "示例建设有限公司";
  a.templateName = "ZJT单位证书";
  a.handler = "王示例";
  for (const auto& line : workflow::recovery().lines)
    a.lines.emplace_back(workflow::wireName(line.step));
  // Without papers: this portal asks for none of them.
  constexpr std::array papers = {"extension_items", "extension_information", "acceptance_form", "materials", "payment",
                                 "voucher"};
  std::erase_if(a.lines,
                [&](const auto& line) { return std::find(papers.begin(), papers.end(), line) != papers.end(); });
  a.agreement =
      portal::Agreement{"agreement-1", "3.1", "示例电子认证服务协议", "第一条 用户应妥善保管证书介质和 PIN。", "00"};
  a.oldNotAfter = *fromRfc3339("2027-01-20T00:00:00Z");
  a.quote = portal::Quote{{{"单位证书恢复价格", {}, "年", 5000, "无优惠", 5000}}, 5000, a.oldNotAfter, {}};
  a.securityQuestion = "您的一生最重要的人是谁？";
  a.lostUkeySerials = {"EX20260118007D05"};
  a.oldUkeySerial = "EX20260118007D05";
  a.keyAlgorithm = portal::KeyAlgorithm::EcP256;
  a.mailedTo = "z***@shili.example";
  stamp();
}

void ScriptedPortal::renew() {
  change([](Application& a) {
    a.service = "renewal";
    a.lines.clear();
    constexpr std::array others = {workflow::Step::ExtensionItems, workflow::Step::ExtensionInfo,
                                   workflow::Step::AcceptanceForm, workflow::Step::Materials,
                                   workflow::Step::Payment,        workflow::Step::Voucher};
    for (const auto& line : workflow::renewal().lines)
      if (std::find(others.begin(), others.end(), line.step) == others.end())
        a.lines.emplace_back(workflow::wireName(line.step));
    a.lostUkeySerials.clear();
    a.oldUkeySerial = "EX202604180091C7";
    a.oldSigningCertificate = makePair("old signing").certificate;
    a.oldNotAfter = certdesk::now() + std::chrono::hours(24 * 12);
    a.quote.reset();
    for (int years = 1; years <= 3; ++years)
      a.quoteChoices.push_back({{{"单位证书延期价格", years, "年", 20000, "无优惠", years * 20000}},
                                years * 20000,
                                a.oldNotAfter + std::chrono::hours(24 * 365 * years),
                                years});
  });
}

void ScriptedPortal::stamp() { m_application.etag = "\"" + std::to_string(m_edition++) + "\""; }

Application ScriptedPortal::now() const {
  const std::lock_guard lock(m_mutex);
  return m_application;
}

template <class Change>
Result<Application> ScriptedPortal::write(const std::string& call, Change change) {
  std::unique_lock<std::mutex> lock;
  if (auto entered = enter(call, lock); !entered) return failed(entered);
  if (auto changed = change(m_application); !changed) return failed(changed);
  stamp();
  return m_application;
}

Result<Application> ScriptedPortal::orderPayment(const Application&, const Call&) {
  return write("orderPayment", [&](Application& a) -> Outcome {
    if (!a.payment) return certdesk::fail(ErrorCode::NotAllowedNow, "nothing is owed");
    if (a.payment->state == portal::PaymentState::Paid || a.payment->state == portal::PaymentState::Open) return {};
    const auto address = "https://cashier.example/" + std::to_string(++m_codes);
    a.payment->order = portal::PaymentOrder{"order-1", address, address, *fromRfc3339("2026-09-15T08:32:00Z")};
    a.payment->state = portal::PaymentState::Open;
    a.payment->remark.clear();
    return {};
  });
}

Result<Application> ScriptedPortal::choosePayment(const Application&, portal::PaymentMethod method, const Call&) {
  return write("choosePayment", [&](Application& a) -> Outcome {
    if (!a.payment) return certdesk::fail(ErrorCode::NotAllowedNow, "nothing is owed");
    auto& payment = *a.payment;
    const auto before = std::exchange(payment.method, method);
    if (!payment.order) return {};
    if (method == portal::PaymentMethod::Transfer && payment.state == portal::PaymentState::Open)
      payment.state = portal::PaymentState::Expired; // only one way is open at a time
    if (method == portal::PaymentMethod::Online && before == portal::PaymentMethod::Transfer) {
      payment.order->code = payment.order->address = "https://cashier.example/" + std::to_string(++m_codes);
      payment.state = portal::PaymentState::Open;
    }
    return {};
  });
}

Result<portal::Service> ScriptedPortal::service(const Call&) {
  portal::Service service;
  service.name = "示例省数字证书服务平台";
  service.hotlines = {{"客服", "400-000-0100", "工作日 8:30–17:30"}};
  service.origin = "https://portal.example:443";
  return service;
}

Result<portal::Account> ScriptedPortal::login(const std::string& user, const Secret& given, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto entered = enter("login", lock); !entered) return failed(entered);
  lastUser = user;
  if (textOf(given) != password) return certdesk::fail(ErrorCode::LoginRefused);
  return portal::Account{user, user, {}, {}, false};
}

Result<portal::Account> ScriptedPortal::resume(const Secret&, const Call&) {
  return portal::Account{"shili", "shili", {}, {}, false};
}
Outcome ScriptedPortal::logout(const Call&) { return {}; }
Result<std::vector<portal::CertificateRecord>> ScriptedPortal::certificates(const Call&) { return {}; }
Result<std::vector<Application>> ScriptedPortal::applications(const Call&) { return std::vector{now()}; }

Result<std::optional<Application>> ScriptedPortal::application(const std::string&, const std::string& ifNoneMatch,
                                                               const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto entered = enter("application", lock); !entered) return failed(entered);
  if (ifNoneMatch == m_application.etag) return std::optional<Application>();
  return std::optional<Application>(m_application);
}

Result<Application> ScriptedPortal::start(const std::string&, const std::string&, const Call&) { return now(); }

Result<Application> ScriptedPortal::putReason(const Application&, portal::LossReason reason, bool freeze, const Call&) {
  return write("putReason", [&](Application& a) -> Outcome {
    a.lossReason = reason;
    a.freezeRequested = freeze;
    return {};
  });
}
Result<Application> ScriptedPortal::acceptAgreement(const Application&, const Call&) {
  return write("acceptAgreement", [](Application& a) -> Outcome {
    a.agreementAccepted = true;
    return {};
  });
}
Result<Application> ScriptedPortal::acknowledgeOpenFiles(const Application&, const Call&) {
  return write("acknowledgeOpenFiles", [](Application& a) -> Outcome {
    a.openFilesAcknowledged = true;
    return {};
  });
}
Result<Application> ScriptedPortal::confirmQuote(const Application&, std::optional<int> years, const Call&) {
  return write("confirmQuote", [years](Application& a) -> Outcome {
    const auto chosen = std::find_if(a.quoteChoices.begin(), a.quoteChoices.end(),
                                     [years](const auto& choice) { return choice.years == years; });
    if (chosen != a.quoteChoices.end())
      a.quote = *chosen;
    else if (!a.quoteChoices.empty())
      return certdesk::fail(ErrorCode::PortalRefused, "no such choice");
    a.quoteConfirmed = true;
    return {};
  });
}
Result<Application> ScriptedPortal::checkAnswer(const Application&, const Secret& given, const Call&) {
  return write("checkAnswer", [&](Application& a) -> Outcome {
    lastAnswer = textOf(given);
    if (lastAnswer != answer) return certdesk::fail(ErrorCode::AnswerWrong);
    a.answerVerified = true;
    return {};
  });
}
// Takes whatever it is sent, as it is.
Result<Application> ScriptedPortal::putForm(const Application&, const std::string& id,
                                            const std::vector<portal::FieldValue>& values, const Call&) {
  return write("putForm", [&](Application& a) -> Outcome {
    lastValues = values;
    for (auto& form : a.forms) {
      if (form.id != id) continue;
      form.filled = true;
      for (auto& section : form.sections)
        for (auto& field : section.fields) {
          const auto sent =
              std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.id == field.id; });
          if (!field.readOnly) field.value = sent == values.end() ? std::string() : sent->value;
          field.remark.clear();
        }
    }
    return {};
  });
}
Result<Application> ScriptedPortal::submit(const Application&, const Call&) {
  return write("submit", [](Application& a) -> Outcome {
    a.stage = portal::Stage::UnderReview;
    a.actor = portal::Actor::CertificationAuthority;
    return {};
  });
}
Result<Application> ScriptedPortal::cancel(const Application&, const Call&) {
  return write("cancel", [](Application& a) -> Outcome {
    a.stage = portal::Stage::Cancelled;
    a.actor = portal::Actor::Nobody;
    return {};
  });
}

void ScriptedPortal::setLanguage(const std::string& tag) {
  const std::lock_guard lock(m_mutex);
  language = tag;
}

Result<portal::Captcha> ScriptedPortal::captcha(const std::string&, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto entered = enter("captcha", lock); !entered) return failed(entered);
  return portal::Captcha{"captcha-" + std::to_string(++m_captchas), pixel};
}

Result<Application> ScriptedPortal::downloadCheck(const Application&, const Secret& given, const std::string&,
                                                  const std::string& text, const Call&) {
  return write("downloadCheck", [&](Application& a) -> Outcome {
    lastCode = textOf(given);
    lastCaptcha = text;
    if (a.captchaRequired && text != captchaText) return certdesk::fail(ErrorCode::CaptchaWrong);
    if (lastCode != code) {
      a.captchaRequired = true;
      return certdesk::fail(ErrorCode::AuthorisationCodeWrong);
    }
    a.captchaRequired = false;
    return {};
  });
}
Result<Application> ScriptedPortal::resendMail(const Application&, const Call&) {
  return write("resendMail", [](Application& a) -> Outcome {
    a.mailSentAt = certdesk::now();
    a.resendAllowedAt = certdesk::now() + std::chrono::seconds(60);
    return {};
  });
}
Result<Application> ScriptedPortal::releaseUkey(const Application&, const Call&) {
  return write("releaseUkey", [](Application& a) -> Outcome {
    a.ukeySerial.clear();
    a.issued.clear();
    return {};
  });
}
Result<std::vector<Bytes>> ScriptedPortal::caCertificates(const Call&) { return std::vector<Bytes>{}; }

Result<Bytes> ScriptedPortal::enrol(const std::string&, const Secret& given, const Bytes& request, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto entered = enter("enrol", lock); !entered) return failed(entered);
  if (textOf(given) != code) return certdesk::fail(ErrorCode::AuthorisationCodeWrong);
  m_application.ukeySerial = std::string(request.begin(), request.end());
  m_application.issued = {{portal::Purpose::Signing, signing.certificate, 0}};
  stamp();
  return signing.certificate;
}
Result<portal::Portal::ServerKey> ScriptedPortal::serverKey(const std::string&, const Secret&, const Bytes&, int,
                                                            const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto entered = enter("serverKey", lock); !entered) return failed(entered);
  m_application.issued = {{portal::Purpose::Signing, signing.certificate, 0},
                          {portal::Purpose::Encryption, encryption.certificate, 0}};
  stamp();
  return ServerKey{{1}, encryption.certificate};
}
Result<Bytes> ScriptedPortal::receipt(const std::string&, const Call&) {
  const std::lock_guard lock(m_mutex);
  if (receiptFile.empty()) return certdesk::fail(ErrorCode::NotFound, "none is kept");
  return receiptFile;
}

Result<Application> ScriptedPortal::confirm(const Application&, const Bytes&, const Bytes&, const Call&) {
  return write("confirm", [](Application& a) -> Outcome {
    a.confirmed = true;
    a.stage = portal::Stage::Completed;
    a.actor = portal::Actor::Nobody;
    return {};
  });
}

token::TokenInfo blankUkey(const std::string& serial) {
  token::TokenInfo ukey;
  ukey.modulePath = "/scripted.so";
  ukey.manufacturer = "示例牌";
  ukey.model = "EX-200";
  ukey.serial = serial;
  ukey.label = "blank";
  ukey.minimumPin = 6;
  ukey.maximumPin = 16;
  return ukey;
}

void ScriptedTokens::insert(token::TokenInfo ukey) {
  const std::lock_guard lock(m_mutex);
  m_ukeys.push_back(std::move(ukey));
}
void ScriptedTokens::pull(const std::string& serial) {
  const std::lock_guard lock(m_mutex);
  if (const auto* ukey = find(serial)) m_pulled = *ukey;
  std::erase_if(m_ukeys, [&](const auto& ukey) { return ukey.serial == serial; });
}
void ScriptedTokens::putBack() {
  const std::lock_guard lock(m_mutex);
  m_ukeys.push_back(m_pulled.value());
}
void ScriptedTokens::setPinState(const std::string& serial, token::PinState state) {
  const std::lock_guard lock(m_mutex);
  if (auto* ukey = find(serial)) ukey->pin = state;
}

token::TokenInfo* ScriptedTokens::find(const std::string& serial) {
  const auto found =
      std::find_if(m_ukeys.begin(), m_ukeys.end(), [&](const auto& ukey) { return ukey.serial == serial; });
  return found == m_ukeys.end() ? nullptr : &*found;
}

Outcome ScriptedTokens::at(const std::string& call, const std::string& serial, std::unique_lock<std::mutex>& lock,
                           const std::stop_token& stop) {
  if (auto entered = enter(call, lock, stop); !entered) return entered;
  if (find(serial) == nullptr) return certdesk::fail(ErrorCode::UkeyRemoved);
  return {};
}

Result<token::Tokens::Inventory> ScriptedTokens::inventory(const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto entered = enter("inventory", lock); !entered) return Inventory{{}, {entered.error()}};
  return Inventory{m_ukeys, {}, seenBefore};
}

Outcome ScriptedTokens::begin(const std::string& serial, const Secret& given, bool lastTry, const Call& asked) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("begin", serial, lock, asked.stop); !there) return there;
  auto* ukey = find(serial);
  lastPin = ukey->pinPad ? pin : textOf(given); // on its own keys it is typed right
  lastSerial = serial;
  lastTryConfirmed = lastTry;
  if (ukey->pin == token::PinState::LastTry && !lastTry) return certdesk::fail(ErrorCode::PinLastTryUnconfirmed);
  if (lastPin == pin) {
    ukey->pin = token::PinState::Ok;
    return {};
  }
  if (ukey->pin == token::PinState::LastTry) {
    ukey->pin = token::PinState::Locked;
    return certdesk::fail(ErrorCode::PinLocked);
  }
  const bool last = ukey->pin == token::PinState::SomeWrong;
  ukey->pin = last ? token::PinState::LastTry : token::PinState::SomeWrong;
  return certdesk::fail(last ? ErrorCode::PinWrongLastTry : ErrorCode::PinWrong);
}
Outcome ScriptedTokens::end(const std::string&, const Call&) {
  std::unique_lock<std::mutex> lock;
  return enter("end", lock);
}
Outcome ScriptedTokens::changePin(const std::string& serial, const Secret& oldPin, const Secret& newPin, bool,
                                  const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("changePin", serial, lock); !there) return there;
  lastPin = textOf(oldPin);
  lastNewPin = textOf(newPin);
  auto* ukey = find(serial);
  if (!ukey->pinPad && lastPin != pin) return certdesk::fail(ErrorCode::PinWrong);
  if (!ukey->pinPad) pin = lastNewPin;
  ukey->pin = token::PinState::Ok;
  return {};
}
Result<token::Contents> ScriptedTokens::contents(const std::string& serial, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("contents", serial, lock); !there) return failed(there);
  return m_contents[serial];
}
Result<token::Trial> ScriptedTokens::tryOut(const std::string& serial, const token::NewSet&, const Call& asked) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("tryOut", serial, lock, asked.stop); !there) return failed(there);
  return token::Trial{};
}
Result<Bytes> ScriptedTokens::generateSigningKey(const std::string& serial, const std::string& application,
                                                 token::KeyKind, const std::vector<Bytes>&, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("generateSigningKey", serial, lock); !there) return failed(there);
  token::KeyEntry key;
  key.label = "~pending:" + application + ":sign";
  key.publicKey = m_portal.signing.spki;
  m_contents[serial].keys.push_back(key);
  return key.publicKey;
}
Result<Bytes> ScriptedTokens::signingRequest(const std::string& serial, const std::string&, const Bytes&, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("signingRequest", serial, lock); !there) return failed(there);
  return Bytes(serial.begin(), serial.end()); // the scripted portal reads the serial from it
}
Result<Bytes> ScriptedTokens::transportRequest(const std::string& serial, const std::string&, const Bytes&,
                                               token::OaepHash, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("transportRequest", serial, lock); !there) return failed(there);
  return Bytes{1};
}
Outcome ScriptedTokens::installEncryptionKey(const std::string& serial, const std::string&, const Bytes&, const Bytes&,
                                             const Bytes&, const std::vector<Bytes>&, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("installEncryptionKey", serial, lock); !there) return there;
  token::KeyEntry key;
  key.publicKey = m_portal.encryption.spki;
  m_contents[serial].keys.push_back(key);
  return {};
}
Outcome ScriptedTokens::writeCertificates(const token::Installation& installation, const std::vector<Bytes>&,
                                          const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("writeCertificates", installation.ukeySerial, lock); !there) return there;
  auto& contents = m_contents[installation.ukeySerial];
  contents.certificates = {{{}, {}, installation.signingCertificate}};
  for (const auto& certificate : installation.encryptionCertificates)
    contents.certificates.push_back({{}, {}, certificate});
  auto* ukey = find(installation.ukeySerial);
  ukey->certificates.clear();
  for (const auto& entry : contents.certificates)
    ukey->certificates.push_back(entry.certificate);
  return {};
}
Outcome ScriptedTokens::prove(const token::Installation& installation, const Call&) {
  std::unique_lock<std::mutex> lock;
  return at("prove", installation.ukeySerial, lock);
}
Outcome ScriptedTokens::promote(const token::Installation& installation, const std::string&, const Call&) {
  std::unique_lock<std::mutex> lock;
  return at("promote", installation.ukeySerial, lock);
}
Result<token::SignedStatement> ScriptedTokens::confirmation(const token::Installation& installation, const std::string&,
                                                            const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("confirmation", installation.ukeySerial, lock); !there) return failed(there);
  return token::SignedStatement{{1}, {2}};
}
Outcome ScriptedTokens::removePending(const std::string&, const std::string&, const Call&) { return {}; }

Result<token::UnlockKey> ScriptedTokens::unlockKey(const std::string& serial, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("unlockKey", serial, lock); !there) return failed(there);
  return token::UnlockKey{{1}, {2}};
}
Result<token::SignedStatement> ScriptedTokens::unlock(const std::string& serial, const token::UnlockOrder&,
                                                      const Secret&, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("unlock", serial, lock); !there) return failed(there);
  return certdesk::fail(ErrorCode::UnlockSealBroken);
}
Result<std::string> ScriptedTokens::unlockChallenge(const std::string& serial, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("unlockChallenge", serial, lock); !there) return failed(there);
  return std::string(++m_challenges == 1 ? firstChallenge : secondChallenge);
}
Result<token::SignedStatement> ScriptedTokens::unlockByCode(const std::string& serial, const token::CodeOrder&,
                                                            const Secret& response, const Secret&, const Call&) {
  std::unique_lock<std::mutex> lock;
  if (auto there = at("unlockByCode", serial, lock); !there) return failed(there);
  return certdesk::fail(textOf(response) == unlockCode ? ErrorCode::UnlockRefusedByUkey : ErrorCode::UnlockCodeWrong);
}

} // namespace certdesk::test
