#include "pkcs11/library_format.h"
#include "tests/pkcs11/script.h"
#include "tests/support/softhsm.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace pkcs11;
using tests::Script, tests::SoftHsm;
namespace fs = std::filesystem;

namespace {

// The first octets of an ELF file.
Bytes elf(std::uint8_t bits, std::uint16_t machine) {
  Bytes head(64);
  head[0] = 0x7F, head[1] = 'E', head[2] = 'L', head[3] = 'F';
  head[4] = bits == 64 ? 2 : 1, head[5] = 1, head[6] = 1;
  head[16] = 3; // a shared object
  head[18] = static_cast<std::uint8_t>(machine & 0xFF), head[19] = static_cast<std::uint8_t>(machine >> 8);
  return head;
}

// The first octets of a PE file, with its header at an offset.
Bytes pe(std::uint16_t magic, std::uint16_t machine, std::uint8_t offset = 0x80) {
  Bytes head(offset + 64U);
  head[0] = 'M', head[1] = 'Z', head[0x3C] = offset;
  std::uint8_t* at = head.data() + offset;
  at[0] = 'P', at[1] = 'E';
  at[4] = static_cast<std::uint8_t>(machine & 0xFF), at[5] = static_cast<std::uint8_t>(machine >> 8);
  at[24] = static_cast<std::uint8_t>(magic & 0xFF), at[25] = static_cast<std::uint8_t>(magic >> 8);
  return head;
}

Bytes contentOf(const fs::path& path, std::size_t octets) {
  Bytes content(octets);
  std::ifstream(path, std::ios::binary)
      .read(reinterpret_cast<char*>(content.data()), static_cast<std::streamsize>(octets));
  return content;
}

// How opening a file of this content is refused.
LibraryError refusalOf(const Bytes& content) {
  const SoftHsm folder; // for its folder alone
  const fs::path path = folder.folder() / "驱动 driver.so";
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
  const std::u8string name = path.u8string();
  const auto module = Module::open(std::string(name.begin(), name.end()));
  REQUIRE_FALSE(module);
  return module.error();
}

using Kind = LibraryError::Kind;

} // namespace

TEST_CASE("a driver that is not there, or named by a relative path, is not looked for elsewhere") {
  CHECK(Module::open("/nonexistent/driver.so").error().kind == Kind::NotFound);
  CHECK(Module::open("libsofthsm2.so").error().kind == Kind::NotAbsolute);
  CHECK(Module::open("./libsofthsm2.so").error().kind == Kind::NotAbsolute);
  CHECK(Module::open("").error().kind == Kind::NotAbsolute);
  CHECK(Module::open(std::string("/usr/lib\0/x.so", 14)).error().kind == Kind::NotFound);
  CHECK(Module::open("/tmp/\xFF.so").error().kind == Kind::NotFound);
  CHECK(Module::open(SoftHsm::modulePath() + "/x").error().kind == Kind::NotFound);
}

TEST_CASE("what is no library is refused before the loader sees it") {
  CHECK(refusalOf({}).kind == Kind::NotLoadable);
  CHECK(refusalOf(Bytes(5000, 'x')).text == "not a library");
  CHECK(refusalOf({0x7F, 'E', 'L', 'F'}).text == "not a library");
  CHECK(Module::open(fs::temp_directory_path().string()).error().kind == Kind::NotLoadable);
}

TEST_CASE("a library for another processor or system is told apart from a broken one") {
  CHECK(refusalOf(elf(32, 3)).kind == Kind::WrongArchitecture);
  CHECK(refusalOf(elf(32, 3)).text == "a 32-bit Linux library (machine 3)");
  CHECK(refusalOf(elf(64, 22)).kind == Kind::WrongArchitecture); // s390x
  CHECK(refusalOf(pe(0x10B, 0x14C)).kind == Kind::WrongArchitecture);
  CHECK(refusalOf(pe(0x10B, 0x14C)).text == "a 32-bit Windows library (machine 332)");
  const auto own = libraryFormatOf(contentOf(SoftHsm::modulePath(), 4096));
  REQUIRE(own);
  const auto broken = refusalOf(elf(own->is64 ? 64 : 32, own->machine)); // nothing but its head
  CHECK(broken.kind == Kind::NotLoadable);
  CHECK_FALSE(broken.text.empty());
}

TEST_CASE("a driver that was copied in part is refused, before the loader dies of it") {
  const auto whole = fs::file_size(SoftHsm::modulePath());
  for (const auto octets : {std::uintmax_t{4096}, whole / 2}) {
    const auto refused = refusalOf(contentOf(SoftHsm::modulePath(), octets));
    CHECK(refused.kind == Kind::NotLoadable);
    CHECK(refused.text == "the file is cut short");
  }
}

TEST_CASE("formats are read from the first octets, whatever they are") {
  CHECK(libraryFormatOf(elf(64, 62)) == LibraryFormat{LibraryFormat::System::Elf, true, 62, 0});
  CHECK(libraryFormatOf(pe(0x20B, 0x8664)) == LibraryFormat{LibraryFormat::System::Pe, true, 0x8664, 0});
  Bytes bigEndian = elf(64, 0x1600);
  bigEndian[5] = 2;
  CHECK(libraryFormatOf(bigEndian)->machine == 0x16);
  const Bytes whole = pe(0x20B, 0x8664);
  for (std::size_t length = 0; length < 0x80 + 26; ++length) {
    CHECK_FALSE(libraryFormatOf(ByteView(whole).first(length)));
  }
  Bytes far = whole;
  far[0x3F] = 0xFF; // the header lies four gigabytes on
  CHECK_FALSE(libraryFormatOf(far));
  Bytes odd = contentOf(SoftHsm::modulePath(), 4096);
  for (std::size_t at = 32; at < 64; ++at) { // whatever the header says of its tables
    odd[at] = 0xFF;
    CHECK(libraryFormatOf(odd).has_value());
    CHECK(libraryFormatOf(ByteView(odd).first(64)).has_value());
  }
  CHECK(fitsThisProgram(*libraryFormatOf(contentOf(SoftHsm::modulePath(), 4096))));
}

TEST_CASE("a library that is not PKCS#11 is refused by that name") {
  const auto module = Module::open(CERTDESK_OTHER_LIBRARY);
  REQUIRE_FALSE(module);
  CHECK(module.error().kind == Kind::NotPkcs11);
  CHECK(nameOf(module.error().kind) == "NotPkcs11");
}

TEST_CASE("a driver without a usable table of functions is not PKCS#11") {
  Script script;
  const auto kind = [] { return Module::open(Script::path()).error().kind; };
  script.listGiven() = nullptr;
  CHECK(kind() == Kind::NotPkcs11);
  script.listGiven() = &*script;
  script.listAnswer() = CKR_GENERAL_ERROR;
  CHECK(kind() == Kind::NotPkcs11);
  script.listAnswer() = CKR_OK;
  script->version.major = 1;
  CHECK(kind() == Kind::NotPkcs11);
  script->version.major = 3;
  CHECK(Module::open(Script::path()));
  script->C_Initialize = nullptr;
  CHECK(kind() == Kind::NotPkcs11);
}
