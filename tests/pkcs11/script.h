#pragma once
#include "pkcs11/object.h"

#include <algorithm>
#include <string>
#include <vector>

namespace tests {

// The scripted driver in this process. A test changes its function table (captureless lambdas) before or after it opens
// the module; everything is as before when the script ends.
class Script {
public:
  Script() : m_table(listGiven()), m_functions(*m_table) {}
  ~Script() {
    listGiven() = m_table;
    listAnswer() = CKR_OK;
    interfaceGiven() = nullptr;
    interfaceAnswer() = CKR_FUNCTION_FAILED;
    *m_table = m_functions;
  }
  Script(const Script&) = delete; // restores once
  Script& operator=(const Script&) = delete;

  [[nodiscard]] static std::string path() { return CERTDESK_SCRIPTED_DRIVER; }
  [[nodiscard]] static pkcs11::Module open() { return pkcs11::Module::open(path()).value(); }

  CK_FUNCTION_LIST& operator*() { return *m_table; }
  CK_FUNCTION_LIST* operator->() { return m_table; }
  // What C_GetFunctionList gives and answers.
  CK_FUNCTION_LIST*& listGiven() { return *static_cast<CK_FUNCTION_LIST**>(m_library.symbol("scriptedTable")); }
  CK_RV& listAnswer() { return *static_cast<CK_RV*>(m_library.symbol("scriptedAnswer")); }

  // And C_GetInterface.
  void*& interfaceGiven() { return *static_cast<void**>(m_library.symbol("scriptedInterface")); }
  CK_RV& interfaceAnswer() { return *static_cast<CK_RV*>(m_library.symbol("scriptedInterfaceAnswer")); }

private:
  pkcs11::Library m_library = pkcs11::Library::open(path()).value(); // keeps it loaded between modules
  CK_FUNCTION_LIST* m_table;
  CK_FUNCTION_LIST m_functions;
};

// A module of the scripted driver with a session, and the names of the calls since.
struct ScriptedSession {
  pkcs11::Module module = Script::open();
  pkcs11::Session session = pkcs11::Session::open(module, 7, pkcs11::Access::ReadWrite).value();
  std::vector<std::string> calls;

  ScriptedSession() {
    module.observe([this](const pkcs11::CallRecord& call) { calls.emplace_back(call.function); });
  }
  ~ScriptedSession() { module.observe({}); }
  ScriptedSession(const ScriptedSession&) = delete; // the observer knows where it is
  ScriptedSession& operator=(const ScriptedSession&) = delete;

  [[nodiscard]] long count(const std::string& function) const {
    return std::count(calls.begin(), calls.end(), function);
  }
  [[nodiscard]] pkcs11::Object object() const { return {session, 1}; }
};

} // namespace tests
