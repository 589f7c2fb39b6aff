#include "app/core/text.h"
#include "app/portal/multipart.h"
#include "tests/fuzz/target.h"

// A key and its certificate in one EST answer: the first line is the Content-Type, the rest the body.
using namespace certdesk;
using namespace certdesk::portal;

namespace {

constexpr std::size_t wanted = 2;

// As another maker might write the same.
std::string rewritten(const std::vector<Part>& parts) {
  std::string body = "preamble\n";
  for (const auto& part : parts)
    body += "--=b\nContent-Type: " + part.type.type + "\n\n" + base64(part.octets) + "\n";
  return body + "--=b--\n";
}

void check(const std::vector<Part>& parts, std::size_t size) {
  fuzz::must(parts.size() == wanted, "there are as many as were asked for");
  for (const auto& part : parts)
    fuzz::must(!part.octets.empty() && part.octets.size() <= size, "none is empty, none is blown up");
  const auto again = partsFrom({"multipart/mixed", {{"boundary", "=b"}}}, rewritten(parts), wanted);
  fuzz::must(again && again->front().octets == parts.front().octets && again->back().octets == parts.back().octets,
             "what is read again is the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto text = fuzz::textOf(ByteView(octets, size));
  const auto end = std::min(text.find('\n'), text.size());
  const auto media = mediaTypeFrom(text.substr(0, end));
  if (!media) return 0;
  fuzz::must(media->parameters.size() <= 10 && media->type.find('/') != std::string::npos, "a media type is bounded");
  const auto parts = partsFrom(*media, text.substr(std::min(end + 1, text.size())), wanted);
  if (parts) return check(*parts, size), 0;
  fuzz::must(parts.error().code == ErrorCode::AnswerMalformed, "an answer is refused as malformed");
  return 0;
}
