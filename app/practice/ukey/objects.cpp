#include "app/practice/ukey/objects.h"

#include "app/practice/ukey/quirks.h"

#include <algorithm>
#include <optional>

namespace certdesk::practice {

namespace {

using Handles = std::vector<CK_OBJECT_HANDLE>;

// A template that may be a null pointer only where it is empty.
bool readable(const CK_ATTRIBUTE* attributes, CK_ULONG count) { return attributes != nullptr || count == 0; }
Template templateOf(const CK_ATTRIBUTE* attributes, CK_ULONG count) { return {attributes, count}; }

// An act that writes objects of the token, undone by the next comer if this process ends in the middle of it.
template <class Act>
CK_RV wholly(const TokenFiles& files, bool writesToken, const Act& act) {
  if (!writesToken) return act();
  files.recover();
  if (!files.begin()) return CKR_DEVICE_ERROR;
  const CK_RV code = act();
  files.end();
  return code;
}

bool isOnToken(Inside& in, CK_OBJECT_HANDLE object) {
  CK_BBOOL token = CK_FALSE;
  CK_ATTRIBUTE attribute{CKA_TOKEN, &token, sizeof token};
  return in.hsm.C_GetAttributeValue(in.session, object, &attribute, 1) == CKR_OK && token != CK_FALSE;
}

bool overfull(const UkeySettings& settings, const TokenFiles::Usage& before, const TokenFiles::Usage& after) {
  const bool grew = after.octets > before.octets || after.objects > before.objects;
  return grew && (after.octets > settings.capacity || after.objects > settings.maximumObjects);
}

// What is left of a key pair, or of another new object, when the UKEY is pulled while it is made.
void setUndo(Inside& in, const Handles& made) {
  if (in.settings.has(Quirk::MadeStaysAfterPull)) return;
  Handles lost = made;
  if (in.settings.has(Quirk::HalfStaysAfterPull) && made.size() > 1) lost.erase(lost.begin());
  in.undo = [&hsm = in.hsm, session = in.session, record = in.record, files = in.files, lost](std::size_t most) {
    const auto busy = record.busy();
    for (std::size_t i = 0; i < std::min(most, lost.size()); ++i)
      hsm.C_DestroyObject(session, lost[i]);
  };
}

std::optional<std::vector<CK_BYTE>> valueOf(CK_FUNCTION_LIST& hsm, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object,
                                            CK_ATTRIBUTE_TYPE type) {
  CK_ATTRIBUTE asked{type, nullptr, 0};
  if (hsm.C_GetAttributeValue(session, object, &asked, 1) != CKR_OK) return std::nullopt;
  std::vector<CK_BYTE> value(asked.ulValueLen);
  asked.pValue = value.data();
  if (!value.empty() && hsm.C_GetAttributeValue(session, object, &asked, 1) != CKR_OK) return std::nullopt;
  return value;
}

// What it takes to forget that attributes were given other values: each that has its new one still has the old one
// again. The rest was given another since, and keeps that.
std::function<void()> unsetter(Inside& in, CK_OBJECT_HANDLE object, const std::vector<CK_ATTRIBUTE>& given) {
  struct Change {
    CK_ATTRIBUTE_TYPE type;
    std::vector<CK_BYTE> before, after;
  };
  std::vector<Change> changes;
  for (const CK_ATTRIBUTE& each : given) {
    const auto* after = static_cast<const CK_BYTE*>(each.pValue);
    if (auto before = valueOf(in.hsm, in.session, object, each.type))
      changes.push_back({each.type, std::move(*before), {after, after + each.ulValueLen}});
  }
  return [&hsm = in.hsm, session = in.session, record = in.record, object, changes]() mutable {
    const auto busy = record.busy();
    for (auto& [type, before, after] : changes) {
      if (valueOf(hsm, session, object, type) != after) continue;
      CK_ATTRIBUTE old{type, before.data(), static_cast<CK_ULONG>(before.size())};
      hsm.C_SetAttributeValue(session, object, &old, 1);
    }
  };
}

// Makes objects: act fills in the handles. Room is judged by what SoftHSM has written.
template <class Act>
CK_RV make(Inside& in, bool onToken, Handles& made, const Act& act) {
  return wholly(in.files, onToken, [&] {
    const auto before = in.files.usage();
    CK_RV code = act(made);
    if (code != CKR_OK || !onToken) return code;
    if (overfull(in.settings, before, in.files.usage())) {
      for (const CK_OBJECT_HANDLE object : made)
        in.hsm.C_DestroyObject(in.session, object);
      return static_cast<CK_RV>(CKR_DEVICE_MEMORY);
    }
    setUndo(in, made);
    return code;
  });
}

// The same for a call that makes one object from one template: act gets the template as this UKEY takes it.
template <class Act>
CK_RV makeOne(Inside& in, Template given, bool tokenOtherwise, CK_OBJECT_HANDLE* object, const Act& act) {
  if (object == nullptr) return CKR_ARGUMENTS_BAD;
  if (strangeKey(in.settings, given)) return CKR_ATTRIBUTE_VALUE_INVALID;
  std::vector<CK_ATTRIBUTE> left = taken(in.settings, given);
  Handles made(1);
  const CK_RV code = make(in, makesTokenObject(given, tokenOtherwise), made, [&](Handles& handles) {
    return act(left.data(), static_cast<CK_ULONG>(left.size()), handles.data());
  });
  if (code == CKR_OK) *object = made.front();
  return code;
}

} // namespace

CK_RV createObject(Reader& reader, CK_SESSION_HANDLE session, CK_ATTRIBUTE* attributes, CK_ULONG count,
                   CK_OBJECT_HANDLE* object) {
  if (!readable(attributes, count)) return CKR_ARGUMENTS_BAD;
  return reader.onSession("C_CreateObject", session, [&](Inside& in) {
    return makeOne(in, templateOf(attributes, count), false, object, [&](auto* left, CK_ULONG size, auto* made) {
      return in.hsm.C_CreateObject(in.session, left, size, made);
    });
  });
}

CK_RV copyObject(Reader& reader, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE original, CK_ATTRIBUTE* attributes,
                 CK_ULONG count, CK_OBJECT_HANDLE* object) {
  if (!readable(attributes, count)) return CKR_ARGUMENTS_BAD;
  return reader.onSession("C_CopyObject", session, [&](Inside& in) {
    const Template given = templateOf(attributes, count);
    return makeOne(in, given, isOnToken(in, original), object, [&](auto* left, CK_ULONG size, auto* made) {
      return in.hsm.C_CopyObject(in.session, original, left, size, made);
    });
  });
}

CK_RV destroyObject(Reader& reader, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object) {
  return reader.onSession("C_DestroyObject", session, [&](Inside& in) {
    return wholly(in.files, isOnToken(in, object), [&] { return in.hsm.C_DestroyObject(in.session, object); });
  });
}

CK_RV setAttributes(Reader& reader, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE* attributes,
                    CK_ULONG count) {
  if (!readable(attributes, count)) return CKR_ARGUMENTS_BAD;
  return reader.onSession("C_SetAttributeValue", session, [&](Inside& in) {
    const bool onToken = isOnToken(in, object);
    if (onToken && in.settings.has(Quirk::AttributesReadOnly)) return static_cast<CK_RV>(CKR_ATTRIBUTE_READ_ONLY);
    std::vector<CK_ATTRIBUTE> left = taken(in.settings, templateOf(attributes, count));
    if (left.empty() && count > 0) return static_cast<CK_RV>(CKR_OK);
    const auto unset = onToken ? unsetter(in, object, left) : nullptr;
    const CK_RV code = wholly(in.files, onToken, [&] {
      return in.hsm.C_SetAttributeValue(in.session, object, left.data(), static_cast<CK_ULONG>(left.size()));
    });
    if (code == CKR_OK) in.unset = unset;
    return code;
  });
}

CK_RV generateKey(Reader& reader, CK_SESSION_HANDLE session, CK_MECHANISM* mechanism, CK_ATTRIBUTE* attributes,
                  CK_ULONG count, CK_OBJECT_HANDLE* key) {
  if (mechanism == nullptr || !readable(attributes, count)) return CKR_ARGUMENTS_BAD;
  return reader.onSession("C_GenerateKey", session, [&](Inside& in) {
    if (!offers(in.settings, mechanism->mechanism)) return static_cast<CK_RV>(CKR_MECHANISM_INVALID);
    return makeOne(in, templateOf(attributes, count), false, key, [&](auto* left, CK_ULONG size, auto* made) {
      return in.hsm.C_GenerateKey(in.session, mechanism, left, size, made);
    });
  });
}

CK_RV generateKeyPair(Reader& reader, CK_SESSION_HANDLE session, CK_MECHANISM* mechanism,
                      CK_ATTRIBUTE* publicAttributes, CK_ULONG publicCount, CK_ATTRIBUTE* privateAttributes,
                      CK_ULONG privateCount, CK_OBJECT_HANDLE* publicKey, CK_OBJECT_HANDLE* privateKey) {
  if (mechanism == nullptr || publicKey == nullptr || privateKey == nullptr) return CKR_ARGUMENTS_BAD;
  if (!readable(publicAttributes, publicCount) || !readable(privateAttributes, privateCount)) return CKR_ARGUMENTS_BAD;
  return reader.onSessionAtLength("C_GenerateKeyPair", session, [&](Inside& in) {
    if (!offers(in.settings, mechanism->mechanism)) return static_cast<CK_RV>(CKR_MECHANISM_INVALID);
    const Template givenPublic = templateOf(publicAttributes, publicCount);
    const Template givenPrivate = templateOf(privateAttributes, privateCount);
    auto ofPublic = taken(in.settings, givenPublic);
    auto ofPrivate = taken(in.settings, givenPrivate);
    const bool onToken = makesTokenObject(givenPublic, false) || makesTokenObject(givenPrivate, false);
    Handles made(2);
    const CK_RV code = make(in, onToken, made, [&](Handles& pair) {
      return in.hsm.C_GenerateKeyPair(in.session, mechanism, ofPublic.data(), static_cast<CK_ULONG>(ofPublic.size()),
                                      ofPrivate.data(), static_cast<CK_ULONG>(ofPrivate.size()), &pair[0], &pair[1]);
    });
    if (code != CKR_OK) return code;
    *publicKey = made[0];
    *privateKey = made[1];
    return code;
  });
}

CK_RV unwrapKey(Reader& reader, CK_SESSION_HANDLE session, CK_MECHANISM* mechanism, CK_OBJECT_HANDLE unwrappingKey,
                CK_BYTE* wrapped, CK_ULONG length, CK_ATTRIBUTE* attributes, CK_ULONG count, CK_OBJECT_HANDLE* key) {
  if (mechanism == nullptr || !readable(attributes, count)) return CKR_ARGUMENTS_BAD;
  return reader.onSession("C_UnwrapKey", session, [&](Inside& in) {
    if (in.settings.has(Quirk::UnwrapNotListed)) return static_cast<CK_RV>(CKR_FUNCTION_NOT_SUPPORTED);
    if (in.settings.has(Quirk::UnwrapRefused) || !offers(in.settings, mechanism->mechanism))
      return static_cast<CK_RV>(CKR_MECHANISM_INVALID);
    return makeOne(in, templateOf(attributes, count), false, key, [&](auto* left, CK_ULONG size, auto* made) {
      return in.hsm.C_UnwrapKey(in.session, mechanism, unwrappingKey, wrapped, length, left, size, made);
    });
  });
}

CK_RV deriveKey(Reader& reader, CK_SESSION_HANDLE session, CK_MECHANISM* mechanism, CK_OBJECT_HANDLE base,
                CK_ATTRIBUTE* attributes, CK_ULONG count, CK_OBJECT_HANDLE* key) {
  if (mechanism == nullptr || !readable(attributes, count)) return CKR_ARGUMENTS_BAD;
  return reader.onSession("C_DeriveKey", session, [&](Inside& in) {
    if (!offers(in.settings, mechanism->mechanism)) return static_cast<CK_RV>(CKR_MECHANISM_INVALID);
    return makeOne(in, templateOf(attributes, count), false, key, [&](auto* left, CK_ULONG size, auto* made) {
      return in.hsm.C_DeriveKey(in.session, mechanism, base, left, size, made);
    });
  });
}

} // namespace certdesk::practice
