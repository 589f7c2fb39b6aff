#pragma once
#include "app/practice/environment.h"
#include "app/practice/http_server.h"
#include "app/practice/office.h"
#include "app/practice/store.h"

// How a portal's folder is opened, in this order; until the last of it, neither folder nor database belongs to the
// other.
namespace certdesk::practice {

[[nodiscard]] Result<std::unique_ptr<Store>> openStore(const std::filesystem::path& directory, const Options& options);
// The wanted port; where none is wanted, that of last time or any.
[[nodiscard]] Result<std::unique_ptr<HttpServer>> bindPort(Store& store, const Door& door, int wanted);
// Makes the keys and the CA where there are none. origin: where the portal is found from now on.
[[nodiscard]] Result<Office> openOffice(Store& store, const std::filesystem::path& directory, Settings settings,
                                        const std::string& origin);
[[nodiscard]] Outcome settleIn(Store& store, const std::filesystem::path& directory, int port);

} // namespace certdesk::practice
