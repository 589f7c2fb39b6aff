#include "ui/papers/page_wishes.h"

#include <algorithm>

namespace certdesk::ui {

namespace {

using Pages = std::vector<portal::MaterialPage>;

std::vector<std::string> idsOf(const Pages& pages) {
  std::vector<std::string> ids;
  for (const auto& page : pages)
    ids.push_back(page.id);
  return ids;
}

} // namespace

void PageWishes::place(std::vector<std::string> order) { m_order = std::move(order); }

void PageWishes::turn(const std::string& id, int rotation) { m_rotations[id] = rotation; }

void PageWishes::replace(const Pages& pages, const std::string& id, const std::string& by) {
  auto ids = idsOf(applied(pages));
  std::erase(ids, by);
  std::replace(ids.begin(), ids.end(), id, by);
  place(std::move(ids));
  takeOut(id);
}

Pages PageWishes::applied(Pages pages) const {
  std::erase_if(pages, [&](const auto& page) { return m_out.contains(page.id); });
  for (auto& page : pages)
    if (const auto found = m_rotations.find(page.id); found != m_rotations.end()) page.rotation = found->second;
  const auto rank = [&](const auto& page) { return std::find(m_order.begin(), m_order.end(), page.id); };
  std::stable_sort(pages.begin(), pages.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return pages;
}

std::vector<portal::PageOrder> PageWishes::orderFor(const Pages& pages) const {
  std::vector<portal::PageOrder> order;
  for (const auto& page : applied(pages))
    order.push_back({page.id, page.rotation});
  return order;
}

bool PageWishes::isMet(const Pages& pages) const {
  const auto wanted = applied(pages);
  return std::equal(wanted.begin(), wanted.end(), pages.begin(), pages.end(),
                    [](const auto& a, const auto& b) { return a.id == b.id && a.rotation == b.rotation; });
}

} // namespace certdesk::ui
