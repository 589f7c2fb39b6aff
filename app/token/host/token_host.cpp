#include "app/token/host/token_host.h"

#include "app/core/platform.h"
#include "app/token/failures.h"
#include "app/token/host/acts.h"

#include <variant>

namespace certdesk::token {

namespace {

const std::string& serialOf(const auto& request) {
  if constexpr (requires { request.serial; })
    return request.serial;
  else
    return request.installation.ukeySerial;
}

constexpr std::size_t mostGrowth = 256ULL * 1024 * 1024; // octets, over what a driver holds once it has looked

// Longer than a detail ever has to be; the client believes no more.
std::string cut(const std::string& text) {
  return text.size() <= longestText / 2 ? text : text.substr(0, longestText / 2);
}

} // namespace

Bytes failureFrame(const Error& error, bool operationOver) {
  return answerFrame(Kind::Failure, Failure{std::string(nameOf(error.code)), cut(error.detail), operationOver});
}

Result<Listed> TokenHost::look() {
  auto listed = m_ukeys.list(*m_module);
  const auto memory = platform::memoryInUse();
  if (m_memoryAtFirst == 0) m_memoryAtFirst = memory;
  if (listed) listed->worn = memory > m_memoryAtFirst + mostGrowth;
  return listed;
}

Result<Nothing> TokenHost::open(Begin& request) {
  if (m_operations.contains(request.serial)) return ukeyBusy("an operation is open");
  const auto serial = request.serial;
  auto operation = Operation::begin(*m_module, std::move(request));
  if (!operation) return failed(operation);
  m_operations.emplace(serial, std::move(*operation));
  return Nothing{};
}

template <class R>
Result<SignedStatement> TokenHost::openAnew(R& request) {
  if (m_operations.contains(request.serial)) return ukeyBusy("an operation is open");
  if constexpr (std::same_as<R, Unlock>)
    return m_unlocking.unlock(*m_module, request);
  else
    return m_unlockingByCode.unlock(*m_module, request);
}

template <class R>
Result<typename R::Answer> TokenHost::act(R& request) {
  if constexpr (std::same_as<R, ListUkeys>) {
    return look();
  } else if constexpr (std::same_as<R, Begin>) {
    return open(request);
  } else if constexpr (std::same_as<R, End>) {
    m_operations.erase(request.serial);
    m_ukeys.forget(request.serial);
    m_unlocking.forget(request.serial);
    m_unlockingByCode.forget(request.serial);
    return Nothing{};
  } else if constexpr (std::same_as<R, ChangePin>) {
    if (m_operations.contains(request.serial)) return ukeyBusy("an operation is open");
    if (auto changed = changePin(*m_module, request); !changed) return failed(changed);
    return Nothing{};
  } else if constexpr (std::same_as<R, MakeUnlockKey>) {
    return m_unlocking.makeKey(*m_module, request.serial);
  } else if constexpr (std::same_as<R, MakeChallenge>) {
    return m_unlockingByCode.makeChallenge(*m_module, request.serial);
  } else if constexpr (std::same_as<R, Unlock> || std::same_as<R, UnlockByCode>) {
    return openAnew(request);
  } else {
    const auto operation = m_operations.find(serialOf(request));
    if (operation == m_operations.end()) return pinNeeded("no operation is open");
    return perform(operation->second, request);
  }
}

template <class R>
Bytes TokenHost::answerTo(R& request) {
  std::string serial;
  if constexpr (!std::same_as<R, ListUkeys>) serial = serialOf(request);
  auto result = act(request);
  if (result) return answerFrame(Kind::Answer, *result);
  const auto operation = m_operations.find(serial);
  const bool over =
      result.error().code == ErrorCode::UkeyRemoved || (operation != m_operations.end() && operation->second.over());
  if (over && operation != m_operations.end()) m_operations.erase(operation);
  return failureFrame(result.error(), over);
}

Bytes TokenHost::answer(Request request) {
  return std::visit([this](auto& one) { return answerTo(one); }, request);
}

} // namespace certdesk::token
