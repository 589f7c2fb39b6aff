#include "tests/papers/fixture.h"
#include "tests/support/papered_portal.h"
#include "ui/papers/dropped.h"
#include "ui/papers/material_queue.h"
#include "ui/papers/page_thumbnails.h"
#include "ui/papers/page_wishes.h"

#include "app/credentials/memory_store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>
#include <catch2/catch.hpp>

// The files on their way, without a window.
using namespace certdesk;
using namespace certdesk::test;
using ui::MaterialItem;
using ui::MaterialQueue;
using State = ui::MaterialItem::State;

namespace {

bool soon(const std::function<bool()>& condition) {
  QElapsedTimer clock;
  clock.start();
  while (!condition()) {
    if (clock.elapsed() > 10000) return false;
    QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
  }
  return true;
}

QByteArray photo(int seed, int side = 120) {
  auto image = noisy(side, side);
  image.fill(QColor(seed * 20 % 255, 90, 40));
  for (int i = 0; i < side; ++i)
    image.setPixel(i, i, qRgb(seed, i % 255, 7));
  return encoded(image, "jpeg");
}

Bytes bytes(const QByteArray& octets) { return Bytes(octets.begin(), octets.end()); }

struct Desk {
  Folder folder;
  PaperedPortal portal;
  credentials::MemoryStore store;
  papers::DraftStore drafts{"/nonexistent", store};
  papers::DraftKeeper keeper{drafts};
  std::unique_ptr<MaterialQueue> queue;
  MaterialQueue::Options options;

  Desk() {
    portal.owePapers();
    options.upload.pause = std::chrono::milliseconds(1);
    options.again = std::chrono::milliseconds(1);
    open();
  }
  void open() {
    queue.reset();
    queue = std::make_unique<MaterialQueue>(portal, &keeper, portal.now().id, options);
    // As the page does: a look at the portal for whatever is whole.
    QObject::connect(queue.get(), &MaterialQueue::lookWanted, queue.get(), [this] {
      queue->lookBegins();
      queue->see(portal.now());
      queue->lookEnded();
    });
    queue->see(portal.now());
  }
  std::vector<const MaterialItem*> items(const std::string& kind = "licence") { return queue->items(kind); }
  bool at(State state, const std::string& kind = "licence") {
    return soon([&] { return !items(kind).empty() && items(kind).back()->state == state; });
  }
  bool hasPages(std::size_t count, const std::string& kind = "licence") {
    return soon([&] { return portal.material(kind).pages.size() == count && items(kind).empty(); });
  }
  std::filesystem::path file(const char* name, int seed) { return folder.put(name, photo(seed)); }
};

} // namespace

TEST_CASE("files are looked into, sent in their order, and leave the list when they are pages") {
  Desk desk;
  QSignalSpy whole(desk.queue.get(), &MaterialQueue::whole);
  desk.queue->add("licence", {desk.file("a.jpg", 1), desk.file("b.txt", 2)}); // told by content, not by name
  REQUIRE(desk.hasPages(2));
  CHECK(whole.count() == 2);
  CHECK_FALSE(whole[0][1].value<QImage>().isNull()); // with its picture
  CHECK(desk.portal.material("licence").pages[0].octets == photo(1).size());
  CHECK(desk.portal.material("licence").pages[1].type == portal::MaterialType::Jpeg);
}

TEST_CASE("a file that will not do stays listed with its reason, and nothing of it is sent") {
  Desk desk;
  desk.queue->add("licence", {desk.folder.put("letter.docx", "a letter")});
  REQUIRE(desk.at(State::Refused));
  CHECK(desk.items().front()->failure == ErrorCode::MaterialTypeWrong);
  desk.queue->add("form",
                  {desk.folder.put("other.png", encoded(sheetWithCode(QString::fromStdString(otherNumber)), "png"))});
  REQUIRE(desk.at(State::Refused, "form"));
  CHECK(desk.items("form").front()->failure == ErrorCode::MaterialOtherForm);
  CHECK(desk.portal.count("startUpload") == 0);
  CHECK(desk.queue->places("licence") == 5); // it takes nobody's place
  desk.folder.put("letter.docx", photo(1));
  desk.queue->add("licence", {desk.folder.path("letter.docx")}); // mended on the PC and added once more
  CHECK(desk.hasPages(1));
}

TEST_CASE("a picture over the limit waits for a yes, and is sent smaller without touching the file") {
  Desk desk;
  const auto large = encoded(noisy(600, 600), "jpeg", 100);
  REQUIRE(large.size() > 300'000);
  const auto path = desk.folder.put("large.jpg", large);
  desk.queue->add("licence", {path});
  REQUIRE(desk.at(State::TooLarge));
  CHECK(desk.items().front()->fileOctets == large.size());
  CHECK(desk.portal.count("startUpload") == 0);
  desk.queue->makeSmaller(desk.items().front()->id);
  REQUIRE(desk.hasPages(1));
  CHECK(desk.portal.material("licence").pages[0].octets <= 300'000);
  CHECK(std::filesystem::file_size(path) == static_cast<std::uintmax_t>(large.size()));
  desk.queue->add("licence", {desk.folder.put("large.pdf", pdf(1) + QByteArray(400'000, ' '))});
  REQUIRE(desk.at(State::Refused)); // a PDF cannot be made smaller
}

TEST_CASE("what is dropped twice, and what is there already, is one page") {
  Desk desk;
  const auto a = desk.file("a.jpg", 1), copy = desk.file("copy.jpg", 1);
  desk.portal.hold("startUpload");
  QSignalSpy already(desk.queue.get(), &MaterialQueue::alreadyThere);
  desk.queue->add("licence", {a, a});
  desk.queue->add("licence", {a});
  desk.queue->add("licence", {copy});
  REQUIRE(soon([&] { return already.count() == 1; }));
  CHECK(desk.items().size() == 1);
  desk.portal.release();
  REQUIRE(desk.hasPages(1));
  desk.queue->add("licence", {a});
  REQUIRE(soon([&] { return already.count() == 2; }));
  CHECK(desk.items().empty());
  CHECK(desk.portal.uploads() == 1);
}

TEST_CASE("no more are taken than there are places for, however many are dropped, and folders never") {
  Desk desk;
  std::vector<std::filesystem::path> many{desk.folder.path(".")};
  for (int i = 0; i < 500; ++i)
    many.push_back(desk.folder.path(("none" + std::to_string(i) + ".jpg").c_str()));
  many.insert(many.begin() + 1, {desk.file("a.jpg", 1), desk.file("b.jpg", 2)});
  QSignalSpy left(desk.queue.get(), &MaterialQueue::leftOut);
  desk.queue->add("id", many);
  REQUIRE(desk.hasPages(2, "id"));
  REQUIRE(left.count() == 1);
  CHECK(left[0][1].toInt() == 500);
  CHECK(left[0][2].toInt() == 1);
  desk.queue->add("id", {desk.file("c.jpg", 3)});
  REQUIRE(soon([&] { return left.count() == 2; }));
  CHECK(desk.items("id").empty());
  desk.queue->add("licence", std::vector<std::filesystem::path>(5000, desk.folder.path(".")));
  REQUIRE(soon([&] { return left.count() == 3; }));
  CHECK(left[2][1].toInt() == 4000); // not even asked about
}

TEST_CASE("a cut line is told and gone on from by itself; cancelling works all the while") {
  Desk desk;
  desk.options.upload.pause = std::chrono::hours(1);
  desk.open();
  desk.portal.fail("appendUpload", ErrorCode::ConnectionCut);
  desk.queue->add("licence", {desk.file("a.jpg", 1)});
  REQUIRE(desk.at(State::Cut));
  SECTION("cancelled in the pause") {
    desk.queue->remove(desk.items().front()->id);
    desk.queue->add("licence", {desk.file("b.jpg", 2)}); // the next is not held up
    REQUIRE(desk.hasPages(1));
    CHECK(desk.portal.material("licence").pages[0].octets == photo(2).size());
  }
  SECTION("closed in the pause") {
    desk.queue.reset(); // would wait for an hour
    CHECK(desk.portal.material("licence").pages.empty());
  }
}

TEST_CASE("a line that stays cut is tried again later, by itself or when the person says so") {
  Desk desk;
  const bool byHand = GENERATE(false, true);
  if (byHand) desk.options.again = std::chrono::hours(1);
  desk.open();
  desk.portal.fail("startUpload", ErrorCode::PortalUnreachable, 6);
  desk.queue->add("licence", {desk.file("a.jpg", 1)});
  if (byHand) {
    REQUIRE(
        soon([&] { return !desk.items().empty() && desk.items().front()->failure == ErrorCode::PortalUnreachable; }));
    CHECK(desk.items().front()->state == State::Cut);
    desk.queue->retry(desk.items().front()->id);
  }
  CHECK(desk.hasPages(1));
}

TEST_CASE("a login that ended is told, and after it the file goes on") {
  Desk desk;
  desk.portal.fail("startUpload", ErrorCode::LoginExpired);
  QSignalSpy look(desk.queue.get(), &MaterialQueue::lookWanted);
  desk.queue->add("licence", {desk.file("a.jpg", 1)});
  REQUIRE(desk.at(State::Failed));
  CHECK(look.count() == 1);
  desk.queue->retryAfterLogin();
  CHECK(desk.hasPages(1));
}

TEST_CASE(
    "what was chosen and not sent comes back after a restart and goes on; a file that changed is asked for again") {
  Desk desk;
  const auto stays = desk.file("stays.jpg", 1), moves = desk.file("moves.jpg", 2),
             changes = desk.file("changes.jpg", 3);
  const auto large = desk.folder.put("large.jpg", encoded(noisy(600, 600), "jpeg", 100));
  desk.portal.hold("startUpload");
  desk.queue->add("licence", {stays, moves, changes, large});
  REQUIRE(desk.at(State::TooLarge));
  desk.queue->makeSmaller(desk.items().back()->id);
  REQUIRE(desk.at(State::Waiting));
  desk.queue.reset();
  desk.portal.release();
  std::filesystem::rename(moves, desk.folder.path("elsewhere.jpg"));
  desk.folder.put("changes.jpg", photo(4));
  desk.open();
  REQUIRE(soon([&] { return desk.portal.material("licence").pages.size() == 2 && desk.items().size() == 2; }));
  for (const auto* item : desk.items())
    CHECK(item->state == State::Moved);
  CHECK(desk.items()[0]->name == QStringLiteral("moves.jpg"));
  desk.queue->chooseAgain(desk.items()[0]->id, desk.folder.path("elsewhere.jpg"));
  REQUIRE(soon([&] { return desk.portal.material("licence").pages.size() == 3; }));
  desk.queue->remove(desk.items()[0]->id);
  desk.open();
  QCoreApplication::processEvents();
  REQUIRE(soon([&] { return !desk.drafts.load(desk.portal.now().id, "materials"); })); // nothing is left of it
  CHECK(desk.items().empty());
}

TEST_CASE("a pasted picture is sent from memory, and made smaller where it must be") {
  Desk desk;
  desk.queue->paste("licence", noisy(100, 100), QStringLiteral("Pasted picture"));
  REQUIRE(desk.hasPages(1));
  CHECK(desk.portal.material("licence").pages[0].type == portal::MaterialType::Png);
  desk.queue->paste("licence", noisy(600, 600), QStringLiteral("Pasted picture"));
  REQUIRE(desk.at(State::TooLarge));
  desk.queue->makeSmaller(desk.items().front()->id);
  REQUIRE(desk.hasPages(2));
  CHECK(desk.portal.material("licence").pages[1].type == portal::MaterialType::Jpeg);
  CHECK_FALSE(desk.drafts.load(desk.portal.now().id, "materials")); // there is no file to come back to
}

TEST_CASE("the page that was refused is not taken once more, and another one takes its place") {
  Desk desk;
  desk.portal.addPage("licence", bytes(photo(1)), portal::MaterialType::Jpeg, "看不清");
  desk.queue->see(desk.portal.now());
  desk.queue->add("licence", {desk.file("same.jpg", 1)});
  REQUIRE(desk.at(State::Again));
  CHECK(desk.portal.count("startUpload") == 0);
  const auto refused = desk.portal.material("licence").pages[0].id;
  std::vector<std::string> said;
  QObject::connect(desk.queue.get(), &MaterialQueue::replaced,
                   [&](const std::string& kind, const std::string& page, const std::string& by) {
                     said = {kind, page, by};
                   });
  desk.queue->add("licence", {desk.file("better.jpg", 2)}, refused);
  REQUIRE(soon([&] { return !said.empty(); }));
  CHECK(said == std::vector<std::string>{"licence", refused, desk.portal.material("licence").pages[1].id});
}

TEST_CASE("pages get their picture from the portal once; what is no picture is not fetched") {
  Desk desk;
  desk.portal.addPage("licence", bytes(photo(1)), portal::MaterialType::Jpeg);
  desk.portal.addPage("licence", bytes(pdf(1)), portal::MaterialType::Pdf);
  ui::PageThumbnails thumbnails(desk.portal);
  const auto pages = desk.portal.material("licence").pages;
  CHECK(thumbnails.of(pages[0]).isNull());
  REQUIRE(soon([&] { return !thumbnails.of(pages[0]).isNull(); }));
  CHECK(thumbnails.of(pages[1]).isNull());
  CHECK(desk.portal.count("uploadOctets") == 1);
}

TEST_CASE("a picture that could not be had for a while is asked for again, and one that is none is not") {
  Desk desk;
  desk.portal.addPage("licence", bytes(photo(1)), portal::MaterialType::Jpeg);
  desk.portal.addPage("licence", Bytes(2000, 7), portal::MaterialType::Jpeg); // said to be a picture
  desk.portal.fail("uploadOctets", ErrorCode::PortalTimeout);
  ui::PageThumbnails thumbnails(desk.portal, nullptr, std::chrono::milliseconds(10));
  const auto pages = desk.portal.material("licence").pages;
  CHECK(thumbnails.of(pages[0]).isNull());
  REQUIRE(soon([&] { return !thumbnails.of(pages[0]).isNull(); }));
  CHECK(desk.portal.count("uploadOctets") == 2);
  CHECK(thumbnails.of(pages[1]).isNull());
  REQUIRE(soon([&] { return desk.portal.count("uploadOctets") == 3; }));
  desk.portal.fail("uploadOctets", ErrorCode::PortalTimeout, 100);
  desk.portal.addPage("licence", bytes(photo(2)), portal::MaterialType::Jpeg);
  CHECK(thumbnails.of(desk.portal.material("licence").pages[2]).isNull());
  REQUIRE(soon([&] { return desk.portal.count("uploadOctets") == 3 + ui::PageThumbnails::mostTries; }));
}

TEST_CASE("a page that is there already takes the place of the one that was sent back") {
  Desk desk;
  desk.portal.addPage("licence", bytes(photo(1)), portal::MaterialType::Jpeg, "看不清");
  desk.portal.addPage("licence", bytes(photo(2)), portal::MaterialType::Jpeg);
  desk.queue->see(desk.portal.now());
  const auto pages = desk.portal.material("licence").pages;
  std::vector<std::string> said;
  QObject::connect(desk.queue.get(), &MaterialQueue::replaced,
                   [&](const std::string& kind, const std::string& page, const std::string& by) {
                     said = {kind, page, by};
                   });
  desk.queue->add("licence", {desk.file("good.jpg", 2)}, pages[0].id);
  REQUIRE(soon([&] { return !said.empty(); }));
  CHECK(said == std::vector<std::string>{"licence", pages[0].id, pages[1].id});
  CHECK(desk.portal.count("startUpload") == 0);
}

TEST_CASE("wishes of the pages never take out a page that came meanwhile") {
  const auto page = [](const char* id, int rotation = 0) {
    portal::MaterialPage made;
    made.id = id;
    made.rotation = rotation;
    return made;
  };
  const auto told = [](const ui::PageWishes& wishes, const std::vector<portal::MaterialPage>& pages) {
    std::string text;
    for (const auto& each : wishes.orderFor(pages))
      text += each.id + std::to_string(each.rotation) + " ";
    return text;
  };
  const std::vector<portal::MaterialPage> pages{page("a"), page("b"), page("c")};
  ui::PageWishes wishes;
  CHECK(wishes.isMet(pages));
  wishes.place({"b", "a", "c"});
  wishes.turn("a", 90);
  wishes.takeOut("c");
  CHECK(told(wishes, pages) == "b0 a90 ");
  CHECK_FALSE(wishes.isMet(pages));
  auto more = pages;
  more.push_back(page("d"));
  CHECK(told(wishes, more) == "b0 a90 d0 ");
  CHECK(wishes.isMet({page("b"), page("a", 90), page("d")}));
  ui::PageWishes replacing;
  replacing.replace(more, "a", "d");
  CHECK(told(replacing, more) == "d0 b0 c0 ");
}

TEST_CASE("what is not on this PC is not dropped") {
  QMimeData data;
  CHECK_FALSE(ui::canBeDropped(data));
  data.setUrls(
      {QUrl(QStringLiteral("https://portal.example/a.jpg")), QUrl::fromLocalFile(QStringLiteral("/tmp/字.jpg"))});
  const auto dropped = ui::droppedIn(data);
  REQUIRE(dropped.files.size() == 1);
  CHECK(dropped.files[0] == std::filesystem::path(u"/tmp/字.jpg"));
  CHECK(dropped.picture.isNull());
}

TEST_CASE("what was chosen comes back as it was; what is not as it was written is passed over") {
  const std::vector<ui::ChosenFile> files{{"licence", "ab", "page-1", true, "1\n字.jpg"},
                                          {"form", "", "", false, "/b"}};
  CHECK(ui::chosenIn(ui::draftOf(files)) == files);
  CHECK(ui::chosenIn({{"0", "licence\nab"}, {"1", ""}, {"2", "\n\n\n\n/x"}, {"3", "a\n\n\n\n"}}).empty());
}
