#include "app/practice/door.h"
#include "tests/practice/portal/bench.h"

#include <catch2/catch.hpp>

using namespace practice_test;
namespace practice = certdesk::practice;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<practice::Environment> openAt(const fs::path& folder, practice::DoorOptions door) {
  furnishedCopy(folder);
  practice::Options options;
  options.directory = folder;
  options.door = std::move(door);
  options.settings = Bench::prompt();
  auto environment = practice::Environment::start(std::move(options));
  INFO((environment ? std::string() : environment.error().detail));
  REQUIRE(environment);
  return std::move(*environment);
}

std::string portOf(const practice::Environment& environment) {
  const auto url = environment.portalUrl();
  return url.substr(url.rfind(':') + 1);
}

// The status that curl sees under that name, which it takes to lead to the address.
std::string statusBy(const std::string& name, const std::string& address, const std::string& port, const fs::path& ca,
                     const std::string& host = {}) {
  std::vector<std::string> arguments{"-s",
                                     "-o",
                                     "/dev/null",
                                     "-w",
                                     "%{http_code}",
                                     "--cacert",
                                     ca,
                                     "--resolve",
                                     name + ":" + port + ":" + address,
                                     "https://" + name + ":" + port + "/api/v1/service"};
  if (!host.empty()) arguments.insert(arguments.end(), {"-H", "Host: " + host});
  return run("curl", arguments);
}

std::string refusal(practice::DoorOptions door) {
  const auto planned = practice::Door::plan(std::move(door));
  REQUIRE_FALSE(planned);
  CHECK(planned.error().code == certdesk::ErrorCode::FileUnreadable);
  return planned.error().detail;
}

void makeCertificate(const fs::path& folder, const std::string& name) {
  run("openssl",
      {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + name, "-addext",
       "subjectAltName=DNS:" + name, "-keyout", (folder / "tls.key").string(), "-out", (folder / "tls.pem").string()});
}

} // namespace

TEST_CASE("Without a word the door is open to this computer alone") {
  const auto door = practice::Door::plan({});
  REQUIRE(door);
  CHECK_FALSE(door->open());
  CHECK(door->address() == "127.0.0.1");
  CHECK(door->alternativeNames() == "IP:127.0.0.1,DNS:localhost");
  const auto named = practice::Door::plan({{}, {"127.0.0.2"}, {}, {}});
  REQUIRE(named);
  CHECK_FALSE(named->open());
  CHECK(named->origin(4321) == "https://127.0.0.1:4321");
  CHECK(named->knows("127.0.0.2:4321", 4321));
  CHECK(named->alternativeNames() == "IP:127.0.0.1,DNS:localhost,IP:127.0.0.2");
}

TEST_CASE("A door that clients could not find, or no door at all, is refused in words") {
  CHECK(refusal({"0.0.0.0", {}, {}, {}}).find("--name") != std::string::npos);
  CHECK(refusal({"::", {}, {}, {}}).find("--name") != std::string::npos);
  CHECK(refusal({"training.example", {}, {}, {}}).find("no IP address") != std::string::npos);
  for (const auto* name :
       {"", "a b", "https://training.example", "training.example:443", "x,IP:10.0.0.1", "-x", ".x", "*"})
    CHECK(refusal({"0.0.0.0", {name}, {}, {}}).find("no name") != std::string::npos);
  CHECK(refusal({"0.0.0.0", std::vector<std::string>(33, "a.example"), {}, {}}).find("too many") != std::string::npos);
  CHECK(refusal({"", {}, "tls.pem", {}}).find("key") != std::string::npos);
}

TEST_CASE("Open to others, it is known by its names, by a certificate for them, and by no other name") {
  const Folder folder;
  const auto portal = openAt(folder.path(), {"0.0.0.0", {"Training.Example", "192.0.2.7"}, {}, {}});
  const auto port = portOf(*portal);
  CHECK(portal->openToOthers());
  CHECK(portal->portalUrl() == "https://training.example:" + port);
  CHECK(statusBy("training.example", "127.0.0.1", port, portal->caFile()) == "200");
  CHECK(statusBy("training.example", "127.0.0.1", port, portal->caFile(), "192.0.2.7:" + port) == "200");
  CHECK(statusBy("localhost", "127.0.0.1", port, portal->caFile()) == "200");
  CHECK(statusBy("training.example", "127.0.0.2", port, portal->caFile()) == "200"); // every address of this computer
  CHECK(statusBy("other.example", "127.0.0.1", port, portal->caFile()) == "000");    // no certificate for it
  CHECK(statusBy("training.example", "127.0.0.1", port, portal->caFile(), "other.example:" + port) == "421");
  CHECK(statusBy("training.example", "127.0.0.1", port, portal->caFile(), "training.example") == "421");
}

TEST_CASE("On one address nothing is heard on another") {
  const Folder folder;
  const auto portal = openAt(folder.path(), {"127.0.0.3", {"training.example"}, {}, {}});
  const auto port = portOf(*portal);
  CHECK_FALSE(portal->openToOthers());
  CHECK(statusBy("training.example", "127.0.0.3", port, portal->caFile()) == "200");
  CHECK(statusBy("training.example", "127.0.0.1", port, portal->caFile()) == "000");
}

TEST_CASE("IPv6 is written in brackets where it has to be") {
  const auto door = practice::Door::plan({"::1", {}, {}, {}});
  REQUIRE(door);
  CHECK(door->origin(4321) == "https://[::1]:4321");
  CHECK(door->knows("[::1]:4321", 4321));
  CHECK_FALSE(door->knows("::1:4321", 4321));
  CHECK_FALSE(door->open());
}

TEST_CASE("With a certificate of its own it is known by that, and not by the practice CA's") {
  const Folder folder;
  const Folder files;
  makeCertificate(files.path(), "training.example");
  const auto portal =
      openAt(folder.path(), {"127.0.0.1", {"training.example"}, files.path() / "tls.pem", files.path() / "tls.key"});
  const auto port = portOf(*portal);
  CHECK(statusBy("training.example", "127.0.0.1", port, files.path() / "tls.pem") == "200");
  CHECK(statusBy("training.example", "127.0.0.1", port, portal->caFile()) == "000");
}

TEST_CASE("A certificate or key that does not fit is refused in words") {
  const Folder files;
  const Folder others;
  makeCertificate(files.path(), "training.example");
  makeCertificate(others.path(), "training.example");
  const auto said = [](const fs::path& certificate, const fs::path& key) {
    const auto own = practice::Door::plan({"127.0.0.1", {"training.example"}, certificate, key})->readOwn();
    REQUIRE_FALSE(own);
    return own.error().detail;
  };
  CHECK(said(files.path() / "tls.pem", others.path() / "tls.key").find("belong together") != std::string::npos);
  CHECK(said(files.path() / "tls.key", files.path() / "tls.key").find("no certificate") != std::string::npos);
  CHECK(said(files.path() / "tls.pem", files.path() / "tls.pem").find("no key") != std::string::npos);
  CHECK(said(files.path() / "tls.pem", files.path() / "none.key").find("none.key") != std::string::npos);
  run("openssl", {"pkey", "-in", (files.path() / "tls.key").string(), "-aes256", "-passout", "pass:secret", "-out",
                  (files.path() / "locked.key").string()});
  CHECK(said(files.path() / "tls.pem", files.path() / "locked.key").find("no key") != std::string::npos);
}
