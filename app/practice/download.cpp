#include "app/practice/download.h"

#include "app/practice/captcha.h"
#include "app/practice/hashing.h"
#include "app/practice/mail_box.h"
#include "app/practice/random.h"
#include "app/practice/unlock.h"

#include <algorithm>
#include <cctype>

namespace certdesk::practice {

namespace {

constexpr auto captchaLife = std::chrono::minutes(5);
constexpr std::size_t longestCode = 64;

// As people copy it from a mail.
Secret withoutSpace(const Secret& given) {
  std::string code;
  for (const char c : given.text())
    if (std::isspace(static_cast<unsigned char>(c)) == 0) code.push_back(c);
  Secret secret(code);
  wipe(code);
  return secret;
}

std::string captchaMac(const Visit& visit, std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return hex(visit.office.key.mac("captcha", text));
}

// One use: right or wrong, it is gone.
bool solved(Visit& visit, const ApplicationRow& row, const portal::DownloadCheckRequest& request) {
  const auto captcha = visit.database.one("SELECT * FROM captcha WHERE application_id = ?", {row.id});
  if (!captcha || request.captchaId.empty() || captcha->text("id") != request.captchaId) return false;
  visit.database.change("DELETE FROM captcha WHERE application_id = ?", {row.id});
  return captcha->moment("ends_at") > visit.now && captcha->text("text_mac") == captchaMac(visit, request.captchaText);
}

} // namespace

Reply<portal::Captcha> newCaptcha(Visit& visit, const ApplicationRow& row) {
  if (row.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
  const auto text = visit.office.settings.captchaText();
  portal::Captcha captcha{newId(), drawCaptcha(text)};
  visit.database.change("DELETE FROM captcha WHERE application_id = ?", {row.id});
  visit.database.change("INSERT INTO captcha (application_id, id, text_mac, ends_at) VALUES (?, ?, ?, ?)",
                        {row.id, captcha.id, captchaMac(visit, text), visit.now + captchaLife});
  return captcha;
}

Reply<void> checkCode(Visit& visit, ApplicationRow& row, std::string_view code) {
  const int most = visit.office.settings.mostWrong;
  if (row.wrongCodes >= most) return refuse(ErrorCode::AuthorisationCodeLocked);
  if (!row.codeEndsAt || *row.codeEndsAt <= visit.now) return refuse(ErrorCode::AuthorisationCodeExpired);
  if (code.size() <= longestCode && matchesSlowHash(code, row.codeHash)) {
    if (row.wrongCodes == 0 && !row.captchaRequired) return {};
    row.wrongCodes = 0;
    row.captchaRequired = false;
    save(visit.database, row);
    return {};
  }
  ++row.wrongCodes;
  row.captchaRequired = true;
  save(visit.database, row);
  return row.wrongCodes >= most ? refuse(ErrorCode::AuthorisationCodeLocked)
                                : refuse(ErrorCode::AuthorisationCodeWrong);
}

Written checkDownload(Visit& visit, ApplicationRow row, const portal::DownloadCheckRequest& request) {
  if (row.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
  if (row.captchaRequired && row.wrongCodes < visit.office.settings.mostWrong && !solved(visit, row, request))
    return refuse(ErrorCode::CaptchaWrong);
  const auto code = withoutSpace(request.code);
  if (const auto right = checkCode(visit, row, code.text()); !right) return refused(right);
  row.windowEndsAt = visit.now + visit.office.settings.downloadWindow;
  openAnew(visit, row);
  save(visit.database, row);
  return row;
}

Written resendMail(Visit& visit, const Account& account, ApplicationRow row) {
  if (row.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
  const auto allowed = row.mailSentAt.value_or(Moment()) + visit.office.settings.mailCoolDown;
  if (allowed > visit.now)
    return refuse(ErrorCode::MailCoolDown, {}, std::chrono::ceil<std::chrono::seconds>(allowed - visit.now));
  mailCode(visit, row, account);
  save(visit.database, row);
  return row;
}

Written releaseUkey(Visit& visit, ApplicationRow row) {
  if (row.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
  dropUnconfirmed(visit, row);
  save(visit.database, row);
  return row;
}

} // namespace certdesk::practice
