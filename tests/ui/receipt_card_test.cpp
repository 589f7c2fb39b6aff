#include "tests/support/little_ca.h"
#include "tests/support/receipt_text.h"
#include "tests/ui/picture_book.h"
#include "ui/pages/receipt_card.h"
#include "ui/widgets/text.h"
#include "ui/wizard/screen.h"

#include <QFile>
#include <QPrinter>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

// The receipt at the end of a service: shown where it is verified and fits, and never otherwise.
using namespace certdesk;
using namespace certdesk::test;

namespace {

struct Ended : Scene {
  explicit Ended(bool kept = true, const Wear& worn = {ui::Language::English, ui::Appearance::Light, {}}) {
    wear(worn.language, worn.appearance);
    portal.change([&](portal::Application& a) {
      a.stage = portal::Stage::Completed;
      a.actor = portal::Actor::Nobody;
      a.confirmed = true;
      a.receipt = kept;
      a.ukeySerial = "3F7A91C4D08E21B6";
      a.issued = {{portal::Purpose::Signing, signing, 0}, {portal::Purpose::Encryption, encryption, 0}};
    });
    services.anchors = ca.anchors();
    portal.receiptFile = ca.receipt(receiptTextFor(portal.now()));
    open();
    REQUIRE(shows(ui::EndScreen{workflow::End::Completed}));
    card = wizard->findChild<ui::ReceiptCard*>();
    REQUIRE(card != nullptr);
  }
  static QString fingerprint(const Bytes& certificate) {
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("x509"), QStringLiteral("-inform"), QStringLiteral("DER"), QStringLiteral("-noout"),
                   QStringLiteral("-fingerprint"), QStringLiteral("-sha256")});
    REQUIRE(openssl.waitForStarted());
    openssl.write(reinterpret_cast<const char*>(certificate.data()), static_cast<qint64>(certificate.size()));
    openssl.closeWriteChannel();
    REQUIRE(openssl.waitForFinished());
    return QString::fromLatin1(openssl.readAllStandardOutput())
        .trimmed()
        .section(QLatin1Char('='), 1)
        .remove(QLatin1Char(':'));
  }
  static QString textOf(const QString& pdf) {
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
    REQUIRE(reader.waitForFinished());
    return QString::fromUtf8(reader.readAllStandardOutput());
  }
  LittleCa ca;
  // Of forty characters, as long as they come.
  const std::string holder = "示例建设工程有限责任公司第一分公司轨道交通项目部质量检测与安全管理办公室（演练）";
  Bytes signing = ca.issue(holder, portal::Purpose::Signing, now() + std::chrono::hours(1000)).certificate;
  Bytes encryption = ca.issue(holder, portal::Purpose::Encryption, now() + std::chrono::hours(1000)).certificate;
  ui::ReceiptCard* card = nullptr;
  QTemporaryDir folder;
};

QString unspaced(QString text) { return text.remove(QRegularExpression(QStringLiteral("\\s"))); }

} // namespace

TEST_CASE("the receipt is offered at the end, and shown when it was asked for and verified") {
  Ended scene;
  CHECK_FALSE(scene.says(QStringLiteral("Verified")));
  scene.press(QStringLiteral("Receipt"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Verified: signed by the portal")); }));
  CHECK(scene.says(QStringLiteral("Written to the UKEY: signing certificate")));
  CHECK(scene.says(QStringLiteral("Written to the UKEY: encryption certificate")));
  CHECK(scene.says(QStringLiteral("3F7A91C4D08E21B6")));
  CHECK(scene.says(QStringLiteral("openssl cms -verify -inform DER")));
}

TEST_CASE("a receipt on paper holds the fingerprints that openssl tells, and the signed file is saved as it is") {
  Ended scene;
  scene.card->fetch();
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Verified")); }));
  QPrinter printer(QPrinter::HighResolution);
  printer.setOutputFormat(QPrinter::PdfFormat);
  printer.setOutputFileName(scene.folder.filePath(QStringLiteral("no/such/folder/out.pdf")));
  scene.card->printOn(printer);
  CHECK(scene.says(QStringLiteral("The printer did not take it.")));
  printer.setOutputFileName(scene.folder.filePath(QStringLiteral("printed.pdf")));
  scene.card->printOn(printer);
  CHECK(scene.says(QStringLiteral("on its way to the printer")));
  const auto pdf = scene.folder.filePath(QStringLiteral("saved.pdf"));
  scene.card->savePdf(pdf);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Saved as ")); }));
  for (const auto& file : {scene.folder.filePath(QStringLiteral("printed.pdf")), pdf}) {
    const auto text = unspaced(Ended::textOf(file));
    INFO(text.toStdString());
    CHECK(text.contains(Ended::fingerprint(scene.signing)));
    CHECK(text.contains(Ended::fingerprint(scene.encryption)));
    CHECK(text.contains(QString::fromStdString(scene.portal.now().id)));
  }
  const auto file = scene.folder.filePath(QStringLiteral("receipt.p7s"));
  scene.card->saveSigned(file);
  REQUIRE(eventually([&] { return QFile::exists(file); }));
  QFile saved(file);
  REQUIRE(saved.open(QIODevice::ReadOnly));
  const auto octets = saved.readAll();
  CHECK(Bytes(octets.begin(), octets.end()) == scene.portal.receiptFile);
  scene.card->saveSigned(scene.folder.filePath(QStringLiteral("no/such/folder/receipt.p7s")));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("K-02")); }));
}

TEST_CASE("a receipt that is not verified, or does not fit, is told by its code and not shown") {
  Ended scene;
  auto other = scene.portal.now();
  other.ukeySerial = "0000000000000000";
  const auto fitting = scene.portal.receiptFile;
  const std::vector<std::pair<Bytes, const char*>> wrong = {
      {LittleCa().receipt(receiptTextFor(scene.portal.now())), "C-11"},
      {Bytes{0x30, 0x00}, "C-11"},
      {scene.ca.receipt(receiptTextFor(other)), "C-12"}};
  const auto& [file, code] = wrong[GENERATE(0U, 1U, 2U)];
  scene.portal.receiptFile = file;
  scene.press(QStringLiteral("Receipt"));
  const auto told = QLatin1String(code);
  REQUIRE(eventually([&] { return scene.says(told); }));
  CHECK(scene.says(QStringLiteral("Do not use it as proof")));
  CHECK_FALSE(scene.says(QStringLiteral("Verified")));
  CHECK_FALSE(scene.says(QStringLiteral("SHA-256 fingerprint")));
  scene.portal.receiptFile = fitting;
  scene.press(QStringLiteral("Try again"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Verified")); }));
  CHECK_FALSE(scene.says(told));
}

TEST_CASE("a receipt of what is not on the UKEY any more is shown, and says so beside it") {
  Ended scene;
  auto ukey = blankUkey("3F7A91C4D08E21B6");
  ukey.certificates = {scene.signing};
  scene.tokens.insert(ukey);
  scene.press(QStringLiteral("Receipt"));
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Verified: signed by the portal")); }));
  const auto missing = [&] { return scene.says(QStringLiteral("does not show these certificates any more")); };
  CHECK(missing());
  CHECK_FALSE(scene.says(QStringLiteral("C-12")));
  CHECK_FALSE(scene.says(QStringLiteral("are on the UKEY that is inserted.")));
  const auto named = [&](const Bytes& certificate) {
    for (const auto* text : scene.card->findChildren<ui::Text*>())
      if (text->isVisible() &&
          unspaced(text->text()).contains(QStringLiteral("fingerprint") + Ended::fingerprint(certificate)))
        return true;
    return false;
  };
  CHECK(named(scene.encryption));
  CHECK_FALSE(named(scene.signing));
  const auto pdf = scene.folder.filePath(QStringLiteral("saved.pdf"));
  scene.card->savePdf(pdf);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Saved as ")); }));
  std::string wanted;
  QObject::connect(scene.wizard, &ui::Wizard::ukeyWanted, [&](const std::string& serial) { wanted = serial; });
  scene.press(QStringLiteral("Show it under My UKEY"));
  REQUIRE(eventually([&] { return !wanted.empty(); }));
  CHECK(wanted == "3F7A91C4D08E21B6");
}

TEST_CASE("where the portal keeps no receipt, none is offered") {
  Ended scene(false);
  CHECK_FALSE(scene.card->isVisible());
  CHECK(scene.find<QPushButton>(QStringLiteral("Receipt")) == nullptr);
}

TEST_CASE("a receipt fits in every language and appearance, also one of what is not on the UKEY any more") {
  for (const auto& worn : wears) {
    INFO(worn.name);
    Ended scene(true, worn);
    scene.card->fetch();
    REQUIRE(eventually([&] { return scene.card->shown(); }));
    keep(scene, "receipt-" + worn.name);
    auto ukey = blankUkey("3F7A91C4D08E21B6");
    ukey.certificates = {scene.signing};
    scene.tokens.insert(ukey);
    scene.card->fetch();
    REQUIRE(eventually([&] { return !scene.card->busy(); }));
    keep(scene, "receipt-missing-" + worn.name);
  }
}
