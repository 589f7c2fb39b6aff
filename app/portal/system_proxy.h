#pragma once
#include "app/portal/origin.h"

#include <string>

namespace certdesk::portal {

// The proxy that this PC's settings or environment name for an origin, as curl wants it; empty where there is none.
// Never one for loopback. May take a while (a proxy script is fetched), and may hold the proxy's password.
[[nodiscard]] std::string systemProxy(const Origin& origin);

} // namespace certdesk::portal
