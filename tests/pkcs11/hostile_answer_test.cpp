#include "pkcs11/decryption.h"
#include "pkcs11/signature.h"
#include "pkcs11/slot.h"
#include "tests/pkcs11/scripted_attributes.h"

#include <catch2/catch.hpp>

using namespace pkcs11;
using tests::attributes, tests::codeOf, tests::getAttribute, tests::Script, tests::ScriptedSession;

namespace {

constexpr CK_ULONG huge = ~CK_ULONG{0} - 1;
CK_ULONG firstLength = 0, secondLength = 0;
CK_RV answer = CKR_OK;

// Answers two lengths, and writes within the room it was given.
CK_RV getLyingLength(CK_SESSION_HANDLE, CK_OBJECT_HANDLE, CK_ATTRIBUTE* wanted, CK_ULONG) {
  if (wanted->pValue != nullptr) std::memset(wanted->pValue, 'x', wanted->ulValueLen);
  wanted->ulValueLen = wanted->pValue != nullptr ? secondLength : firstLength;
  return wanted->pValue != nullptr ? answer : CK_RV{CKR_OK};
}

} // namespace

TEST_CASE("strings of a driver are cut, trimmed and made valid") {
  Script script;
  script->C_GetInfo = [](CK_INFO* info) {
    std::memset(info, 0xFF, sizeof *info);                                  // no end, no UTF-8
    std::memcpy(info->libraryDescription, "  a\x1B[1mname\n\0rubbish", 20); // blanks, an escape, rubbish after NUL
    return CK_RV{CKR_OK};
  };
  const auto info = Script::open().info();
  REQUIRE(info);
  std::string replaced;
  for (int i = 0; i < 32; ++i)
    replaced += "\xEF\xBF\xBD";
  CHECK(info->manufacturer == replaced);
  CHECK(info->description == "a\xEF\xBF\xBD[1mname\xEF\xBF\xBD");
}

TEST_CASE("what a driver says steers nothing: neither a terminal nor lines nor the direction of writing") {
  Script script;
  script->C_GetTokenInfo = [](CK_SLOT_ID, CK_TOKEN_INFO* info) {
    std::memset(info, ' ', sizeof *info);
    const auto put = [](auto& field, std::string_view text) { std::memcpy(field, text.data(), text.size()); };
    put(info->label, "\u009b31m\u202e\u200f\u2028\u0085\ufeff示");
    put(info->model, "a\u202egnp\u2066b");
    put(info->manufacturerID, "\ufeff\u061c\u200e");
    put(info->serialNumber, "1\u0085"
                            "2\u2029\x7f");
    return CK_RV{CKR_OK};
  };
  script->C_GetAttributeValue = getAttribute;
  const Module module = Script::open();
  const auto token = Slot(module, 7).token();
  REQUIRE(token);
  const std::string r = "\uFFFD";
  CHECK(token->label == r + "31m" + r + r + r + r + r + "示");
  CHECK(token->model == "a" + r + "gnp" + r + "b");
  CHECK(token->manufacturer == r + r + r);
  CHECK(token->serial == "1" + r + "2" + r + r);

  const ScriptedSession world;
  const std::string label = "a\u009bb\u202ec\u200fd\u2028e\u0085f\ufeffg\x1b";
  attributes = {{CKA_LABEL, Bytes(label.begin(), label.end())}};
  CHECK(world.object().text(CKA_LABEL) == "a" + r + "b" + r + "c" + r + "d" + r + "e" + r + "f" + r + "g" + r);
}

TEST_CASE("a token's fields are taken to their full width, and its nonsense is not believed") {
  Script script;
  script->C_GetTokenInfo = [](CK_SLOT_ID, CK_TOKEN_INFO* info) {
    std::memset(info, 'x', sizeof *info);
    std::memcpy(info->label, "\xE6\xB5\x8B\xE8\xAF\x95 \xE6\xB5", 9); // the last character is cut
    std::memset(info->label + 9, ' ', 23);
    info->flags = CKF_USER_PIN_FINAL_TRY | CKF_SO_PIN_LOCKED;
    info->ulMinPinLen = huge;
    info->ulMaxPinLen = huge;
    info->ulTotalPublicMemory = CK_UNAVAILABLE_INFORMATION;
    info->ulFreePublicMemory = 0xFFFFFFFF;
    info->ulTotalPrivateMemory = 1000;
    info->ulFreePrivateMemory = 0;
    return CK_RV{CKR_OK};
  };
  const Module module = Script::open();
  const auto token = Slot(module, 7).token();
  REQUIRE(token);
  CHECK(token->label == "测试 \xEF\xBF\xBD");
  CHECK(token->serial == std::string(16, 'x'));
  CHECK(token->manufacturer == std::string(32, 'x'));
  CHECK(token->minimumPin == 0);
  CHECK(token->maximumPin == 255);
  CHECK(token->user.finalTry);
  CHECK_FALSE(token->user.locked);
  CHECK(token->securityOfficer.locked);
  CHECK_FALSE(token->totalPublicMemory.has_value());
  CHECK_FALSE(token->freePublicMemory.has_value());
  CHECK(token->totalPrivateMemory == 1000U);
  CHECK(token->freePrivateMemory == 0U);
}

TEST_CASE("more room than any token has is no room that was told") {
  Script script;
  script->C_GetTokenInfo = [](CK_SLOT_ID, CK_TOKEN_INFO* info) {
    std::memset(info, ' ', sizeof *info);
    info->ulTotalPublicMemory = ~CK_ULONG{0} - 1;
    info->ulFreePublicMemory = 0x80000000;
    info->ulTotalPrivateMemory = 0x7FFFFFFF; // 2 GiB: a network HSM's
    info->ulFreePrivateMemory = 0x7FFFFFFE;
    return CK_RV{CKR_OK};
  };
  const Module module = Script::open();
  const auto token = Slot(module, 7).token();
  REQUIRE(token);
  CHECK_FALSE(token->totalPublicMemory.has_value());
  CHECK_FALSE(token->freePublicMemory.has_value());
  CHECK(token->totalPrivateMemory == 0x7FFFFFFFU);
  CHECK(token->freePrivateMemory == 0x7FFFFFFEU);
}

TEST_CASE("a list of slots is bounded, and may shrink or grow between the two questions") {
  Script script;
  script->C_GetSlotList = [](CK_BBOOL, CK_SLOT_ID* slots, CK_ULONG* count) {
    const CK_ULONG room = *count;
    *count = slots != nullptr ? secondLength : firstLength;
    if (slots != nullptr && answer == CKR_BUFFER_TOO_SMALL)
      firstLength = secondLength, answer = CKR_OK, *count = huge;
    else if (slots != nullptr)
      return std::fill_n(slots, std::min(room, secondLength), 3), CK_RV{CKR_OK};
    return slots != nullptr ? CK_RV{CKR_BUFFER_TOO_SMALL} : CK_RV{CKR_OK};
  };
  const Module module = Script::open();
  const auto slots = [&](CK_ULONG first, CK_ULONG second, CK_RV code = CKR_OK) {
    firstLength = first, secondLength = second, answer = code;
    return module.slotList(Module::Which::All);
  };
  CHECK(codeOf(slots(huge, 1)) == badAnswer);
  CHECK(codeOf(slots(257, 257)) == badAnswer);
  CHECK(slots(256, 256)->size() == 256);
  CHECK(slots(4, 2)->size() == 2);
  CHECK(codeOf(slots(4, 5)) == badAnswer); // longer than the room it had
  CHECK(codeOf(slots(4, huge)) == badAnswer);
  CHECK(slots(0, 9)->empty());
  CHECK(slots(2, 3, CKR_BUFFER_TOO_SMALL)->size() == 3);
}

TEST_CASE("a driver that never has room enough is given up") {
  Script script;
  script->C_GetSlotList = [](CK_BBOOL, CK_SLOT_ID* slots, CK_ULONG* count) {
    *count = 1;
    return slots != nullptr ? CK_RV{CKR_BUFFER_TOO_SMALL} : CK_RV{CKR_OK};
  };
  CHECK(codeOf(Script::open().slotList(Module::Which::All)) == CKR_BUFFER_TOO_SMALL);
}

TEST_CASE("a list of mechanisms is bounded, and one that is listed but not there is never chosen") {
  Script script;
  script->C_GetMechanismList = [](CK_SLOT_ID, CK_MECHANISM_TYPE* types, CK_ULONG* count) {
    if (types != nullptr) types[0] = CKM_RSA_PKCS, types[1] = CKM_ECDSA;
    *count = firstLength;
    return CK_RV{CKR_OK};
  };
  script->C_GetMechanismInfo = [](CK_SLOT_ID, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO* info) {
    if (type == CKM_RSA_PKCS) return answer;
    *info = {1, huge, CKF_SIGN};
    return CK_RV{CKR_OK};
  };
  const Module module = Script::open();
  const Slot slot(module, 7);
  firstLength = 2, answer = CKR_MECHANISM_INVALID;
  const auto mechanisms = slot.mechanisms();
  REQUIRE(mechanisms);
  CHECK(mechanisms->has(CKM_RSA_PKCS));
  CHECK_FALSE(mechanisms->has(CKM_RSA_PKCS, CKF_SIGN));
  CHECK(mechanisms->has(CKM_ECDSA, CKF_SIGN));
  answer = CKR_DEVICE_REMOVED;
  CHECK(codeOf(slot.mechanisms()) == CKR_DEVICE_REMOVED);
  firstLength = 5000;
  CHECK(codeOf(slot.mechanisms()) == badAnswer);
}

TEST_CASE("lengths of attributes are not believed over the bound, nor over the room") {
  Script script;
  script->C_GetAttributeValue = getLyingLength;
  const ScriptedSession world;
  const auto bytes = [&](CK_ULONG first, CK_ULONG second, CK_RV code = CKR_OK) {
    firstLength = first, secondLength = second, answer = code;
    return world.object().bytes(CKA_VALUE);
  };
  CHECK(codeOf(bytes(huge, 1)) == badAnswer);
  CHECK(codeOf(bytes(Object::maximumValue + 1, 1)) == badAnswer);
  CHECK(codeOf(bytes(CK_UNAVAILABLE_INFORMATION, 1)) == CKR_ATTRIBUTE_TYPE_INVALID);
  CHECK(codeOf(bytes(8, CK_UNAVAILABLE_INFORMATION)) == CKR_ATTRIBUTE_TYPE_INVALID);
  CHECK(codeOf(bytes(8, 9)) == badAnswer);
  CHECK(codeOf(bytes(8, huge)) == badAnswer);
  CHECK(*bytes(8, 3) == Bytes(3, 'x'));
  CHECK(bytes(8, 0)->empty());
  CHECK(bytes(Object::maximumValue, Object::maximumValue)->size() == Object::maximumValue);
  CHECK(codeOf(bytes(8, 8, CKR_ATTRIBUTE_SENSITIVE)) == CKR_ATTRIBUTE_SENSITIVE);
}

TEST_CASE("a number or truth value of another size is a bad answer") {
  Script script;
  script->C_GetAttributeValue = getLyingLength;
  const ScriptedSession world;
  answer = CKR_OK;
  for (const CK_ULONG size : {CK_ULONG{0}, CK_ULONG{2}, CK_ULONG{9}, huge}) {
    secondLength = size;
    CHECK(codeOf(world.object().boolean(CKA_TOKEN)) == badAnswer);
    CHECK(codeOf(world.object().number(CKA_CLASS)) == badAnswer);
  }
  secondLength = 1;
  CHECK(world.object().boolean(CKA_TOKEN) == true);
}

TEST_CASE("a label is valid UTF-8 that steers nothing, and otherwise as it was written") {
  Script script;
  script->C_GetAttributeValue = getAttribute;
  const ScriptedSession world;
  const auto label = [&](const std::string& raw) {
    attributes = {{CKA_LABEL, Bytes(raw.begin(), raw.end())}};
    return world.object().text(CKA_LABEL).value();
  };
  CHECK(label(" 测试 ") == " 测试 ");
  CHECK(label("") == "");
  CHECK(label("\xB2\xE2\xCA\xD4") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); // GBK
  CHECK(label("a\xED\xA0\x80z") == "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz");             // a surrogate
  CHECK(label("\xC0\xAF") == "\xEF\xBF\xBD\xEF\xBF\xBD");                                 // too long for its value
  CHECK(label("\xF4\x90\x80\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); // over U+10FFFF
  CHECK(label("\xF0\x9F\x94\x91") == "\xF0\x9F\x94\x91");
  CHECK(label("\xF0\x9F\x94") == "\xEF\xBF\xBD"); // cut
  CHECK(codeOf(world.object().text(CKA_LABEL, 2)) == badAnswer);
}

TEST_CASE("a search ends whatever the driver says, and always with C_FindObjectsFinal") {
  Script script;
  script->C_FindObjectsInit = [](CK_SESSION_HANDLE, CK_ATTRIBUTE*, CK_ULONG) { return CK_RV{CKR_OK}; };
  script->C_FindObjects = [](CK_SESSION_HANDLE, CK_OBJECT_HANDLE* handles, CK_ULONG room, CK_ULONG* count) {
    std::fill_n(handles, room, secondLength);
    *count = firstLength;
    return CK_RV{CKR_OK};
  };
  script->C_FindObjectsFinal = [](CK_SESSION_HANDLE) { return answer; };
  ScriptedSession world;
  const auto find = [&](CK_ULONG count, CK_ULONG handle) {
    firstLength = count, secondLength = handle, answer = CKR_OK;
    return codeOf(world.session.find({}));
  };
  CHECK(find(huge, 1) == badAnswer);
  CHECK(find(65, 1) == badAnswer);
  CHECK(find(64, 1) == tooManyObjects); // without end
  CHECK(find(1, CK_INVALID_HANDLE) == badAnswer);
  CHECK(find(0, 0) == CKR_OK);
  CHECK(world.count("C_FindObjectsFinal") == 5);
  answer = CKR_DEVICE_REMOVED;
  CHECK(codeOf(world.session.find({})) == CKR_DEVICE_REMOVED); // nothing found, and not to be believed
}

TEST_CASE("results longer than their room are bad answers") {
  Script script;
  script->C_SignInit = [](CK_SESSION_HANDLE, CK_MECHANISM*, CK_OBJECT_HANDLE) { return CK_RV{CKR_OK}; };
  script->C_Sign = [](CK_SESSION_HANDLE, CK_BYTE*, CK_ULONG, CK_BYTE*, CK_ULONG* length) {
    *length = firstLength;
    return CK_RV{CKR_OK};
  };
  script->C_DecryptInit = script->C_SignInit;
  script->C_Decrypt = script->C_Sign;
  const ScriptedSession world;
  const Bytes hash(32);
  for (const CK_ULONG length : {CK_ULONG{0}, CK_ULONG{2049}, huge, CK_UNAVAILABLE_INFORMATION}) {
    firstLength = length;
    CHECK(codeOf(sign(world.session, world.object(), SignaturePlan::EcDigest, hash)) == badAnswer);
  }
  firstLength = 33;
  CHECK(codeOf(decrypt(world.session, world.object(), RsaPadding::Pkcs1, hash)) == badAnswer);
  firstLength = 0;
  CHECK(decrypt(world.session, world.object(), RsaPadding::Pkcs1, hash)->empty());
}
