#include "app/practice/store.h"

#include "app/practice/random.h"
#include "app/practice/schema.h"

#include <QSqlError>
#include <QSqlQuery>
#include <future>
#include <thread>

namespace certdesk::practice {

namespace {

tl::unexpected<Error> unopened(const QString& why) { return fail(ErrorCode::FileUnreadable, why.toStdString()); }

// The server notices a moment late that the portal of before has ended.
constexpr int patience = 50; // tenths of a second

Outcome fit(Standing standing) {
  if (standing == Standing::Newer) return unopened(QStringLiteral("the database is of a newer program"));
  if (standing == Standing::Foreign)
    return unopened(QStringLiteral("the database holds another program's tables; take an empty one"));
  return {};
}

// However the job ends, whoever waits for it goes on: a library may throw, and the worker lives on after that.
struct Told {
  std::promise<void>& done;
  ~Told() { done.set_value(); }
};

// Rolled back where it is not committed.
struct Transaction {
  QSqlDatabase& connection;
  bool open = true;
  bool commit() {
    open = !connection.commit();
    return !open;
  }
  ~Transaction() {
    if (open) connection.rollback();
  }
};

} // namespace

Store::Store(DatabasePlace place)
    : m_place(std::move(place)), m_connection(QStringLiteral("practice-") + QString::fromStdString(newId())) {}

Result<std::unique_ptr<Store>> Store::open(DatabasePlace place) {
  std::unique_ptr<Store> store(new Store(std::move(place)));
  Outcome outcome;
  store->onThread([&] { outcome = store->connect(); });
  if (!outcome) return failed(outcome);
  const auto* tables = dialectOf(store->m_place).tables;
  const auto standing = store->transact([&](Database& database) { return standingOf(database, tables); });
  if (!standing) return unopened(QString::fromStdString(standing.error().detail));
  if (auto fits = fit(*standing); !fits) return failed(fits);
  store->onThread([&] { outcome = store->greet(); });
  if (!outcome) return failed(outcome);
  if (auto grown = store->transact([](Database& database) { migrate(database); }); !grown)
    return unopened(QStringLiteral("the tables cannot be made: ") + QString::fromStdString(grown.error().detail));
  return store;
}

Store::~Store() {
  onThread([this] { QSqlDatabase::removeDatabase(m_connection); });
}

// A QSqlDatabase may only be used by the thread that made it.
void Store::onThread(const std::function<void()>& job) {
  std::promise<void> done;
  m_worker.post([&](const std::stop_token&) {
    const Told told{done};
    job();
  });
  done.get_future().wait();
}

Outcome Store::connect() {
  const auto& dialect = dialectOf(m_place);
  if (!QSqlDatabase::isDriverAvailable(QString::fromLatin1(dialect.driver)))
    return unopened(QString::fromUtf8(dialect.missing));
  auto connection = describe(m_place, m_connection);
  if (!connection.open())
    return unopened(QStringLiteral("the database cannot be reached: ") +
                    connection.lastError().databaseText().simplified());
  if (m_place.server) return {};
  using std::filesystem::perms;
  std::error_code ignored;
  std::filesystem::permissions(m_place.file, perms::owner_read | perms::owner_write, ignored);
  return {};
}

Outcome Store::greet() {
  const auto& dialect = dialectOf(m_place);
  QSqlQuery query(QSqlDatabase::database(m_connection, false));
  QString trouble;
  for (int i = 0; i < patience; ++i) {
    if (i > 0) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    if (!query.exec(QString::fromUtf8(dialect.alone)) || !query.next()) return unopened(query.lastError().text());
    trouble = query.value(0).toString();
    if (trouble.isEmpty()) break;
  }
  if (!trouble.isEmpty()) return unopened(QStringLiteral("the database cannot be used: ") + trouble);
  for (const auto* sql : dialect.greeting)
    if (!query.exec(QString::fromUtf8(sql))) return unopened(query.lastError().text());
  return {};
}

// Once more where the server ended the connection, as it does when it is started anew.
Outcome Store::begin() {
  auto connection = QSqlDatabase::database(m_connection, false);
  if (connection.transaction()) return {};
  const auto why = connection.lastError().text();
  if (m_place.server) {
    connection.close();
    if (connection.open() && greet() && connection.transaction()) return {};
  }
  return fail(ErrorCode::Internal, why.simplified().toStdString());
}

Outcome Store::run(const std::function<void(Database&)>& work) {
  Outcome outcome = fail(ErrorCode::Internal, "the work was thrown out of");
  onThread([&] {
    auto connection = QSqlDatabase::database(m_connection, false);
    if (auto begun = begin(); !begun) {
      outcome = std::move(begun);
      return;
    }
    Transaction transaction{connection};
    Database database(connection);
    work(database);
    outcome = {};
    if (!database.broken() && !database.abandoned() && transaction.commit()) return;
    if (!database.abandoned() || database.broken())
      outcome =
          fail(ErrorCode::Internal, database.broken() ? database.fault() : connection.lastError().text().toStdString());
  });
  return outcome;
}

} // namespace certdesk::practice
