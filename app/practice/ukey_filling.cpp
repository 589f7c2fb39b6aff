#include "app/practice/ukey_filling.h"

#include "app/core/child_process.h"
#include "app/core/platform.h"
#include "app/core/text.h"
#include "app/practice/key_wrap.h"
#include "app/practice/keys.h"
#include "app/practice/random.h"

#include <array>

namespace certdesk::practice {

namespace {

using namespace std::chrono_literals;
constexpr auto patience = 60s;
#ifdef _WIN32
constexpr const char* fillerName = "certdesk-practice-ukey-filler.exe";
#else
constexpr const char* fillerName = "certdesk-practice-ukey-filler";
#endif

// One line: label, use, whether the certificate is put there or the key alone, an AES key, the private key wrapped
// under it, the certificate; all but the second and third in base64.
Result<std::string> lineFor(const UkeyPair& pair) {
  const auto wrappingKey = randomOctets(32);
  const auto info = privateKeyInfo(pair.key);
  if (!info) return failed(info);
  const auto wrapped = wrapKey(wrappingKey, info->view());
  if (!wrapped) return failed(wrapped);
  return base64(viewOf(pair.label)) + (pair.signing ? " sign " : " decrypt ") + (pair.certified ? "whole " : "key ") +
         base64(wrappingKey) + ' ' + base64(*wrapped) + ' ' + base64(pair.certificate) + '\n';
}

bool send(platform::ChildProcess& child, const std::string& text) {
  for (std::size_t sent = 0; sent < text.size();) {
    const auto count = child.write(viewOf(text).subspan(sent), patience);
    if (!count || *count == 0) return false;
    sent += *count;
  }
  return true;
}

std::string firstLine(platform::ChildProcess& child) {
  std::string answer;
  std::array<std::uint8_t, 256> some{};
  while (answer.find('\n') == std::string::npos) {
    const auto count = child.read(some, patience);
    if (!count || *count == 0) break;
    answer.append(reinterpret_cast<const char*>(some.data()), *count);
  }
  return answer.substr(0, answer.find('\n'));
}

} // namespace

Outcome fill(const Drawer& drawer, const std::string& serial, const std::string& pin,
             const std::vector<UkeyPair>& pairs) {
  std::string order = utf8(Drawer::module()) + '\n' + serial + '\n' + pin + '\n';
  for (const auto& pair : pairs) {
    auto line = lineFor(pair);
    if (!line) return failed(line);
    order += *line;
    wipe(*line);
  }
  order += "end\n";
  auto child = platform::ChildProcess::start(
      {Drawer::module().parent_path() / fillerName, {}, {{"SOFTHSM2_CONF", utf8(drawer.confFile())}}});
  if (!child) {
    wipe(order);
    return fail(ErrorCode::HostMissing, fillerName);
  }
  const bool sent = send(*child, order);
  wipe(order);
  const auto answer = sent ? firstLine(*child) : std::string("it does not listen");
  if (!child->waitForEnd(patience)) child->kill();
  if (answer != "done") return fail(ErrorCode::Internal, std::string(fillerName) + ": " + answer);
  return {};
}

} // namespace certdesk::practice
