#include "app/token/frame.h"
#include "tests/fuzz/target.h"

// What the window reads from a token host, in whose process strangers' code runs: one frame.
using namespace certdesk;
using namespace certdesk::token;

namespace {

template <class Message>
void check(Kind kind, ByteView frame) {
  const auto read = readAnswer<Message>(kind, frame);
  if (!read) return fuzz::must(read.error().code == ErrorCode::HostProtocol, "what is no answer is told as such");
  fuzz::must(kindOf(frame) == kind, "a frame is of one kind");
  const auto written = answerFrame(kind, *read);
  const auto again = readAnswer<Message>(kind, written);
  fuzz::must(again.has_value(), "an answer that was written is read");
  fuzz::must(answerFrame(kind, *again) == written, "an answer that is read again is the same");
}

template <class... Message>
void checkAnswers(ByteView frame) {
  (check<Message>(Kind::Answer, frame), ...);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const ByteView frame(octets, size);
  check<Hello>(Kind::Hello, frame);
  check<Beat>(Kind::Beat, frame);
  check<Failure>(Kind::Failure, frame);
  checkAnswers<Nothing, Listed, Made, Contents, Trial, SignedStatement, RenewalRequest, UnlockKey, Challenge>(frame);
  return 0;
}
