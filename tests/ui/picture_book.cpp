#include "tests/ui/picture_book.h"
#include "tests/ui/in_sight.h"
#include "tests/ui/screen_reader.h"

#include <QAccessible>
#include <QDir>
#include <QScrollArea>
#include <QTest>
#include <catch2/catch.hpp>

namespace certdesk::test {

namespace {

// Whatever takes the keyboard must say what it is to somebody who does not see it.
void everythingHasAName(Scene& scene) {
  for (auto* widget : scene.wizard->findChildren<QWidget*>()) {
    if (!widget->isVisible() || !widget->isEnabled() || widget->focusPolicy() == Qt::NoFocus) continue;
    if (widget->inherits("QScrollArea")) continue; // only what is in it is met
    auto* accessible = QAccessible::queryAccessibleInterface(widget);
    REQUIRE(accessible != nullptr);
    INFO(widget->metaObject()->className());
    CHECK_FALSE(accessible->text(QAccessible::Name).isEmpty());
  }
}

void look(Scene& scene, const std::string& name) {
  QTest::qWait(30); // paints what the event loop has queued
  INFO(name);
  everythingHasAName(scene);
  readAll(*scene.window);
  (void)QTest::qWaitFor([&] { return cutTexts(*scene.window).isEmpty(); }); // a busy PC takes longer
  CHECK(cutTexts(*scene.window).join(QLatin1Char('\n')).toStdString().empty());
  for (auto* area : scene.wizard->findChildren<QScrollArea*>())
    if (area->isVisible() && area->widget() != nullptr) {
      CHECK(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
    }
  if (const auto folder = qEnvironmentVariable("CERTDESK_PICTURES"); !folder.isEmpty()) {
    QDir().mkpath(folder);
    CHECK(scene.window->grab().save(QStringLiteral("%1/%2.png").arg(folder, QString::fromStdString(name))));
  }
}

} // namespace

void keep(Scene& scene, const std::string& name) {
  const QSize before = scene.window->size();
  for (const auto& [size, suffix] : {std::pair{before, ""}, {QSize(1024, 656), "-small"}}) {
    scene.window->resize(size);
    look(scene, name + suffix);
  }
  scene.window->resize(before);
}

} // namespace certdesk::test
