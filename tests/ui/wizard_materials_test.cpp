#include "app/credentials/memory_store.h"
#include "app/papers/draft_store.h"
#include "tests/ui/wizard_fixture.h"
#include "ui/error_text.h"
#include "ui/pages/material_block.h"
#include "ui/pages/material_row.h"
#include "ui/pages/page_tile.h"
#include "ui/step_text.h"

#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

// files come in by drop and paste, and become pages; what is on the page is what the portal has.
using namespace certdesk;
using namespace certdesk::test;
using workflow::Page;

namespace {

QByteArray photo(int seed, int side = 160, int quality = 80) {
  QImage image(side, side * 5 / 4, QImage::Format_RGB32);
  quint32 state = static_cast<quint32>(seed) + 1;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < side; ++x)
      image.setPixel(x, y, 0xFF000000 | ((state = state * 1664525 + 1013904223) >> 8));
  QByteArray octets;
  QBuffer buffer(&octets);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "jpeg", quality);
  return octets;
}

Bytes bytes(const QByteArray& octets) { return Bytes(octets.begin(), octets.end()); }

struct Desk : Scene {
  QTemporaryDir folder;

  Desk() {
    wear(ui::Language::English);
    portal.owePapers();
  }
  void openIt() {
    open();
    REQUIRE(asks(Page::UploadMaterials));
  }
  QString file(const char* name, const QByteArray& octets) {
    QFile out(folder.filePath(QString::fromUtf8(name)));
    REQUIRE(out.open(QIODevice::WriteOnly));
    out.write(octets);
    return out.fileName();
  }
  ui::MaterialBlock* block(const std::string& kind) {
    for (auto* each : wizard->findChildren<ui::MaterialBlock*>())
      if (each->kind() == kind && each->isVisible()) return each;
    return nullptr;
  }
  void drop(const std::string& kind, const QStringList& files) {
    auto* target = block(kind);
    REQUIRE(target != nullptr);
    QMimeData data;
    QList<QUrl> urls;
    for (const auto& name : files)
      urls << QUrl::fromLocalFile(name);
    data.setUrls(urls);
    const QPoint middle = target->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    CHECK(enter.isAccepted());
    CHECK(enter.dropAction() == Qt::CopyAction); // the file stays where it is
    QDropEvent dropped(middle, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &dropped);
  }
  QList<ui::PageTile*> tiles(const std::string& kind) {
    QList<ui::PageTile*> all;
    for (auto* tile : block(kind)->findChildren<ui::PageTile*>())
      if (tile->isVisible()) all << tile;
    std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->x() < b->x(); });
    return all;
  }
  QList<ui::MaterialRow*> rows(const std::string& kind) {
    QList<ui::MaterialRow*> all;
    for (auto* row : block(kind)->findChildren<ui::MaterialRow*>())
      if (row->isVisible()) all << row;
    return all;
  }
  [[nodiscard]] bool shows(const std::string& kind, qsizetype pages) {
    return eventually(
        [&] { return tiles(kind).size() == pages && rows(kind).isEmpty() && !wizard->model().view().busy; });
  }
  [[nodiscard]] bool soonSays(const QString& words) {
    return eventually([&] { return says(words); });
  }
  QPushButton* next() {
    for (auto* button : wizard->findChildren<QPushButton*>())
      if (button->isVisible() && button->text() == QStringLiteral("Next")) return button;
    return nullptr;
  }
  std::vector<std::string> pageIds(const std::string& kind) {
    std::vector<std::string> ids;
    for (const auto& page : portal.material(kind).pages)
      ids.push_back(page.id);
    return ids;
  }
};

} // namespace

TEST_CASE("files that are dropped become pages, and it goes on once each required kind has one") {
  Desk desk;
  desk.openIt();
  CHECK(desk.says(QStringLiteral("JPEG, PNG or PDF, up to 293 KB each, at most 5 files")));
  REQUIRE(desk.next() != nullptr);
  CHECK_FALSE(desk.next()->isEnabled());
  CHECK(desk.says(QStringLiteral("Still missing: 盖章的业务受理表")));
  CHECK(desk.block("voucher") == nullptr); // it has a line of its own
  desk.drop("form", {desk.file("form.jpg", photo(1))});
  REQUIRE(desk.shows("form", 1));
  desk.drop("id", {desk.file("front.jpg", photo(2)), desk.file("back.jpg", photo(3)), desk.folder.path()});
  REQUIRE(desk.shows("id", 2));
  CHECK(desk.says(QStringLiteral("A folder cannot be added.")));
  CHECK_FALSE(desk.next()->isEnabled());
  desk.drop("licence", {desk.file("licence.jpg", photo(4))});
  REQUIRE(desk.shows("licence", 1));
  REQUIRE(eventually([&] { return desk.next()->isEnabled(); }));
  desk.press(QStringLiteral("Next"));
  // The voucher is next: the same page for its own kind.
  REQUIRE(eventually([&] { return desk.block("voucher") != nullptr; }));
  CHECK(desk.portal.count("completeMaterials") == 1);
  CHECK(desk.portal.now().materialsComplete);
  CHECK(desk.block("form") == nullptr);
  CHECK(desk.says(ui::stepTitle(workflow::Step::Voucher)));
  desk.drop("voucher", {desk.file("receipt.jpg", photo(5))});
  REQUIRE(desk.shows("voucher", 1));
  desk.press(QStringLiteral("Next"));
  REQUIRE(desk.Scene::shows(ui::ReviewScreen{}));
  CHECK(desk.portal.now().voucherComplete);
}

TEST_CASE("files and pictures are pasted, by key and by button") {
  Desk desk;
  desk.openIt();
  auto* data = new QMimeData;
  data->setUrls({QUrl::fromLocalFile(desk.file("a.jpg", photo(1)))});
  QGuiApplication::clipboard()->setMimeData(data);
  QTest::keyClick(desk.find<QPushButton>(QStringLiteral("Choose files: 营业执照")), Qt::Key_V, Qt::ControlModifier);
  REQUIRE(desk.shows("licence", 1));
  QGuiApplication::clipboard()->setImage(QImage::fromData(photo(2)));
  desk.press(QStringLiteral("Paste: 营业执照"));
  REQUIRE(desk.shows("licence", 2));
  CHECK(desk.portal.material("licence").pages[1].type == portal::MaterialType::Png);
  QGuiApplication::clipboard()->setText(QStringLiteral("words"));
  desk.press(QStringLiteral("Paste: 营业执照"));
  CHECK(desk.says(QStringLiteral("There is no file and no picture to paste.")));
}

TEST_CASE("a refused file says why and holds nothing up; one too large waits for a yes") {
  Desk desk;
  desk.openIt();
  desk.drop("licence", {desk.file("letter.docx", "Dear Sirs")});
  REQUIRE(desk.soonSays(ui::errorText(ErrorCode::MaterialTypeWrong).happened));
  CHECK(desk.says(QStringLiteral("(M-01)")));
  CHECK(desk.portal.count("startUpload") == 0);
  desk.press(QStringLiteral("letter.docx: Remove"));
  REQUIRE(desk.shows("licence", 0));
  const auto large = photo(1, 500, 95);
  REQUIRE(large.size() > 300'000);
  desk.drop("licence", {desk.file("large.jpg", large)});
  REQUIRE(desk.soonSays(QStringLiteral("up to 293 KB are taken")));
  CHECK(desk.portal.count("startUpload") == 0);
  desk.press(QStringLiteral("large.jpg: Make it smaller"));
  REQUIRE(desk.shows("licence", 1));
  CHECK(desk.portal.material("licence").pages[0].octets <= 300'000);
}

TEST_CASE("what is under way shows how far it is, can be cancelled, and holds back going on") {
  Desk desk;
  for (const auto* kind : {"form", "id", "licence"})
    desk.portal.addPage(kind, bytes(photo(kind[0])), portal::MaterialType::Jpeg);
  desk.openIt();
  REQUIRE(eventually([&] { return desk.next()->isEnabled(); }));
  desk.portal.hold("appendUpload");
  desk.drop("other", {desk.file("a.jpg", photo(1))});
  REQUIRE(desk.soonSays(QStringLiteral("Sending: 0 KB of")));
  CHECK_FALSE(desk.next()->isEnabled());
  CHECK(desk.says(QStringLiteral("Files are still on their way")));
  desk.press(QStringLiteral("a.jpg: Cancel"));
  REQUIRE(desk.shows("other", 0));
  REQUIRE(eventually([&] { return desk.next()->isEnabled(); }));
  desk.drop("other", {desk.file("b.jpg", photo(2))});
  REQUIRE(desk.soonSays(QStringLiteral("Sending: 0 KB of")));
  desk.wizard = nullptr;
  desk.window.reset(); // while a part is under way: it is stopped, nobody waits for the portal
  CHECK(desk.portal.material("other").pages.empty());
}

TEST_CASE("pages are put in order, turned and taken out by keyboard, and the portal is told") {
  Desk desk;
  for (int i = 1; i <= 3; ++i)
    desk.portal.addPage("licence", bytes(photo(i)), portal::MaterialType::Jpeg);
  desk.openIt();
  REQUIRE(desk.shows("licence", 3));
  const auto ids = desk.pageIds("licence");
  auto* third = desk.tiles("licence")[2];
  CHECK(third->accessibleName().startsWith(QStringLiteral("Page 3, JPEG")));
  third->setFocus();
  QTest::keyClick(third, Qt::Key_Space);
  CHECK(desk.find<QPushButton>(QStringLiteral("Page 3: later")) == nullptr);
  desk.press(QStringLiteral("Page 3: earlier"));
  REQUIRE(eventually([&] { return desk.pageIds("licence") == std::vector{ids[0], ids[2], ids[1]}; }));
  REQUIRE(desk.idle());
  CHECK(third->isChecked()); // it is still the chosen one
  for (int i = 0; i < 3; ++i)
    desk.press(QStringLiteral("Page 2: rotate")); // faster than the portal answers
  REQUIRE(eventually([&] { return desk.portal.material("licence").pages[1].rotation == 270; }));
  REQUIRE(desk.idle());
  desk.press(QStringLiteral("Page 2: take out"));
  CHECK(desk.pageIds("licence").size() == 3); // not before a yes
  desk.press(QStringLiteral("Keep it"));
  desk.press(QStringLiteral("Page 2: take out"));
  desk.press(QStringLiteral("Take it out"));
  REQUIRE(desk.shows("licence", 2)); // at once, and then on the portal
  REQUIRE(eventually([&] { return desk.pageIds("licence") == std::vector{ids[0], ids[1]}; }));
}

TEST_CASE("a page that arrives while another is turned is not lost, and nobody is asked about it") {
  Desk desk;
  desk.portal.addPage("licence", bytes(photo(1)), portal::MaterialType::Jpeg);
  desk.openIt();
  REQUIRE(desk.shows("licence", 1));
  desk.tiles("licence")[0]->click();
  desk.portal.addPage("licence", bytes(photo(2)), portal::MaterialType::Jpeg); // from another PC; not seen here yet
  desk.press(QStringLiteral("Page 1: rotate"));
  REQUIRE(desk.shows("licence", 2));
  REQUIRE(eventually([&] { return desk.portal.material("licence").pages[0].rotation == 90; }));
  CHECK(desk.pageIds("licence").size() == 2);
  REQUIRE(desk.idle());
  CHECK_FALSE(desk.says(ui::errorText(ErrorCode::ChangedElsewhere).happened));
}

TEST_CASE("what was wished of the pages is not forgotten for a line that was cut or a login that ended") {
  const auto code = GENERATE(ErrorCode::PortalTimeout, ErrorCode::PortalBusy, ErrorCode::LoginExpired);
  Desk desk;
  for (int i = 1; i <= 2; ++i)
    desk.portal.addPage("licence", bytes(photo(i)), portal::MaterialType::Jpeg);
  desk.openIt();
  REQUIRE(desk.shows("licence", 2));
  const auto ids = desk.pageIds("licence");
  desk.portal.fail("arrangeMaterial", code);
  desk.tiles("licence")[1]->click();
  desk.press(QStringLiteral("Page 2: earlier"));
  if (code == ErrorCode::LoginExpired) {
    REQUIRE(eventually([&] { return desk.wizard->model().asksLogin(); }));
    desk.wizard->model().answer(workflow::LogIn{"shili", Secret(std::string_view(desk.portal.password))});
  }
  REQUIRE(eventually([&] { return desk.pageIds("licence") == std::vector{ids[1], ids[0]}; }));
  CHECK(desk.portal.count("arrangeMaterial") == 2);
}

TEST_CASE("what the portal says no to is not wished any more") {
  Desk desk;
  desk.portal.addPage("licence", bytes(photo(1)), portal::MaterialType::Jpeg);
  desk.openIt();
  REQUIRE(desk.shows("licence", 1));
  desk.portal.fail("arrangeMaterial", ErrorCode::NotAllowedNow);
  desk.tiles("licence")[0]->click();
  desk.press(QStringLiteral("Page 1: rotate"));
  REQUIRE(eventually([&] { return desk.says(ui::errorText(ErrorCode::NotAllowedNow).happened); }));
  REQUIRE(desk.idle());
  CHECK_FALSE(desk.says(QStringLiteral("Saving the change")));
  CHECK(desk.portal.material("licence").pages[0].rotation == 0);
}

TEST_CASE("what the reviewer sent back comes first with its reason; what was good stays") {
  Desk desk;
  desk.portal.addPage("form", bytes(photo(1)), portal::MaterialType::Jpeg);
  desk.portal.addPage("id", bytes(photo(2)), portal::MaterialType::Jpeg);
  desk.portal.addPage("licence", bytes(photo(3)), portal::MaterialType::Jpeg, "看不清");
  desk.portal.addPage("licence", bytes(photo(4)), portal::MaterialType::Jpeg);
  desk.portal.change([](portal::Application& a) {
    a.stage = portal::Stage::SentBack;
    a.reviewRemark = "营业执照请重拍。";
  });
  desk.openIt();
  REQUIRE(desk.shows("licence", 2));
  CHECK(desk.says(QStringLiteral("The application was sent back: 营业执照请重拍。")));
  CHECK(desk.says(QStringLiteral("Page 1 was sent back: 看不清")));
  CHECK(desk.says(QStringLiteral("Replace what was sent back: 营业执照")));
  CHECK(desk.block("licence")->y() < desk.block("form")->y());
  CHECK(desk.tiles("licence")[0]->accessibleName().contains(QStringLiteral("Sent back")));
  CHECK_FALSE(desk.next()->isEnabled());
  desk.drop("licence", {desk.file("same.jpg", photo(3))});
  REQUIRE(desk.soonSays(QStringLiteral("the very page that was sent back")));
  desk.press(QStringLiteral("same.jpg: Remove"));
  const auto good = desk.pageIds("licence")[1];
  const auto better = desk.file("new.jpg", photo(5));
  SECTION("taken out by hand") {
    desk.drop("licence", {better});
    REQUIRE(desk.shows("licence", 3));
    desk.tiles("licence")[0]->click();
    desk.press(QStringLiteral("Page 1: take out"));
    desk.press(QStringLiteral("Take it out"));
    REQUIRE(desk.shows("licence", 2));
    REQUIRE(eventually([&] { return desk.pageIds("licence")[0] == good; }));
  }
  SECTION("replaced where it was") {
    CHECK(desk.find<QPushButton>(QStringLiteral("Replace page 1")) != nullptr);
    auto* queue = desk.wizard->findChild<ui::MaterialQueue*>(); // past the file dialog
    const auto refused = desk.pageIds("licence")[0];
    queue->add("licence", {better.toStdU16String()}, refused);
    REQUIRE(eventually([&] { return desk.pageIds("licence")[0] != refused; }));
    CHECK(desk.pageIds("licence")[1] == good);
    REQUIRE(desk.shows("licence", 2));
    CHECK(desk.portal.material("licence").pages[0].octets == photo(5).size());
  }
  REQUIRE(eventually([&] { return desk.next()->isEnabled(); }));
  CHECK(desk.block("licence")->y() < desk.block("form")->y()); // it does not jump away
  desk.press(QStringLiteral("Next"));
  REQUIRE(eventually([&] { return desk.portal.now().materialsComplete; }));
}

TEST_CASE("a file that was not wholly sent goes on after a restart; one that moved is asked for by name") {
  credentials::MemoryStore keychain;
  papers::DraftStore store("/nonexistent", keychain); // without a keychain it keeps them in memory
  papers::DraftKeeper drafts(store);
  Desk desk;
  desk.services.drafts = &drafts;
  desk.openIt();
  desk.portal.hold("appendUpload");
  const auto stays = desk.file("stays.jpg", photo(1)), moves = desk.file("moves.jpg", photo(2));
  desk.drop("licence", {stays, moves});
  REQUIRE(desk.soonSays(QStringLiteral("Waiting for its turn")));
  desk.wizard = nullptr;
  desk.window.reset(); // in the middle of a part
  desk.close();
  REQUIRE(QFile::rename(moves, desk.folder.filePath(QStringLiteral("gone.jpg"))));
  desk.openIt();
  REQUIRE(eventually([&] { return desk.tiles("licence").size() == 1 && desk.rows("licence").size() == 1; }));
  CHECK(desk.says(QStringLiteral("moves.jpg")));
  CHECK(desk.says(QStringLiteral("was moved or has changed")));
  CHECK(desk.find<QPushButton>(QStringLiteral("moves.jpg: Choose again")) != nullptr);
  CHECK(desk.portal.uploads() == 1); // the half that was there is gone on with
  desk.press(QStringLiteral("moves.jpg: Remove"));
  REQUIRE(desk.shows("licence", 1));
}

TEST_CASE("a line that is cut is told at the file, and a login that ended is asked for in place") {
  Desk desk;
  desk.openIt();
  desk.portal.fail("startUpload", ErrorCode::ConnectionCut);
  desk.drop("licence", {desk.file("a.jpg", photo(1))});
  REQUIRE(desk.soonSays(QStringLiteral("The line is cut.")));
  REQUIRE(desk.shows("licence", 1)); // by itself
  desk.portal.fail("startUpload", ErrorCode::LoginExpired);
  desk.portal.fail("application", ErrorCode::LoginExpired);
  desk.drop("licence", {desk.file("b.jpg", photo(2))});
  REQUIRE(desk.soonSays(QStringLiteral("Please log in once more")));
  desk.wizard->model().answer(workflow::LogIn{"shili", Secret(std::string_view(desk.portal.password))});
  REQUIRE(eventually([&] { return desk.block("licence") != nullptr; }));
  CHECK(desk.shows("licence", 2));
}

TEST_CASE("a look at the portal leaves the keyboard where it is") {
  Desk desk;
  desk.openIt();
  auto* choose = desk.find<QPushButton>(QStringLiteral("Choose files: 其他材料"));
  REQUIRE(choose != nullptr);
  choose->setFocus();
  desk.drop("licence", {desk.file("a.jpg", photo(1))});
  REQUIRE(desk.shows("licence", 1));
  QTest::qWait(50);
  CHECK(choose->hasFocus());
}

TEST_CASE("going away stops what is being sent first: nobody waits for it") {
  Desk desk;
  desk.portal.oneAtATime = true;
  desk.openIt();
  desk.portal.hold("appendUpload");
  desk.drop("licence", {desk.file("a.jpg", photo(1))});
  REQUIRE(eventually([&] { return desk.portal.count("appendUpload") == 1; }));
  desk.wizard->model().answer(workflow::LookAgain{}); // waits for the same line
  // Without an end of its own a part that is stuck would hold everything for ever.
  std::atomic<bool> over = false;
  std::thread guard([&] {
    for (int i = 0; i < 300 && !over; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    desk.portal.release();
  });
  desk.wizard = nullptr;
  desk.window.reset();
  over = true;
  guard.join();
  CHECK(desk.portal.material("licence").pages.empty()); // it was stopped, not waited for
}

TEST_CASE("it does not go on before the portal has what is on the screen") {
  Desk desk;
  for (const auto* kind : {"form", "id", "licence"})
    desk.portal.addPage(kind, bytes(photo(kind[0])), portal::MaterialType::Jpeg);
  desk.portal.addPage("licence", bytes(photo(1)), portal::MaterialType::Jpeg, "看不清");
  desk.openIt();
  REQUIRE(desk.shows("licence", 2));
  desk.tiles("licence")[1]->click();
  desk.press(QStringLiteral("Page 2: take out"));
  desk.press(QStringLiteral("Take it out"));
  CHECK_FALSE(desk.next()->isEnabled());
  CHECK(desk.says(QStringLiteral("Saving the change")));
  REQUIRE(eventually([&] { return desk.next()->isEnabled(); }));
  CHECK(desk.pageIds("licence").size() == 1);
}

TEST_CASE("papers that are complete can be looked at again, and looking tells the portal nothing") {
  Desk desk;
  const bool submitted = GENERATE(true, false); // under review, or still at the payment
  int seed = 0;
  for (const auto* kind : {"form", "id", "licence"})
    desk.portal.addPage(kind, bytes(photo(++seed)), portal::MaterialType::Jpeg);
  desk.portal.change([&](portal::Application& a) {
    a.materialsComplete = true;
    std::erase(a.lines, "voucher");
    a.stage = submitted ? portal::Stage::UnderReview : portal::Stage::Papers;
    if (submitted) return;
    a.lines.emplace_back("payment");
    a.payment = portal::Payment{};
    a.payment->totalFen = 5000;
  });
  desk.open();
  REQUIRE((submitted ? desk.Scene::shows(ui::ReviewScreen{}) : desk.asks(Page::Pay)));
  desk.wizard->model().lookAt(workflow::Step::Materials);
  REQUIRE(desk.asks(Page::UploadMaterials));
  CHECK(desk.tiles("licence").size() == 1);
  if (submitted) {
    CHECK(desk.find<QPushButton>(QStringLiteral("Choose files")) == nullptr);
    desk.tiles("licence").front()->click();
    CHECK(desk.find<QPushButton>(QStringLiteral("Page 1: take out")) == nullptr);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(desk.file("late.jpg", photo(9)))});
    auto* target = desk.block("licence");
    QDragEnterEvent enter(target->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    CHECK_FALSE(enter.isAccepted());
  }
  REQUIRE(desk.next()->isEnabled());
  desk.press(QStringLiteral("Next"));
  CHECK((submitted ? desk.Scene::shows(ui::ReviewScreen{}) : desk.asks(Page::Pay)));
  CHECK(desk.portal.count("completeMaterials") == 0);
}

TEST_CASE("an application that has ended leaves no word of the files that were on their way") {
  credentials::MemoryStore keychain;
  papers::DraftStore store("/nonexistent", keychain);
  Desk desk;
  const auto id = desk.portal.now().id;
  {
    papers::DraftKeeper drafts(store);
    desk.services.drafts = &drafts;
    desk.openIt();
    desk.portal.fail("startUpload", ErrorCode::ConnectionCut, 1000);
    desk.drop("licence", {desk.file("a.jpg", photo(1)), desk.file("b.jpg", photo(2))});
    REQUIRE(desk.soonSays(QStringLiteral("The line is cut.")));
    REQUIRE(eventually([&] { return store.load(id, "materials").has_value(); }));
    desk.portal.change([](portal::Application& a) { a.stage = portal::Stage::Cancelled; });
    desk.wizard->model().answer(workflow::LookAgain{});
    REQUIRE(desk.Scene::shows(ui::EndScreen{workflow::End::Cancelled}));
    auto* queue = desk.wizard->findChild<ui::MaterialQueue*>();
    REQUIRE(queue != nullptr);
    CHECK(queue->items("licence").empty()); // nothing more is sent for it
    queue->add("licence", {desk.folder.filePath(QStringLiteral("a.jpg")).toStdU16String()});
    QTest::qWait(100);
    desk.wizard = nullptr;
    desk.window.reset();
    desk.services.drafts = nullptr;
  }
  CHECK_FALSE(store.load(id, "materials"));
}
