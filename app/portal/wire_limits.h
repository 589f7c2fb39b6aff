#pragma once
#include <cstddef>
#include <cstdint>

// Bounds of the bodies' members, as resources/portal-api.yaml gives them: texts in code points, octets decoded.
namespace certdesk::portal::limit {

inline constexpr std::size_t id = 64;
inline constexpr std::size_t cursor = 200;
inline constexpr std::size_t name = 200;    // names of people, organisations, templates, items
inline constexpr std::size_t remark = 2000; // reasons, remarks, notices, questions
inline constexpr std::size_t agreement = 200'000;
inline constexpr std::size_t token = 2048; // access and refresh token
inline constexpr std::size_t password = 256;
inline constexpr std::size_t secretText = 256; // security answer, authorisation code
inline constexpr std::size_t certificate = std::size_t(16) * 1024;
inline constexpr std::size_t picture = std::size_t(64) * 1024;
inline constexpr std::size_t statement = std::size_t(8) * 1024;
inline constexpr std::size_t signature = 1024;
inline constexpr std::size_t publicKey = 1024; // SubjectPublicKeyInfo
inline constexpr std::size_t nonce = 64;
inline constexpr std::size_t sealed = 1024; // a security officer's PINs
inline constexpr std::size_t serial = 64;   // of a UKEY
inline constexpr std::int64_t fen = 1'000'000'000'000;
inline constexpr std::int64_t years = 100;
inline constexpr std::int64_t generation = 99;
inline constexpr std::int64_t tokenLife = 86'400; // seconds

inline constexpr std::size_t hotlines = 20;
inline constexpr std::size_t notices = 50;
inline constexpr std::size_t actions = 16;
inline constexpr std::size_t lines = 64;
inline constexpr std::size_t quoteItems = 50;
inline constexpr std::size_t quoteChoices = 10;
inline constexpr std::size_t unlockMethods = 4;
inline constexpr std::size_t unlockCode = 12;
inline constexpr std::size_t lostUkeys = 50;
inline constexpr std::size_t issued = 102;
inline constexpr std::size_t archived = generation;

inline constexpr std::size_t forms = 8;
inline constexpr std::size_t sections = 20;
inline constexpr std::size_t fields = 100; // of a section, and of what is sent
inline constexpr std::size_t choices = 500;
inline constexpr std::size_t pattern = 500;
inline constexpr std::size_t fieldValue = 1000;
inline constexpr std::size_t materials = 30;
inline constexpr std::size_t types = 10;
inline constexpr std::int64_t pages = 50;                       // files of a kind
inline constexpr std::int64_t upload = std::int64_t(200) << 20; // octets of a file
inline constexpr std::size_t paymentCode = 1000;
inline constexpr std::size_t address = 1000;

} // namespace certdesk::portal::limit
