#pragma once
#include "app/practice/http.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <set>

namespace certdesk::practice {

// Something that goes wrong with one exchange, or with all that fit until it is cleared.
struct HttpFault {
  enum class Kind {
    DropBefore, // the connection ends; nothing was done
    DropAfter,  // the connection ends; all of it was done
    FailBefore, // 500; nothing was done
    FailAfter,  // 500; all of it was done
    Malformed,  // the answer breaks off in the middle of its JSON or base64; all of it was done
    Busy,       // 503 with Retry-After: 1; nothing was done
    LoggedOut,  // 401; nothing was done
    Late,       // the answer comes later; all of it was done
  };
  Kind kind = Kind::DropBefore;
  std::string method;         // empty: any
  std::string path;           // the end of it, such as "/submission"; empty: any
  unsigned afterRequests = 0; // so many that fit still go well
  bool lasting = false;
  int number = 0; // by which whoever armed it knows it
  std::chrono::milliseconds late = std::chrono::seconds(10);
};

// For rehearsals and tests: what shall go wrong on the way to and from the portal, and what came.
class HttpFaults {
public:
  void arm(const HttpFault& fault);
  void clear();
  void clear(int number);
  // Those that wait still, with what they wait for.
  [[nodiscard]] std::vector<HttpFault> armed() const;
  // The numbers of those that have struck.
  [[nodiscard]] std::set<int> struck() const;
  // Method and path of every request since the last clearing of them, in order.
  [[nodiscard]] std::vector<std::string> seen() const;
  void clearSeen();
  // Called in the server's thread when a fault strikes: where all was done it is committed, and the answer not yet
  // sent.
  void whenStruck(std::function<void()> act);

  // Notes the request; the fault whose turn has come.
  std::optional<HttpFault> next(const HttpRequest& request);
  // The answer with the fault in it. Kinds that act before are asked with an answer of nothing.
  HttpAnswer spoil(const HttpFault& fault, HttpAnswer answer) const;
  static bool actsBefore(HttpFault::Kind kind);

private:
  mutable std::mutex m_mutex;
  std::vector<HttpFault> m_armed;
  std::vector<std::string> m_seen;
  std::set<int> m_struck;
  std::function<void()> m_whenStruck;
};

} // namespace certdesk::practice
