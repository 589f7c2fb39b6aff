#pragma once
#include "app/practice/texts.h"

// Texts of contents, papers and money.
namespace certdesk::practice::text {

inline constexpr Phrase extensionItems{"证书扩展项与证书介质", "Certificate items and medium"};
inline constexpr Phrase items{"证书扩展项", "Certificate items"};
inline constexpr Phrase organisationName{"机构名称", "Organisation"};
inline constexpr Phrase medium{"证书介质", "Medium"};
inline constexpr Phrase ownUkey{"自备空白 UKEY", "My own blank UKEY"};
inline constexpr Phrase postedUkey{"邮寄新 UKEY", "A new UKEY by post"};
inline constexpr Phrase collectedUkey{"到网点自取新 UKEY", "A new UKEY, collected at the counter"};
inline constexpr Phrase address{"邮寄地址", "Address for the post"};
inline constexpr Phrase addressHelp{"选择邮寄时填写：收件人、电话、地址。",
                                    "Where it is posted: name, phone and address."};

inline constexpr Phrase designInformation{"勘察设计单位信息", "Survey and design organisation"};
inline constexpr Phrase qualificationLevel{"资质等级", "Qualification level"};
inline constexpr Phrase qualificationNumber{"资质证书号", "Qualification certificate number"};
inline constexpr Phrase qualificationNumberHint{"一个大写字母和九位数字，例如 A123456789。",
                                                "One capital letter and nine digits, such as A123456789."};
inline constexpr Phrase surveyLevel{"勘察资质级别", "Survey level"};
inline constexpr Phrase architectureLevel{"建筑资质级别", "Architecture level"};
inline constexpr Phrase municipalLevel{"市政资质级别", "Municipal engineering level"};
inline constexpr Phrase provincial{"是否省直机构", "An institution of the province itself"};
inline constexpr Phrase levelA{"甲级", "Class A"};
inline constexpr Phrase levelB{"乙级", "Class B"};
inline constexpr Phrase levelC{"丙级", "Class C"};
inline constexpr Phrase levelNone{"无", "None"};

inline constexpr Phrase acceptanceForm{"盖章的受理表", "Stamped acceptance form"};
inline constexpr Phrase acceptanceFormHelp{"打印受理表，盖章后扫描或拍照。",
                                           "Print the form, have it stamped, and scan it or take a photo."};
inline constexpr Phrase handlerId{"经办人身份证", "ID card of the person in charge"};
inline constexpr Phrase handlerIdHelp{"正反两面。", "Both sides."};
inline constexpr Phrase licence{"营业执照", "Business licence"};
inline constexpr Phrase licenceHelp{"在有效期内，字迹清楚。", "In force and readable."};
inline constexpr Phrase otherPaper{"其他材料", "Other papers"};
inline constexpr Phrase otherPaperHelp{"没有可以不传。", "Only if there are any."};
inline constexpr Phrase voucher{"缴费凭证", "Payment voucher"};
inline constexpr Phrase voucherHelp{"银行转账的回单；在线支付不需要上传。",
                                    "The bank's receipt of the transfer; not needed for payment on line."};

inline constexpr Phrase bankHolder{"示例数字证书认证中心（演练，请勿真实转账）",
                                   "Example CA (practice: do not send real money)"};
inline constexpr Phrase bank{"示例银行演练支行", "Example Bank, practice branch"};
inline constexpr Phrase buyer{"演练买家", "Practice buyer"};
inline constexpr Phrase payFailed{"支付没有成功，没有扣款。请重新获取付款码。",
                                  "The payment failed and nothing was charged. Ask for a new code."};
inline constexpr Phrase payWrongAmount{
    "收到的金额与应付金额不符，已原路退回。请重新获取付款码，按应付金额支付。",
    "Another amount than was due arrived and was paid back. Ask for a new code and pay"
    " the amount due."};
inline constexpr Phrase payTooLate{
    "付款码过期之后才收到款项，已原路退回。请重新获取付款码。",
    "The money arrived after the code had expired and was paid back. Ask for a new code."};
inline constexpr Phrase payRefunded{"款项已原路退回。", "The money was paid back."};

// What a rehearsal's reviewer says; in both languages, as staff's own words are never translated.
inline constexpr const char* rehearsedRemark =
    "演练：印章不清楚，请重新上传这一页。 (Practice: the stamp cannot be read; send this page again.)";

} // namespace certdesk::practice::text
