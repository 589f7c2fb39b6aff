#pragma once
#include "app/practice/texts.h"

// Texts of the practice web sites: cashier and review console.
namespace certdesk::practice::text {

inline constexpr Phrase practiceWord{"演练", "Practice"};
inline constexpr Phrase didNotWork{"没有办成", "That did not work"};
inline constexpr Phrase goBack{"返回", "Go back"};
inline constexpr Phrase wrongMethod{"这个地址不是这样用的。", "This address is not for that."};
inline constexpr Phrase noSuchPage{"没有这个页面。", "There is no such page."};
inline constexpr Phrase unreadable{"浏览器发来的内容读不懂。", "What the browser sent cannot be read."};
inline constexpr Phrase changedMeanwhile{"这份申请刚刚有变化，刚才的操作没有执行。请看过现在的内容再决定。",
                                         "The application has just changed, and nothing was done. Look at it as it is"
                                         " now, then decide."};

// The cashier.
inline constexpr Phrase cashier{"演练收银台", "Practice cashier"};
inline constexpr Phrase noSuchOrder{
    "这个付款码无效，或已经换成新的。请回到 CertDesk 重新获取付款码。",
    "This payment code is not good, or was replaced by a newer one. Ask for a new code in CertDesk."};
inline constexpr Phrase whatIsPaid{"付款内容", "What is paid"};
inline constexpr Phrase reference{"业务受理号", "Application number"};
inline constexpr Phrase certificateName{"证书名称", "Certificate"};
inline constexpr Phrase payee{"收款方", "Paid to"};
inline constexpr Phrase validUntil{"付款码有效期至", "Code valid until"};
inline constexpr Phrase tradeNumber{"交易号", "Transaction number"};
inline constexpr Phrase paidAt{"付款时间", "Paid at"};
inline constexpr Phrase pay{"付款", "Pay"};
inline constexpr Phrase payLate{"仍然付款（已太晚）", "Pay all the same (too late)"};
inline constexpr Phrase payWrong{"付错金额", "Pay a wrong amount"};
inline constexpr Phrase payFails{"付款失败", "Let the payment fail"};
inline constexpr Phrase payBack{"退款", "Refund"};
inline constexpr Phrase nothingCharged{
    "这里不会真正扣款。三个按钮演练付款可能出现的结果；想看到过期，等到有效期过去。",
    "Nothing is really charged. The buttons practise what may become of a payment; to"
    " see it expire, wait until the code's time is over."};
inline constexpr Phrase nothingToPay{"这份申请现在不需要付款。", "Nothing is to be paid for this application now."};
inline constexpr Phrase returnToWindow{"可以关闭这个页面，CertDesk 会自己看到结果。",
                                       "You may close this page; CertDesk sees the result by itself."};

inline constexpr Phrase unpaid{"未付款", "Not paid"};
inline constexpr Phrase open{"等待付款", "Waiting for payment"};
inline constexpr Phrase codeExpired{"付款码已过期", "The code has expired"};
inline constexpr Phrase paid{"已付款", "Paid"};
inline constexpr Phrase failed{"付款失败", "Payment failed"};
inline constexpr Phrase wrongAmount{"金额不符，已退回", "Wrong amount, paid back"};
inline constexpr Phrase tooLate{"付款太晚，已退回", "Too late, paid back"};
inline constexpr Phrase refunded{"已退款", "Refunded"};

// Where a first certificate is applied for.
inline constexpr Phrase applyTitle{"申请新证书", "Apply for a certificate"};
inline constexpr Phrase applyLead{
    "在这里申请第一张证书。审核通过后，请用 CertDesk 把证书下载到空白 UKEY。",
    "A first certificate is applied for here. When it is approved, CertDesk downloads it onto a blank UKEY."};
inline constexpr Phrase holderName{"证书上的名称", "Name in the certificate"};
inline constexpr Phrase holderKind{"证书类型", "Kind of certificate"};
inline constexpr Phrase ofOrganisation{"单位证书", "An organisation's"};
inline constexpr Phrase ofPerson{"个人证书", "A person's"};
inline constexpr Phrase userName{"用户名", "User name"};
inline constexpr Phrase password{"密码", "Password"};
inline constexpr Phrase applyNow{"提交申请", "Apply"};
inline constexpr Phrase nameMissing{"请填写证书上的名称，最多 40 个字。",
                                    "Enter the name in the certificate, at most 40 characters."};
inline constexpr Phrase applyLoginWrong{"用户名或密码不对，没有提交。",
                                        "The user name or the password is wrong; nothing was sent."};
inline constexpr Phrase applyLocked{"密码输错次数太多，暂时不能登录，没有提交。请过一会儿再试。",
                                    "Too many wrong passwords: no login for a while, and nothing was sent. Try later."};
inline constexpr Phrase applied{"申请已提交", "Your application is made"};
inline constexpr Phrase appliedLead{
    "请记下业务受理号。现在可以回到 CertDesk，在“我的业务”里查看进度。",
    "Note the application's number. CertDesk shows how it stands under “My applications”."};

// The console.
inline constexpr Phrase console{"审核台", "Review console"};
inline constexpr Phrase opening{"正在打开审核台", "Opening the review console"};
inline constexpr Phrase openConsole{"打开审核台", "Open the review console"};
inline constexpr Phrase linkNeeded{
    "请用演练程序给出的 console 地址打开审核台。程序重新启动以后，旧地址不再有效。",
    "Open the console by the address that the practice program gave (console). After it was"
    " started again, the former address is not good any more."};
inline constexpr Phrase formExpired{"这个页面已经过时，刚才的操作没有执行。请重新打开审核台。",
                                    "This page is out of date, and nothing was done. Open the console again."};
inline constexpr Phrase applications{"申请", "Applications"};
inline constexpr Phrase mailBox{"邮箱", "Mail box"};
inline constexpr Phrase leave{"退出", "Leave"};
inline constexpr Phrase left{"已退出审核台", "You have left the review console"};
inline constexpr Phrase toReview{"等待您审核", "Waiting for your review"};
inline constexpr Phrase others{"其他申请", "Other applications"};
inline constexpr Phrase noneToReview{"现在没有要审核的申请。", "There is nothing to review now."};
inline constexpr Phrase noOthers{"没有其他申请。", "There are no others."};
inline constexpr Phrase noMail{"没有邮件。", "There is no mail."};
inline constexpr Phrase state{"状态", "State"};
inline constexpr Phrase since{"自何时起", "Since"};
inline constexpr Phrase nextActor{"下一步由谁办", "Who acts next"};
inline constexpr Phrase template_{"证书类型", "Kind of certificate"};
inline constexpr Phrase handler{"经办人", "Person in charge"};
inline constexpr Phrase startedAt{"申请时间", "Started"};
inline constexpr Phrase lossReason{"原因", "Reason"};
inline constexpr Phrase lossLost{"UKEY 丢失", "The UKEY was lost"};
inline constexpr Phrase lossStolen{"UKEY 被盗", "The UKEY was stolen"};
inline constexpr Phrase lossDamaged{"UKEY 损坏", "The UKEY is broken"};
inline constexpr Phrase frozenToo{"，并冻结原证书", ", and the former certificate is frozen"};
inline constexpr Phrase lastRemark{"上次的审核意见", "What the review said last"};
inline constexpr Phrase byItself{"不处理的话，到这个时间自动审核", "Reviewed by itself, if nobody does, at"};
inline constexpr Phrase contents{"填写内容", "Contents"};
inline constexpr Phrase field{"项目", "Item"};
inline constexpr Phrase value{"填写的内容", "What was entered"};
inline constexpr Phrase remark{"退回意见", "Remark"};
inline constexpr Phrase onThisPage{"对这一页的意见", "Remark on this page"};
inline constexpr Phrase onThisKind{"对整类材料的意见", "Remark on all of these"};
inline constexpr Phrase yes{"是", "Yes"};
inline constexpr Phrase no{"否", "No"};
inline constexpr Phrase materials{"材料", "Papers"};
inline constexpr Phrase noPages{"没有上传。", "Nothing was uploaded."};
inline constexpr Phrase needed{"必交", "required"};
inline constexpr Phrase optional{"可不交", "optional"};
inline constexpr Phrase page{"第 %1 页", "Page %1"};
inline constexpr Phrase openPdf{"在新页面打开 PDF", "Open the PDF in a new tab"};
inline constexpr Phrase remarkOnKind{"对“%1”整类材料的意见", "Remark on all of “%1”"};
inline constexpr Phrase remarkOnPage{"对“%1”第 %2 页的意见", "Remark on page %2 of “%1”"};
inline constexpr Phrase remarkOnField{"对“%1”的意见", "Remark on “%1”"};
inline constexpr Phrase payment{"缴费", "Payment"};
inline constexpr Phrase byTransfer{"银行转账", "Bank transfer"};
inline constexpr Phrase onLine{"在线支付", "On line"};
inline constexpr Phrase method{"方式", "Method"};
inline constexpr Phrase noOrder{"还没有获取付款码。", "No payment code has been asked for yet."};
inline constexpr Phrase decision{"审核决定", "Decision"};
inline constexpr Phrase wholeRemark{"总的意见（退回或拒绝时给用户看）",
                                    "Remark on the whole (the holder reads it when it is sent back or refused)"};
inline constexpr Phrase decisionHelp{
    "退回时，只有写了意见的项目和材料要重做；一条都没写，用户要重新核对全部材料。",
    "Sent back, only what carries a remark has to be done again; where nothing does, the"
    " holder looks through all papers again."};
inline constexpr Phrase approve{"通过，发授权码", "Approve and mail the code"};
inline constexpr Phrase sendBack{"退回补正", "Send back"};
inline constexpr Phrase refuse{"不予通过", "Refuse"};
inline constexpr Phrase reasonNeeded{"请先写明原因，再退回或拒绝。", "Say why before you send it back or refuse it."};
inline constexpr Phrase remarksWithApproval{"您写了退回意见，却选择了通过。请清空意见，或选择退回。",
                                            "You wrote remarks and pressed approve. Clear them, or send it back."};
inline constexpr Phrase noSuchMark{"有一条意见指向的项目或页面已经不在，刚才的操作没有执行。",
                                   "A remark is on something that is not there any more, and nothing was done."};
inline constexpr Phrase tooLong{"意见太长，每条最多 500 个字。", "A remark is too long: at most 500 characters each."};
inline constexpr Phrase notUnderReview{"这份申请现在不在审核中，刚才的操作没有执行。",
                                       "The application is not under review now, and nothing was done."};

inline constexpr Phrase service{"业务", "Service"};
inline constexpr Phrase serviceRecovery{"密钥恢复", "Key recovery"};
inline constexpr Phrase serviceRenewal{"延期续费", "Renewal"};
inline constexpr Phrase serviceUnlock{"解锁 UKEY", "Unlock of a UKEY"};
inline constexpr Phrase serviceFirst{"新证书", "First certificate"};

inline constexpr Phrase unlock{"UKEY 解锁", "Unlocking the UKEY"};
inline constexpr Phrase releasedAt{"第 %1 次放行", "Release %1"};
inline constexpr Phrase neverReleased{"还没有放行过。", "Nothing has been released yet."};
inline constexpr Phrase releasesLeft{"每次解锁最多放行 %1 次，现在可用 %2 次。",
                                     "An unlock has at most %1 releases; %2 of them may be used now."};
inline constexpr Phrase releasesLater{"另外 %1 次要用户再申请，并由工作人员同意。",
                                      "For %1 more the holder has to ask, and staff to agree."};
inline constexpr Phrase askedMore{"用户又申请了一次，在等工作人员。",
                                  "The holder has asked once more and waits for you."};
inline constexpr Phrase releaseMoreHelp{
    "放行过的几次都没有完成。请先与用户通电话：确认 UKEY 在本人手里，弄清上次停在哪里。没有疑问再放行。",
    "What was released was never completed. Speak with the holder first: that the UKEY is in their hands, and where it"
    " stopped. Release once more where nothing is in doubt."};
inline constexpr Phrase releaseMore{"再放行一次", "Release once more"};
inline constexpr Phrase noReleaseMore{"三次都用完了，不能再放行。请用户撤回这份申请，改办密钥恢复（更换 UKEY）。",
                                      "All three are used. The holder withdraws this application and applies for a"
                                      " recovery, with another UKEY."};
inline constexpr Phrase noUnlockWaits{"这份申请现在不能再放行，刚才的操作没有执行。",
                                      "Nothing can be released for this application now, and nothing was done."};

// A code that is read out on the telephone.
inline constexpr Phrase verifyCaller{
    "先确认来电的就是经办人本人：请对方报出业务受理号和经办人姓名，并回拨登记的电话。确认不了，不要告诉对方解锁码。",
    "Make sure first that the caller is the person in charge: have them say the application's number and their name,"
    " and call back at the registered number. Where that cannot be made sure, tell no code."};
inline constexpr Phrase challengeRead{"对方在 CertDesk 里看到的请求码（12 位，空格、横线和大小写都可以）",
                                      "The request code that CertDesk shows the caller (12 characters; spaces, dashes"
                                      " and small letters will do)"};
inline constexpr Phrase showAnswer{"显示解锁码", "Show the unlock code"};
inline constexpr Phrase answerToRead{"解锁码，请分组念给对方：", "The unlock code, to be read out group by group:"};
inline constexpr Phrase answerHelp{
    "只对这个请求码有效，再查一次不另算次数。UKEY 拔出以后请求码作废。",
    "It answers this request code alone, and showing it again counts nothing. Once the UKEY is pulled, the request code"
    " is void."};
inline constexpr Phrase toldFor{"电话告知，请求码 %1", "told on the telephone, request code %1"};
inline constexpr Phrase answeredFor{"平台自动应答，请求码 %1", "answered by the portal, request code %1"};
inline constexpr Phrase codeMistyped{"请求码有误：少了、多了或听错了字符。没有计次，请让对方再念一遍。",
                                     "The request code is mistyped: a character is missing, too many or misheard."
                                     " Nothing was counted. Have it read out again."};
inline constexpr Phrase codeNotEntered{
    "对方还没有在 CertDesk 里输入授权码，或输入后已过 30 分钟。请对方先输入授权码，再报请求码。",
    "The caller has not entered the authorisation code in CertDesk, or more than 30 minutes ago. They enter it first,"
    " then read out the request code."};
inline constexpr Phrase minutesOver{"距第一次给出解锁码已过 15 分钟。请对方在 CertDesk 里重新输入授权码，再报请求码。",
                                    "The 15 minutes after the first unlock code are over. The caller enters the"
                                    " authorisation code in CertDesk again, then reads out the request code."};
inline constexpr Phrase codesUsedUp{"现在可用的次数已经用完，没有给出解锁码。弄清情况以后，可以再放行一次。",
                                    "What may be used now is used up, and no code was given. When it is clear what"
                                    " happened, release once more."};

inline constexpr Phrase renewalProof{"续费的证明", "Proof of the renewal"};
inline constexpr Phrase signedByOld{"新证书的请求由原密钥签名", "Request signed by the old key"};
inline constexpr Phrase proofHolds{"是，已验证", "Yes, verified"};
inline constexpr Phrase proofBroken{"验证不通过", "Does not verify"};
inline constexpr Phrase proofAt{"收到时间", "Taken at"};
inline constexpr Phrase oldCertificate{"原证书序列号", "Old certificate's serial number"};
inline constexpr Phrase onUkey{"UKEY 序列号", "UKEY's serial number"};

inline constexpr Phrase stageDraft{"填写中", "Being filled in"};
inline constexpr Phrase stagePapers{"待交材料或缴费", "Papers or payment due"};
inline constexpr Phrase stageReview{"审核中", "Under review"};
inline constexpr Phrase stageSentBack{"已退回补正", "Sent back"};
inline constexpr Phrase stageApproved{"已通过，待下载证书", "Approved, to be downloaded"};
inline constexpr Phrase stageToUnlock{"已通过，待解锁", "Approved, to be unlocked"};
inline constexpr Phrase stageCompleted{"已完成", "Completed"};
inline constexpr Phrase stageRefused{"未通过", "Refused"};
inline constexpr Phrase stageCancelled{"已取消", "Cancelled"};
inline constexpr Phrase stageExpired{"已失效", "Lapsed"};
inline constexpr Phrase actorHolder{"用户", "The holder"};
inline constexpr Phrase actorReviewer{"审核人员", "The reviewer"};
inline constexpr Phrase actorNobody{"已办结", "Nobody, it is closed"};

} // namespace certdesk::practice::text
