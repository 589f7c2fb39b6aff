#include "pkcs11/library_format.h"
#include "tests/fuzz/target.h"

// The head of a file that is said to be a driver.
using namespace certdesk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto format = pkcs11::libraryFormatOf({octets, size});
  if (!format) return 0;
  fuzz::must(!describe(*format).empty(), "a library can be told in words");
  (void)fitsThisProgram(*format);
  return 0;
}
