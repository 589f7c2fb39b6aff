#include "app/portal/certs_only.h"
#include "tests/fuzz/target.h"

#include <openssl/err.h>

// The certificates of an EST answer (certs-only).
using namespace certdesk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto certificates = portal::certificatesInside({octets, size});
  if (certificates) {
    fuzz::must(!certificates->empty() && certificates->size() <= 20, "there are one to twenty");
    for (const auto& der : *certificates)
      fuzz::must(!der.empty() && der.size() <= 2 * size, "none is empty, none is blown up");
  } else {
    fuzz::must(certificates.error().code == ErrorCode::AnswerMalformed, "an answer is refused as malformed");
  }
  fuzz::must(ERR_peek_error() == 0, "no complaint is left in OpenSSL's queue");
  return 0;
}
