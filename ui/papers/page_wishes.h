#pragma once
#include "app/portal/papers.h"

#include <map>
#include <set>

namespace certdesk::ui {

// What the person wants of a kind's pages and the portal does not have yet: another order, turned, taken out. Wishes
// are told relative to the pages, so that a page that arrives meanwhile is never taken out by them.
class PageWishes {
public:
  void place(std::vector<std::string> order); // ids; others stay behind these
  void turn(const std::string& id, int rotation);
  void takeOut(const std::string& id) { m_out.insert(id); }
  // Where another was.
  void replace(const std::vector<portal::MaterialPage>& pages, const std::string& id, const std::string& by);

  // The pages as they are wanted, from those that are there.
  [[nodiscard]] std::vector<portal::MaterialPage> applied(std::vector<portal::MaterialPage> pages) const;
  [[nodiscard]] std::vector<portal::PageOrder> orderFor(const std::vector<portal::MaterialPage>& pages) const;
  // Whether the portal has all of it.
  [[nodiscard]] bool isMet(const std::vector<portal::MaterialPage>& pages) const;
  friend bool operator==(const PageWishes&, const PageWishes&) = default;

private:
  std::vector<std::string> m_order;
  std::map<std::string, int> m_rotations;
  std::set<std::string> m_out;
};

} // namespace certdesk::ui
