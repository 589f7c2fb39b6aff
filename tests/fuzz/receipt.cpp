#include "app/crypto/receipt.h"
#include "tests/fuzz/golden.h"

#include <openssl/err.h>

// A receipt, outside and all. What opens says what the portal has signed, and nothing else.
using namespace certdesk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  static const std::vector<Bytes> anchors = {fuzz::golden("receipt/issuing.cer"), fuzz::golden("receipt/root.cer")};
  static const auto whole = crypto::openReceipt(fuzz::golden("receipt/good.p7s"), anchors).value();
  static const auto past = crypto::openReceipt(fuzz::golden("receipt/good-past.p7s"), anchors).value();
  const auto receipt = crypto::openReceipt({octets, size}, anchors);
  if (receipt)
    fuzz::must(*receipt == whole || *receipt == past, "only what the portal has signed is opened");
  else
    fuzz::must(receipt.error().code == ErrorCode::ReceiptUnverified, "a receipt is verified, or it is not");
  fuzz::must(ERR_peek_error() == 0, "no complaint is left in OpenSSL's queue");
  return 0;
}
