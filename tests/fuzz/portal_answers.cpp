#include "app/portal/problem.h"
#include "app/portal/wire.h"
#include "app/portal/wire_desk.h"
#include "tests/fuzz/portal_body.h"

// A portal's JSON, as the client reads it: each answer, and problems.
using namespace certdesk;
using namespace certdesk::portal;
using fuzz::checkBody;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const ByteView body(octets, size);
  checkBody(body, serviceFrom);
  checkBody(body, sessionFrom);
  checkBody(body, certificatesFrom);
  checkBody(body, applicationsFrom);
  checkBody(body, applicationFrom);
  checkBody(body, certificateFrom);
  checkBody(body, captchaFrom);
  checkBody(body, accountFrom);
  checkBody(body, mailedCodeFrom);
  checkBody(body, unlockGrantFrom);
  checkBody(body, uploadFrom);
  checkBody(body, problemFrom);
  checkBody(body, challengeFrom, challengeJson);
  checkBody(body, responseFrom, responseJson);
  for (const int status : {400, 401, 404, 412, 426, 429, 500, 503, 599})
    fuzz::must(errorFrom(status, fuzz::textOf(body)).detail.starts_with("HTTP "), "a failure tells its status");
  return 0;
}
