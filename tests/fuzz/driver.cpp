#include "app/core/unlock_code.h"
#include "app/token/host/token_host.h"
#include "tests/fuzz/fed_driver.h"
#include "tests/fuzz/golden.h"

// Everything a token host takes from a driver, which is a stranger's. The first octet says how many requests there are,
// an octet each says which, and the rest is what the driver answers. Whatever that is, the host answers in a frame that
// the window can read.
using namespace certdesk;
using namespace certdesk::token;

namespace {

const std::string serial = "1", application = "20261123000541121943", origin = "https://portal.example:443";

Bytes file(const std::string& name) { return fuzz::golden("crypto/" + name); }

Installation installation() { return {application, serial, file("signing-p256.cer"), {file("encryption-rsa.cer")}}; }

using Make = Request (*)();
constexpr std::array<Make, 22> requests = {
    [] { return Request(ListUkeys{}); },
    [] {
      return Request(Begin{serial, Secret("123456"), true});
    },
    [] { return Request(ReadContents{serial}); },
    [] {
      return Request(TryOut{serial, {application, KeyKind::EcP256, KeyKind::Rsa2048, false}});
    },
    [] {
      return Request(GenerateSigningKey{serial, application, KeyKind::EcP256, {}});
    },
    [] {
      return Request(MakeSigningRequest{serial, application, file("p256.spki")});
    },
    [] {
      return Request(MakeTransportRequest{serial, application, file("p256.spki"), OaepHash::Sha1});
    },
    [] {
      return Request(InstallEncryptionKey{serial, application, file("p256.spki"), file("package.p7"),
                                          file("encryption-rsa.cer"), fuzz::anchors()});
    },
    [] {
      return Request(WriteCertificates{installation(), fuzz::anchors()});
    },
    [] { return Request(Prove{installation()}); },
    [] {
      return Request(Promote{installation(), "示例建设"});
    },
    [] {
      return Request(Confirm{installation(), origin});
    },
    [] {
      return Request(RemovePending{serial, application});
    },
    [] {
      return Request(MakeRenewalRequest{serial, application, file("p256.spki"), file("signing-p256.cer"), origin});
    },
    [] {
      return Request(RemoveOldSigning{installation(), file("signing-rsa2048.cer")});
    },
    [] {
      return Request(MakeLoginStatement{serial, file("signing-p256.cer"), origin, "nonce"});
    },
    [] { return Request(MakeUnlockKey{serial}); },
    [] {
      return Request(
          Unlock{serial, {application, file("signing-p256.cer"), file("unlock.seal"), {1}, origin}, Secret("294857")});
    },
    [] { return Request(MakeChallenge{serial}); },
    [] {
      return Request(UnlockByCode{serial,
                                  {application, file("signing-p256.cer"), unlockCodeOf(Bytes(7, 1)), origin},
                                  Secret(unlockCodeOf(Bytes(7, 2))),
                                  Secret("294857")});
    },
    [] {
      return Request(ChangePin{serial, Secret("123456"), Secret("294857"), true});
    },
    [] { return Request(End{serial}); },
};

// Of attributes and signatures, so that keys are told apart from certificates, and both are found to be what is asked
// for.
std::vector<Bytes> knownValues() {
  const auto number = [](std::uint8_t value) { return Bytes{value, 0, 0, 0, 0, 0, 0, 0}; }; // CK_ULONG, little-endian
  const auto text = [](std::string_view label) { return Bytes(label.begin(), label.end()); };
  const auto spki = file("p256.spki"), rsa = file("enc-rsa.spki");
  std::vector<Bytes> values = {{0}, {1}, number(CKK_RSA), number(CKK_EC), {}, {1, 0, 1}, file("p256.ski")};
  values.push_back(text("~pending:" + application + ":sign"));
  values.push_back({0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07}); // CKA_EC_PARAMS of P-256
  values.emplace_back(spki.end() - 65, spki.end());
  values.emplace_back(rsa.begin() + 33, rsa.begin() + 33 + 256); // the modulus
  values.push_back(Bytes(64, 1));                                // r ‖ s
  for (const auto* name : {"signing-p256.cer", "encryption-rsa.cer", "signing-rsa2048.cer"})
    values.push_back(file(name));
  values.push_back(text(unlockCodeOf(Bytes(7, 1))));
  return values;
}

pkcs11::Module opened() {
  auto module = pkcs11::Module::open(CERTDESK_FED_DRIVER);
  fuzz::must(module.has_value(), "the driver is there");
  return std::move(*module);
}

template <class R>
bool isReadable(const R&, ByteView frame) {
  return kindOf(frame) == Kind::Failure ? readAnswer<Failure>(Kind::Failure, frame).has_value()
                                        : readAnswer<typename R::Answer>(Kind::Answer, frame).has_value();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  static const auto values = knownValues();
  static const auto stays = opened(); // or it would be loaded for each input
  static const auto setFeed = reinterpret_cast<fuzz::SetFeed>(stays.driver()->library.symbol(fuzz::setFeedName));
  fuzz::must(setFeed != nullptr, "the driver can be fed");
  const std::size_t count = size == 0 ? 0 : std::min<std::size_t>(octets[0] % 8, size - 1);
  setFeed({octets + std::min(size, 1 + count), octets + size, &values});
  TokenHost host(opened());
  for (std::size_t i = 0; i < count; ++i) {
    const auto make = requests[octets[1 + i] % requests.size()];
    const auto frame = host.answer(make());
    if (frame.size() > largestFrame) continue; // told as a failure where it would be sent
    const auto readable = std::visit([&](const auto& request) { return isReadable(request, frame); }, make());
    fuzz::must(readable, "the window can read whatever a driver makes the host answer");
  }
  return 0;
}
