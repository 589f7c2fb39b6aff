#include "app/practice/texts.h"

namespace certdesk::practice::text {

namespace {

constexpr Phrase terms{
    "【演练文本，不具法律效力】\n"
    "示例数字证书认证中心（以下简称“本中心”）与证书用户（以下简称“您”）就数字证书业务约定如下。\n"
    "（一）本协议仅用于演练，不产生任何权利和义务，本中心并不存在。\n"
    "（二）申请业务前，请阅读本中心的电子认证业务规则（演练）。\n"
    "（三）您提供的资料应当真实、完整、准确；演练中请勿填写真实个人信息。\n"
    "（四）数字证书分为签名证书和加密证书，两者各有一对密钥。\n"
    "（五）签名密钥在您的 UKEY 内产生，私钥不离开 UKEY，本中心不保存。\n"
    "（六）加密密钥由密钥管理中心产生并保管，可以按规定恢复。\n"
    "（七）请妥善保管 UKEY 和 PIN，不要转借他人，不要把 PIN 告诉任何人。\n"
    "（八）UKEY 遗失、被盗或者私钥可能泄露时，请立即冻结或撤销证书。\n"
    "（九）密钥恢复为您补发 UKEY，产生新的签名密钥，并恢复原来的加密密钥。\n"
    "（十）密钥恢复不延长证书有效期，到期时间与原证书相同。\n"
    "（十一）业务费用以平台当次报价为准，演练中不收取任何费用。\n"
    "（十二）申请须经审核；资料不符的，将退回并说明原因。\n"
    "（十三）证书下载授权码以邮件发送，请勿转发；多次输错后须重新发送邮件。\n"
    "（十四）新证书写入 UKEY 并经您确认后，原签名证书随即失效。\n"
    "（十五）本中心只为办理业务使用您的信息，演练数据可以随时删除。\n"
    "（十六）您确认已阅读并理解以上条款，知悉其仅供演练。\n",
    "[Practice text without legal effect]\n"
    "Between the Example Certification Authority (“we”) and the holder of a certificate (“you”).\n"
    "1. This agreement is for practice only and creates no rights or duties; we do not exist.\n"
    "2. Before you apply, read our certification practice statement (practice).\n"
    "3. What you tell us shall be true and complete; in practice, give no real personal data.\n"
    "4. You hold two certificates, one for signing and one for encryption, each with its own key pair.\n"
    "5. The signing key is made inside your UKEY and never leaves it; we keep no copy.\n"
    "6. The encryption key is made and kept by the key management centre and can be recovered under its rules.\n"
    "7. Keep UKEY and PIN safe. Lend the UKEY to nobody and tell nobody the PIN.\n"
    "8. If the UKEY is lost or stolen, or its keys may be known to others, freeze or revoke the certificate at once.\n"
    "9. Recovery gives you a new UKEY with a new signing key and your former encryption key.\n"
    "10. Recovery does not extend the certificate: it expires when the former one does.\n"
    "11. The fee is the one shown with your application; in practice nothing is charged.\n"
    "12. Applications are reviewed; where something is wrong they are sent back with the reason.\n"
    "13. The authorisation code comes by e-mail. Do not forward it; after several wrong tries a new mail is needed.\n"
    "14. Once the new certificates are on the UKEY and confirmed, the former signing certificate ends.\n"
    "15. We use your data for your application only; practice data may be deleted at any time.\n"
    "16. You have read and understood these clauses and know that they are for practice only.\n"};

} // namespace

std::string agreement(Language language) { return say(language, terms); }

} // namespace certdesk::practice::text
