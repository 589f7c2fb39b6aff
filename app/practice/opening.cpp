#include "app/practice/opening.h"

#include "app/practice/files.h"

namespace certdesk::practice {

namespace fs = std::filesystem;

namespace {

int portOfLastTime(Database& database) {
  const auto row = database.one("SELECT value FROM counter WHERE name = 'port'");
  return row ? static_cast<int>(row->number("value")) : 0;
}

void rememberPort(Database& database, int port) {
  database.change("DELETE FROM counter WHERE name = 'port'");
  database.change("INSERT INTO counter (name, value) VALUES ('port', ?)", {port});
}

} // namespace

Result<std::unique_ptr<HttpServer>> bindPort(Store& store, const Door& door, int wanted) {
  const auto last = store.transact([](Database& database) { return portOfLastTime(database); });
  if (!last) return failed(last);
  return HttpServer::bind(door.address(), wanted != 0 ? wanted : *last, wanted == 0);
}

Result<std::unique_ptr<Store>> openStore(const fs::path& directory, const Options& options) {
  auto place = databasePlaceOf(directory, options.database);
  if (!place) return failed(place);
  if (place->server && options.databasePassword) {
    auto password = options.databasePassword();
    if (!password) return failed(password);
    place->password = std::move(*password);
  }
  return Store::open(std::move(*place));
}

// Folder and database fit each other: from now on they belong together.
Outcome settleIn(Store& store, const fs::path& directory, int port) {
  auto kept = store.transact([&](Database& database) { rememberPort(database, port); });
  if (!kept) return kept;
  return rememberPlace(directory, store.place());
}

Result<Office> openOffice(Store& store, const fs::path& directory, Settings settings, const std::string& origin) {
  const auto keys = directory / "keys";
  if (auto made = makePrivateFolder(keys); !made) return failed(made);
  auto uploads = directory / "uploads";
  if (auto made = makePrivateFolder(uploads); !made) return failed(made);
  auto portalKey = SealingKey::open(keys / "portal.key");
  if (!portalKey) return failed(portalKey);
  auto caKey = SealingKey::open(keys / "ca.key");
  if (!caKey) return failed(caKey);
  auto kmcKey = SealingKey::open(keys / "kmc.key");
  if (!kmcKey) return failed(kmcKey);
  const auto now = settings.clock();
  auto authority = store.transact(
      [&](Database& database) { return CertificateAuthority::open(database, *caKey, origin + "/crl/", now); });
  if (!authority) return failed(authority);
  if (!*authority)
    return fail((*authority).error().code,
                "the database is not of this folder, whose keys do not open it: " + (*authority).error().detail);
  auto signer = (*authority)->keyManagementIdentity(now);
  if (!signer) return failed(signer);
  auto receipts =
      store.transact([&](Database& database) { return (*authority)->receiptIdentity(database, *caKey, now); });
  if (!receipts) return failed(receipts);
  if (!*receipts) return failed(*receipts);
  return Office{std::move(settings), std::move(*portalKey), std::move(**authority),
                KeyManagement(std::move(*kmcKey), std::move(*signer)), std::move(**receipts), std::move(uploads)};
}

} // namespace certdesk::practice
