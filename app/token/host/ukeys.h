#pragma once
#include "app/token/host/driver_failure.h"
#include "app/token/requests.h"

#include <map>

namespace certdesk::token {

struct FoundUkey {
  Place place;
  pkcs11::TokenInfo info;
};
// Looks at the slots afresh. T-02, also where two UKEYs carry the serial: then none of them can be meant.
[[nodiscard]] Result<FoundUkey> findUkey(const pkcs11::Module& module, const std::string& serial);

// The UKEYs of one module as they are shown without a PIN. What each reading would have to reach the chip for is read
// when the UKEY is new here or was written to.
class Ukeys {
public:
  [[nodiscard]] Result<Listed> list(const pkcs11::Module& module);
  void forget(const std::string& serial) { m_known.erase(serial); }

private:
  struct Known {
    std::vector<Bytes> certificates;
    bool whole = false;                // all of them could be read
    std::optional<bool> unlocksByCode; // nothing: it could not be asked
  };
  std::map<std::string, Known> m_known; // by serial
};

} // namespace certdesk::token
