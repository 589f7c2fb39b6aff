// A program that uses a PKCS #11 module without pause until it is killed, or does one thing and ends.
//   worker MODULE SERIAL login|generate|relabel|create   without end; prints a line when it begins
//   worker MODULE SERIAL pin OLD NEW                     changes the user's PIN
//   worker MODULE SERIAL try PIN                         one login; the status is 0 where the PIN was right
//   worker MODULE SERIAL unlock                          challenges and right responses, without end
//   worker MODULE SERIAL guess                           a challenge and a wrong response; the status is 0 where it was
//                                                        taken for one
#include "app/practice/unlock_code.h"
#include "pkcs11/unblock.h"

#include <array>
#include <iostream>
#include <string>
#include <vector>

namespace {

constexpr const char* usualPin = "1234567";
CK_BBOOL yes = CK_TRUE;

CK_UTF8CHAR* octets(std::string& text) { return reinterpret_cast<CK_UTF8CHAR*>(text.data()); }

struct Worker {
  CK_FUNCTION_LIST& p11;
  CK_SESSION_HANDLE session;

  std::string serial;
  const pkcs11::UnblockFunctions& unblock;

  CK_RV respond(bool right) {
    CK_SESSION_INFO info{};
    p11.C_GetSessionInfo(session, &info);
    std::array<CK_UTF8CHAR, 12> challenge{};
    CK_ULONG length = challenge.size();
    if (const CK_RV code = unblock.challenge(info.slotID, challenge.data(), &length); code != CKR_OK) return code;
    const std::string asked(challenge.begin(), challenge.end());
    const std::vector<std::uint8_t> key(certdesk::practice::unblockKeySize, 0x5A);
    auto response = right ? certdesk::practice::unblockResponse(key, serial, asked) : std::string(12, '0');
    std::string pin = usualPin;
    return unblock.respond(info.slotID, octets(response), response.size(), octets(pin), pin.size());
  }

  CK_RV login(std::string pin) { return p11.C_Login(session, CKU_USER, octets(pin), pin.size()); }

  CK_RV generate() {
    std::array<CK_BYTE, 3> exponent = {1, 0, 1};
    CK_ULONG bits = 2048;
    std::string label = "killed", id = "0123456789abcdef";
    std::vector<CK_ATTRIBUTE> publicKey = {{CKA_TOKEN, &yes, 1},
                                           {CKA_VERIFY, &yes, 1},
                                           {CKA_ID, id.data(), id.size()},
                                           {CKA_LABEL, label.data(), label.size()},
                                           {CKA_MODULUS_BITS, &bits, sizeof bits},
                                           {CKA_PUBLIC_EXPONENT, exponent.data(), exponent.size()}};
    std::vector<CK_ATTRIBUTE> privateKey(publicKey.begin(), publicKey.begin() + 4);
    privateKey[1].type = CKA_SIGN;
    CK_MECHANISM how{CKM_RSA_PKCS_KEY_PAIR_GEN, nullptr, 0};
    CK_OBJECT_HANDLE a = 0, b = 0;
    return p11.C_GenerateKeyPair(session, &how, publicKey.data(), publicKey.size(), privateKey.data(),
                                 privateKey.size(), &a, &b);
  }

  CK_OBJECT_HANDLE firstOf(CK_OBJECT_CLASS type) {
    CK_ATTRIBUTE filter{CKA_CLASS, &type, sizeof type};
    CK_OBJECT_HANDLE object = CK_INVALID_HANDLE;
    CK_ULONG count = 0;
    p11.C_FindObjectsInit(session, &filter, 1);
    p11.C_FindObjects(session, &object, 1, &count);
    p11.C_FindObjectsFinal(session);
    return object;
  }
  CK_RV relabel(unsigned turn) {
    std::string label = "label number " + std::to_string(turn % 1000);
    CK_ATTRIBUTE attribute{CKA_LABEL, label.data(), label.size()};
    return p11.C_SetAttributeValue(session, firstOf(CKO_PRIVATE_KEY), &attribute, 1);
  }
  CK_RV createAndDestroy() {
    CK_OBJECT_CLASS type = CKO_DATA;
    std::string value(500, 'x');
    std::array<CK_ATTRIBUTE, 3> attributes = {
        {{CKA_CLASS, &type, sizeof type}, {CKA_TOKEN, &yes, 1}, {CKA_VALUE, value.data(), value.size()}}};
    CK_OBJECT_HANDLE object = CK_INVALID_HANDLE;
    const CK_RV code = p11.C_CreateObject(session, attributes.data(), attributes.size(), &object);
    return code == CKR_OK ? p11.C_DestroyObject(session, object) : code;
  }

  CK_RV once(const std::string& act, unsigned turn) {
    if (act == "generate") return generate();
    if (act == "relabel") return relabel(turn);
    if (act == "create") return createAndDestroy();
    if (act == "unlock") return respond(true);
    const CK_RV code = login(usualPin);
    return code == CKR_OK ? p11.C_Logout(session) : code;
  }
};

CK_SESSION_HANDLE openSession(CK_FUNCTION_LIST& p11, const std::string& serial) {
  std::array<CK_SLOT_ID, 16> slots{};
  CK_ULONG count = slots.size();
  p11.C_GetSlotList(CK_TRUE, slots.data(), &count);
  CK_SESSION_HANDLE session = CK_INVALID_HANDLE;
  for (CK_ULONG i = 0; i < count; ++i) {
    CK_TOKEN_INFO info{};
    if (p11.C_GetTokenInfo(slots[i], &info) != CKR_OK) continue;
    if (std::string(reinterpret_cast<const char*>(info.serialNumber), serial.size()) == serial)
      p11.C_OpenSession(slots[i], CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr, &session);
  }
  return session;
}

int work(Worker& worker, const std::vector<std::string>& arguments) {
  const std::string& act = arguments[2];
  if (act == "guess") return worker.respond(false) == CKR_PIN_INCORRECT ? 0 : 1;
  if (act == "try") return worker.login(arguments[3]) == CKR_OK ? 0 : 1;
  if (act == "pin") {
    std::string from = arguments[3], to = arguments[4];
    return worker.p11.C_SetPIN(worker.session, octets(from), from.size(), octets(to), to.size()) == CKR_OK ? 0 : 1;
  }
  if (act != "login" && act != "unlock" && worker.login(usualPin) != CKR_OK) return 3;
  std::cout << "working" << std::endl;
  for (unsigned turn = 0;; ++turn)
    if (worker.once(act, turn) != CKR_OK) return 4;
}

} // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  auto library = pkcs11::Library::open(arguments.at(0));
  if (!library) return 2;
  const auto list = reinterpret_cast<CK_C_GetFunctionList>(library->symbol("C_GetFunctionList"));
  CK_FUNCTION_LIST* p11 = nullptr;
  if (list(&p11) != CKR_OK || p11->C_Initialize(nullptr) != CKR_OK) return 2;
  const auto* const unblock = pkcs11::unblockFunctionsOf(*library);
  if (unblock == nullptr) return 2;
  Worker worker{*p11, openSession(*p11, arguments.at(1)), arguments.at(1), *unblock};
  const int status = worker.session == CK_INVALID_HANDLE ? 3 : work(worker, arguments);
  p11->C_Finalize(nullptr);
  return status;
}
