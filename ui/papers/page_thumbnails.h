#pragma once
#include "app/core/worker.h"
#include "app/portal/portal.h"

#include <QImage>
#include <QObject>
#include <map>
#include <memory>

namespace certdesk::ui {

// Small pictures of the pages that the portal has, in memory only: kept from when they were sent, or fetched. What
// cannot be had, or is too large to be fetched for its looks, has none.
class PageThumbnails : public QObject {
  Q_OBJECT
public:
  // The portal outlives it. pause: before one that could not be had is asked for again.
  explicit PageThumbnails(portal::Portal& portal, QObject* parent = nullptr,
                          std::chrono::milliseconds pause = std::chrono::seconds(5));

  // Null where there is none (yet); changed() tells when there is.
  [[nodiscard]] QImage of(const portal::MaterialPage& page);
  void keep(const std::string& sha256, const QImage& picture);
  // Fetches it to be read; enlarged() answers, with null where it cannot be had.
  void enlarge(const portal::MaterialPage& page);

  static constexpr std::int64_t largest = std::int64_t(10) << 20; // octets
  static constexpr std::size_t most = 200;                        // pictures
  static constexpr int mostTries = 5;                             // for one

Q_SIGNALS:
  void changed();
  void enlarged(const std::string& sha256, const QImage& picture);

private:
  void fetch(const portal::MaterialPage& page);
  void failed(const portal::MaterialPage& page);
  portal::Portal& m_portal;
  std::chrono::milliseconds m_pause;
  std::map<std::string, int> m_tries;       // by SHA-256, that failed
  std::map<std::string, QImage> m_pictures; // by SHA-256; null: there is none, or it is under way
  QObject m_home;                           // what is posted after it went is dropped
  Worker m_worker;                          // last: stops before the rest goes
};

} // namespace certdesk::ui
