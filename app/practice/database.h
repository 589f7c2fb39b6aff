#pragma once
#include "app/core/bytes.h"
#include "app/core/text.h"

#include <QSqlDatabase>
#include <QSqlRecord>
#include <QVariant>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace certdesk::practice {

// Times in the database are milliseconds since 1970, UTC.
using Moment = std::chrono::sys_time<std::chrono::milliseconds>;
[[nodiscard]] inline Time secondsOf(Moment moment) { return std::chrono::floor<std::chrono::seconds>(moment); }

// A value on its way into a statement.
class Value {
public: // NOLINTBEGIN(google-explicit-constructor): a list of values is written as the values are
  Value(const std::string& text) : m_value(QString::fromStdString(text)) {}
  Value(const char* text) : m_value(QString::fromUtf8(text)) {}
  Value(std::int64_t number) : m_value(static_cast<qlonglong>(number)) {}
  Value(int number) : m_value(number) {}
  Value(bool flag) : m_value(flag ? 1 : 0) {}
  Value(const Bytes& octets);
  Value(Moment moment) : m_value(static_cast<qlonglong>(moment.time_since_epoch().count())) {}
  Value(Time time) : Value(Moment(time)) {}
  template <class T>
  Value(const std::optional<T>& value) {
    if (value) m_value = Value(*value).m_value;
  }
  // NOLINTEND(google-explicit-constructor)
  [[nodiscard]] const QVariant& variant() const { return m_value; }

private:
  QVariant m_value;
};

// One row of an answer, by the names of its columns.
class Row {
public:
  explicit Row(const QSqlRecord& record) : m_record(record) {}
  [[nodiscard]] std::string text(const char* column) const { return value(column).toString().toStdString(); }
  [[nodiscard]] std::int64_t number(const char* column) const { return value(column).toLongLong(); }
  [[nodiscard]] int count(const char* column) const { return value(column).toInt(); }
  [[nodiscard]] bool flag(const char* column) const { return value(column).toInt() != 0; }
  [[nodiscard]] bool null(const char* column) const { return value(column).isNull(); }
  [[nodiscard]] Bytes octets(const char* column) const;
  [[nodiscard]] Moment moment(const char* column) const { return Moment(std::chrono::milliseconds(number(column))); }
  [[nodiscard]] Time time(const char* column) const { return secondsOf(moment(column)); }
  [[nodiscard]] std::optional<Moment> maybeMoment(const char* column) const;

private:
  [[nodiscard]] QVariant value(const char* column) const { return m_record.value(QLatin1String(column)); }
  QSqlRecord m_record;
};

// The open transaction of one visit. A statement that fails breaks it: what follows does nothing and finds nothing, and
// in the end nothing of it is kept. So the statements in between need not be asked one by one.
class Database {
public:
  explicit Database(const QSqlDatabase& connection) : m_connection(connection) {}
  Database(const Database&) = delete; // one transaction, one object
  Database& operator=(const Database&) = delete;

  std::vector<Row> select(const char* sql, std::initializer_list<Value> values = {});
  std::optional<Row> one(const char* sql, std::initializer_list<Value> values = {});
  int change(const char* sql, std::initializer_list<Value> values = {}); // rows that were changed
  std::int64_t next(const std::string& counter);                         // 1, 2, 3 …

  // Nothing of this transaction shall be kept.
  void abandon() { m_abandoned = true; }
  [[nodiscard]] bool abandoned() const { return m_abandoned; }
  [[nodiscard]] bool broken() const { return !m_fault.empty(); }
  [[nodiscard]] const std::string& fault() const { return m_fault; }

private:
  QSqlDatabase m_connection;
  std::string m_fault;
  bool m_abandoned = false;
};

} // namespace certdesk::practice
