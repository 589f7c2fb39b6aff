#pragma once
#include "app/practice/cashier.h"
#include "app/practice/door.h"
#include "app/practice/drawer.h"
#include "app/practice/http_faults.h"
#include "app/practice/mail_box.h"
#include "app/practice/review.h"
#include "app/practice/world.h"

#include <filesystem>
#include <memory>

namespace certdesk::practice {

struct Options {
  std::filesystem::path directory; // made where it is missing; opened again, it goes on where it was
  int port = 0;                    // 0: the port of last time where it is free, or any
  DoorOptions door;                // loopback alone where it says nothing
  // A PostgreSQL server's (database_address.h); empty: the database of last time, and at first portal.db in the folder.
  std::string database;
  // Asked for where it is a server's: its password. Without it libpq looks for one by itself.
  std::function<Result<Secret>()> databasePassword;
  Settings settings; // the portal's policy and its clock
  Wishes wishes{};   // of the world, when it is made
};

struct RenewalProof {
  Bytes request;              // PKCS#10, DER
  Bytes statement, signature; // of the old certificate's key over the statement; it names the request's SHA-256
};

// The whole of it on one PC, without legal effect (M29): practice portal with CA, KMC and mail box on threads of its
// own, and a drawer of practice UKEYs. Needs a QCoreApplication, and a program that ignores broken pipes. Ends with the
// object; all it knows lies in the directory, so that it may be killed at any moment.
class Environment {
public:
  // K-02 where the directory, the database or the door's certificate cannot be used, K-10 where another process uses
  // it; S-02 where the port is taken.
  static Result<std::unique_ptr<Environment>> start(Options options);
  ~Environment();
  Environment(const Environment&) = delete; // owns threads and a lock
  Environment& operator=(const Environment&) = delete;

  [[nodiscard]] std::string portalUrl() const;            // https://127.0.0.1:port, or the door's first name
  [[nodiscard]] std::filesystem::path caFile() const;     // PEM: root and issuing CA
  [[nodiscard]] std::filesystem::path crlFile() const;    // PEM: both lists; crl.der beside it is the issuing CA's
  [[nodiscard]] std::filesystem::path sampleFile() const; // CMS, encrypted to the lost UKEY
  [[nodiscard]] std::filesystem::path archivedSampleFile() const; // the same to its archived earlier certificate
  [[nodiscard]] std::filesystem::path sampleTextFile() const;     // what is in them
  [[nodiscard]] std::filesystem::path modulePath() const;         // the practice UKEY module
  [[nodiscard]] std::filesystem::path softhsmConf() const;        // for SOFTHSM2_CONF of whoever loads it

  [[nodiscard]] std::string userName() const { return practised::userName; }
  [[nodiscard]] std::string password() const { return practised::password; }
  [[nodiscard]] std::string answer() const { return practised::answer; }
  [[nodiscard]] const PracticeUkeys& ukeys() const;
  [[nodiscard]] const Drawer& drawer() const;
  [[nodiscard]] bool openToOthers() const;      // it listens elsewhere than on loopback
  [[nodiscard]] std::string consoleUrl() const; // with its token, which is new at each start

  // What has been mailed until now, oldest first; the newest authorisation code of an application.
  [[nodiscard]] std::vector<Mail> mails();
  [[nodiscard]] std::string authorisationCode(const std::string& applicationId);
  // What staff would decide, S-04, S-06; and what a reset by e-mail would do: the answer changes, and from then on no
  // application of that account is approved by itself.
  Outcome review(const std::string& applicationId, Decision decision, const std::string& remark,
                 const std::vector<Mark>& marks = {});
  // Staff looked into an unlock that was released and never proved: one release more. S-04, S-06.
  Outcome releaseUnlockOnceMore(const std::string& applicationId);
  // Approved unlocks whose code is to be had on the telephone; and what staff tell a caller for the request code that they
  // typed as they heard it. S-04, S-06, U-01, U-03.
  [[nodiscard]] std::vector<std::string> telephoneUnlocks();
  Result<Secret> tellUnlockCode(const std::string& applicationId, const std::string& requestCode);
  // What the portal takes for the security officer's PIN of a UKEY, for those who check it there; empty: not kept.
  [[nodiscard]] Secret officerPin(const std::string& ukeySerial);
  // The unblock key of a UKEY that opens by a code, for the same; empty: it has none.
  [[nodiscard]] Secret unblockKey(const std::string& ukeySerial);
  // The request of a renewal as it was taken, with the old key's word for it, so that anybody may verify it. S-04.
  Result<RenewalProof> renewalProof(const std::string& applicationId);
  Outcome resetAnswer(const std::string& userName, const std::string& answer);

  // What waits to be paid at the cashier.
  [[nodiscard]] std::vector<OrderRow> openOrders();
  // What a payer does with the application's present code, or the portal's cashier with the money; what became of it.
  // S-04, S-06.
  Result<portal::PaymentState> cashier(const std::string& applicationId, AtCashier act);

  // What shall go wrong between client and portal.
  [[nodiscard]] HttpFaults& faults();

private:
  struct Inside;
  explicit Environment(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> m_inside;
};

} // namespace certdesk::practice
