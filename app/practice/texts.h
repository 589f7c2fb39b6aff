#pragma once
#include "app/practice/office.h"

#include <string>

// Texts for people, in the two languages of the practice portal.
namespace certdesk::practice {

struct Phrase {
  const char* chinese;
  const char* english;
};
[[nodiscard]] inline std::string say(Language language, const Phrase& phrase) {
  return language == Language::Chinese ? phrase.chinese : phrase.english;
}

namespace text {
inline constexpr Phrase portalName{"示例省数字证书服务平台（演练环境）",
                                   "Example Province Certificate Service (practice)"};
inline constexpr Phrase hotline{"演练客服热线", "Practice hotline"};
inline constexpr Phrase renewalHotline{"演练延期咨询", "Practice renewal line"};
inline constexpr Phrase hours{"工作日 9:00–17:00（号码为虚构）", "Working days 9:00–17:00 (invented number)"};
inline constexpr Phrase practiceNotice{
    "这里是演练环境：证书、费用和邮件都是虚构的，不具法律效力。",
    "This is a practice environment: certificates, fees and mails are invented and have "
    "no legal effect."};
inline constexpr Phrase tenderNotice{
    "有未开标项目的用户请先开标，再办理证书业务。",
    "If you have bids that are not opened yet, open them before you change a certificate."};

inline constexpr Phrase agreementTitle{"示例数字证书认证中心电子认证服务协议（演练）",
                                       "Certification service agreement of the Example CA (practice)"};
[[nodiscard]] std::string agreement(Language language);

inline constexpr Phrase organisationPrice{"单位证书恢复价格", "Recovery of an organisation's certificate"};
inline constexpr Phrase personPrice{"个人证书恢复价格", "Recovery of a personal certificate"};
inline constexpr Phrase organisationRenewal{"单位证书延期价格", "Renewal of an organisation's certificate"};
inline constexpr Phrase personRenewal{"个人证书延期价格", "Renewal of a personal certificate"};
inline constexpr Phrase year{"年", "year"};
inline constexpr Phrase noDiscount{"无优惠", "no discount"};

inline constexpr Phrase revoked{"证书已撤销", "The certificate is revoked"};
inline constexpr Phrase superseded{"证书已被新证书替代", "The certificate was replaced by a newer one"};
inline constexpr Phrase expired{"证书已过期，密钥恢复不延长有效期，请办理延期续费",
                                "The certificate has expired; recovery does not extend it. Renew it instead"};
inline constexpr Phrase hasExpired{"证书已过期", "The certificate has expired"};
inline constexpr Phrase approvedFirst{"有一笔业务已审核通过，请先办完或撤回",
                                      "An application for it is approved: finish or withdraw it first"};
inline constexpr Phrase endedByRevocation{"证书已撤销，业务随之结束",
                                          "The certificate was revoked, and the application ended with it"};
inline constexpr Phrase renewFrom{"%1 起可以续费", "You can renew from %1"};
inline constexpr Phrase renewTooLate{"续费期限（%1）已过，请重新申请证书",
                                     "It could be renewed until %1; please apply for a new certificate"};
inline constexpr Phrase frozenFirst{"证书已冻结，请先解冻", "The certificate is frozen; unfreeze it first"};
inline constexpr Phrase ukeyReportedLost{"此证书所在的 UKEY 已挂失", "Its UKEY was reported lost"};
inline constexpr Phrase otherServiceOpen{"此证书有其他业务正在办理",
                                         "Another application for this certificate is under way"};
inline constexpr Phrase notInEscrow{"这个 UKEY 无法在线解锁，请办理密钥恢复",
                                    "This UKEY cannot be unlocked online; apply for a recovery instead"};
inline constexpr Phrase notFrozen{"证书没有冻结", "The certificate is not frozen"};
inline constexpr Phrase alreadyFrozen{"证书已经冻结", "The certificate is frozen already"};
} // namespace text

} // namespace certdesk::practice
