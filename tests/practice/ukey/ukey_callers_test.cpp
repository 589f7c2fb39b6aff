#include "tests/practice/ukey/bench.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace certdesk::practice;

namespace {

struct Ran {
  int status;
  std::string output; // of both streams
};

// Programs of other makers, in the folder of the bench.
Ran run(const Bench& bench, const std::string& command) {
  const std::string output = (bench.folder() / "output").string();
  const std::string there = "cd '" + bench.folder().string() + "' && ";
  const int status = std::system((there + command + " >'" + output + "' 2>&1").c_str()); // NOLINT: it is a test
  std::ifstream file(output);
  std::ostringstream text;
  text << file.rdbuf();
  return {status, text.str()};
}
Ran runWell(const Bench& bench, const std::string& command) {
  Ran ran = run(bench, command);
  INFO(command << '\n' << ran.output);
  REQUIRE(ran.status == 0);
  return ran;
}

std::string tool(const std::string& module = Drawer::module().string()) {
  return "pkcs11-tool --module '" + module + "' ";
}
std::string login() { return std::string("--login --pin ") + Bench::pin + ' '; }
bool has(const Ran& ran, const std::string& text) { return ran.output.find(text) != std::string::npos; }

std::string keyUri(const Ukey& ukey) {
  return "'pkcs11:serial=" + ukey.serial + ";object=key;type=private?pin-value=" + Bench::pin + "'";
}
void write(const Bench& bench, const char* name, const std::string& content) {
  std::ofstream(bench.folder() / name, std::ios::binary) << content;
}
std::string read(const Bench& bench, const char* name) {
  std::ifstream file(bench.folder() / name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

} // namespace

TEST_CASE("pkcs11-tool lists slots as they are, a pulled UKEY's among them") {
  Bench bench;
  const Ukey ukey = bench.make(), pulled = bench.make();
  REQUIRE(bench.drawer.pull(pulled.serial));
  const Ran ran = runWell(bench, tool() + "--list-slots");
  CHECK(has(ran, "token label        : Practice 演练"));
  CHECK(has(ran, "serial num         : " + ukey.serial));
  CHECK(has(ran, "(empty)"));
  CHECK_FALSE(has(ran, pulled.serial));
  CHECK_FALSE(has(ran, "uninitialized"));
}

TEST_CASE("pkcs11-tool makes keys, finds them and signs; openssl verifies") {
  Bench bench;
  (void)bench.make();
  runWell(bench, tool() + login() + "--keypairgen --key-type rsa:2048 --id 01 --label key --usage-sign");
  runWell(bench, tool() + login() + "--keypairgen --key-type EC:prime256v1 --id 02 --label curve --usage-sign");
  const Ran objects = runWell(bench, tool() + login() + "--list-objects");
  CHECK(has(objects, "Private Key Object; RSA"));
  CHECK(has(objects, "Private Key Object; EC"));
  CHECK(has(objects, "always sensitive, never extractable, local"));
  CHECK_FALSE(has(runWell(bench, tool() + "--list-objects"), "Private Key Object"));

  write(bench, "data", "to be signed");
  const std::string sign = tool() + login() + "--sign --input-file data --output-file signature ";
  runWell(bench, sign + "--id 01 --mechanism SHA256-RSA-PKCS");
  runWell(bench, tool() + "--read-object --type pubkey --id 01 --output-file key.der");
  const std::string verify = "openssl dgst -sha256 -keyform DER -verify key.der -signature signature data";
  CHECK(has(runWell(bench, verify), "Verified OK"));
  write(bench, "data", "something else");
  CHECK(run(bench, verify).status != 0);
}

TEST_CASE("pkcs11-tool's own tests find what they find on SoftHSM itself") {
  Bench bench;
  const Ukey ukey = bench.make();
  // A key for signing alone: in its decryption test this tool asks for OAEP with SHA-256 of each RSA key that decrypts,
  // which SoftHSM 2.6.1 lists and refuses.
  runWell(bench, tool() + login() + "--keypairgen --key-type rsa:2048 --id 01 --label key --usage-sign");
  const char* named = std::getenv("CERTDESK_SOFTHSM");
  const std::string softHsm = named != nullptr ? named : "/usr/lib/softhsm/libsofthsm2.so";
  const std::string test = "--token-label 'Practice 演练' " + login() + "--test";
  const Ran here = run(bench, tool() + test), there = run(bench, tool(softHsm) + test);
  CHECK(here.output == there.output);
  CHECK(here.status == there.status);
  CHECK(has(here, "Verify (currently only for RSA)"));
  CHECK(has(here, "RSA-X-509: OK"));
  CHECK(has(here, "SHA256: OK"));
}

TEST_CASE("pkcs11-tool is told about wrong PINs, and of the lock") {
  Bench bench;
  UkeySettings settings;
  settings.userTries = 2;
  const Ukey ukey = bench.make(settings);
  const std::string wrong = tool() + "--login --pin 7654321 --list-objects";
  CHECK(has(run(bench, wrong), "CKR_PIN_INCORRECT"));
  CHECK(has(runWell(bench, tool() + "--list-slots"), "final user PIN try"));
  CHECK(has(run(bench, wrong), "CKR_PIN_INCORRECT"));
  CHECK(has(runWell(bench, tool() + "--list-slots"), "user PIN locked"));
  CHECK(has(run(bench, tool() + login() + "--list-objects"), "CKR_PIN_LOCKED"));
}

TEST_CASE("openssl opens with the UKEY what was encrypted to its certificate, and not what was to another") {
  Bench bench;
  const Ukey ukey = bench.make();
  setVariable("PKCS11_MODULE_PATH", Drawer::module().string()); // of OpenSSL's engine
  runWell(bench,
          tool() + login() + "--keypairgen --key-type rsa:2048 --id 01 --label key --usage-sign --usage-decrypt");
  const std::string engine = "-engine pkcs11 -keyform engine ";
  runWell(bench, "openssl req -new -x509 -days 2 -subj /CN=practice -out own.pem " + engine + "-key " + keyUri(ukey));
  runWell(bench,
          "openssl req -new -x509 -days 2 -subj /CN=other -nodes -newkey rsa:2048 -keyout other.key -out other.pem");
  const std::string text = "An undecrypted bid 标书\n";
  write(bench, "bid", text);
  const std::string decrypt = "openssl cms -decrypt -binary -inform DER -out opened -recip own.pem " + engine +
                              "-inkey " + keyUri(ukey) + " -in ";
  for (const char* padding : {"pkcs1", "oaep"}) {
    runWell(bench, std::string("openssl cms -encrypt -binary -outform DER -aes256 -in bid -out bid.cms -recip own.pem "
                               "-keyopt rsa_padding_mode:") +
                       padding);
    runWell(bench, decrypt + "bid.cms");
    CHECK(read(bench, "opened") == text);
  }
  runWell(bench, "openssl cms -encrypt -binary -outform DER -aes256 -in bid -out others.cms -recip other.pem");
  run(bench, decrypt + "others.cms"); // OpenSSL may answer noise instead of a failure, by design
  CHECK(read(bench, "opened") != text);
}
