#pragma once
#include "app/portal/channel.h"
#include "app/portal/portal.h"

// Enrolment over Secure Transport (RFC 7030, RFC 8951), as resources/portal-api.yaml narrows it.
// Under Basic authentication by application id and authorisation code, of which white space is taken out.
namespace certdesk::portal::est {

// Whose requests these are.
struct Holder {
  std::string applicationId;
  const Secret& code;
};

[[nodiscard]] Result<std::vector<Bytes>> caCertificates(Channel& channel, const Call& call);
[[nodiscard]] Result<Bytes> enrol(Channel& channel, const Holder& holder, ByteView request, const Call& call);
// For a renewal (4.2.2), with the old key's statement over the request.
[[nodiscard]] Result<Bytes> reenrol(Channel& channel, const Holder& holder, ByteView request, ByteView statement,
                                    ByteView signature, const Call& call);
[[nodiscard]] Result<Portal::ServerKey> serverKey(Channel& channel, const Holder& holder, ByteView request,
                                                  int generation, const Call& call);

} // namespace certdesk::portal::est

namespace certdesk::portal {

// An authorisation code as it was mailed, however it was pasted: without white space, full-width too.
[[nodiscard]] Secret withoutSpaces(const Secret& code);

} // namespace certdesk::portal
