#include "tests/ui/wizard_fixture.h"
#include "ui/error_text.h"
#include "ui/pages/print_page.h"
#include "ui/widgets/sheet_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

// The acceptance form: on paper or in a file, and nobody goes on without it by mistake.
using namespace certdesk;
using namespace certdesk::test;
using workflow::Page;

namespace {

struct Printing : Scene {
  Printing() {
    wear(ui::Language::English);
    portal.change([](portal::Application& a) {
      a.stage = portal::Stage::Papers;
      a.lines.emplace_back("acceptance_form");
      a.lines.emplace_back("materials");
    });
    open();
    REQUIRE(asks(Page::PrintForm));
    page = find<ui::PrintPage>();
    REQUIRE(page != nullptr);
  }
  QPushButton* next() { return find<QPushButton>(QStringLiteral("Next")); }
  ui::PrintPage* page = nullptr;
  QTemporaryDir folder;
};

} // namespace

TEST_CASE("the acceptance form is there to be read, with its number to be copied") {
  Printing scene;
  CHECK(scene.says(QStringLiteral("Print the acceptance form")));
  CHECK(scene.says(QStringLiteral("on the next page you upload it")));
  CHECK(scene.says(QStringLiteral("2026 0915 0005 4112 1943")));
  scene.press(QStringLiteral("Copy Reference number"));
  CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("20260915000541121943"));
  auto* preview = scene.find<ui::SheetView>();
  REQUIRE(preview != nullptr);
  CHECK(preview->scale() > 0.9); // to be read, not only looked at
  const auto image = preview->grab().toImage();
  int dark = 0;
  for (int y = 0; y < image.height() / 2; ++y)
    for (int x = 0; x < image.width(); ++x)
      dark += qGray(image.pixel(x, y)) < 64 ? 1 : 0;
  CHECK(dark > 1000);
}

TEST_CASE("the preview can be made larger, and its keys scroll the page") {
  Printing scene;
  auto* preview = scene.find<ui::SheetView>();
  const auto before = preview->scale();
  scene.press(QStringLiteral("Larger"));
  CHECK(preview->scale() > before);
  for (int i = 0; i < 3; ++i)
    if (preview->canZoom(1)) preview->zoom(1);
  CHECK_FALSE(scene.find<QPushButton>(QStringLiteral("Larger"))->isEnabled());
  preview->zoom(-1);
  CHECK(scene.find<QPushButton>(QStringLiteral("Larger"))->isEnabled());
  const int top = preview->mapToGlobal(QPoint()).y();
  preview->widget()->setFocus();
  QTest::keyClick(preview->widget(), Qt::Key_PageDown);
  CHECK(preview->mapToGlobal(QPoint()).y() < top);
}

TEST_CASE("going on without having printed has to be said") {
  Printing scene;
  CHECK_FALSE(scene.next()->isEnabled());
  CHECK(scene.says(QStringLiteral("Print or save it first")));
  scene.find<QCheckBox>(QStringLiteral("already"))->click();
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::UploadMaterials));
  scene.press(QStringLiteral("Back")); // to be printed again
  REQUIRE(scene.asks(Page::PrintForm));
  CHECK(scene.find<QCheckBox>() == nullptr);
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::UploadMaterials));
}

TEST_CASE("what goes to a printer lets one go on, and a printer that fails is said with the other way") {
  Printing scene;
  QPrinter printer(QPrinter::HighResolution);
  printer.setOutputFormat(QPrinter::PdfFormat);
  printer.setOutputFileName(scene.folder.filePath(QStringLiteral("no/such/folder/out.pdf")));
  scene.page->printOn(printer);
  CHECK(scene.says(QStringLiteral("The printer did not take it.")));
  CHECK(scene.says(QStringLiteral("save the form as a PDF")));
  CHECK_FALSE(scene.next()->isEnabled());
  printer.setOutputFileName(scene.folder.filePath(QStringLiteral("out.pdf")));
  scene.page->printOn(printer);
  CHECK(scene.says(QStringLiteral("on its way to the printer")));
  CHECK(scene.next()->isEnabled());
  CHECK(QFile(scene.folder.filePath(QStringLiteral("out.pdf"))).size() > 1000);
}

TEST_CASE("the form is saved as a PDF under its number, and a place that does not take it is said") {
  Printing scene;
  scene.press(QStringLiteral("Save as PDF"));
  auto* dialog = scene.page->findChild<QFileDialog*>();
  REQUIRE(dialog != nullptr);
  CHECK(dialog->isVisible());
  CHECK(dialog->selectedFiles().join(QString()).endsWith(QStringLiteral("Acceptance form 20260915000541121943.pdf")));
  dialog->close();

  scene.page->saveAs(scene.folder.filePath(QStringLiteral("no/such/folder/form.pdf")));
  REQUIRE(eventually([&] { return scene.says(ui::errorText(ErrorCode::FileUnreadable).happened); }));
  CHECK_FALSE(scene.next()->isEnabled());
  const auto path = scene.folder.filePath(QStringLiteral("受理表.pdf"));
  scene.page->saveAs(path);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("Saved as ")); }));
  CHECK(scene.says(path));
  QFile file(path);
  REQUIRE(file.open(QIODevice::ReadOnly));
  CHECK(file.read(5) == "%PDF-");
  scene.press(QStringLiteral("Next"));
  REQUIRE(scene.asks(Page::UploadMaterials));
}

TEST_CASE("the system asks which printer while the window goes on") {
  Printing scene;
  scene.page->askPrinter({QStringLiteral("a printer")});
  auto* dialog = scene.page->findChild<QPrintDialog*>();
  REQUIRE(dialog != nullptr); // and this was reached while it is open
  CHECK(dialog->isVisible());
  dialog->reject();
  CHECK_FALSE(scene.next()->isEnabled());
}

TEST_CASE("a PC without a printer says so, and names the other way") {
  Printing scene;
  scene.page->askPrinter({});
  CHECK(scene.says(QStringLiteral("No printer is set up on this PC. Save the form as a PDF")));
  CHECK_FALSE(scene.next()->isEnabled());
}
