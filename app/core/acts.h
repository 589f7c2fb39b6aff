#pragma once
#include "app/core/result.h"
#include "app/core/text.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The log of acts: what was done with which UKEY and which application, a plain line each. For people to look up; no
// part of the program reads it to go on, and nothing waits or fails where it cannot be written. No secret has a place
// in it: an act is these fields and nothing else.
namespace certdesk::acts {

// clang-format off
#define CERTDESK_ACTS(X)                               \
  X(Submitted,            "submitted")                 \
  X(Withdrawn,            "withdrawn")                 \
  X(Paid,                 "paid")                      \
  X(UkeyOpened,           "ukey_opened")               \
  X(PinSet,               "pin_set")                   \
  X(KeyPairMade,          "key_pair_made")             \
  X(CertificateIssued,    "certificate_issued")        \
  X(EncryptionKeyWritten, "encryption_key_written")    \
  X(CertificateWritten,   "certificate_written")       \
  X(Proved,               "proved")                    \
  X(Confirmed,            "confirmed")                 \
  X(OldKeyRemoved,        "old_key_removed")           \
  X(LeftoverRemoved,      "leftover_removed")
// clang-format on
enum class Kind {
#define CERTDESK_ACT(name, word) name,
  CERTDESK_ACTS(CERTDESK_ACT)
#undef CERTDESK_ACT
};
[[nodiscard]] std::string_view wordFor(Kind kind);

struct Act {
  Kind kind = Kind::Submitted;
  std::string service, step, application, ukeySerial; // recovery, R-20, 业务受理号; empty where there is none
  std::string certificate;                            // its serial number in hexadecimal
  std::optional<ErrorCode> failure;                   // what became of it; nothing: done
  friend bool operator==(const Act&, const Act&) = default;
};

// Until a file is opened, acts are dropped. Its owner's alone; at 1 MiB it becomes FILE.1.
void open(const std::filesystem::path& file);
void close();
void record(const Act& act);

// One line, ended by \n: 2026-11-29T20:05:12Z service=recovery step=R-20 application=… ukey=… act=… certificate=…
// outcome=ok, or the failure's phone code. What is empty is left out. A field keeps letters, digits and -._~ of ASCII,
// at most 64; anything else becomes _.
[[nodiscard]] std::string lineOf(const Act& act, Time at);

struct Recorded {
  Time at{};
  Act act;
};
// The newest ones of the file that is open, oldest of them first; lines that are none are passed over.
[[nodiscard]] std::vector<Recorded> newest(std::size_t most);

} // namespace certdesk::acts
