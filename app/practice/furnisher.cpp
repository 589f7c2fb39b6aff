#include "app/practice/furnisher.h"

#include "app/practice/hashing.h"
#include "app/practice/random.h"
#include "app/practice/world.h"

namespace certdesk::practice {

std::string Furnisher::account(const Person& person) {
  const auto id = newId();
  const int iterations = m_visit.office.settings.hashIterations;
  m_visit.database.change(
      "INSERT INTO account (id, user_name, display_name, organisation, email, password_hash, question_zh,"
      " question_en, answer_hash, phone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {id, person.userName, person.displayName, person.organisation, person.email,
       slowHash(practised::password, iterations), "演练安全问题：样例公司的吉祥物是什么？（拼音）",
       "Practice question: the mascot of the example company (pinyin)?",
       slowHash(normalisedAnswer(practised::answer), iterations), person.phone});
  return id;
}

Furnisher::Whole Furnisher::certificate(CertificateRow& row) {
  row.id = newId();
  Whole whole{pair(row, HolderPurpose::Signing), pair(row, HolderPurpose::Encryption), {}};
  row.signingSerial = whole.signing.issued.serial;
  if (!m_outcome) return whole;
  whole.keyPair = archive(whole.encryption, row.appliedAt);
  insert(m_visit.database, row);
  link(row, 0, whole.keyPair);
  return whole;
}

void Furnisher::link(const CertificateRow& row, int generation, const std::string& keyPair) {
  m_visit.database.change("INSERT INTO certificate_key_pair (certificate_id, generation, key_pair_id) VALUES (?, ?, ?)",
                          {row.id, generation, keyPair});
}

Furnisher::Made Furnisher::pair(const CertificateRow& row, HolderPurpose purpose) {
  Made made;
  auto key = makeKey(row.keyAlgorithm);
  if (!key) {
    failing(key.error());
    return made;
  }
  made.key = std::move(*key);
  auto issued = m_visit.office.authority.issue(
      m_visit.database,
      {{m_organisation, row.subject}, purpose, publicKeyInfo(made.key.get()), secondsOf(row.appliedAt), row.notAfter},
      row.appliedAt);
  if (issued)
    made.issued = std::move(*issued);
  else
    failing(issued.error());
  return made;
}

std::string Furnisher::archive(const Made& encryption, Moment at) {
  auto id = m_visit.office.keyManagement.archive(m_visit.database, encryption.key.get(), encryption.issued.serial,
                                                 "issued", at);
  if (id) return std::move(*id);
  failing(id.error());
  return {};
}

void Furnisher::failing(const Error& error) {
  if (m_outcome) m_outcome = tl::unexpected<Error>(error);
}

} // namespace certdesk::practice
