#pragma once

namespace certdesk::practice {

// clang-format off
// A step of the schema (schema.cpp): UKEYs in escrow, unlocks, and what was released for them.
inline constexpr const char* unlockTables[] = {
  "CREATE TABLE escrow (ukey_serial TEXT PRIMARY KEY, sealed_current BYTEA NOT NULL, sealed_next BYTEA,"
  " exposed INTEGER NOT NULL)",
  "CREATE TABLE unlock_order (application_id TEXT PRIMARY KEY REFERENCES application (id), sealed_code BYTEA NOT NULL,"
  " ends_at BIGINT, allowed INTEGER NOT NULL)",
  "CREATE TABLE unlock_release (id TEXT PRIMARY KEY, number BIGINT NOT NULL,"
  " application_id TEXT NOT NULL REFERENCES application (id), at BIGINT NOT NULL, nonce BYTEA NOT NULL,"
  " host_key_sha256 TEXT NOT NULL)",
  "CREATE TABLE unlock_audit (id TEXT PRIMARY KEY, number BIGINT NOT NULL, at BIGINT NOT NULL, act TEXT NOT NULL,"
  " application_id TEXT NOT NULL, ukey_serial TEXT NOT NULL)",
};
// Another: UKEYs that open by a code. Of an answered challenge the nonce is its 12 characters, and there is no host key.
inline constexpr const char* unblockTables[] = {
  "CREATE TABLE unblock_key (ukey_serial TEXT PRIMARY KEY, sealed_key BYTEA NOT NULL)",
  "ALTER TABLE unlock_release ADD COLUMN method TEXT NOT NULL DEFAULT 'escrow'",
};
// clang-format on

} // namespace certdesk::practice
