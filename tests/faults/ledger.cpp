#include "tests/faults/ledger.h"

#include "tests/faults/judge.h"

#include <algorithm>

namespace certdesk::faults {

namespace {

Result<std::vector<std::string>> rowsOf(const std::filesystem::path& store, const QString& query) {
  const auto text = judge::printed(QStringLiteral("sqlite3"),
                                   {QStringLiteral("-readonly"), QString::fromStdString(store.string()), query});
  if (!text) return failed(text);
  std::vector<std::string> rows;
  for (const auto& row : QString::fromUtf8(*text).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
    rows.push_back(row.toStdString());
  return rows;
}

// lives: certificates that are not revoked for good; one on hold may be released again (RFC 5280 section 5.3.1).
// held: those of them that somebody has, the signing certificate of a row that was not replaced and the encryption
// certificates that go with it, generation 0 the current one.
constexpr const char* held =
    "WITH lives AS (SELECT serial, purpose FROM issued WHERE revoked_at IS NULL OR revocation_reason = 6),"
    " row AS (SELECT * FROM certificate WHERE state IN ('valid', 'frozen')),"
    " pair AS (SELECT g.certificate_id, g.generation, k.encryption_serial FROM certificate_key_pair g"
    " JOIN key_pair k ON k.id = g.key_pair_id),"
    " held AS (SELECT lives.*, ukey_serial, subject, 0 AS generation FROM row JOIN lives ON serial = signing_serial"
    " UNION ALL SELECT lives.*, ukey_serial, subject, generation FROM row JOIN pair ON certificate_id = id"
    " JOIN lives ON serial = encryption_serial) ";

// A query about these.
Result<std::vector<std::string>> heldRows(const std::filesystem::path& store, const QString& query) {
  return rowsOf(store, QLatin1String(held) + query);
}

} // namespace

Result<std::vector<std::string>> paymentsIn(const std::filesystem::path& store) {
  return rowsOf(store, QStringLiteral("SELECT 'order', state, total_fen FROM payment_order"
                                      " UNION ALL SELECT 'payment', outcome, fen FROM payment_attempt"));
}

Result<std::vector<std::string>> doneIn(const std::filesystem::path& store) {
  QStringList counts;
  for (const char* table : {"application", "issued", "delivery", "mail", "receipt", "renewal_proof", "unlock_release",
                            "unlock_audit", "upload"})
    counts << QStringLiteral("SELECT '%1', count(*) FROM %1").arg(QLatin1String(table));
  counts << QStringLiteral("SELECT 'version', sum(version) FROM application");
  return rowsOf(store, counts.join(QStringLiteral(" UNION ALL ")));
}

Result<std::vector<std::string>> heldIn(const std::filesystem::path& store) {
  return heldRows(store, QStringLiteral("SELECT ukey_serial, subject, purpose, generation > 0, count(*) FROM held"
                                        " GROUP BY ukey_serial, subject, purpose, generation > 0"));
}

// An encryption certificate stays with its key, which opens old files, also where the row that had it was replaced.
Result<std::vector<std::string>> wrongIn(const std::filesystem::path& store, const std::string& ukey,
                                         const std::vector<std::string>& onUkey) {
  auto wrong = heldRows(store, QStringLiteral("SELECT 'two that hold', purpose, subject FROM held WHERE generation = 0"
                                              " GROUP BY ukey_serial, subject, purpose HAVING count(*) > 1"
                                              " UNION ALL SELECT 'it holds, and nobody has it', purpose, serial"
                                              " FROM lives WHERE serial NOT IN (SELECT serial FROM held)"
                                              " AND serial NOT IN (SELECT encryption_serial FROM pair)"));
  if (!wrong) return wrong;
  const auto here = heldRows(
      store, QStringLiteral("SELECT serial FROM held WHERE ukey_serial = '%1'").arg(QString::fromStdString(ukey)));
  if (!here) return here;
  for (const auto& serial : onUkey)
    if (std::find(here->begin(), here->end(), serial) == here->end())
      wrong->push_back("on the UKEY, and it does not hold there: " + serial);
  return wrong;
}

} // namespace certdesk::faults
