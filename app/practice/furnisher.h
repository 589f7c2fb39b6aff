#pragma once
#include "app/practice/certificates.h"

namespace certdesk::practice {

// Makes the accounts and certificates of the practice world as if they had always been there, and remembers the first
// failure: what follows it does nothing that could be kept.
class Furnisher {
public:
  Furnisher(Visit& visit, std::string organisation) : m_visit(visit), m_organisation(std::move(organisation)) {}

  // Answers its id.
  struct Person {
    std::string userName, displayName, organisation, email, phone;
  };
  std::string account(const Person& person);
  // Whose name stands in the certificates that follow.
  void ofOrganisation(std::string name) { m_organisation = std::move(name); }

  // A pair that was just issued, with its private key, which only furnishing ever sees.
  struct Made {
    KeyHandle key;
    IssuedByUs issued;
  };
  // A row with its signing pair and its encryption pair, which is in the KMC's archive by that name.
  struct Whole {
    Made signing, encryption;
    std::string keyPair;
  };
  // Gives the row its id and its signing certificate's serial number.
  Whole certificate(CertificateRow& row);
  // An encryption pair for a row besides the current one.
  void link(const CertificateRow& row, int generation, const std::string& keyPair);

  [[nodiscard]] const Outcome& outcome() const { return m_outcome; }

private:
  Made pair(const CertificateRow& row, HolderPurpose purpose);
  std::string archive(const Made& encryption, Moment at);
  void failing(const Error& error);

  Visit& m_visit;
  std::string m_organisation;
  Outcome m_outcome;
};

} // namespace certdesk::practice
