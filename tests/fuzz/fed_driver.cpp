#include "tests/fuzz/fed_driver.h"
#include "pkcs11/unblock.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <utility>

// A PKCS#11 driver that answers what it is fed: codes, lengths, lists and values, one octet after the other. Where the
// feed ends, everything succeeds and is empty. It keeps to the sizes of the buffers it is given, and to nothing else.
namespace {

using certdesk::fuzz::Feed;
using Octets = std::vector<std::uint8_t>;

Feed feed;
std::map<std::pair<CK_OBJECT_HANDLE, CK_ATTRIBUTE_TYPE>, Octets> attributes;

std::uint8_t octet() { return feed.next == feed.end ? 0 : *feed.next++; }

// Mostly small; now and then any at all.
CK_ULONG number() {
  const auto first = octet();
  if (first < 0xF0) return first;
  CK_ULONG value = 0;
  for (std::size_t i = 0; i < sizeof value; ++i)
    value = value << 8 | octet();
  return value;
}

CK_RV code() {
  static constexpr std::array others = {CKR_DEVICE_REMOVED,      CKR_DEVICE_ERROR,           CKR_GENERAL_ERROR,
                                        CKR_BUFFER_TOO_SMALL,    CKR_SESSION_HANDLE_INVALID, CKR_ATTRIBUTE_TYPE_INVALID,
                                        CKR_ATTRIBUTE_SENSITIVE, CKR_PIN_INCORRECT,          CKR_PIN_LOCKED,
                                        CKR_TOKEN_NOT_PRESENT,   CKR_FUNCTION_NOT_SUPPORTED, CKR_MECHANISM_INVALID,
                                        CKR_DEVICE_MEMORY,       CKR_USER_NOT_LOGGED_IN,     CKR_TEMPLATE_INCONSISTENT,
                                        CKR_SESSION_COUNT};
  const auto first = octet();
  if (first < 0xE0) return CKR_OK;
  return first < 0xF0 ? others[first & 0x0F] : number();
}

void fill(void* out, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i)
    static_cast<std::uint8_t*>(out)[i] = octet();
}

Octets value() {
  const auto first = octet();
  const auto& known = *feed.values;
  if (first < 0xC0) return known[first % known.size()];
  Octets own(first & 0x3F);
  fill(own.data(), own.size());
  return own;
}

// A value of a length that the other side asks for first.
CK_RV give(const Octets& all, CK_BYTE* out, CK_ULONG* length) {
  const auto answer = code();
  const auto room = *length;
  *length = octet() < 0xF8 ? all.size() : number();
  if (out != nullptr) std::copy_n(all.begin(), std::min<std::size_t>(room, all.size()), out);
  return answer;
}

template <class... Ignored>
CK_RV plain(Ignored...) {
  return code();
}

CK_RV initialise(void*) { return CKR_OK; }
CK_RV finalise(void*) { return CKR_OK; }

CK_RV getSlotList(CK_BBOOL, CK_SLOT_ID* slots, CK_ULONG* count) {
  const auto room = slots != nullptr ? *count : 0;
  *count = number();
  for (CK_ULONG i = 0; i < std::min(room, *count); ++i)
    slots[i] = octet();
  return code();
}

CK_RV getTokenInfo(CK_SLOT_ID, CK_TOKEN_INFO* info) {
  *info = {};
  for (auto* text : {info->label, info->manufacturerID})
    std::memset(text, ' ', 32);
  std::memset(info->serialNumber, ' ', 16);
  info->serialNumber[0] = '1';
  info->flags = CKF_TOKEN_INITIALIZED | CKF_USER_PIN_INITIALIZED | CKF_LOGIN_REQUIRED | (octet() < 0x80 ? 0 : number());
  info->ulMinPinLen = 4;
  info->ulMaxPinLen = 16;
  if (octet() >= 0xF0) fill(info, sizeof *info);
  return code();
}

CK_RV getMechanismList(CK_SLOT_ID, CK_MECHANISM_TYPE* list, CK_ULONG* count) {
  static constexpr std::array offered = {CKM_RSA_PKCS_KEY_PAIR_GEN, CKM_RSA_PKCS,        CKM_SHA256_RSA_PKCS,
                                         CKM_RSA_PKCS_OAEP,         CKM_EC_KEY_PAIR_GEN, CKM_ECDSA,
                                         CKM_ECDH1_DERIVE,          CKM_AES_KEY_WRAP_PAD};
  const auto room = list != nullptr ? *count : 0;
  *count = octet() < 0xE0 ? offered.size() : number();
  for (CK_ULONG i = 0; i < std::min(room, *count); ++i)
    list[i] = i < offered.size() ? offered[i] : number();
  return code();
}

CK_RV getMechanismInfo(CK_SLOT_ID, CK_MECHANISM_TYPE, CK_MECHANISM_INFO* info) {
  *info = {256, 4096, ~CK_FLAGS(0)};
  if (octet() >= 0xE0) *info = {number(), number(), number()};
  return code();
}

CK_RV openSession(CK_SLOT_ID, CK_FLAGS, void*, CK_NOTIFY, CK_SESSION_HANDLE* session) {
  *session = octet() < 0xF0 ? 1 : number();
  return code();
}

CK_RV findObjects(CK_SESSION_HANDLE, CK_OBJECT_HANDLE* found, CK_ULONG room, CK_ULONG* count) {
  *count = number();
  for (CK_ULONG i = 0; i < std::min(room, *count); ++i)
    found[i] = octet() % 8;
  return code();
}

// What an object has stays, or its lengths would never fit its values; now and then it is another.
CK_RV getAttributeValue(CK_SESSION_HANDLE, CK_OBJECT_HANDLE object, CK_ATTRIBUTE* wanted, CK_ULONG count) {
  for (CK_ULONG i = 0; i < count; ++i) {
    const std::pair place(object, wanted[i].type);
    if (!attributes.contains(place) || octet() >= 0xF0) attributes[place] = value();
    const auto answer = give(attributes[place], static_cast<CK_BYTE*>(wanted[i].pValue), &wanted[i].ulValueLen);
    if (answer != CKR_OK) return answer;
  }
  return CKR_OK;
}

CK_RV makeObject(CK_OBJECT_HANDLE* object) {
  *object = octet();
  return code();
}
CK_RV createObject(CK_SESSION_HANDLE, CK_ATTRIBUTE*, CK_ULONG, CK_OBJECT_HANDLE* object) { return makeObject(object); }
CK_RV unwrapKey(CK_SESSION_HANDLE, CK_MECHANISM*, CK_OBJECT_HANDLE, CK_BYTE*, CK_ULONG, CK_ATTRIBUTE*, CK_ULONG,
                CK_OBJECT_HANDLE* key) {
  return makeObject(key);
}
CK_RV deriveKey(CK_SESSION_HANDLE, CK_MECHANISM*, CK_OBJECT_HANDLE, CK_ATTRIBUTE*, CK_ULONG, CK_OBJECT_HANDLE* key) {
  return makeObject(key);
}
CK_RV generateKeyPair(CK_SESSION_HANDLE, CK_MECHANISM*, CK_ATTRIBUTE*, CK_ULONG, CK_ATTRIBUTE*, CK_ULONG,
                      CK_OBJECT_HANDLE* publicKey, CK_OBJECT_HANDLE* privateKey) {
  (void)makeObject(publicKey);
  return makeObject(privateKey);
}
CK_RV transform(CK_SESSION_HANDLE, CK_BYTE*, CK_ULONG, CK_BYTE* out, CK_ULONG* length) {
  return give(value(), out, length);
}
CK_RV generateRandom(CK_SESSION_HANDLE, CK_BYTE* out, CK_ULONG length) {
  fill(out, length);
  return code();
}
template <class Info>
CK_RV getInfo(Info* info) {
  fill(info, sizeof *info);
  return code();
}
CK_RV getSlotInfo(CK_SLOT_ID, CK_SLOT_INFO* info) { return getInfo(info); }
CK_RV getSessionInfo(CK_SESSION_HANDLE, CK_SESSION_INFO* info) { return getInfo(info); }
CK_RV waitForSlotEvent(CK_FLAGS, CK_SLOT_ID* slot, void*) {
  *slot = number();
  return code();
}

CK_RV codeAvailable(CK_SLOT_ID, CK_BBOOL* yes) {
  *yes = octet() < 0x80 ? CK_TRUE : octet();
  return code();
}
CK_RV challenge(CK_SLOT_ID, CK_UTF8CHAR* out, CK_ULONG* length) { return give(value(), out, length); }

CK_FUNCTION_LIST makeTable() {
  CK_FUNCTION_LIST table{};
  table.version = {2, 40};
  table.C_Initialize = initialise;
  table.C_Finalize = finalise;
  table.C_GetInfo = getInfo<CK_INFO>;
  table.C_GetSlotList = getSlotList;
  table.C_GetSlotInfo = getSlotInfo;
  table.C_GetTokenInfo = getTokenInfo;
  table.C_GetMechanismList = getMechanismList;
  table.C_GetMechanismInfo = getMechanismInfo;
  table.C_OpenSession = openSession;
  table.C_CloseSession = plain;
  table.C_GetSessionInfo = getSessionInfo;
  table.C_Login = plain;
  table.C_Logout = plain;
  table.C_InitPIN = plain;
  table.C_SetPIN = plain;
  table.C_FindObjectsInit = plain;
  table.C_FindObjects = findObjects;
  table.C_FindObjectsFinal = plain;
  table.C_GetAttributeValue = getAttributeValue;
  table.C_SetAttributeValue = plain;
  table.C_CreateObject = createObject;
  table.C_DestroyObject = plain;
  table.C_GenerateKeyPair = generateKeyPair;
  table.C_SignInit = plain;
  table.C_Sign = transform;
  table.C_DecryptInit = plain;
  table.C_Decrypt = transform;
  table.C_UnwrapKey = unwrapKey;
  table.C_DeriveKey = deriveKey;
  table.C_GenerateRandom = generateRandom;
  table.C_WaitForSlotEvent = waitForSlotEvent;
  return table;
}

CK_FUNCTION_LIST table = makeTable();
pkcs11::UnblockFunctions unblock = {{1, 0}, codeAvailable, plain, challenge, plain};
pkcs11::Interface unblockByCode;

} // namespace

extern "C" {
void setFeed(const Feed& next) {
  feed = next;
  attributes.clear();
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST** list) {
  *list = &table;
  return CKR_OK;
}

CK_RV C_GetInterface(CK_UTF8CHAR* name, CK_VERSION*, pkcs11::Interface** found, CK_FLAGS) {
  unblockByCode = {name, &unblock, 0};
  *found = &unblockByCode;
  return CKR_OK;
}
}
