#include "app/portal/wire.h"
#include "app/portal/wire_desk.h"
#include "tests/fuzz/portal_body.h"

// The JSON that a portal reads of its clients: the practice portal may stand in a network.
using namespace certdesk;
using namespace certdesk::portal;
using fuzz::checkBody;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const ByteView body(octets, size);
  checkBody(body, loginRequestFrom);
  checkBody(body, refreshRequestFrom);
  checkBody(body, startRequestFrom);
  checkBody(body, reasonRequestFrom);
  checkBody(body, agreementRequestFrom);
  checkBody(body, quoteRequestFrom);
  checkBody(body, answerRequestFrom);
  checkBody(body, downloadCheckRequestFrom);
  checkBody(body, confirmationRequestFrom);
  checkBody(body, ukeyLoginRequestFrom);
  checkBody(body, unlockReleaseRequestFrom);
  checkBody(body, unlockResponseRequestFrom);
  checkBody(body, formRequestFrom);
  checkBody(body, uploadRequestFrom);
  checkBody(body, arrangeRequestFrom);
  checkBody(body, completionRequestFrom);
  checkBody(body, paymentMethodRequestFrom);
  checkBody(body, freezeRequestFrom);
  checkBody(body, unfreezeRequestFrom);
  checkBody(body, revocationRequestFrom);
  checkBody(body, passwordChangeRequestFrom);
  checkBody(body, answerResetRequestFrom);
  checkBody(body, passwordCodeRequestFrom);
  checkBody(body, passwordResetRequestFrom);
  checkBody(body, registrationCodeRequestFrom);
  checkBody(body, registrationFrom);
  return 0;
}
