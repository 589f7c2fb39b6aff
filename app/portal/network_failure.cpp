#include "app/portal/network_failure.h"

#include "app/portal/json_reader.h"

#include <algorithm>
#include <array>

namespace certdesk::portal {

namespace {

bool beforeTunnel(const BrokenTransfer& broken) { return broken.proxied && broken.tunnelStatus / 100 != 2; }

ErrorCode whereCut(const BrokenTransfer& broken) {
  if (broken.sent) return ErrorCode::ConnectionCut;
  return beforeTunnel(broken) ? ErrorCode::ProxyFailed : ErrorCode::PortalUnreachable;
}

ErrorCode whereLate(const BrokenTransfer& broken) {
  if (broken.sent) return ErrorCode::PortalTimeout;
  if (beforeTunnel(broken)) return ErrorCode::ProxyFailed;
  return broken.reached ? ErrorCode::PortalTimeout : ErrorCode::PortalUnreachable;
}

constexpr std::array untrusted = {CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CACERT_BADFILE,
                                  CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH};
constexpr std::array handshake = {CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER};
constexpr std::array noHttp = {CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING};
constexpr std::array ours = {CURLE_FAILED_INIT, CURLE_OUT_OF_MEMORY, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_URL_MALFORMAT};

template <std::size_t n>
bool among(const std::array<CURLcode, n>& codes, CURLcode code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

ErrorCode codeOf(const BrokenTransfer& broken) {
  const auto code = broken.code;
  if (code == CURLE_OPERATION_TIMEDOUT) return whereLate(broken);
  if (code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_PROXY) return ErrorCode::ProxyFailed;
  if (among(untrusted, code)) return broken.outOfTime ? ErrorCode::ClockWrong : ErrorCode::TlsUntrusted;
  if (among(handshake, code) && broken.heard) return ErrorCode::TlsFailed;
  return whereCut(broken);
}

} // namespace

Error failureOf(const BrokenTransfer& broken) {
  auto detail = "curl " + std::to_string(broken.code) + ": " + broken.message;
  if (broken.tunnelStatus != 0) detail += "; the proxy answered " + std::to_string(broken.tunnelStatus);
  if (among(ours, broken.code)) return internalError(detail).value();
  if (among(noHttp, broken.code)) return malformed(detail).value();
  const auto code = codeOf(broken);
  if (code == ErrorCode::TlsUntrusted || code == ErrorCode::ClockWrong) detail += "; shown: " + broken.shown;
  return {code, detail};
}

} // namespace certdesk::portal
