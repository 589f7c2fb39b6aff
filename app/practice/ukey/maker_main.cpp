// Makes one SoftHSM token. Reads three lines from standard input: label, user PIN (may be empty), security officer's
// PIN; answers "serial <number>" or "CKR <code> in <function>". SOFTHSM2_CONF says where.
#include "app/practice/ukey/padded.h"
#include "app/practice/ukey/soft_hsm.h"

#include <iostream>
#include <string>

namespace {

using certdesk::practice::SoftHsm;

struct Order {
  std::string label, userPin, soPin;
};

int refuse(const char* function, CK_RV code) {
  std::cout << "CKR " << code << " in " << function << std::endl;
  return 1;
}

CK_UTF8CHAR* octets(std::string& text) { return reinterpret_cast<CK_UTF8CHAR*>(text.data()); }
CK_ULONG lengthOf(const std::string& text) { return static_cast<CK_ULONG>(text.size()); }

CK_RV givePin(CK_FUNCTION_LIST& hsm, CK_SLOT_ID slot, Order& order) {
  CK_SESSION_HANDLE session = CK_INVALID_HANDLE;
  CK_RV code = hsm.C_OpenSession(slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr, &session);
  if (code == CKR_OK) code = hsm.C_Login(session, CKU_SO, octets(order.soPin), lengthOf(order.soPin));
  if (code == CKR_OK) code = hsm.C_InitPIN(session, octets(order.userPin), lengthOf(order.userPin));
  hsm.C_CloseSession(session);
  return code;
}

int make(SoftHsm& softHsm, Order& order) {
  CK_FUNCTION_LIST& hsm = softHsm.functions();
  const auto slot = softHsm.blankSlot();
  if (!slot) return refuse("C_GetSlotList", CKR_GENERAL_ERROR);
  CK_UTF8CHAR label[32];
  certdesk::practice::pad(label, order.label);
  if (const CK_RV code = hsm.C_InitToken(*slot, octets(order.soPin), lengthOf(order.soPin), label); code != CKR_OK)
    return refuse("C_InitToken", code);
  CK_TOKEN_INFO info{};
  if (const CK_RV code = hsm.C_GetTokenInfo(*slot, &info); code != CKR_OK) return refuse("C_GetTokenInfo", code);
  if (!order.userPin.empty())
    if (const CK_RV code = givePin(hsm, *slot, order); code != CKR_OK) return refuse("C_InitPIN", code);
  std::cout << "serial " << std::string(reinterpret_cast<const char*>(info.serialNumber), sizeof info.serialNumber)
            << std::endl;
  return 0;
}

} // namespace

int main() {
  Order order;
  std::getline(std::cin, order.label);
  std::getline(std::cin, order.userPin);
  std::getline(std::cin, order.soPin);
  SoftHsm softHsm;
  if (const CK_RV code = softHsm.load(); code != CKR_OK) return refuse("dlopen", code);
  if (const CK_RV code = softHsm.initialise(); code != CKR_OK) return refuse("C_Initialize", code);
  const int status = make(softHsm, order);
  softHsm.finalise();
  return status;
}
