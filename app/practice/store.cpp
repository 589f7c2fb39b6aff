#include "app/practice/store.h"

#include "app/practice/random.h"
#include "app/practice/schema.h"

#include <QSqlError>
#include <QSqlQuery>
#include <future>

namespace certdesk::practice {

namespace {

tl::unexpected<Error> unopened(const QString& why) { return fail(ErrorCode::FileUnreadable, why.toStdString()); }

// What only SQLite wants to be told: each commit reaches the disk, and what is deleted is gone.
bool prepare(QSqlDatabase& connection) {
  QSqlQuery query(connection);
  for (const auto* sql : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
                          "PRAGMA secure_delete = ON"})
    if (!query.exec(QString::fromUtf8(sql))) return false;
  return true;
}

} // namespace

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& file) {
  std::unique_ptr<Store> store(new Store);
  Outcome outcome;
  store->onThread([&] { outcome = store->connect(file); });
  if (!outcome) return failed(outcome);
  auto grown = store->transact([](Database& database) { return migrate(database); });
  if (!grown) return failed(grown);
  if (!*grown) return unopened(QStringLiteral("the database is of a newer program"));
  return store;
}

Store::~Store() {
  onThread([this] { QSqlDatabase::removeDatabase(m_connection); });
}

// A QSqlDatabase may only be used by the thread that made it.
void Store::onThread(const std::function<void()>& job) {
  std::promise<void> done;
  m_worker.post([&](const std::stop_token&) {
    job();
    done.set_value();
  });
  done.get_future().wait();
}

Outcome Store::connect(const std::filesystem::path& file) {
  m_connection = QStringLiteral("practice-") + QString::fromStdString(newId());
  auto connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
  connection.setDatabaseName(QString::fromStdU16String(file.u16string()));
  if (!connection.open()) return unopened(connection.lastError().text());
  std::error_code ignored;
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
  if (!prepare(connection)) return unopened(connection.lastError().text());
  return {};
}

Outcome Store::run(const std::function<void(Database&)>& work) {
  Outcome outcome;
  onThread([&] {
    auto connection = QSqlDatabase::database(m_connection, false);
    if (!connection.transaction()) {
      outcome = fail(ErrorCode::Internal, connection.lastError().text().toStdString());
      return;
    }
    Database database(connection);
    work(database);
    if (!database.broken() && !database.abandoned() && connection.commit()) return;
    if (!database.abandoned() || database.broken())
      outcome =
          fail(ErrorCode::Internal, database.broken() ? database.fault() : connection.lastError().text().toStdString());
    connection.rollback();
  });
  return outcome;
}

} // namespace certdesk::practice
