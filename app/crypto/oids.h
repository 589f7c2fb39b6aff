#pragma once

// The object identifiers of this profile that no standard has named, in dotted form (under a UUID, ITU-T X.667), and
// those that OpenSSL has no name for.
namespace certdesk::crypto::oid {

inline constexpr const char* ukeySerial = "2.25.45159099787062064206030363977126177388.1";
inline constexpr const char* transportHash = "2.25.45159099787062064206030363977126177388.2";
inline constexpr const char* keyManagementUsage = "2.25.45159099787062064206030363977126177388.3";
inline constexpr const char* keyPackage = "2.25.45159099787062064206030363977126177388.4";
inline constexpr const char* receiptUsage = "2.25.45159099787062064206030363977126177388.5";
inline constexpr const char* tmpPublicKey = "1.2.840.113549.1.9.63";
inline constexpr const char* aes256WrapPad = "2.16.840.1.101.3.4.1.48"; // RFC 5649

} // namespace certdesk::crypto::oid
