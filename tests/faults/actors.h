#pragma once
#include "tests/faults/harness.h"

#include <optional>

namespace certdesk::faults {

// Everybody in a run: the portal, the client and its person, who starts again until the service has ended.
class Actors {
public:
  Actors(const Service& service, Stage& stage) : m_service(service), m_stage(stage) {}
  Outcome open(); // the portal
  // Arms what waits for its call or exchange. K-02.
  Outcome arm(const Strikes& strikes);
  // atAnotherPc: each start is a new client at a PC that was never used. before: what may not go from the UKEY.
  void goOn(const Strikes& strikes, bool atAnotherPc, const std::vector<std::string>& before, Run& run);

  [[nodiscard]] practice::Environment& environment() { return *m_environment; }
  [[nodiscard]] const std::set<std::string>& codes() const { return m_codes; }
  // Whether the person was told at the end that an archived encryption pair found no room.
  [[nodiscard]] bool toldLeftOut() const { return m_toldLeftOut; }
  [[nodiscard]] std::string ukey() const { return ukeyOf(m_service, *m_environment); }
  // Whether each of those that were armed has struck.
  [[nodiscard]] bool allStruck(const Strikes& strikes) const;
  // Nothing that was usable before goes from the UKEY until the portal has what replaces it confirmed.
  void checkNeverLess(const std::vector<std::string>& before, Run& run);

private:
  void insertAgain(const Strikes& strikes);
  void callStaff();
  Outcome sitDown(bool atAnotherPc);
  Outcome playOnce();
  [[nodiscard]] std::set<int> struck() const;

  const Service& m_service;
  Stage& m_stage;
  std::unique_ptr<practice::Environment> m_environment;
  std::unique_ptr<House> m_house;
  std::set<std::string> m_codes;
  bool m_toldLeftOut = false;
  bool m_impatient = false, m_timedOut = false;
  std::set<int> m_struckBefore; // in portals that were closed
};

} // namespace certdesk::faults
