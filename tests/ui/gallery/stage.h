#pragma once
#include "tests/ui/gallery/holder_ukeys.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <functional>
#include <memory>

namespace certdesk::ui::gallery {

// Runs the event loop until something is so; false after some seconds.
[[nodiscard]] bool soon(const std::function<bool()>& so);

// The whole window over a holder's scripted world.
class Stage {
public:
  explicit Stage(Look& look, bool practice = false, bool keychain = true);
  ~Stage();
  void open(const QString& keptUser = {}); // shows the window and connects
  void logIn();
  void press(const QString& name); // the visible button of that text or accessible name
  [[nodiscard]] QPushButton* button(const QString& name) const;
  [[nodiscard]] bool shows(const QString& text) const; // on any visible label
  template <class Widget>
  [[nodiscard]] Widget* the() const {
    for (auto* found : window->findChildren<Widget*>())
      if (found->isVisible()) return found;
    return nullptr;
  }

  HolderPortal portal;
  HolderUkeys tokens;
  Keychain chain;
  Drawer drawer;
  Services services;
  Look& look;
  QTemporaryDir folder;
  QSettings settings;
  std::unique_ptr<MainWindow> window;
};

} // namespace certdesk::ui::gallery
