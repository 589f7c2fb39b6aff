#pragma once
#include "app/core/call.h"

#include <condition_variable>
#include <memory>
#include <mutex>

namespace certdesk::portal {

// One after the other; whoever waits obeys the stop and the deadline of its own call.
class Turns {
public:
  struct Ends {
    void operator()(Turns* of) const { of->end(); }
  };
  using Turn = std::unique_ptr<Turns, Ends>; // ends with it

  // K-04 where the call was stopped, N-02 where its time was over before.
  [[nodiscard]] Result<Turn> take(const Call& call);

private:
  void end();
  std::mutex m_mutex;
  std::condition_variable_any m_free;
  bool m_taken = false;
};

} // namespace certdesk::portal
