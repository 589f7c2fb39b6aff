#include "tests/ui/gallery/holder.h"

#include "ui/theme/theme.h"

#include <chrono>

namespace certdesk::ui::gallery {

namespace {

using namespace std::chrono_literals;

tl::unexpected<Error> notAsked() { return tl::unexpected<Error>(Error{ErrorCode::Internal, "not scripted"}); }

Time daysFromNow(int days) { return now() + std::chrono::hours(24 * days); }

portal::CertificateRecord record(const char* id, const char* subject, const char* email, const char* templateName,
                                 const char* business, int applied, int expires, portal::CertificateState state) {
  portal::CertificateRecord made;
  made.id = id;
  made.subject = subject;
  made.email = email;
  made.templateName = templateName;
  made.business = business;
  made.appliedAt = daysFromNow(applied);
  made.notAfter = daysFromNow(expires);
  made.state = state;
  const bool valid = state == portal::CertificateState::Valid;
  made.actions = {{"renew", false, "到期前 90 天起可以办理"},  {"recover", valid, valid ? "" : "证书已撤销"},
                  {"unlock", false, "先插上这个 UKEY 才能办"}, {"freeze", valid, ""},
                  {"unfreeze", false, "证书没有冻结"},         {"revoke", valid, ""}};
  return made;
}

portal::Application requested(const char* id, const char* service, const char* certificate, const char* subject,
                              portal::Stage stage, portal::Actor actor, std::chrono::minutes ago) {
  portal::Application made;
  made.id = id;
  made.etag = std::string("\"") + id + "\"";
  made.service = service;
  made.certificateId = certificate;
  made.subject = subject;
  made.templateName = "ZJT单位证书";
  made.stage = stage;
  made.actor = actor;
  made.createdAt = made.since = now() - ago;
  made.lines = {"reason",
                "agreement",
                "quote",
                "security_question",
                "ukey_check",
                "submit",
                "review",
                "download_check",
                "choose_ukey",
                "pin",
                "ukey_try",
                "signing_key",
                "signing_certificate",
                "encryption_key",
                "certificates",
                "proof",
                "confirmed"};
  return made;
}

} // namespace

HolderPortal::HolderPortal() {
  said.name = "示例省数字证书服务平台";
  said.origin = "https://portal.example:443";
  said.serverTime = now();
  said.hotlines = {{"客服热线", "400-000-0100", "工作日 8:30–17:30"},
                   {"延期咨询", "400-000-0101", "工作日 9:00–17:00"}};
  said.notices = {{"n1", "平台 22:00–23:00 维护，填好的内容不会丢。", false}};
  using enum portal::CertificateState;
  records = {record("c1", "李样例", "li@shili.example", "ZJT个人证书", "制作", -337, 28, Valid),
             record("c2", "样例勘察设计院有限公司", "ca@yangli.example", "ZJT单位证书", "续费", -185, 180, Valid),
             record("c3", "示例建设有限公司", "zs@shili.example", "ZJT单位证书", "制作", -240, 126, Valid),
             record("c4", "陈演示", "chen@yanshi.example", "ZJT个人证书", "制作", -130, 234, Valid),
             record("c5", "示例建设有限公司", "zs@shili.example", "ZJT单位证书", "制作", -700, 40, Frozen),
             record("c6", "示例建设有限公司", "zs@shili.example", "ZJT单位证书", "制作", -900, -170, Revoked)};
  auto first = requested("20260915000541121943", "recovery", "c3", "示例建设有限公司", portal::Stage::Draft,
                         portal::Actor::Holder, 1430min);
  first.lossReason = portal::LossReason::Lost;
  first.agreementAccepted = first.quoteConfirmed = true;
  auto second = requested("20260911000541121786", "renewal", "c2", "样例勘察设计院有限公司", portal::Stage::SentBack,
                          portal::Actor::Holder, 4000min);
  second.reviewRemark = "营业执照退回，只补这 1 份";
  auto third = requested("20260916000541122010", "recovery", "c4", "陈演示", portal::Stage::UnderReview,
                         portal::Actor::CertificationAuthority, 30min);
  third.templateName = "ZJT个人证书";
  auto fourth = requested("20260801000541121001", "recovery", "c1", "李样例", portal::Stage::Completed,
                          portal::Actor::Nobody, 60000min);
  requests = {first, second, third, fourth};
}

void HolderPortal::fail(const std::string& call, ErrorCode code) {
  const std::lock_guard lock(m_mutex);
  m_failures[call] = code;
}
void HolderPortal::succeed(const std::string& call) {
  const std::lock_guard lock(m_mutex);
  m_failures.erase(call);
}
void HolderPortal::hold(bool held) {
  const std::lock_guard lock(m_mutex);
  m_held = held;
  m_heldCall.clear();
  m_released.notify_all();
}
void HolderPortal::holdOnly(const std::string& call) {
  const std::lock_guard lock(m_mutex);
  m_heldCall = call;
}
int HolderPortal::count(const std::string& call) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_counts.find(call);
  return found == m_counts.end() ? 0 : found->second;
}
void HolderPortal::setToken(const std::string& token) {
  const std::lock_guard lock(m_mutex);
  m_token = token;
}

Outcome HolderPortal::enter(const std::string& call, const Call& asked) {
  std::unique_lock lock(m_mutex);
  ++m_counts[call];
  while ((m_held || m_heldCall == call) && !asked.over())
    m_released.wait_for(lock, 5ms);
  if (const auto found = m_failures.find(call); found != m_failures.end())
    return tl::unexpected<Error>(Error{found->second, "scripted"});
  return {};
}

Result<portal::Service> HolderPortal::service(const Call& call) {
  if (auto entered = enter("service", call); !entered) return failed(entered);
  return said;
}
Result<portal::Account> HolderPortal::login(const std::string& userName, const Secret& typed, const Call& call) {
  if (auto entered = enter("login", call); !entered) return failed(entered);
  if (typed.text() != password) return tl::unexpected<Error>(Error{ErrorCode::LoginRefused, {}});
  return portal::Account{userName, "王示例", {}, {}, false};
}
Result<portal::Account> HolderPortal::resume(const Secret& token, const Call& call) {
  if (auto entered = enter("resume", call); !entered) return failed(entered);
  const std::lock_guard lock(m_mutex);
  if (token.text() != m_token) return tl::unexpected<Error>(Error{ErrorCode::LoginExpired, {}});
  m_token += "+";
  return portal::Account{"shili_jianshe", "王示例", {}, {}, false};
}
Result<std::string> HolderPortal::loginChallenge(const Call& call) {
  if (auto entered = enter("challenge", call); !entered) return failed(entered);
  return std::string("nonce-1");
}
Result<portal::Account> HolderPortal::loginByUkey(const Bytes&, const Bytes& statement, const Bytes&,
                                                  const Call& call) {
  if (auto entered = enter("ukey", call); !entered) return failed(entered);
  lastStatement.assign(statement.begin(), statement.end());
  return portal::Account{"shili_jianshe", "王示例", {}, {}, renewalOnly};
}
Outcome HolderPortal::logout(const Call& call) { return enter("logout", call); }
Secret HolderPortal::refreshToken() const {
  const std::lock_guard lock(m_mutex);
  return Secret(std::string_view(m_token));
}
Result<std::vector<portal::CertificateRecord>> HolderPortal::certificates(const Call& call) {
  if (auto entered = enter("certificates", call); !entered) return failed(entered);
  return records;
}
Result<std::vector<portal::Application>> HolderPortal::applications(const Call& call) {
  if (auto entered = enter("applications", call); !entered) return failed(entered);
  const std::lock_guard lock(m_mutex);
  return requests;
}
Result<portal::Application> HolderPortal::start(const std::string& service, const std::string& certificateId,
                                                const Call& call) {
  if (auto entered = enter("start", call); !entered) return failed(entered);
  m_started = certificateId;
  m_startedService = service;
  for (const auto& request : requests)
    if (request.certificateId == certificateId && request.stage != portal::Stage::Completed) return request;
  auto made = requested("20260917000541122222", service.c_str(), certificateId.c_str(), "样例勘察设计院有限公司",
                        portal::Stage::Draft, portal::Actor::Holder, 0min);
  return made;
}
Result<std::optional<portal::Application>> HolderPortal::application(const std::string& id, const std::string& etag,
                                                                     const Call& call) {
  if (auto entered = enter("application", call); !entered) return failed(entered);
  for (const auto& request : requests)
    if (request.id == id) return request.etag == etag ? std::optional<portal::Application>() : std::optional(request);
  return tl::unexpected<Error>(Error{ErrorCode::NotFound, {}});
}

Result<portal::Application> HolderPortal::putReason(const portal::Application&, portal::LossReason, bool, const Call&) {
  return notAsked();
}
Result<portal::Application> HolderPortal::acceptAgreement(const portal::Application&, const Call&) {
  return notAsked();
}
Result<portal::Application> HolderPortal::confirmQuote(const portal::Application&, std::optional<int>, const Call&) {
  return notAsked();
}
Result<portal::Application> HolderPortal::checkAnswer(const portal::Application&, const Secret&, const Call&) {
  return notAsked();
}
Result<portal::Application> HolderPortal::submit(const portal::Application&, const Call&) { return notAsked(); }
Result<portal::Application> HolderPortal::cancel(const portal::Application&, const Call&) { return notAsked(); }
Result<portal::Captcha> HolderPortal::captcha(const std::string&, const Call&) { return notAsked(); }
Result<portal::Application> HolderPortal::downloadCheck(const portal::Application&, const Secret&, const std::string&,
                                                        const std::string&, const Call&) {
  return notAsked();
}
Result<portal::Application> HolderPortal::resendMail(const portal::Application&, const Call&) { return notAsked(); }
Result<portal::Application> HolderPortal::releaseUkey(const portal::Application&, const Call&) { return notAsked(); }
Result<std::vector<Bytes>> HolderPortal::caCertificates(const Call&) { return notAsked(); }
Result<Bytes> HolderPortal::enrol(const std::string&, const Secret&, const Bytes&, const Call&) { return notAsked(); }
Result<portal::Portal::ServerKey> HolderPortal::serverKey(const std::string&, const Secret&, const Bytes&, int,
                                                          const Call&) {
  return notAsked();
}
Result<portal::Application> HolderPortal::confirm(const portal::Application&, const Bytes&, const Bytes&, const Call&) {
  return notAsked();
}

Result<std::optional<Secret>> Keychain::read(const std::string& entry) {
  const std::lock_guard lock(m_mutex);
  const auto found = m_entries.find(entry);
  if (found == m_entries.end()) return std::optional<Secret>();
  return std::optional<Secret>(Secret(std::string_view(found->second)));
}
Outcome Keychain::write(const std::string& entry, const Secret& value) {
  const std::lock_guard lock(m_mutex);
  if (refuses) return tl::unexpected<Error>(Error{ErrorCode::KeychainUnavailable, {}});
  m_entries[entry] = std::string(value.text());
  return {};
}
Outcome Keychain::remove(const std::string& entry) {
  const std::lock_guard lock(m_mutex);
  m_entries.erase(entry);
  return {};
}
std::map<std::string, std::string> Keychain::entries() const {
  const std::lock_guard lock(m_mutex);
  return m_entries;
}

Drawer::Drawer()
    : m_ukeys{{"5E8300000000007D05", "旧 UKEY", "遗失的那个，PIN 13572468", false},
              {"5E8300000000004F2A", "新 UKEY", "空白，出厂 PIN 12345678", true},
              {"5E83000000000091C7", "备用 UKEY", "空白，PIN 24681357", false}} {}

std::vector<PracticeTools::Ukey> Drawer::drawer() {
  std::unique_lock lock(m_mutex);
  m_asked = true;
  m_released.wait(lock, [this] { return !m_held; });
  m_asked = false;
  return m_ukeys;
}
void Drawer::hold(bool held) {
  const std::lock_guard lock(m_mutex);
  m_held = held;
  m_released.notify_all();
}
bool Drawer::asked() {
  const std::lock_guard lock(m_mutex);
  return m_asked;
}
void Drawer::put(const std::string& serial, bool in) {
  const std::lock_guard lock(m_mutex);
  for (auto& ukey : m_ukeys)
    if (ukey.serial == serial) ukey.inserted = in;
}
std::vector<PracticeTools::Mail> Drawer::mails() {
  return {
      {now() - std::chrono::minutes(2), "zs@shili.example", "证书下载授权码",
       "业务受理号 20260915000541121943 已通过审核。\n授权码：Kp7Qm Xw3Rt Hn9Zd Ab2Cd\n\n（演练邮件，不具法律效力）"},
      {now() - std::chrono::minutes(40), "zs@shili.example", "已收到您的申请",
       "业务受理号 20260915000541121943 正在审核。"}};
}
std::vector<PracticeTools::Due> Drawer::due() {
  const std::lock_guard lock(m_mutex);
  return m_due;
}
void Drawer::pay(const std::string& applicationId) {
  const std::lock_guard lock(m_mutex);
  std::erase_if(m_due, [&](const auto& each) { return each.applicationId == applicationId; });
}
void Drawer::owe(Due due) {
  const std::lock_guard lock(m_mutex);
  m_due.push_back(std::move(due));
}
std::vector<PracticeTools::Known> Drawer::known() {
  return {{"用户名", "shili_jianshe"}, {"密码", "Yanlian-2024"}, {"安全问题答案", "xiongmao"}};
}

} // namespace certdesk::ui::gallery
