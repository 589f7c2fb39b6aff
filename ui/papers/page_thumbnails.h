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
  explicit PageThumbnails(portal::Portal& portal, QObject* parent = nullptr); // which outlives it

  // Null where there is none (yet); changed() tells when there is.
  [[nodiscard]] QImage of(const portal::MaterialPage& page);
  void keep(const std::string& sha256, const QImage& picture);

  static constexpr std::int64_t largest = std::int64_t(10) << 20; // octets
  static constexpr std::size_t most = 200;                        // pictures

Q_SIGNALS:
  void changed();

private:
  portal::Portal& m_portal;
  std::map<std::string, QImage> m_pictures; // by SHA-256; null: there is none, or it is under way
  QObject m_home;                           // what is posted after it went is dropped
  Worker m_worker;                          // last: stops before the rest goes
};

} // namespace certdesk::ui
