#pragma once
#include "app/practice/door.h"
#include "app/practice/http_faults.h"
#include "app/practice/office.h"
#include "app/practice/refusal.h"
#include "app/practice/site/site.h"
#include "app/practice/store.h"

#include <filesystem>

namespace certdesk::practice {

// Every request comes here: is it for us, what is due, what is answered, and what follows from it outside the database.
class FrontDesk {
public:
  struct Place {
    std::filesystem::path directory; // where the revocation lists are written
    std::string consoleToken;        // needed for the pages of the console
    Door door;
    int port = 0;
  };
  FrontDesk(Store& store, const Office& office, Place place);

  [[nodiscard]] HttpAnswer answer(const HttpRequest& request);

  // The same for this process itself: one visit, one transaction. K-05.
  template <class Work>
  auto visit(Work work) {
    bool listsChanged = false;
    std::vector<std::string> uploadsGone;
    auto answer = m_store.transact([&](Database& database) {
      Visit visit{database, m_office, m_office.settings.clock(), Language::Chinese, origin()};
      begin(visit);
      auto result = work(visit);
      listsChanged = visit.listsChanged;
      if (!database.abandoned()) uploadsGone = std::move(visit.uploadsGone);
      return result;
    });
    if (answer && listsChanged) listsHaveChanged();
    if (answer) forget(uploadsGone);
    return answer;
  }

  // Writes crl.pem and crl.der anew. Done after each revocation, and at the start for one that was not done.
  Outcome publishLists();
  [[nodiscard]] std::string origin() const { return m_place.door.origin(m_place.port); }
  [[nodiscard]] HttpFaults& faults() { return m_faults; }

private:
  static void begin(Visit& visit);
  [[nodiscard]] Reply<void> checkDoor(const HttpRequest& request) const;
  [[nodiscard]] HttpAnswer answerInside(const HttpRequest& request);
  [[nodiscard]] HttpAnswer answerContract(const HttpRequest& request);
  [[nodiscard]] HttpAnswer answerList(const HttpRequest& request);
  [[nodiscard]] HttpAnswer answerSite(const HttpRequest& request);
  void listsHaveChanged();
  void forget(const std::vector<std::string>& uploads) const;
  void renewLists();

  Store& m_store;
  const Office& m_office;
  Place m_place;
  HttpFaults m_faults;
  Site m_site;
  std::mutex m_listMutex;
  CertificateAuthority::Lists m_lists;
  Moment m_listsMade{};
};

} // namespace certdesk::practice
