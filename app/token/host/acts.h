#pragma once
#include "app/token/host/operation.h"

// The acts on a UKEY within an operation, one for each request: every one looks before it acts, so that it may be
// repeated after any failure. In the order in which a service needs them.
namespace certdesk::token {

[[nodiscard]] Result<Contents> perform(Operation& operation, const ReadContents& request);
[[nodiscard]] Result<Trial> perform(Operation& operation, const TryOut& request);
[[nodiscard]] Result<Made> perform(Operation& operation, const GenerateSigningKey& request);
[[nodiscard]] Result<Made> perform(Operation& operation, const MakeSigningRequest& request);
[[nodiscard]] Result<Made> perform(Operation& operation, const MakeTransportRequest& request);
[[nodiscard]] Result<Nothing> perform(Operation& operation, const InstallEncryptionKey& request);
[[nodiscard]] Result<Nothing> perform(Operation& operation, const WriteCertificates& request);
[[nodiscard]] Result<Nothing> perform(Operation& operation, const Prove& request);
[[nodiscard]] Result<Nothing> perform(Operation& operation, const Promote& request);
[[nodiscard]] Result<SignedStatement> perform(Operation& operation, const Confirm& request);
[[nodiscard]] Result<Nothing> perform(Operation& operation, const RemovePending& request);
[[nodiscard]] Result<RenewalRequest> perform(Operation& operation, const MakeRenewalRequest& request);
[[nodiscard]] Result<Nothing> perform(Operation& operation, const RemoveOldSigning& request);
[[nodiscard]] Result<SignedStatement> perform(Operation& operation, const MakeLoginStatement& request);

} // namespace certdesk::token
