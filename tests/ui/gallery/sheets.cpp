#include "tests/ui/gallery/sheets.h"

#include "ui/format.h"
#include "ui/widgets/action_bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checklist_sidebar.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/copy_row.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/field.h"
#include "ui/widgets/help_strip.h"
#include "ui/widgets/last_try.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/nav_sidebar.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pin_field.h"
#include "ui/widgets/practice_banner.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/stages.h"
#include "ui/widgets/tabs.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/ukey_picture.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QTimer>

// What stands on the sheets is said in the language of the sheet without a translation file: it is a test, not the
// program.
namespace certdesk::ui::gallery {

namespace {

bool chinese() { return theme().language == Language::Chinese; }
QString say(const char* english, const char* zh) { return QString::fromUtf8(chinese() ? zh : english); }

QVBoxLayout* column(QHBoxLayout* in) {
  auto* made = new QVBoxLayout;
  made->setSpacing(8);
  in->addLayout(made, 1);
  return made;
}

QLayout* row(std::initializer_list<QWidget*> widgets) {
  auto* made = new QHBoxLayout;
  made->setSpacing(8);
  for (auto* widget : widgets)
    made->addWidget(widget);
  made->addStretch(1);
  return made;
}

Button* button(Kind kind, const char* english, const char* zh, bool enabled = true) {
  auto* made = new Button(kind, say(english, zh));
  made->setEnabled(enabled);
  return made;
}

QWidget* buttons() {
  auto* holder = new QWidget;
  auto* all = new QVBoxLayout(holder);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(new Text(Type::Section, Ink::Text, say("Buttons", "按钮")));
  for (const bool enabled : {true, false})
    all->addLayout(
        row({button(Kind::Primary, "Continue", "继续", enabled), button(Kind::Secondary, "Back", "上一步", enabled),
             button(Kind::Quiet, "Later", "稍后", enabled), button(Kind::Link, "Forgot", "忘记密码", enabled)}));
  auto* refresh = button(Kind::Secondary, "Refresh", "刷新");
  refresh->setLeading(Icon::Refresh);
  auto* more = button(Kind::Secondary, "Actions", "办理");
  more->setSmall();
  more->setTrailing(Icon::ChevronDown);
  auto* fresh = button(Kind::Secondary, "New", "办理新业务");
  fresh->setTrailing(Icon::ChevronDown);
  all->addLayout(row({refresh, fresh, more}));
  all->addLayout(
      row({button(Kind::Danger, "Revoke", "撤销证书"), button(Kind::DangerFilled, "Revoke now", "确认撤销")}));
  all->addSpacing(16);
  all->addWidget(new Text(Type::Section, Ink::Text, say("Chips", "状态标签")));
  all->addLayout(row({new Chip(Tone::Ok, Icon::Check, say("Valid", "有效")),
                      new Chip(Tone::Accent, Icon::Clock, say("In recovery", "恢复中")),
                      new Chip(Tone::Warn, Icon::Warning, say("28 days left", "28 天后到期"))}));
  all->addLayout(row({new Chip(Tone::Bad, Icon::Cross, say("Revoked", "已撤销")),
                      new Chip(Tone::Neutral, Icon::Asterisk, say("Frozen", "已冻结")),
                      new Chip(Tone::Neutral, {}, say("Kept", "保留"))}));
  all->addSpacing(16);
  all->addWidget(new Text(Type::Section, Ink::Text, say("Ticks", "勾选")));
  all->addWidget(new CheckBox(say("I have read and accept the agreement", "我已阅读并接受协议")));
  auto* ticked = new CheckBox(say("Keep me logged in", "保持登录"));
  ticked->setNote(say("A login token is kept in the system keychain. Never the password, never a PIN.",
                      "登录凭据存在系统钥匙串里；不保存密码，也不保存 PIN。"));
  ticked->setChecked(true);
  all->addWidget(ticked);
  all->addLayout(row({new Spinner, new Text(Type::Body, Ink::Text, say("Waiting", "正在等"))}));
  auto* bar = new Bar;
  bar->moveTo(3);
  all->addWidget(bar);
  all->addStretch(1);
  return holder;
}

Field* field(QWidget* control, const char* english, const char* zh) {
  auto* made = new Field(control);
  made->setLabel(say(english, zh));
  return made;
}

QWidget* fields() {
  auto* holder = new QWidget;
  auto* all = new QVBoxLayout(holder);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(16);
  all->addWidget(new Text(Type::Section, Ink::Text, say("Fields", "输入框")));
  auto* number = new LineEdit;
  number->setText(QStringLiteral("A143012345"));
  auto* required = field(number, "Licence number", "资质证书号");
  required->setRequired(true);
  all->addWidget(required);
  auto* grade = new QComboBox;
  grade->addItems({say("Grade A", "甲级"), say("Grade B", "乙级")});
  grade->setCurrentIndex(-1);
  grade->setPlaceholderText(say("Please choose", "请选择"));
  all->addWidget(field(grade, "Grade", "资质等级"));
  auto* mail = new LineEdit;
  mail->setText(QStringLiteral("zs@shili"));
  auto* wrong = field(mail, "E-mail", "邮箱");
  wrong->setError(say("The domain is missing, such as zs@shili.example", "少了后面的域名，例如 zs@shili.example"));
  all->addWidget(wrong);
  auto* name = new LineEdit;
  name->setText(say("Shili Construction", "示例建设有限公司"));
  name->setLocked(true);
  auto* locked = field(name, "Organisation", "机构名称");
  locked->setHelp(say("From the certificate; cannot be changed", "由原证书带入，不能修改"));
  all->addWidget(locked);
  auto* lost = new RadioButton(say("Lost", "遗失"));
  lost->setChecked(true);
  all->addWidget(lost);
  all->addWidget(new RadioButton(say("Damaged", "损坏")));
  all->addStretch(1);
  return holder;
}

QWidget* secrets() {
  auto* holder = new QWidget;
  auto* all = new QVBoxLayout(holder);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(16);
  auto* code = new CodeField;
  code->setLabel(say("Authorisation code", "授权码"));
  code->edit()->setText(QStringLiteral("Kp7QmXw3RtHn9ZdAb"));
  all->addWidget(code);
  auto* pin = new PinField;
  pin->edit()->setText(QStringLiteral("123456"));
  all->addWidget(pin);
  auto* again = new PinField;
  again->setError(say("That PIN is not right. Think again: several in a row lock the UKEY.",
                      "刚才不对。再想一想，连续输错会锁定。"));
  all->addWidget(again);
  auto* reference = new CopyRow;
  reference->setLabel(say("Number", "受理号"));
  reference->setValue(grouped("20260915000541121943"), QStringLiteral("20260915000541121943"));
  all->addWidget(reference);
  auto* code2 = new CopyRow;
  code2->setLabel(say("Case", "案例码"));
  code2->setValue(QStringLiteral("KQMX-HDTR-APWL"), {}, true);
  all->addWidget(code2);
  all->addStretch(1);
  return holder;
}

QWidget* components() {
  auto* sheet = new QWidget;
  sheet->resize(1180, 760);
  auto* outer = new QVBoxLayout(sheet);
  outer->setContentsMargins(40, 32, 40, 32);
  outer->addWidget(new Text(Type::Title, Ink::Text, say("Controls and states", "控件与状态")));
  auto* columns = new QHBoxLayout;
  columns->setSpacing(40);
  outer->addLayout(columns, 1);
  columns->addWidget(buttons(), 1);
  columns->addWidget(fields(), 1);
  columns->addWidget(secrets(), 1);
  QTimer::singleShot(0, sheet, [sheet] { Toast::show(sheet, say("Account number copied", "账号已复制")); });
  return sheet;
}

QWidget* patterns() {
  auto* sheet = new QWidget;
  sheet->resize(1180, 760);
  auto* outer = new QVBoxLayout(sheet);
  outer->setContentsMargins(40, 32, 40, 32);
  outer->addWidget(new Text(Type::Title, Ink::Text, say("Patterns", "版式与模式")));
  auto* columns = new QHBoxLayout;
  columns->setSpacing(40);
  outer->addLayout(columns, 1);
  auto* left = column(columns);
  auto* tabs = new Tabs;
  for (const auto& [name, count] :
       {std::pair{say("Valid", "有效"), 4}, {say("Frozen", "冻结"), 1}, {say("Ended", "失效"), 2}})
    tabs->setCount(tabs->add(name), count);
  tabs->setCurrentIndex(0);
  left->addWidget(tabs);
  left->addSpacing(16);
  auto* empty = new EmptyState(Icon::List);
  empty->setTitle(say("Nothing under way", "没有正在办理的业务"));
  empty->setSentence(
      say("Renewing, replacing, unlocking: it all starts here.", "证书要续、要换、要解锁，都从这里开始。"));
  empty->setButton(say("Start", "办理新业务"));
  left->addWidget(empty);
  left->addStretch(1);
  auto* right = column(columns);
  auto* failure = new FailureNote;
  failure->tell(ErrorCode::UkeyRemoved);
  right->addWidget(failure);
  right->addSpacing(16);
  right->addWidget(new Notice(
      Tone::Accent, say("The portal is down from 22:00 to 23:00.", "平台 22:00–23:00 维护，填好的内容不会丢。")));
  right->addWidget(new Notice(Tone::Warn, say("Bids that are not opened yet? Better renew afterwards.",
                                              "有还没开标的投标文件吗？建议等开标以后再续费。")));
  right->addWidget(new Notice(Tone::Ok, say("50.00 yuan arrived.", "已到账 50.00 元，正在进入下一步。")));
  right->addWidget(
      new Notice(Tone::Neutral, say("The answer is only checked and never stored on this PC. Until you submit, "
                                    "you can go back and change anything.",
                                    "答案只用来核对，不会存在这台电脑上。提交之前都能回来修改。")));
  right->addStretch(1);
  return sheet;
}

portal::Service service(bool practice) {
  portal::Service made;
  made.name = say("Practice portal on this PC", "示例省数字证书服务平台").toStdString();
  made.practice = practice;
  made.hotlines = {{"", "400-000-0100", say("Mon-Fri 8:30-17:30", "工作日 8:30–17:30").toStdString()}};
  return made;
}

std::vector<ChecklistSidebar::Phase> phases(bool writing) {
  using Item = ChecklistSidebar::Item;
  const Mark past = Mark::Done;
  std::vector<ChecklistSidebar::Phase> made;
  made.push_back(
      {say("Apply", "申请"),
       {Item{QStringLiteral("R-01"), say("Reason", "办理原因"), past, false},
        Item{QStringLiteral("R-02"), say("Agreement", "服务协议"), past, false},
        Item{QStringLiteral("R-03"), say("Price and expiry", "费用与到期日"), past, false},
        Item{QStringLiteral("R-04"), say("Security question", "安全问题"), writing ? past : Mark::Now, false},
        Item{QStringLiteral("R-07"), say("Try the new UKEY", "试一试新 UKEY"), writing ? past : Mark::Todo, false}},
       writing});
  made.push_back({say("Papers, payment", "材料与缴费"),
                  {Item{QStringLiteral("R-13"), say("Review", "审核"), writing ? past : Mark::Todo, false}},
                  true});
  made.push_back({say("Prepare UKEY", "准备 UKEY"),
                  {Item{QStringLiteral("R-15"), say("Download check", "下载验证"), writing ? past : Mark::Todo, false},
                   Item{QStringLiteral("R-17"), QStringLiteral("PIN"), writing ? past : Mark::Todo, false}},
                  true});
  made.push_back(
      {say("Write UKEY", "写入 UKEY"),
       {Item{QStringLiteral("R-20"), say("Signing key", "生成签名密钥"), writing ? Mark::Now : Mark::Todo, false},
        Item{QStringLiteral("R-25"), say("Confirm", "平台确认"), Mark::Todo, false}},
       true});
  return made;
}

// A wizard's window around a page.
QWidget* wizard(Page* page, ActionBar* bar, bool writing, bool practice, const QString& code) {
  auto* window = new QWidget;
  window->resize(1180, 760);
  auto* all = new QVBoxLayout(window);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(0);
  if (practice) all->addWidget(new PracticeBanner);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  auto* side = new ChecklistSidebar;
  side->setService(say("Recovery", "密钥恢复"), say("Shili Construction Co., Ltd.", "示例建设有限公司"),
                   QStringLiteral("ZJT单位证书"));
  side->setReference(QStringLiteral("20260915000541121943"));
  side->setPhases(phases(writing));
  middle->addWidget(side);
  auto* right = new QVBoxLayout;
  right->setSpacing(0);
  right->addWidget(page, 1);
  right->addWidget(bar);
  middle->addLayout(right, 1);
  all->addLayout(middle, 1);
  auto* strip = new HelpStrip;
  strip->setService(service(practice), QStringLiteral("https://portal.example"));
  strip->setStep(say("Recovery", "恢复"), code);
  all->addWidget(strip);
  return window;
}

QWidget* question() {
  auto* page = new Page;
  page->setStep(QStringLiteral("R-04"), say("Step 4 of 20", "第 4 步，共 20 步"));
  page->setTitle(say("Answer your security question", "回答安全问题"));
  page->setSubtitle(say("You set it when you applied. The application can be submitted once the answer is right.",
                        "这是申请证书时由您设定的。答对了，申请才能提交。"));
  auto* asked = new Panel(Panel::Ground::Sunken);
  asked->body()->setContentsMargins(20, 16, 20, 16);
  asked->body()->addWidget(new Text(Type::Body, Ink::Text,
                                    say("Who is the most important person in your life?", "您的一生最重要的人是谁？")));
  auto* label = field(asked, "Question", "问题");
  page->addForm(label);
  auto* answer = new SecretEdit;
  answer->setText(QStringLiteral("abcdef"));
  auto* box = field(answer, "Security answer", "安全问题答案");
  box->setRequired(true);
  box->setAside(new Button(Kind::Link, say("Forgot the answer?", "忘记答案？")));
  auto* check = button(Kind::Secondary, "Check answer", "核对答案", false);
  box->setBeside(check);
  box->setConfirmation(say("The answer is right", "答案正确"));
  page->addForm(box);
  page->addForm(
      new Notice(Tone::Neutral, say("The answer is only checked and never stored on this PC. Until you submit, you "
                                    "can go back and change anything.",
                                    "答案只用来核对，不会存在这台电脑上。提交之前都能回来修改。")));
  page->addStretch();
  auto* bar = new ActionBar;
  bar->setNote(say("Next: R-05 Certificate content", "接下来：R-05 证书内容"));
  bar->primary()->setText(say("Next", "下一步"));
  return wizard(page, bar, false, !chinese(), QStringLiteral("R-04"));
}

QWidget* progress() {
  auto* page = new Page;
  page->setStep(QStringLiteral("R-20"), say("Step 17 of 20", "第 17 步，共 20 步"));
  page->setTitle(say("Writing the UKEY", "正在写入 UKEY"));
  page->setSubtitle(say("If the power or the network fails, it goes on from here, and nothing is charged twice.",
                        "万一断电或断网，再打开会从这一步接着来，不会重复收费。"));
  auto* columns = new QHBoxLayout;
  columns->setContentsMargins(0, 0, 8, 0);
  columns->setSpacing(32);
  auto* left = column(columns);
  auto* inset = new QVBoxLayout;
  inset->setContentsMargins(8, 0, 8, 0);
  auto* head = new ProgressHead;
  head->setPercent(58);
  head->setRemaining(say("about 26 s to go", "大约还要 26 秒"));
  inset->addWidget(head);
  left->addLayout(inset);
  auto* stages = new Stages;
  stages->set(
      {{QStringLiteral("R-20"), say("Make the signing key", "生成签名密钥"), say("19 s", "19 秒"), Mark::Done},
       {QStringLiteral("R-21"), say("Issue the signing certificate", "签发签名证书"), say("4 s", "4 秒"), Mark::Done},
       {QStringLiteral("R-22"), say("Recover the encryption key", "恢复加密密钥"), say("now", "正在进行"), Mark::Now},
       {QStringLiteral("R-23"), say("Write both certificates", "写入两张证书"), say("about 8 s", "约 8 秒"),
        Mark::Todo},
       {QStringLiteral("R-24"), say("Read back and verify", "读回并验证"), say("about 10 s", "约 10 秒"), Mark::Todo},
       {QStringLiteral("R-25"), say("Confirm with the portal", "平台确认"), say("about 2 s", "约 2 秒"), Mark::Todo}});
  left->addWidget(stages);
  left->addStretch(1);
  auto* picture = new UkeyPicture;
  picture->setUkey(say("Shili EX-200", "示例牌 EX-200"), QStringLiteral("EX20260418004F2A"));
  columns->addWidget(picture);
  page->addHanging(columns);
  page->addStretch();
  auto* bar = new ActionBar;
  bar->setLock(
      say("Until it is written the window stays open and the PC awake.", "写完之前，窗口不能关闭，电脑也不会休眠。"));
  bar->primary()->setText(say("Next", "下一步"));
  bar->primary()->setEnabled(false);
  return wizard(page, bar, true, false, QStringLiteral("R-22"));
}

QWidget* lastTry() {
  auto* page = new Page;
  page->setStep(QStringLiteral("N-13"), say("Step 13 of 18", "第 13 步，共 18 步"));
  page->setTitle(say("Wrong PIN, one try left", "PIN 不对，只剩最后一次"));
  auto* failure = new FailureNote;
  failure->tell(ErrorCode::PinWrongLastTry);
  failure->setRetryVisible(false);
  page->add(failure);
  auto* cards = new LastTry;
  cards->setSafeWay(
      say("Not sure? Unlock it", "拿不准，去解锁"),
      {say("Choose a new PIN", "自己设一个新的 PIN"), say("Certificates and keys stay", "证书和密钥都不变"),
       say("Usually within half a day", "一般半个工作日内办好"), say("This renewal waits here", "这份续费在原处等您")},
      say("Ask for an unlock", "申请解锁"));
  page->add(cards);
  page->addStretch();
  auto* bar = new ActionBar;
  bar->extra()->setText(say("Come back later", "稍后再来"));
  bar->extra()->show();
  bar->primary()->hide();
  bar->setNote(say("UKEY in use: EX-200, ending 5E83", "正在用的 UKEY：示例牌 EX-200，尾号 5E83"));
  return wizard(page, bar, false, false, QStringLiteral("N-13"));
}

QWidget* safe() {
  auto* page = new Page;
  page->setStep(QStringLiteral("R-25"), say("All 20 steps done", "20 步全部完成"));
  page->setStepInk(Ink::Ok);
  page->setTitle(say("Your certificate is recovered", "证书已恢复，可以用了"));
  auto* picture = new UkeyPicture;
  picture->setPose(UkeyPicture::Pose::SafeToRemove);
  picture->setUkey(say("Shili EX-200", "示例牌 EX-200"), QStringLiteral("EX20260418004F2A"));
  page->addForm(picture);
  page->addStretch();
  auto* bar = new ActionBar;
  bar->back()->hide();
  bar->primary()->setText(say("To my applications", "回到我的业务"));
  return wizard(page, bar, true, false, QStringLiteral("R-25"));
}

QWidget* navigation() {
  auto* window = new QWidget;
  window->resize(560, 600);
  auto* row = new QHBoxLayout(window);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(48);
  for (const bool rail : {false, true}) {
    auto* nav = new NavSidebar;
    nav->setProduct(say("CertDesk", "数字证书服务助手"), say("Practice portal on this PC", "示例省数字证书服务平台"));
    for (const auto& [icon, english, zh] : {std::tuple{Icon::List, "My applications", "我的业务"},
                                            {Icon::Certificate, "My certificates", "我的证书"},
                                            {Icon::Ukey, "My UKEY", "我的 UKEY"},
                                            {Icon::Pulse, "Check this PC", "环境检测"},
                                            {Icon::Help, "Help", "帮助与联系"}})
      nav->setName(nav->add(icon), say(english, zh));
    nav->setCurrent(0);
    nav->setCount(0, 2);
    nav->setAccount(QStringLiteral("shili_jianshe"));
    nav->setRail(rail);
    row->addWidget(nav);
  }
  row->addStretch(1);
  return window;
}

} // namespace

std::vector<Sheet> sheets() {
  return {{QStringLiteral("components"), components}, {QStringLiteral("patterns"), patterns},
          {QStringLiteral("question"), question},     {QStringLiteral("progress"), progress},
          {QStringLiteral("last-try"), lastTry},      {QStringLiteral("safe"), safe},
          {QStringLiteral("navigation"), navigation}};
}

} // namespace certdesk::ui::gallery
