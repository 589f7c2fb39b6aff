#include "app/practice/schema.h"

#include "app/practice/unlock_tables.h"

#include <set>
#include <span>

// SQL that SQLite and PostgreSQL both read. Times: milliseconds since 1970, UTC. BYTEA is octets in either.
namespace certdesk::practice {

namespace {

// clang-format off
constexpr const char* first[] = {
  // People. Passwords and answers only as slow hashes.
  "CREATE TABLE account (id TEXT PRIMARY KEY, user_name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL,"
  " organisation TEXT NOT NULL, email TEXT NOT NULL, password_hash TEXT NOT NULL, question_zh TEXT NOT NULL,"
  " question_en TEXT NOT NULL, answer_hash TEXT NOT NULL, answer_was_reset INTEGER NOT NULL DEFAULT 0,"
  " wrong_answers INTEGER NOT NULL DEFAULT 0, answer_locked_until BIGINT)",
  // Wrong logins, of existing and other user names alike; the name is kept as a MAC.
  "CREATE TABLE login_guard (user_name_mac TEXT PRIMARY KEY, wrong INTEGER NOT NULL, locked_until BIGINT,"
  " touched_at BIGINT NOT NULL)",
  "CREATE TABLE session (id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account (id),"
  " refresh_hash TEXT NOT NULL UNIQUE, previous_hash TEXT UNIQUE, rotated_at BIGINT NOT NULL, ends_at BIGINT NOT NULL)",
  "CREATE TABLE access_token (hash TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,"
  " ends_at BIGINT NOT NULL)",

  // The CA: its own keys, sealed; every certificate it issued; the number of the list of revoked ones.
  "CREATE TABLE authority (name TEXT PRIMARY KEY, sealed_key BYTEA NOT NULL, certificate BYTEA NOT NULL)",
  "CREATE TABLE issued (serial TEXT PRIMARY KEY, purpose TEXT NOT NULL, certificate BYTEA NOT NULL,"
  " issued_at BIGINT NOT NULL, not_after BIGINT NOT NULL, revoked_at BIGINT, revocation_reason INTEGER)",

  // What an account sees as its certificates: the pair that was issued together.
  "CREATE TABLE certificate (id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account (id),"
  " subject TEXT NOT NULL, business TEXT NOT NULL, email TEXT NOT NULL, template TEXT NOT NULL,"
  " key_algorithm TEXT NOT NULL, applied_at BIGINT NOT NULL, not_after BIGINT NOT NULL, state TEXT NOT NULL,"
  " ukey_serial TEXT NOT NULL, signing_serial TEXT NOT NULL REFERENCES issued (serial))",

  // The KMC: encryption pairs, sealed, with the certificate of each; which of them a row has, newest first.
  "CREATE TABLE key_pair (id TEXT PRIMARY KEY, public_key BYTEA NOT NULL, sealed_private_key BYTEA NOT NULL,"
  " encryption_serial TEXT NOT NULL REFERENCES issued (serial), created_at BIGINT NOT NULL)",
  "CREATE TABLE certificate_key_pair (certificate_id TEXT NOT NULL REFERENCES certificate (id),"
  " generation INTEGER NOT NULL, key_pair_id TEXT NOT NULL REFERENCES key_pair (id),"
  " PRIMARY KEY (certificate_id, generation))",
  "CREATE TABLE kmc_audit (id TEXT PRIMARY KEY, number BIGINT NOT NULL, at BIGINT NOT NULL, act TEXT NOT NULL,"
  " key_pair_id TEXT NOT NULL REFERENCES key_pair (id), application_id TEXT, ukey_serial TEXT, reason TEXT NOT NULL,"
  " transport_key_sha256 TEXT)",

  "CREATE TABLE application (id TEXT PRIMARY KEY, number BIGINT NOT NULL, version BIGINT NOT NULL,"
  " account_id TEXT NOT NULL REFERENCES account (id), certificate_id TEXT NOT NULL REFERENCES certificate (id),"
  " service TEXT NOT NULL, stage TEXT NOT NULL, created_at BIGINT NOT NULL, since BIGINT NOT NULL,"
  " loss_reason TEXT, freeze_requested INTEGER NOT NULL, agreement_version TEXT, agreement_sha256 TEXT,"
  " agreement_accepted_at BIGINT, quote_total_fen BIGINT, answer_verified INTEGER NOT NULL,"
  " submitted_at BIGINT, review_due BIGINT, review_remark TEXT NOT NULL,"
  " code_hash TEXT, code_ends_at BIGINT, wrong_codes INTEGER NOT NULL, captcha_required INTEGER NOT NULL,"
  " mail_sent_at BIGINT, window_ends_at BIGINT, ukey_serial TEXT NOT NULL, pending_key_sha256 TEXT,"
  " pending_since BIGINT, signing_serial TEXT REFERENCES issued (serial), signing_key BYTEA, confirmed_at BIGINT)",
  "CREATE TABLE delivery (application_id TEXT NOT NULL REFERENCES application (id), generation INTEGER NOT NULL,"
  " delivered_at BIGINT NOT NULL, PRIMARY KEY (application_id, generation))",
  "CREATE TABLE captcha (application_id TEXT PRIMARY KEY REFERENCES application (id), id TEXT NOT NULL,"
  " text_mac TEXT NOT NULL, ends_at BIGINT NOT NULL)",
  "CREATE TABLE receipt (application_id TEXT PRIMARY KEY REFERENCES application (id), at BIGINT NOT NULL,"
  " statement BYTEA NOT NULL, signature BYTEA NOT NULL)",

  // Answers to writes that may come again. The body is kept as a MAC: it may hold an answer or a code.
  "CREATE TABLE replay (account_id TEXT NOT NULL REFERENCES account (id), route TEXT NOT NULL, replay_key TEXT NOT NULL,"
  " body_mac TEXT NOT NULL, at BIGINT NOT NULL, status INTEGER NOT NULL, content_type TEXT NOT NULL,"
  " body BYTEA NOT NULL, etag TEXT NOT NULL, PRIMARY KEY (account_id, route, replay_key))",

  // The practice mail box: the only place where an authorisation code can be read.
  "CREATE TABLE mail (id TEXT PRIMARY KEY, number BIGINT NOT NULL, at BIGINT NOT NULL,"
  " account_id TEXT NOT NULL REFERENCES account (id), application_id TEXT NOT NULL, recipient TEXT NOT NULL,"
  " subject TEXT NOT NULL, content TEXT NOT NULL, code TEXT NOT NULL)",

  // The UKEYs of the drawer by their part in a rehearsal: lost, fresh, ready.
  "CREATE TABLE practice_ukey (role TEXT PRIMARY KEY, serial TEXT NOT NULL)",

  "CREATE INDEX application_of_account ON application (account_id, number)",
  "CREATE INDEX application_in_review ON application (stage, review_due)",
  "CREATE INDEX certificate_of_account ON certificate (account_id, applied_at)",
  "CREATE INDEX issued_revoked ON issued (revoked_at)",
  "CREATE INDEX access_token_of_session ON access_token (session_id)",
};

// Contents, papers and money between asking and approval.
constexpr const char* papers[] = {
  "ALTER TABLE application ADD COLUMN papers INTEGER NOT NULL DEFAULT 0",
  "ALTER TABLE application ADD COLUMN materials_complete INTEGER NOT NULL DEFAULT 0",
  "ALTER TABLE application ADD COLUMN voucher_complete INTEGER NOT NULL DEFAULT 0",
  "ALTER TABLE application ADD COLUMN payment_method TEXT",
  "ALTER TABLE application ADD COLUMN times_sent_back INTEGER NOT NULL DEFAULT 0",
  // A form that was sent, and its values; a field's remark outlives the sending back.
  "CREATE TABLE form (application_id TEXT NOT NULL REFERENCES application (id), form TEXT NOT NULL,"
  " filled INTEGER NOT NULL, PRIMARY KEY (application_id, form))",
  "CREATE TABLE form_value (application_id TEXT NOT NULL REFERENCES application (id), form TEXT NOT NULL,"
  " field TEXT NOT NULL, value TEXT NOT NULL, remark TEXT NOT NULL, PRIMARY KEY (application_id, form, field))",
  "CREATE TABLE material_remark (application_id TEXT NOT NULL REFERENCES application (id), kind TEXT NOT NULL,"
  " remark TEXT NOT NULL, PRIMARY KEY (application_id, kind))",
  // Files; their octets lie beside the database, by the upload's id. A complete one is a page of its kind.
  "CREATE TABLE upload (id TEXT PRIMARY KEY, number BIGINT NOT NULL,"
  " application_id TEXT NOT NULL REFERENCES application (id), kind TEXT NOT NULL, type TEXT NOT NULL,"
  " octets BIGINT NOT NULL, sha256 TEXT NOT NULL, received BIGINT NOT NULL, complete INTEGER NOT NULL,"
  " place BIGINT NOT NULL, rotation INTEGER NOT NULL, remark TEXT NOT NULL, UNIQUE (application_id, kind, sha256))",
  // Never a second one for an application.
  "CREATE TABLE payment_order (id TEXT PRIMARY KEY,"
  " application_id TEXT NOT NULL UNIQUE REFERENCES application (id), token TEXT NOT NULL UNIQUE,"
  " total_fen BIGINT NOT NULL, state TEXT NOT NULL, expires_at BIGINT NOT NULL, pay_due BIGINT, trade_number TEXT,"
  " paid_fen BIGINT, paid_at BIGINT)",
  // Every payment that came, counted or paid back.
  "CREATE TABLE payment_attempt (id TEXT PRIMARY KEY, number BIGINT NOT NULL,"
  " order_id TEXT NOT NULL REFERENCES payment_order (id), at BIGINT NOT NULL, fen BIGINT NOT NULL,"
  " outcome TEXT NOT NULL)",
};

// Login by UKEY: nonces that were handed out and not used, as hashes; the one certificate whose renewal is all that a
// session is for.
constexpr const char* ukeyLogin[] = {
  "CREATE TABLE login_challenge (hash TEXT PRIMARY KEY, ends_at BIGINT NOT NULL)",
  "ALTER TABLE session ADD COLUMN renewal_of TEXT NOT NULL DEFAULT ''",
};

// Codes that are mailed for what was forgotten and for registering; a phone number beside the e-mail address.
constexpr const char* accounts[] = {
  "ALTER TABLE account ADD COLUMN phone TEXT NOT NULL DEFAULT ''",
  "CREATE TABLE reset_code (purpose TEXT NOT NULL, holder_mac TEXT NOT NULL, code_hash TEXT NOT NULL,"
  " ends_at BIGINT NOT NULL, wrong INTEGER NOT NULL, sent INTEGER NOT NULL, sent_at BIGINT NOT NULL,"
  " first_at BIGINT NOT NULL, PRIMARY KEY (purpose, holder_mac))",
  // A mail may go to somebody who has no account yet.
  "CREATE TABLE letter (id TEXT PRIMARY KEY, number BIGINT NOT NULL, at BIGINT NOT NULL,"
  " account_id TEXT REFERENCES account (id), application_id TEXT NOT NULL, recipient TEXT NOT NULL,"
  " subject TEXT NOT NULL, content TEXT NOT NULL, code TEXT NOT NULL)",
  "INSERT INTO letter (id, number, at, account_id, application_id, recipient, subject, content, code)"
  " SELECT id, number, at, account_id, application_id, recipient, subject, content, code FROM mail",
  "DROP TABLE mail",
  "ALTER TABLE letter RENAME TO mail",
};
// Renewal. The proof is kept as it came, so that anybody can verify it: the request, and the old key's statement over it.
constexpr const char* renewal[] = {
  "ALTER TABLE application ADD COLUMN open_files_acknowledged INTEGER NOT NULL DEFAULT 0",
  "ALTER TABLE application ADD COLUMN quote_years INTEGER",
  "ALTER TABLE application ADD COLUMN renewed_until BIGINT",
  "CREATE TABLE renewal_proof (application_id TEXT PRIMARY KEY REFERENCES application (id), at BIGINT NOT NULL,"
  " request BYTEA NOT NULL, statement BYTEA NOT NULL, signature BYTEA NOT NULL)",
  "CREATE TABLE renewal_pair (application_id TEXT PRIMARY KEY REFERENCES application (id),"
  " key_pair_id TEXT NOT NULL REFERENCES key_pair (id))",
};
// A first certificate is applied for before anything is issued: its row has no signing certificate until then.
constexpr const char* firstCertificate[] = {
  "ALTER TABLE certificate ADD COLUMN signing TEXT REFERENCES issued (serial)",
  "UPDATE certificate SET signing = signing_serial",
  "ALTER TABLE certificate DROP COLUMN signing_serial",
  "ALTER TABLE certificate RENAME COLUMN signing TO signing_serial",
};
// When the answer was reset, for its owner to see.
constexpr const char* answerReset[] = {"ALTER TABLE account ADD COLUMN answer_reset_at BIGINT"};
// What the portal signed beside the client's proof; there is none of what was completed before.
constexpr const char* signedReceipt[] = {"ALTER TABLE receipt ADD COLUMN document BYTEA"};
// clang-format on

// Append only: a step that was published is never changed.
constexpr std::span<const char* const> steps[] = {first,        papers,           ukeyLogin,   accounts,     renewal,
                                                  unlockTables, firstCertificate, answerReset, unblockTables,
                                                  signedReceipt};

std::size_t versionOf(Database& database) {
  const auto row = database.one("SELECT value FROM counter WHERE name = 'schema'");
  return row ? static_cast<std::size_t>(row->number("value")) : 0;
}

} // namespace

Standing standingOf(Database& database, const char* tables) {
  std::set<std::string> names;
  for (const auto& row : database.select(tables))
    names.insert(row.text("name"));
  if (names.empty()) return Standing::Empty;
  for (const auto* ours : {"counter", "login_guard", "kmc_audit", "practice_ukey"})
    if (!names.contains(ours)) return Standing::Foreign;
  return versionOf(database) > std::size(steps) ? Standing::Newer : Standing::Ours;
}

void migrate(Database& database) {
  database.change("CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL)");
  for (auto step = versionOf(database); step < std::size(steps); ++step) {
    for (const auto* statement : steps[step])
      database.change(statement);
    database.next("schema");
  }
}

} // namespace certdesk::practice
