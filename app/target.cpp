#include "app/target.h"

#include "app/core/file.h"
#include "app/core/text.h"

#include <CLI/CLI.hpp>
#include <QStandardPaths>

namespace certdesk {

namespace {

constexpr std::size_t largestAnchors = 256 * 1024;
constexpr std::string_view begin = "-----BEGIN CERTIFICATE-----";
constexpr std::string_view end = "-----END CERTIFICATE-----";

#ifdef _WIN32
constexpr const char* systemFile = "C:/ProgramData/CertDesk/certdesk.toml";
#else
constexpr const char* systemFile = "/etc/certdesk/certdesk.toml";
#endif

} // namespace

void addTargetOptions(CLI::App& program, Target& target) {
  program.add_option("--portal", target.portal, "address of the CA's portal, https://…");
  addPathOption(program, "--ca", target.ca, "PEM file with the CA's root and issuing certificates");
  program.add_flag("--tls-by-system", target.tlsBySystem,
                   "the portal's own certificate is judged by the system's store");
  program.add_option("--module", target.modules, "PKCS#11 driver of the UKEY, an absolute path; may be repeated");
  program.add_flag("--logout-on-removal", target.logoutOnRemoval,
                   "in the window a login by UKEY ends when that UKEY is pulled");
  program.set_config("--config", systemFile, "file with the same names as these options");
}

CLI::Option* addPathOption(CLI::App& program, const std::string& name, std::filesystem::path& path,
                           const std::string& help) {
  return program.add_option_function<std::string>(
      name, [&path](const std::string& text) { path = pathFromUtf8(text); }, help);
}

int parse(CLI::App& program, const QStringList& arguments) {
  std::vector<std::string> reversed; // as CLI11 wants them
  for (qsizetype i = arguments.size() - 1; i > 0; --i)
    reversed.push_back(arguments[i].toStdString());
  try {
    program.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    const int code = program.exit(error);
    return code == 0 ? saidAll : code;
  }
  return 0;
}

std::filesystem::path actsFile() {
  const auto folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
  return std::filesystem::path(folder.toStdU16String()) / "certdesk" / "acts.log";
}

Result<std::vector<Bytes>> readAnchors(const std::filesystem::path& pem) {
  const auto content = readFile(pem, largestAnchors);
  if (!content) return failed(content);
  auto anchors = anchorsIn({reinterpret_cast<const char*>(content->data()), content->size()});
  if (!anchors) anchors.error().detail.insert(0, utf8(pem) + " ");
  return anchors;
}

Result<std::vector<Bytes>> anchorsIn(std::string_view text) {
  std::vector<Bytes> anchors;
  for (auto at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at + 1)) {
    const auto from = at + begin.size();
    const auto to = text.find(end, from);
    if (to == std::string_view::npos) break;
    auto der = fromBase64(text.substr(from, to - from));
    if (!der) return fileMalformed("holds a certificate that is not base64");
    anchors.push_back(std::move(*der));
  }
  if (anchors.empty()) return fileMalformed("holds no certificate");
  return anchors;
}

} // namespace certdesk
