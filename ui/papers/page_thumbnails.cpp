#include "ui/papers/page_thumbnails.h"

#include "app/papers/thumbnail.h"
#include "ui/papers/material_look.h"

namespace certdesk::ui {

PageThumbnails::PageThumbnails(portal::Portal& portal, QObject* parent) : QObject(parent), m_portal(portal) {}

QImage PageThumbnails::of(const portal::MaterialPage& page) {
  if (const auto found = m_pictures.find(page.sha256); found != m_pictures.end()) return found->second;
  const bool document = page.type == portal::MaterialType::Pdf; // it would get a pictogram all the same
  if (document || page.octets > largest || m_pictures.size() >= most) return {};
  m_pictures.emplace(page.sha256, QImage());
  m_worker.post([this, page](const std::stop_token& stop) {
    const auto octets = m_portal.uploadOctets(page, Call{stop, in(std::chrono::minutes(2))});
    if (!octets) return;
    auto picture = papers::thumbnail(*octets, page.type, thumbnailSide);
    if (!picture) return;
    QMetaObject::invokeMethod(
        &m_home, [this, hash = page.sha256, made = std::move(*picture)] { keep(hash, made); }, Qt::QueuedConnection);
  });
  return {};
}

void PageThumbnails::keep(const std::string& sha256, const QImage& picture) {
  if (picture.isNull()) return;
  m_pictures[sha256] = picture;
  Q_EMIT changed();
}

} // namespace certdesk::ui
