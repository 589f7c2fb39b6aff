#pragma once
#include "app/core/child_process.h"
#include "app/practice/drawer.h"
#include "pkcs11/unblock.h"

#include <filesystem>
#include <string>
#include <vector>

namespace certdesk::practice {

// A folder that goes with the object; in memory where the system has such a place.
class TemporaryFolder {
public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
  std::filesystem::path m_path;
};

void setVariable(const char* name, const std::string& value);

// Another process that uses a PKCS #11 module (worker_main.cpp).
platform::ChildProcess startWorker(std::vector<std::string> arguments);

struct Pair {
  CK_OBJECT_HANDLE publicKey = CK_INVALID_HANDLE, privateKey = CK_INVALID_HANDLE;
};

// A drawer with nothing in it, and the module over it as an application loads it; raw calls, so that tests see the
// codes as they are.
class Bench {
  TemporaryFolder m_folder; // before the drawer in it

public:
  static constexpr const char* pin = "1234567";
  static constexpr const char* soPin = "security officer";

  Bench();
  ~Bench();
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  Drawer drawer;
  CK_FUNCTION_LIST* p11 = nullptr;
  pkcs11::GetInterface getInterface = nullptr;

  Ukey make(UkeySettings settings = {}, bool factoryPin = false, Bytes unblockKey = {});
  void start();  // C_Initialize
  void finish(); // C_Finalize

  [[nodiscard]] std::vector<CK_SLOT_ID> slots(bool withToken) const;
  [[nodiscard]] CK_TOKEN_INFO token(const Ukey& ukey) const;
  [[nodiscard]] CK_SESSION_HANDLE open(const Ukey& ukey) const;
  [[nodiscard]] CK_SESSION_HANDLE loggedIn(const Ukey& ukey) const;
  CK_RV login(CK_SESSION_HANDLE session, std::string withPin, CK_USER_TYPE user = CKU_USER) const;
  CK_RV probe(CK_SESSION_HANDLE session) const; // a call that needs the UKEY and changes nothing

  CK_RV generateRsa(CK_SESSION_HANDLE session, Pair& pair, const std::string& label = "pair", bool token = true,
                    CK_ULONG bits = 2048) const;
  CK_RV generateEc(CK_SESSION_HANDLE session, Pair& pair, const std::string& label = "pair", bool token = true) const;
  CK_RV sign(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE key, CK_MECHANISM_TYPE mechanism) const;
  CK_RV createData(CK_SESSION_HANDLE session, const std::string& label, std::size_t octets, bool token = true) const;
  [[nodiscard]] std::vector<CK_OBJECT_HANDLE> find(CK_SESSION_HANDLE session, CK_OBJECT_CLASS type) const;
  [[nodiscard]] std::string text(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const;

  [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }

private:
  CK_RV generate(CK_SESSION_HANDLE session, CK_MECHANISM_TYPE mechanism, std::vector<CK_ATTRIBUTE> special, bool token,
                 const std::string& label, Pair& pair) const;

  pkcs11::Library m_library;
};

} // namespace certdesk::practice
