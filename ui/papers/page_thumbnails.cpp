#include "ui/papers/page_thumbnails.h"

#include "app/papers/thumbnail.h"
#include "ui/papers/material_look.h"

#include <QTimer>

namespace certdesk::ui {

namespace {
constexpr int largeSide = 1000; // px
}

PageThumbnails::PageThumbnails(portal::Portal& portal, QObject* parent, std::chrono::milliseconds pause)
    : QObject(parent), m_portal(portal), m_pause(pause) {}

QImage PageThumbnails::of(const portal::MaterialPage& page) {
  if (const auto found = m_pictures.find(page.sha256); found != m_pictures.end()) return found->second;
  const bool document = page.type == portal::MaterialType::Pdf; // it would get a pictogram all the same
  if (document || page.octets > largest || m_pictures.size() >= most) return {};
  m_pictures.emplace(page.sha256, QImage());
  fetch(page);
  return {};
}

void PageThumbnails::fetch(const portal::MaterialPage& page) {
  m_worker.post([this, page](const std::stop_token& stop) {
    const auto octets = m_portal.uploadOctets(page, Call{stop, in(std::chrono::minutes(2))});
    if (!octets) {
      if (!stop.stop_requested())
        QMetaObject::invokeMethod(
            &m_home, [this, page] { failed(page); }, Qt::QueuedConnection);
      return;
    }
    auto picture = papers::thumbnail(*octets, page.type, thumbnailSide);
    if (!picture) return;
    QMetaObject::invokeMethod(
        &m_home, [this, hash = page.sha256, made = std::move(*picture)] { keep(hash, made); }, Qt::QueuedConnection);
  });
}

void PageThumbnails::enlarge(const portal::MaterialPage& page) {
  if (page.type == portal::MaterialType::Pdf) return Q_EMIT enlarged(page.sha256, {});
  m_worker.post([this, page](const std::stop_token& stop) {
    const auto octets = m_portal.uploadOctets(page, Call{stop, in(std::chrono::minutes(2))});
    auto picture =
        octets ? papers::thumbnail(*octets, page.type, largeSide) : Result<QImage>(tl::unexpect, octets.error());
    QMetaObject::invokeMethod(
        &m_home, [this, hash = page.sha256, made = picture ? *picture : QImage()] { Q_EMIT enlarged(hash, made); },
        Qt::QueuedConnection);
  });
}

void PageThumbnails::failed(const portal::MaterialPage& page) {
  if (++m_tries[page.sha256] >= mostTries) return;
  QTimer::singleShot(m_pause, &m_home, [this, page] {
    if (m_pictures[page.sha256].isNull()) fetch(page);
  });
}

void PageThumbnails::keep(const std::string& sha256, const QImage& picture) {
  if (picture.isNull()) return;
  m_pictures[sha256] = picture;
  Q_EMIT changed();
}

} // namespace certdesk::ui
