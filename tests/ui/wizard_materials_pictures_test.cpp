#include "tests/ui/picture_book.h"
#include "ui/pages/material_block.h"
#include "ui/pages/page_tile.h"

#include <QBuffer>
#include <QFile>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

// The materials page as it looks at work.
using namespace certdesk;
using namespace certdesk::test;
using workflow::Page;

namespace {

// A sheet with lines and a stamp, upright or lying.
QByteArray sheet(int seed, bool lying = false) {
  QImage image(lying ? QSize(700, 495) : QSize(495, 700), QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  painter.setPen(QPen(QColor(0x60, 0x68, 0x78), 6));
  for (int y = 80; y < image.height() - 120; y += 45)
    painter.drawLine(60, y, image.width() - 60 - (y * seed) % 120, y);
  painter.setPen(QPen(QColor(0xC0, 0x40, 0x40), 8));
  painter.drawEllipse(QPoint(image.width() - 140, image.height() - 140), 70, 70);
  QByteArray octets;
  QBuffer buffer(&octets);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "jpeg", 85);
  return octets;
}

Bytes bytes(const QByteArray& octets) { return Bytes(octets.begin(), octets.end()); }

std::filesystem::path put(const QTemporaryDir& folder, const char* name, const QByteArray& octets) {
  QFile out(folder.filePath(QString::fromUtf8(name)));
  REQUIRE(out.open(QIODevice::WriteOnly));
  out.write(octets);
  return out.fileName().toStdU16String();
}

void scrollTo(Scene& scene, const std::string& kind) {
  for (auto* area : scene.wizard->findChildren<QScrollArea*>())
    for (auto* block : area->findChildren<ui::MaterialBlock*>())
      if (block->isVisible() && block->kind() == kind) area->verticalScrollBar()->setValue(block->y() - 16);
}

// Pages there, one sent back, one of many states under way.
void atWork(Scene& scene, const QTemporaryDir& folder, const std::string& as) {
  scene.portal.owePapers();
  scene.portal.addPage("form", bytes(sheet(1)), portal::MaterialType::Jpeg);
  scene.portal.addPage("id", bytes(sheet(2, true)), portal::MaterialType::Jpeg);
  scene.portal.addPage("id", bytes(sheet(3, true)), portal::MaterialType::Jpeg, "反面看不清，请在亮处重拍。");
  scene.portal.change([](portal::Application& a) {
    a.stage = portal::Stage::SentBack;
    a.reviewRemark = "身份证反面请重拍。";
  });
  scene.open();
  if (as.find("small") != std::string::npos) scene.window->resize(1024, 720);
  REQUIRE(scene.asks(Page::UploadMaterials));
  const auto tiles = [&] { return scene.wizard->findChildren<ui::PageTile*>(); };
  REQUIRE(eventually([&] { return tiles().size() == 3 && scene.portal.count("uploadOctets") == 3; }));
  keep(scene, "10-materials-" + as);
  for (auto* tile : tiles())
    if (tile->accessibleName().contains(QStringLiteral("看不清"))) tile->click();
  scrollTo(scene, "id");
  keep(scene, "10-materials-chosen-" + as);
  auto* queue = scene.wizard->findChild<ui::MaterialQueue*>();
  scene.portal.hold("appendUpload");
  queue->add("licence", {put(folder, "营业执照副本.jpg", sheet(5)), put(folder, "letter.docx", "PK"),
                         put(folder, "scan-600dpi.jpg", sheet(6) + QByteArray(400'000, '\xD9')),
                         put(folder, "licence-page-2.jpg", sheet(7))});
  REQUIRE(eventually([&] { return scene.portal.count("appendUpload") == 1; }));
  REQUIRE(eventually([&] {
    const auto items = queue->items("licence");
    return items.size() == 4 && items[3]->state == ui::MaterialItem::State::Waiting;
  }));
  scrollTo(scene, "licence");
  keep(scene, "10-materials-work-" + as);
}

} // namespace

TEST_CASE("the pages of materials fit in every language and appearance") {
  for (const auto& each : wears) {
    wear(each.language, each.appearance);
    QTemporaryDir folder;
    Scene scene;
    atWork(scene, folder, each.name);
  }
}

TEST_CASE("the pages of materials fit in the smallest window, with larger text too") {
  for (const auto language : {ui::Language::Chinese, ui::Language::English})
    for (const int percent : {100, 130}) {
      wear(language, ui::Appearance::Light, percent);
      QTemporaryDir folder;
      Scene scene;
      atWork(scene, folder,
             std::string("small-") + (language == ui::Language::Chinese ? "zh-" : "en-") + std::to_string(percent));
    }
}

TEST_CASE("the pages of the voucher fit") {
  for (const auto& each : wears) {
    wear(each.language, each.appearance);
    Scene scene;
    scene.portal.owePapers();
    scene.portal.change([](portal::Application& a) { a.materialsComplete = true; });
    scene.open();
    REQUIRE(scene.asks(Page::UploadMaterials));
    keep(scene, "12-voucher-" + each.name);
  }
}
