#include "app/terminal/drive.h"
#include "app/terminal/subject.h"
#include "tests/terminal/no_words.h"
#include "tests/workflow/fake_world.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QTemporaryDir>
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

using namespace certdesk;
using namespace certdesk::terminal;
using namespace std::chrono_literals;
using portal::MaterialRole;
using portal::PaymentMethod;
using portal::PaymentState;
using workflow::Page;
using workflow::Step;

namespace {

// Fonts and pictures need an application; one for the whole program.
void needsFonts() {
  static int count = 1;
  static char name[] = "tests_terminal";
  static char* arguments[] = {name, nullptr};
  // Qt's own statics go in no known order.
  [[maybe_unused]] static const auto* instance = new QGuiApplication(count, arguments);
}

// Standard output, read.
class Printed {
public:
  Printed() : m_before(std::cout.rdbuf(m_text.rdbuf())) {}
  ~Printed() { std::cout.rdbuf(m_before); }
  Printed(const Printed&) = delete; // of one stream
  Printed& operator=(const Printed&) = delete;
  [[nodiscard]] std::string text() const { return m_text.str(); }

private:
  std::ostringstream m_text;
  std::streambuf* m_before;
};

// A folder with answers, pictures of any size, and the papered fake world before it.
struct Desk {
  QTemporaryDir folder;
  test::FakeWorld world{test::paperedState()};
  SecretSource pin{Secret(std::string_view(test::rightPin))};
  SecretSource newPin{-1, "new PIN"};
  Output output{true, test::noWords()};
  workflow::View view;

  Desk() {
    needsFonts();
    scan("form.jpg", 1);
    scan("licence.jpg", 2);
    scan("licence-again.jpg", 3);
    scan("voucher.jpg", 4);
    view.facts.application = world.state.application;
  }
  [[nodiscard]] std::filesystem::path path(const char* name) const {
    return folder.filePath(QString::fromUtf8(name)).toStdString();
  }
  void scan(const char* name, int colour, int side = 8) const {
    QImage picture(side, side, QImage::Format_RGB32);
    picture.fill(QColor(colour * 40, 100, 100));
    for (int i = 0; side > 100 && i < side * side; ++i) // so that it does not become small
      picture.setPixel(i % side, i / side, static_cast<uint>(i) * 2654435761u);
    REQUIRE(picture.save(folder.filePath(QString::fromUtf8(name)), "JPG", 100));
  }
  Result<AnswersFile> file(const std::string& json) {
    AnswersFile::Sources sources{pin, newPin, {}, false};
    sources.counter.emplace(Counter{world.portal(), output});
    return AnswersFile::fromJson(viewOf(json), std::move(sources), folder.path().toStdString());
  }
  // What one answers file says at a page, in the view as it is.
  Result<workflow::Answer> said(const std::string& json, Step step, Page page) {
    at(step);
    auto person = file(json);
    if (!person) return failed(person);
    return person->answer(page, view);
  }
  void at(Step step) {
    const auto& lines = workflow::recovery().lines;
    view.standing.line =
        &*std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.step == step; });
  }
  portal::Application& application() { return world.state.application; }
  void show() { view.facts.application = world.state.application; }

  Result<workflow::View> drive(const std::string& json) {
    auto person = file(json);
    REQUIRE(person);
    return terminal::drive(world.world(), test::applicationId, workflow::recovery(), *person, output, {1ms, 20s, {}});
  }
};

template <class Said>
std::string codeOf(const Result<Said>& result) {
  return result ? "none" : std::string(phoneCode(result.error().code));
}
// Which answer it was, or the code of what went wrong.
template <class Said>
bool is(const Result<workflow::Answer>& answer) {
  if (!answer) UNSCOPED_INFO(codeOf(answer) << " " << answer.error().detail);
  return answer && std::holds_alternative<Said>(*answer);
}
template <class Said>
bool names(const Result<Said>& result, const char* what) {
  return !result && result.error().detail.find(what) != std::string::npos;
}

std::string answers(const char* licence, const char* payment) {
  return std::string(R"({"quote_fen":5000,"authorisation_code":"ABCDEFGHJKLMNPQRSTUV","ukey_serial":"NEW",)"
                     R"("form_pdf":"form.pdf","forms":{"extension_items":{"name":"X"}},"payment":")") +
         payment + R"(","materials":{"form":["form.jpg"],"licence":[")" + licence + R"("],"voucher":["voucher.jpg"]}})";
}

portal::FormField named(const char* id) {
  portal::FormField field;
  field.id = id;
  field.required = true;
  return field;
}

} // namespace

TEST_CASE("a form is filled from the file and from what stood in it; what is missing is named") {
  Desk desk;
  auto& fields = desk.application().forms.front().sections.front().fields;
  fields = {named("name"), named("level"), named("fixed")};
  fields[1].value = "A";
  fields[2].readOnly = true;
  desk.show();
  const auto said = [&](const char* json) { return desk.said(json, Step::ExtensionItems, Page::FillForm); };
  CHECK(names(said("{}"), "forms.extension_items.name"));
  CHECK(codeOf(said("{}")) == "K-06");
  CHECK(codeOf(said(R"({"forms":{"extension_items":{"name":"X","nmae":"Y"}}})")) == "K-03");
  CHECK(codeOf(said(R"({"forms":{"extension_items":{"name":"X","fixed":"Y"}}})")) == "K-03");
  CHECK(codeOf(said(R"({"forms":{"extension_items":{"name":1.5}}})")) == "K-03");

  auto answer = said(R"({"forms":{"extension_items":{"name":12}}})");
  REQUIRE(answer);
  const auto& filled = std::get<workflow::FillForm>(*answer);
  CHECK(filled.form == "extension_items");
  REQUIRE(filled.values.size() == 2);
  CHECK((filled.values[0].id == "name" && filled.values[0].value == "12"));
  CHECK((filled.values[1].id == "level" && filled.values[1].value == "A"));

  fields[0].pattern = "[0-9]+";
  fields[0].patternHint = "digits";
  desk.show();
  CHECK(names(said(R"({"forms":{"extension_items":{"name":"X"}}})"), "digits"));
  CHECK(codeOf(said(R"({"forms":{"extension_items":{"name":"X"}}})")) == "K-03");
  fields[0].pattern.clear();

  fields[1].remark = "not that one";
  desk.show();
  CHECK(names(said(R"({"forms":{"extension_items":{"name":"X"}}})"), "forms.extension_items.level"));
  CHECK(said(R"({"forms":{"extension_items":{"name":"X","level":true}}})"));
}

TEST_CASE("what another value of the form makes required is asked for, and not otherwise") {
  Desk desk;
  auto& fields = desk.application().forms.front().sections.front().fields;
  fields = {named("medium"), named("address")};
  fields[1].required = false;
  fields[1].requiredWhen = portal::FieldCondition{"medium", "posted"};
  desk.show();
  const auto said = [&](const char* json) { return desk.said(json, Step::ExtensionItems, Page::FillForm); };
  CHECK(names(said(R"({"forms":{"extension_items":{"medium":"posted"}}})"), "forms.extension_items.address"));
  CHECK(said(R"({"forms":{"extension_items":{"medium":"own"}}})"));
  CHECK(said(R"({"forms":{"extension_items":{"medium":"posted","address":"X"}}})"));
}

TEST_CASE("members for papers that are not what they should be are refused with the whole file") {
  Desk desk;
  for (const char* json : {R"({"forms":[]})", R"({"forms":{"extension_items":"x"}})", R"({"materials":{"form":"x"}})",
                           R"({"materials":{"form":[]}})", R"({"materials":{"form":[1]}})", R"({"payment":"cash"})"}) {
    INFO(json);
    CHECK(codeOf(desk.file(json)) == "K-03");
  }
}

TEST_CASE("a picture that is too large is made smaller where the file says so") {
  Desk desk;
  desk.scan("licence.jpg", 2, 1000);
  for (auto& material : desk.application().materials)
    material.largest = static_cast<std::int64_t>(std::filesystem::file_size(desk.path("licence.jpg"))) * 2 / 3;
  desk.show();
  const auto said = [&](const char* more) {
    return desk.said(std::string(R"({"materials":{"form":["form.jpg"],"licence":["licence.jpg"]})") + more + "}",
                     Step::Materials, Page::UploadMaterials);
  };
  desk.world.state.application.stage = portal::Stage::Papers;
  const Printed printed;
  CHECK(is<workflow::LookAgain>(said(""))); // the form, which is small enough
  desk.show();
  CHECK(codeOf(said("")) == "M-03");
  CHECK(names(said(""), "materials.licence"));
  CHECK(is<workflow::LookAgain>(said(R"(,"shrink":true)")));
  desk.show();
  CHECK(is<workflow::CompleteMaterials>(said(R"(,"shrink":true)"))); // the same octets again
}

TEST_CASE("what is not named has to be there, and what was refused is not sent again") {
  Desk desk;
  desk.world.state.application.stage = portal::Stage::Papers;
  const Printed printed;
  const auto said = [&](const char* licence) {
    desk.show();
    return desk.said(std::string(R"({"materials":{"form":["form.jpg"])") + licence + "}}", Step::Materials,
                     Page::UploadMaterials);
  };
  REQUIRE(said(""));
  CHECK(names(said(""), "materials.licence"));
  CHECK(codeOf(said(R"(,"licence":["nowhere.jpg"])")) == "K-02");
  REQUIRE(said(R"(,"licence":["licence.jpg"])"));
  CHECK(is<workflow::CompleteMaterials>(said("")));

  desk.world.state.application.materials[1].pages.front().remark = "too dark";
  CHECK(codeOf(said("")) == "K-06");
  CHECK(names(said(R"(,"licence":["licence.jpg"])"), "materials.licence"));
  auto without = said(R"(,"licence":["licence-again.jpg"])");
  REQUIRE(without);
  CHECK(std::get<workflow::ArrangeMaterial>(*without).pages.empty());
}

TEST_CASE("pages end in the order they are named in, behind those that are there already") {
  Desk desk;
  auto& a = desk.world.state.application;
  a.stage = portal::Stage::Papers;
  a.materials[1].mostPages = 3;
  a.materials[1].pages = {{"first", portal::MaterialType::Jpeg, 1, "aa", 90, {}}};
  const Printed printed;
  const std::string forward = R"({"materials":{"form":["form.jpg"],"licence":["licence.jpg","licence-again.jpg"]}})";
  const std::string backward = R"({"materials":{"form":["form.jpg"],"licence":["licence-again.jpg","licence.jpg"]}})";
  const auto said = [&](const std::string& json) {
    desk.show();
    return desk.said(json, Step::Materials, Page::UploadMaterials);
  };
  while (is<workflow::LookAgain>(said(forward)))
    ;
  CHECK(a.materials[1].pages.size() == 3);
  auto turned = said(backward);
  const auto& pages = std::get<workflow::ArrangeMaterial>(*turned).pages;
  REQUIRE(pages.size() == 3);
  CHECK((pages[0].id == "first" && pages[0].rotation == 90));
  CHECK(pages[1].id == a.materials[1].pages[2].id);
}

TEST_CASE("money is paid by the amount and the way that were said, and its code is told once") {
  Desk desk;
  auto& payment = *desk.world.state.application.payment;
  const auto said = [&](const char* json) {
    desk.show();
    return desk.said(json, Step::Payment, Page::Pay);
  };
  CHECK(names(said(R"({"quote_fen":5000})"), "payment"));
  CHECK(names(said(R"({"quote_fen":4999,"payment":"online"})"), "quote_fen"));
  Printed printed;
  CHECK(std::get<workflow::ChoosePayment>(
            *said(R"({"quote_fen":5000,"payment":"transfer","materials":{"voucher":["voucher.jpg"]}})"))
            .method == PaymentMethod::Transfer);
  CHECK(printed.text().find(R"("transfer":)") != std::string::npos);

  auto person = desk.file(R"({"quote_fen":5000,"payment":"online"})");
  const auto next = [&] {
    desk.show();
    CHECK(person->ready(Page::Pay, desk.view));
    return person->answer(Page::Pay, desk.view);
  };
  const auto waits = [&] {
    desk.show();
    return !person->ready(Page::Pay, desk.view);
  };
  CHECK(is<workflow::ChoosePayment>(next()));
  payment.method = PaymentMethod::Online;
  CHECK(is<workflow::OrderPayment>(next()));
  CHECK(waits()); // a portal that gives no order is not asked for ever
  payment.state = PaymentState::Open;
  payment.order = portal::PaymentOrder{"o1", "code1", "https://pay.example/1", {}};
  CHECK(is<workflow::LookAgain>(next()));
  CHECK(printed.text().find("https://pay.example/1") != std::string::npos);
  CHECK(waits());
  payment.state = PaymentState::Expired;
  CHECK(is<workflow::OrderPayment>(next()));
  payment.state = PaymentState::Open;
  payment.order->code = "code2";
  CHECK(is<workflow::LookAgain>(next()));
  int codes = 2;
  for (const auto state : {PaymentState::WrongAmount, PaymentState::TooLate, PaymentState::Failed}) {
    payment.state = state;
    payment.remark = "It came to nothing " + std::to_string(codes) + ".";
    CHECK(is<workflow::OrderPayment>(next()));
    CHECK(printed.text().find(payment.remark) != std::string::npos);
    CHECK(waits());
    payment.state = PaymentState::Open;
    payment.order->code = "code" + std::to_string(++codes);
    CHECK(is<workflow::LookAgain>(next()));
    CHECK(printed.text().find(payment.order->code) != std::string::npos);
  }
  payment.state = PaymentState::Refunded; // by people, who say what comes next
  CHECK(is<workflow::LookAgain>(next()));
  CHECK(waits());
}

TEST_CASE("a transfer without its voucher is noticed at the first page, and nothing is sent") {
  Desk desk;
  const auto json = R"({"reason":"lost","freeze":true,"quote_fen":5000,"payment":"transfer")";
  desk.show();
  const auto told = desk.said(std::string(json) + "}", Step::Agreement, Page::AcceptAgreement);
  CHECK(codeOf(told) == "K-06");
  REQUIRE_FALSE(told);
  CHECK(toldBy(told.error()).subject == "materials.voucher");
  CHECK(desk.world.count("choosePayment") == 0);
  const auto named = std::string(json) + R"(,"accept_agreement":true,"materials":{"voucher":["voucher.jpg"]}})";
  CHECK(is<workflow::AcceptAgreement>(desk.said(named, Step::Agreement, Page::AcceptAgreement)));
}

TEST_CASE("a file that will not do is named before the sentence, with the answer it belongs to") {
  Desk desk;
  std::ofstream(desk.path("empty.jpg"));
  desk.show();
  for (const auto* file : {"nowhere.jpg", "empty.jpg"}) {
    const auto told = desk.said(R"({"quote_fen":5000,"materials":{"form":[")" + std::string(file) +
                                    R"("],"licence":["licence.jpg"]}})",
                                Step::Materials, Page::UploadMaterials);
    REQUIRE_FALSE(told);
    CHECK(toldBy(told.error()).subject == "materials.form, " + std::string(file));
    std::ostringstream text;
    auto* before = std::cerr.rdbuf(text.rdbuf());
    Output(false, test::noWords()).failure(told.error());
    std::cerr.rdbuf(before);
    CHECK(text.str().find("  materials.form, " + std::string(file) + ": ") != std::string::npos);
  }
}

TEST_CASE("an answers file goes through contents, papers, money and what came back, to the end") {
  for (const auto method : {PaymentMethod::Online, PaymentMethod::Transfer}) {
    Desk desk;
    const char* way = method == PaymentMethod::Online ? "online" : "transfer";
    desk.world.state.willPayBy = method;
    desk.world.onCall = [&](const std::string& call) {
      if (call != "application") return;
      test::review(desk.world.state);
      test::pay(desk.world.state);
    };
    const Printed printed;
    const auto first = desk.drive(answers("licence.jpg", way));
    INFO(printed.text());
    CHECK(codeOf(first) == "K-06"); // the picture that came back is named again
    CHECK(names(first, "materials.licence"));
    CHECK(QFile::exists(desk.folder.filePath(QStringLiteral("form.pdf"))));
    CHECK(printed.text().find(R"({"file":"licence.jpg","percent":100,"upload":"licence"})") != std::string::npos);
    CHECK((printed.text().find(R"("payment":)") != std::string::npos) == (method == PaymentMethod::Online));

    const auto second = desk.drive(answers("licence-again.jpg", way));
    if (!second) FAIL(codeOf(second) << " " << second.error().detail);
    CHECK(desk.world.state.application.stage == portal::Stage::Completed);
    CHECK(desk.world.count("submit") == 1);
    CHECK(desk.world.count("putForm") == 2);
    CHECK(desk.world.state.timesPaid == (method == PaymentMethod::Online ? 1 : 0));
    CHECK(desk.world.count("startUpload") == (method == PaymentMethod::Online ? 3 : 4));
  }
}
