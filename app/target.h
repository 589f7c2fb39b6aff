#pragma once
#include "app/core/text.h"

#include <CLI/App.hpp>
#include <QStringList>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace certdesk {

// Where the program is pointed: which portal, whose certificates are trusted, which drivers. Options of both programs,
// or the same names in a configuration file (CLI11's TOML), by default certdesk.toml in the system's folder.
struct Target {
  std::string portal;               // https://portal.example[:443]
  std::filesystem::path ca;         // PEM: the CA's root and issuing certificates, the anchors of what is written
  bool tlsBySystem = false;         // the portal's own TLS certificate is judged by the system's store, not by ca
  std::vector<std::string> modules; // absolute paths of PKCS#11 drivers
  bool logoutOnRemoval = false;     // of the window: a login by UKEY ends when that UKEY is pulled
};
void addTargetOptions(CLI::App& program, Target& target);
// An option whose value is a path, in UTF-8 on every system.
CLI::Option* addPathOption(CLI::App& program, const std::string& name, std::filesystem::path& path,
                           const std::string& help);
// Reads the command line as Qt has it: in UTF-8 on Windows too. 0: go on; saidAll: the help or the version was printed
// and the program ends well; any other: it was refused in words, and is the exit code.
inline constexpr int saidAll = -1;
[[nodiscard]] int parse(CLI::App& program, const QStringList& arguments);

// The log of acts (core/acts.h) of this person on this PC, which both programs add to.
[[nodiscard]] std::filesystem::path actsFile();

// DER of every certificate in a PEM file of at most 256 KiB. K-02, K-03.
[[nodiscard]] Result<std::vector<Bytes>> readAnchors(const std::filesystem::path& pem);
// Of its text. K-03.
[[nodiscard]] Result<std::vector<Bytes>> anchorsIn(std::string_view pem);

} // namespace certdesk
