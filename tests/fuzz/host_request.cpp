#include "app/token/host/host_pipes.h"
#include "tests/fuzz/target.h"

#include <memory>

// What a token host reads from its pipe: frames of requests, and of the secrets behind them.
using namespace certdesk;
using namespace certdesk::token;

namespace {

struct Written {
  Bytes message;
  std::vector<Bytes> secrets;
  friend bool operator==(const Written&, const Written&) = default;
};

Written written(const Request& request) {
  const auto outgoing = std::visit([](const auto& one) { return requestFrame(one); }, request);
  Written all{outgoing.message, {}};
  for (const auto* secret : outgoing.secrets)
    all.secrets.emplace_back(secret->view().begin(), secret->view().end());
  return all;
}

void checkSame(const Request& request) {
  const auto first = written(request);
  std::size_t next = 0;
  const auto again = readRequest(first.message, [&]() -> std::optional<Secret> {
    if (next == first.secrets.size()) return std::nullopt;
    return Secret(ByteView(first.secrets[next++]));
  });
  fuzz::must(again.has_value(), "a request that was written is read");
  fuzz::must(next == first.secrets.size() && written(*again) == first, "a request that is read again is the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  if (size == 0) return 0; // a stream in memory has at least one octet
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(fmemopen(const_cast<std::uint8_t*>(octets), size, "rb"),
                                                           std::fclose);
  HostPipes pipes({in.get(), nullptr});
  while (const auto frame = pipes.read(largestFrame)) {
    const auto request = readRequest(*frame, [&] { return pipes.readSecret(); });
    if (!request) {
      fuzz::must(request.error().code == ErrorCode::HostProtocol, "what is no request is told as such");
      return 0; // here the conversation ends
    }
    checkSame(*request);
  }
  return 0;
}
