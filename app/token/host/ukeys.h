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

// The UKEYs of one module as they are shown without a PIN. The certificates of one are read when it is new here or was
// written to: each reading reaches the chip.
class Ukeys {
public:
  [[nodiscard]] Result<Listed> list(const pkcs11::Module& module);
  void forgetCertificates(const std::string& serial) { m_certificates.erase(serial); }

private:
  std::map<std::string, std::vector<Bytes>> m_certificates; // by serial
};

} // namespace certdesk::token
