#include "app/practice/key_management.h"

#include "app/practice/hashing.h"
#include "app/practice/random.h"

namespace certdesk::practice {

Result<std::string> KeyManagement::archive(Database& database, const EVP_PKEY* key, const std::string& encryptionSerial,
                                           const std::string& reason, Moment now) const {
  const auto id = newId();
  const auto info = privateKeyInfo(key);
  if (!info) return failed(info);
  const auto sealed = m_seal.seal(info->view(), id);
  if (!sealed) return failed(sealed);
  database.change("INSERT INTO key_pair (id, public_key, sealed_private_key, encryption_serial, created_at)"
                  " VALUES (?, ?, ?, ?, ?)",
                  {id, publicKeyInfo(key), *sealed, encryptionSerial, now});
  Release order;
  order.keyPair = id;
  order.reason = reason;
  record(database, "archive", order, now);
  return id;
}

Result<KeyHandle> KeyManagement::keyOf(Database& database, const std::string& keyPair) const {
  const auto row = database.one("SELECT sealed_private_key FROM key_pair WHERE id = ?", {keyPair});
  if (!row) return fail(ErrorCode::FileUnreadable, "no such key pair in the archive");
  const auto info = m_seal.unseal(row->octets("sealed_private_key"), keyPair);
  if (!info) return failed(info);
  return privateKeyFrom(info->view());
}

Result<std::string> KeyManagement::keep(Database& database, const std::string& keyPair,
                                        const std::string& encryptionSerial, const std::string& reason,
                                        Moment now) const {
  const auto key = keyOf(database, keyPair);
  if (!key) return failed(key);
  return archive(database, key->get(), encryptionSerial, reason, now);
}

Result<Bytes> KeyManagement::release(Database& database, const Release& order, Moment now) const {
  const auto key = keyOf(database, order.keyPair);
  if (!key) return failed(key);
  auto package = buildKeyPackage(
      {order.application, order.ukeySerial, key->get(), order.transportKey, order.signingKey, order.wrapHash},
      m_signer);
  if (!package) return failed(package);
  record(database, "recover", order, now);
  return package;
}

void KeyManagement::record(Database& database, const char* act, const Release& order, Moment now) const {
  database.change("INSERT INTO kmc_audit (id, number, at, act, key_pair_id, application_id, ukey_serial, reason,"
                  " transport_key_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  {newId(), database.next("kmc-audit"), now, act, order.keyPair, order.application, order.ukeySerial,
                   order.reason, order.transportKey.empty() ? std::string() : hex(sha256(order.transportKey))});
}

} // namespace certdesk::practice
