#include "app/token/host/run_host.h"

#include "app/token/host/host_pipes.h"
#include "app/token/host/own_environment.h"
#include "app/token/host/token_host.h"

#include <cstdlib>
#include <thread>

namespace certdesk::token {

namespace {

using namespace std::chrono_literals;
constexpr auto betweenBeats = 500ms;
// Of octets, for a driver that leaks while it is at work, and that cannot be started anew then: it is refused more, and
// the PC stays usable.
constexpr std::size_t mostMemory = 2ULL * 1024 * 1024 * 1024;

Result<pkcs11::Module> load(const std::string& path) {
  auto module = pkcs11::Module::open(path);
  if (module) return std::move(*module);
  const auto& error = module.error();
  auto detail = pkcs11::nameOf(error.kind) + ": " + error.text;
  if (error.kind == pkcs11::LibraryError::Kind::NotFound) return fail(ErrorCode::DriverNotFound, std::move(detail));
  return fail(ErrorCode::DriverNotLoading, std::move(detail));
}

void converse(HostPipes& pipes, pkcs11::Module module) {
  // A slow UKEY is told from a hanging driver by the calls that come back.
  auto lastSign = std::chrono::steady_clock::now();
  bool working = false;
  module.observe([&](const pkcs11::CallRecord&) {
    const auto now = std::chrono::steady_clock::now();
    if (!working || now - lastSign < betweenBeats) return;
    lastSign = now;
    pipes.write(answerFrame(Kind::Beat, Beat{}));
  });
  TokenHost host(std::move(module));
  while (auto frame = pipes.read(largestFrame)) {
    auto request = readRequest(*frame, [&] { return pipes.readSecret(); });
    if (!request) return pipes.write(failureFrame(request.error(), true));
    working = true;
    lastSign = std::chrono::steady_clock::now();
    const auto answer = host.answer(std::move(*request));
    working = false;
    pipes.write(answer.size() <= largestFrame
                    ? answer
                    : failureFrame(protocolFailure("an answer over the limit").value(), false));
  }
  if (pipes.broken()) pipes.write(failureFrame(protocolFailure("a frame that cannot be read").value(), true));
}

// Ends this process so long after its client, wherever it is then; as a rule it has ended by itself.
void endAfterClient(std::FILE* client, std::chrono::seconds bereavement) {
  std::thread([client, bereavement] {
    platform::waitUntilLeft(client);
    std::this_thread::sleep_for(bereavement);
    std::_Exit(1);
  }).detach();
}

} // namespace

int runHost(const std::string& modulePath, std::chrono::seconds bereavement) {
  // First of all: from here on nobody can talk into the conversation.
  const auto taken = platform::takeStandardPipes();
  if (!taken) return 1;
  platform::ignoreBrokenPipes();
  platform::forbidDumps();
  platform::boundMemory(mostMemory);
  forgetDebugVariables();
  HostPipes pipes(*taken);
  endAfterClient(taken->in, bereavement);
  const auto lock = lockModule(modulePath);
  if (lock) lock->closeInChildren();
  auto module = lock ? load(modulePath) : Result<pkcs11::Module>(failed(lock));
  if (!module) {
    pipes.write(failureFrame(module.error(), true));
    return 1;
  }
  pipes.write(answerFrame(Kind::Hello, Hello{}));
  converse(pipes, std::move(*module));
  return 0;
}

} // namespace certdesk::token
