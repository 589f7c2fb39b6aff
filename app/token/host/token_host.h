#pragma once
#include "app/token/frame.h"
#include "app/token/host/operation.h"
#include "app/token/host/unlocking.h"
#include "app/token/host/unlocking_by_code.h"

#include <memory>

namespace certdesk::token {

// Answers requests with one module, one after another, and keeps the operations that are open.
class TokenHost {
public:
  explicit TokenHost(pkcs11::Module module) : m_module(std::make_unique<pkcs11::Module>(std::move(module))) {}

  // The frame to send back.
  [[nodiscard]] Bytes answer(Request request);

private:
  Result<Listed> look();
  template <class R>
  Result<typename R::Answer> act(R& request);
  template <class R>
  Bytes answerTo(R& request);
  Result<Nothing> open(Begin& request);
  template <class R>
  Result<SignedStatement> openAnew(R& request);

  std::unique_ptr<pkcs11::Module> m_module; // operations point to it
  std::size_t m_memoryAtFirst = 0;          // after the first look, in octets
  Ukeys m_ukeys;
  Unlocking m_unlocking;
  UnlockingByCode m_unlockingByCode;
  std::map<std::string, Operation> m_operations; // by serial; they end before the module does
};

// A failure as a frame.
[[nodiscard]] Bytes failureFrame(const Error& error, bool operationOver);

} // namespace certdesk::token
