#include "app/practice/database.h"

#include <QSqlError>
#include <QSqlQuery>

namespace certdesk::practice {

namespace {
// The first line alone: below it a server tells whole rows, which do not belong into a log.
std::string faultOf(const QSqlQuery& query, const char* sql) {
  const auto text = query.lastError().databaseText();
  return text.left(text.indexOf(QLatin1Char('\n'))).toStdString() + " in " + sql;
}

bool run(QSqlQuery& query, const char* sql, std::initializer_list<Value> values, std::string& fault) {
  query.setForwardOnly(true);
  // PostgreSQL does not prepare what makes tables, and what has no values needs it nowhere.
  bool good = values.size() == 0 || query.prepare(QString::fromUtf8(sql));
  for (const auto& value : values)
    query.addBindValue(value.variant());
  good = good && (values.size() == 0 ? query.exec(QString::fromUtf8(sql)) : query.exec());
  if (!good) fault = faultOf(query, sql);
  return good;
}
} // namespace

// No octets are not nothing: the array of an empty one has no address, and would be NULL.
Value::Value(const Bytes& octets)
    : m_value(octets.empty()
                  ? QByteArray("", 0)
                  : QByteArray(reinterpret_cast<const char*>(octets.data()), static_cast<qsizetype>(octets.size()))) {}

Bytes Row::octets(const char* column) const {
  const auto octets = value(column).toByteArray();
  return {octets.begin(), octets.end()};
}

std::optional<Moment> Row::maybeMoment(const char* column) const {
  if (null(column)) return std::nullopt;
  return moment(column);
}

std::vector<Row> Database::select(const char* sql, std::initializer_list<Value> values) {
  std::vector<Row> rows;
  if (broken()) return rows;
  QSqlQuery query(m_connection);
  if (!run(query, sql, values, m_fault)) return rows;
  while (query.next())
    rows.emplace_back(query.record());
  // A query that breaks off half way must not look like a short answer.
  if (query.lastError().isValid()) m_fault = faultOf(query, sql);
  return rows;
}

std::optional<Row> Database::one(const char* sql, std::initializer_list<Value> values) {
  auto rows = select(sql, values);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

int Database::change(const char* sql, std::initializer_list<Value> values) {
  if (broken()) return 0;
  QSqlQuery query(m_connection);
  if (!run(query, sql, values, m_fault)) return 0;
  return query.numRowsAffected();
}

std::int64_t Database::next(const std::string& counter) {
  if (change("UPDATE counter SET value = value + 1 WHERE name = ?", {counter}) == 0)
    change("INSERT INTO counter (name, value) VALUES (?, 1)", {counter});
  const auto row = one("SELECT value FROM counter WHERE name = ?", {counter});
  return row ? row->number("value") : 0;
}

} // namespace certdesk::practice
