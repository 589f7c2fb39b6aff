#include "app/practice_options.h"

#include "app/core/platform.h"
#include "app/target.h"

#include <CLI/CLI.hpp>
#include <charconv>

namespace certdesk::practice {

void addDoorOptions(CLI::App& program, std::string& listen, Options& options) {
  auto* const address = program.add_option("--listen", listen,
                                           "ADDRESS[:PORT]: listen there instead of on loopback; others can reach it");
  address->excludes(program.get_option("--port"));
  program.add_option("--name", options.door.names, "What clients call this computer; may be repeated")
      ->allow_extra_args(false);
  auto* const certificate = certdesk::addPathOption(program, "--tls-cert", options.door.certificate,
                                                    "PEM: a certificate of the portal's own, and those above it");
  auto* const key = certdesk::addPathOption(program, "--tls-key", options.door.key, "PEM: its key, without a password");
  certificate->needs(key);
  key->needs(certificate);
}

void addWishOption(CLI::App& program, Options& options) {
  program
      .add_option_function<std::vector<std::string>>(
          "--with",
          [&options](const std::vector<std::string>& names) {
            for (const auto& name : names)
              if (const auto wish = wishFromName(name)) options.wishes.insert(*wish);
          },
          "More of a world that is made now: renewal, unlock, rescue; a list with commas")
      ->delimiter(',')
      ->check(CLI::IsMember({"renewal", "unlock", "rescue", "first"}));
}

void addDatabaseOptions(CLI::App& program, Options& options) {
  program.add_option("--database", options.database,
                     "postgresql://USER@HOST/DATABASE, without a password; by itself SQLite within --dir");
  program.add_option_function<int>(
      "--database-password-fd",
      [&options](const int& descriptor) {
        options.databasePassword = [descriptor]() -> Result<Secret> {
          auto line = platform::readLineFrom(descriptor);
          if (!line) return fail(ErrorCode::AnswerMissing, "no line to read the database password from");
          Secret password{std::string_view(*line)};
          wipe(*line);
          return password;
        };
      },
      "Read its password from this file descriptor; libpq's password file will do as well");
}

// 192.0.2.7, 192.0.2.7:443, ::1 or [::1]:443.
bool takeListen(const std::string& text, Options& options) {
  const bool bracketed = text.starts_with('[');
  const auto close = bracketed ? text.find(']') : std::string::npos;
  if (bracketed && close == std::string::npos) return false;
  const bool bare6 = !bracketed && text.find(':') != text.rfind(':');
  const auto colon = bare6 ? std::string::npos : text.find(':', bracketed ? close : 0);
  options.door.address = bracketed ? text.substr(1, close - 1) : text.substr(0, colon);
  if (bracketed && colon != close + 1 && text.size() != close + 1) return false;
  if (colon == std::string::npos) return !options.door.address.empty();
  const auto* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data() + colon + 1, end, options.port);
  return error == std::errc() && at == end && options.port > 0 && options.port <= 65535;
}

} // namespace certdesk::practice
