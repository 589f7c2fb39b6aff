#include "tests/ui/wizard_fixture.h"
#include "ui/pages/payment_result.h"
#include "ui/widgets/copy_row.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/qr_view.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QPrinter>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>
#include <catch2/catch.hpp>

// money (M13 to M15), over a scripted portal that says what has arrived.
using namespace certdesk;
using namespace certdesk::test;
using portal::PaymentState;
using workflow::Page;

namespace {

void openAtPayment(Scene& scene) {
  wear(ui::Language::English);
  oweMoney(scene);
  scene.open();
  REQUIRE(scene.asks(Page::Pay));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Waiting for the payment")); }));
}

QString shownCode(Scene& scene) {
  auto* view = scene.find<ui::QrView>();
  REQUIRE(view != nullptr);
  return view->code();
}

struct Browser : QObject {
  Q_OBJECT
public:
  Browser() { QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "open"); }
  ~Browser() override { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); }
  QList<QUrl> opened;
public Q_SLOTS:
  void open(const QUrl& url) { opened << url; }
};

} // namespace

TEST_CASE("the code comes by itself, once, and keeps still while the portal is asked again") {
  Scene scene;
  openAtPayment(scene);
  CHECK(shownCode(scene) == QStringLiteral("https://cashier.example/1"));
  CHECK(scene.find<ui::QrView>()->accessibleDescription() == QStringLiteral("https://cashier.example/1"));
  const auto looks = scene.portal.count("application");
  REQUIRE(eventually([&] { return scene.portal.count("application") > looks + 5; }));
  CHECK(scene.portal.count("orderPayment") == 1);
  CHECK(shownCode(scene) == QStringLiteral("https://cashier.example/1"));
}

TEST_CASE("what has arrived is seen by itself, and its result stays until the person goes on") {
  Scene scene;
  openAtPayment(scene);
  arrive(scene, PaymentState::Paid);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("20260915220001")); }));
  CHECK(scene.asks(Page::Pay));
  CHECK(scene.says(QStringLiteral("50.00")));
  CHECK(scene.says(QStringLiteral("133******01")));
  CHECK_FALSE(scene.says(QStringLiteral("You can look at it, not change it")));
  scene.primary();
  CHECK(scene.shows(ui::ReviewScreen{}));
  scene.wizard->model().lookAt(workflow::Step::Payment);
  CHECK(scene.says(QStringLiteral("20260915220001")));
}

TEST_CASE("the result is printed as it stands on the screen, and a printer that fails is told") {
  Scene scene;
  openAtPayment(scene);
  arrive(scene, PaymentState::Paid);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("20260915220001")); }));
  auto* result = scene.wizard->findChild<ui::PaymentResult*>();
  REQUIRE(result != nullptr);
  const QTemporaryDir folder;
  QPrinter printer(QPrinter::HighResolution);
  printer.setOutputFormat(QPrinter::PdfFormat);
  printer.setOutputFileName(folder.filePath(QStringLiteral("no/such/folder/out.pdf")));
  result->printOn(printer);
  CHECK(scene.says(QStringLiteral("The printer did not take it.")));
  const auto file = folder.filePath(QStringLiteral("out.pdf"));
  printer.setOutputFileName(file);
  result->printOn(printer);
  CHECK(scene.says(QStringLiteral("on its way to the printer")));
  QProcess reader;
  reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file, QStringLiteral("-")});
  REQUIRE(reader.waitForFinished());
  const auto text = QString::fromUtf8(reader.readAllStandardOutput());
  INFO(text.toStdString());
  for (const auto* said : {"20260915220001", "50.00", "133******01", "2026 0915 0005 4112 1943"})
    CHECK(text.contains(QLatin1String(said)));
}

TEST_CASE("a code that is no good any more is replaced when the person says so, within the one order") {
  Scene scene;
  openAtPayment(scene);
  arrive(scene, PaymentState::Expired);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("The code has expired")); }));
  CHECK(scene.find<ui::QrView>() == nullptr);
  CHECK(scene.portal.count("orderPayment") == 1);
  scene.press(QStringLiteral("Get a new code"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Waiting for the payment")); }));
  CHECK(shownCode(scene) == QStringLiteral("https://cashier.example/2"));
  CHECK(scene.portal.now().payment->order->id == "order-1");
}

TEST_CASE("money that came wrongly is told in the CA's words, and nothing goes on") {
  const auto [state, what] =
      GENERATE(table<PaymentState, QString>({{PaymentState::Failed, QStringLiteral("did not go through")},
                                             {PaymentState::WrongAmount, QStringLiteral("Another amount than is due")},
                                             {PaymentState::TooLate, QStringLiteral("after the code had expired")},
                                             {PaymentState::Refunded, QStringLiteral("was paid back")}}));
  Scene scene;
  openAtPayment(scene);
  arrive(scene, state, "已原路退回");
  REQUIRE(eventually([&] { return scene.says(what); }));
  CHECK(scene.says(QStringLiteral("已原路退回")));
  CHECK(scene.asks(Page::Pay));
  CHECK(scene.portal.count("orderPayment") == 1);
}

TEST_CASE("while it is not known how the application stands neither a code is asked for nor a transfer told") {
  Scene scene;
  wear(ui::Language::English);
  oweMoney(scene);
  scene.portal.fail("orderPayment", ErrorCode::PortalFailed); // the first one, which comes by itself
  scene.open();
  REQUIRE(eventually([&] { return scene.portal.count("orderPayment") == 1; }));
  REQUIRE(scene.idle());
  CHECK(scene.says(QStringLiteral("There is no code to pay with yet")));
  scene.portal.hold("application"); // the page looks by itself, too
  const int looks = scene.portal.count("application");
  REQUIRE(eventually([&] { return scene.portal.count("application") > looks; }));
  const auto wanted = GENERATE("Get the code", "I have transferred");
  scene.portal.fail("orderPayment", ErrorCode::ConnectionCut);
  scene.portal.fail("choosePayment", ErrorCode::ConnectionCut);
  scene.portal.fail("application", ErrorCode::ConnectionCut, 2);
  scene.press(QLatin1String(wanted));
  scene.portal.release();
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
  for (const auto* words : {"Get the code", "I have transferred"})
    CHECK_FALSE(scene.find<QPushButton>(QLatin1String(words))->isEnabled());
  CHECK_FALSE(scene.says(QStringLiteral("Asking for a code"))); // nobody does
  waitsForSight(scene, QLatin1String(wanted));
}

TEST_CASE("a double click asks for one code") {
  Scene scene;
  openAtPayment(scene);
  arrive(scene, PaymentState::Expired);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("The code has expired")); }));
  scene.portal.hold("orderPayment");
  auto* button = scene.find<QPushButton>(QStringLiteral("Get a new code"));
  REQUIRE(button != nullptr);
  button->click();
  button->click();
  REQUIRE(scene.portal.reached("orderPayment", 2));
  button->click();
  scene.portal.release();
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Waiting for the payment")); }));
  CHECK(scene.portal.count("orderPayment") == 2);
}

TEST_CASE("a code that could not be had is asked for again by the person, not by itself") {
  Scene scene;
  wear(ui::Language::English);
  oweMoney(scene);
  scene.portal.fail("orderPayment", ErrorCode::PortalUnreachable);
  scene.open();
  REQUIRE(scene.asks(Page::Pay));
  REQUIRE(eventually(
      [&] { return scene.portal.count("orderPayment") == 1 && scene.says(QStringLiteral("Get the code")); }));
  const auto looks = scene.portal.count("application");
  REQUIRE(eventually([&] { return scene.portal.count("application") > looks + 3; }));
  CHECK(scene.portal.count("orderPayment") == 1);
  scene.press(QStringLiteral("Get the code"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Waiting for the payment")); }));
}

TEST_CASE("a transfer: each line is copied as the bank wants it, and the voucher comes next") {
  Scene scene;
  openAtPayment(scene);
  scene.press(QStringLiteral("Copy Reference"));
  CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("20260915000541121943"));
  scene.press(QStringLiteral("Copy Amount"));
  CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("50.00"));
  scene.press(QStringLiteral("I have transferred"));
  REQUIRE(scene.asks(Page::UploadMaterials));
  CHECK(scene.portal.now().payment->method == portal::PaymentMethod::Transfer);
}

TEST_CASE("who has said that it is transferred sees no code to scan, and may still pay on line instead") {
  Scene scene;
  openAtPayment(scene);
  scene.press(QStringLiteral("I have transferred"));
  REQUIRE(scene.asks(Page::UploadMaterials));
  scene.wizard->model().lookAt(workflow::Step::Payment);
  REQUIRE(scene.asks(Page::Pay));
  CHECK(scene.find<ui::QrView>() == nullptr);
  CHECK(scene.find<QPushButton>(QStringLiteral("Get a new code")) == nullptr);
  CHECK(scene.find<QPushButton>(QStringLiteral("I have transferred")) == nullptr);
  CHECK(scene.says(QStringLiteral("6100 0000 0000 5381")));
  scene.press(QStringLiteral("Pay on line instead"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Waiting for the payment")); }));
  CHECK(scene.asks(Page::Pay));
  CHECK(scene.find<QPushButton>(QStringLiteral("Pay on line instead")) == nullptr);
  arrive(scene, PaymentState::Paid);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("20260915220001")); })); // the portal is asked again
}

TEST_CASE("with the voucher there nothing can be paid on line any more") {
  Scene scene;
  openAtPayment(scene);
  scene.press(QStringLiteral("I have transferred"));
  REQUIRE(scene.asks(Page::UploadMaterials));
  scene.portal.change([](portal::Application& a) { a.voucherComplete = true; });
  scene.wizard->model().answer(workflow::LookAgain{});
  REQUIRE(scene.idle());
  scene.wizard->model().lookAt(workflow::Step::Payment);
  CHECK(scene.find<QPushButton>(QStringLiteral("Pay on line instead")) == nullptr);
}

TEST_CASE("while money is owed the application can be withdrawn, and what was transferred is not forgotten") {
  Scene scene;
  openAtPayment(scene);
  scene.press(QStringLiteral("Withdraw the application"));
  CHECK(scene.says(QStringLiteral("Withdraw this application?")));
  CHECK_FALSE(scene.says(QStringLiteral("how the money comes back")));
  scene.press(QStringLiteral("Keep it"));
  scene.press(QStringLiteral("I have transferred"));
  REQUIRE(scene.asks(Page::UploadMaterials));
  scene.press(QStringLiteral("Withdraw the application"));
  CHECK(scene.says(QStringLiteral("If you have transferred the money")));
}

TEST_CASE("a transfer that is with the reviewer is looked back at with where it went") {
  Scene scene;
  wear(ui::Language::English);
  oweMoney(scene);
  scene.portal.change([](portal::Application& a) {
    a.payment->method = portal::PaymentMethod::Transfer;
    a.voucherComplete = true;
    a.stage = portal::Stage::UnderReview;
  });
  scene.open();
  REQUIRE(scene.shows(ui::ReviewScreen{}));
  scene.wizard->model().lookAt(workflow::Step::Payment);
  REQUIRE(scene.asks(Page::Pay));
  CHECK(scene.says(QStringLiteral("You can look at it, not change it")));
  CHECK(scene.says(QStringLiteral("6100 0000 0000 5381")));
  CHECK(scene.find<QPushButton>(QStringLiteral("I have transferred")) == nullptr);
  CHECK(scene.portal.count("orderPayment") == 0);
}

TEST_CASE("the browser gets the order's own address") {
  Browser browser;
  Scene scene;
  openAtPayment(scene);
  scene.press(QStringLiteral("Pay in the browser"));
  REQUIRE(browser.opened.size() == 1);
  CHECK(browser.opened.front() == QUrl(QStringLiteral("https://cashier.example/1")));
}

#include "payment_page_test.moc"
