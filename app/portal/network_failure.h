#pragma once
#include "app/core/result.h"

#include <curl/curl.h>
#include <string>

namespace certdesk::portal {

// How far a transfer had come when curl gave it up.
struct BrokenTransfer {
  CURLcode code = CURLE_OK;
  std::string message;   // curl's
  std::string shown;     // the certificate that was shown
  bool outOfTime = false; // which was refused for its dates alone
  bool proxied = false;  // through a proxy
  long tunnelStatus = 0; // what the proxy answered to CONNECT; 0: nothing
  bool reached = false;  // a connection stood
  bool heard = false;    // the other side said something in TLS
  bool sent = false;     // the request may have gone out
};

// N-01 to N-09 but for N-05 to N-07, which are the answer's; K-11 where this PC's clock is likely to be wrong.
[[nodiscard]] Error failureOf(const BrokenTransfer& broken);

} // namespace certdesk::portal
