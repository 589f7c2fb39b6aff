#include "tests/practice/ukey/bench.h"

#include "app/core/platform.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

namespace certdesk::practice {

namespace fs = std::filesystem;

namespace {

CK_UTF8CHAR* octets(std::string& text) { return reinterpret_cast<CK_UTF8CHAR*>(text.data()); }

Drawer openDrawer(const fs::path& folder) {
  auto drawer = Drawer::open(folder);
  REQUIRE(drawer);
  setVariable("SOFTHSM2_CONF", drawer->confFile().string());
  return *drawer;
}
pkcs11::Library loadModule() {
  auto library = pkcs11::Library::open(Drawer::module().string());
  REQUIRE(library);
  return std::move(*library);
}

CK_BBOOL yes = CK_TRUE;
CK_BBOOL no = CK_FALSE;

} // namespace

TemporaryFolder::TemporaryFolder() {
  const fs::path memory = "/dev/shm";
  std::random_device random;
  m_path = (fs::is_directory(memory) ? memory : fs::temp_directory_path()) /
           ("certdesk-ukey-" + std::to_string(random()) + std::to_string(random()));
  fs::create_directories(m_path);
}
TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

void setVariable(const char* name, const std::string& value) {
#ifdef _WIN32
  _putenv_s(name, value.c_str());
#else
  setenv(name, value.c_str(), 1);
#endif
}

platform::ChildProcess startWorker(std::vector<std::string> arguments) {
  auto worker =
      platform::ChildProcess::start({platform::executableDirectory() / "tests_ukey_worker", std::move(arguments), {}});
  REQUIRE(worker);
  return std::move(*worker);
}

Bench::Bench() : drawer(openDrawer(m_folder.path())), m_library(loadModule()) {
  const auto list = reinterpret_cast<CK_C_GetFunctionList>(m_library.symbol("C_GetFunctionList"));
  REQUIRE(list != nullptr);
  REQUIRE(list(&p11) == CKR_OK);
  getInterface = reinterpret_cast<pkcs11::GetInterface>(m_library.symbol("C_GetInterface"));
  REQUIRE(getInterface != nullptr);
}
Bench::~Bench() { p11->C_Finalize(nullptr); }

Ukey Bench::make(UkeySettings settings, bool factoryPin, Bytes unblockKey) {
  auto ukey = drawer.make({"Practice 演练", pin, soPin, factoryPin, std::move(settings), std::move(unblockKey)});
  INFO((ukey ? std::string() : ukey.error().detail));
  REQUIRE(ukey);
  return *ukey;
}

void Bench::start() {
  CK_C_INITIALIZE_ARGS arguments{};
  arguments.flags = CKF_OS_LOCKING_OK;
  REQUIRE(p11->C_Initialize(&arguments) == CKR_OK);
}
void Bench::finish() { REQUIRE(p11->C_Finalize(nullptr) == CKR_OK); }

std::vector<CK_SLOT_ID> Bench::slots(bool withToken) const {
  CK_ULONG count = 0;
  const CK_BBOOL present = withToken ? CK_TRUE : CK_FALSE;
  REQUIRE(p11->C_GetSlotList(present, nullptr, &count) == CKR_OK);
  std::vector<CK_SLOT_ID> list(count);
  REQUIRE(p11->C_GetSlotList(present, list.data(), &count) == CKR_OK);
  list.resize(count);
  return list;
}

CK_TOKEN_INFO Bench::token(const Ukey& ukey) const {
  CK_TOKEN_INFO info{};
  REQUIRE(p11->C_GetTokenInfo(ukey.settings.slot, &info) == CKR_OK);
  return info;
}

CK_SESSION_HANDLE Bench::open(const Ukey& ukey) const {
  CK_SESSION_HANDLE session = CK_INVALID_HANDLE;
  REQUIRE(p11->C_OpenSession(ukey.settings.slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr, &session) ==
          CKR_OK);
  return session;
}
CK_SESSION_HANDLE Bench::loggedIn(const Ukey& ukey) const {
  const CK_SESSION_HANDLE session = open(ukey);
  REQUIRE(login(session, pin) == CKR_OK);
  return session;
}

CK_RV Bench::login(CK_SESSION_HANDLE session, std::string withPin, CK_USER_TYPE user) const {
  return p11->C_Login(session, user, octets(withPin), withPin.size());
}
CK_RV Bench::probe(CK_SESSION_HANDLE session) const {
  std::array<CK_BYTE, 8> random{};
  return p11->C_GenerateRandom(session, random.data(), random.size());
}

CK_RV Bench::generate(CK_SESSION_HANDLE session, CK_MECHANISM_TYPE mechanism, std::vector<CK_ATTRIBUTE> special,
                      bool token, const std::string& label, Pair& pair) const {
  std::string id = "id of " + label;
  std::string name = label;
  std::vector<CK_ATTRIBUTE> publicKey = {{CKA_TOKEN, token ? &yes : &no, sizeof yes},
                                         {CKA_VERIFY, &yes, sizeof yes},
                                         {CKA_LABEL, name.data(), name.size()},
                                         {CKA_ID, id.data(), id.size()}};
  std::vector<CK_ATTRIBUTE> privateKey = publicKey;
  privateKey[1] = {CKA_SIGN, &yes, sizeof yes};
  for (const CK_ATTRIBUTE& more :
       {CK_ATTRIBUTE{CKA_PRIVATE, &yes, sizeof yes}, CK_ATTRIBUTE{CKA_SENSITIVE, &yes, sizeof yes},
        CK_ATTRIBUTE{CKA_EXTRACTABLE, &no, sizeof no}})
    privateKey.push_back(more);
  for (const CK_ATTRIBUTE& more : special)
    publicKey.push_back(more);
  CK_MECHANISM how{mechanism, nullptr, 0};
  return p11->C_GenerateKeyPair(session, &how, publicKey.data(), publicKey.size(), privateKey.data(), privateKey.size(),
                                &pair.publicKey, &pair.privateKey);
}

CK_RV Bench::generateRsa(CK_SESSION_HANDLE session, Pair& pair, const std::string& label, bool token,
                         CK_ULONG bits) const {
  std::array<CK_BYTE, 3> exponent = {1, 0, 1};
  return generate(session, CKM_RSA_PKCS_KEY_PAIR_GEN,
                  {{CKA_MODULUS_BITS, &bits, sizeof bits}, {CKA_PUBLIC_EXPONENT, exponent.data(), exponent.size()}},
                  token, label, pair);
}
CK_RV Bench::generateEc(CK_SESSION_HANDLE session, Pair& pair, const std::string& label, bool token) const {
  std::array<CK_BYTE, 10> p256 = {0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07};
  return generate(session, CKM_EC_KEY_PAIR_GEN, {{CKA_EC_PARAMS, p256.data(), p256.size()}}, token, label, pair);
}

CK_RV Bench::sign(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE key, CK_MECHANISM_TYPE mechanism) const {
  CK_MECHANISM how{mechanism, nullptr, 0};
  std::array<CK_BYTE, 32> data{};
  std::array<CK_BYTE, 512> signature{};
  CK_ULONG length = signature.size();
  const CK_RV code = p11->C_SignInit(session, &how, key);
  return code == CKR_OK ? p11->C_Sign(session, data.data(), data.size(), signature.data(), &length) : code;
}

CK_RV Bench::createData(CK_SESSION_HANDLE session, const std::string& label, std::size_t size, bool token) const {
  CK_OBJECT_CLASS type = CKO_DATA;
  std::string name = label;
  std::vector<CK_BYTE> value(size, 0x5A);
  std::vector<CK_ATTRIBUTE> attributes = {{CKA_CLASS, &type, sizeof type},
                                          {CKA_TOKEN, token ? &yes : &no, sizeof yes},
                                          {CKA_PRIVATE, &no, sizeof no},
                                          {CKA_LABEL, name.data(), name.size()},
                                          {CKA_VALUE, value.data(), value.size()}};
  CK_OBJECT_HANDLE object = CK_INVALID_HANDLE;
  return p11->C_CreateObject(session, attributes.data(), attributes.size(), &object);
}

std::vector<CK_OBJECT_HANDLE> Bench::find(CK_SESSION_HANDLE session, CK_OBJECT_CLASS type) const {
  CK_ATTRIBUTE filter{CKA_CLASS, &type, sizeof type};
  REQUIRE(p11->C_FindObjectsInit(session, &filter, 1) == CKR_OK);
  std::vector<CK_OBJECT_HANDLE> found(256);
  CK_ULONG count = 0;
  REQUIRE(p11->C_FindObjects(session, found.data(), found.size(), &count) == CKR_OK);
  REQUIRE(p11->C_FindObjectsFinal(session) == CKR_OK);
  found.resize(count);
  return found;
}

std::string Bench::text(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const {
  std::string value(256, '\0');
  CK_ATTRIBUTE attribute{type, value.data(), value.size()};
  REQUIRE(p11->C_GetAttributeValue(session, object, &attribute, 1) == CKR_OK);
  value.resize(attribute.ulValueLen);
  return value;
}

} // namespace certdesk::practice
