#include "tests/papers/scripted_uploads.h"

#include "app/core/text.h"
#include "app/crypto/digest.h"

#include <algorithm>

namespace certdesk::test {

namespace {

tl::unexpected<Error> no(ErrorCode code) { return tl::unexpected<Error>(Error{code, "as told"}); }

} // namespace

Result<portal::Upload> ScriptedUploads::state() {
  if (!noAnswers.empty()) {
    const auto code = noAnswers.front();
    noAnswers.pop_front();
    return no(code);
  }
  const auto size = static_cast<std::int64_t>(received.size());
  return portal::Upload{"u1", m_request.kind, m_request.octets, size, size == m_request.octets && !neverWhole};
}

Result<portal::Upload> ScriptedUploads::startUpload(const std::string&, const portal::UploadRequest& request,
                                                    const Call&) {
  asked.emplace_back("start");
  m_request = request;
  if (afterStart) afterStart();
  return state();
}

Result<portal::Upload> ScriptedUploads::upload(const std::string&, const Call&) {
  asked.emplace_back("ask");
  return state();
}

Result<portal::Upload> ScriptedUploads::appendUpload(const portal::Upload&, const portal::UploadPart& part,
                                                     const Call&) {
  const auto offset = part.offset;
  const auto octets = part.octets;
  asked.push_back("append " + std::to_string(offset));
  largestPart = std::max(largestPart, static_cast<std::int64_t>(octets.size()));
  std::optional<Mishap> mishap;
  if (!mishaps.empty()) {
    mishap = mishaps.front();
    mishaps.pop_front();
  }
  if (!mishap || mishap->taken) {
    if (offset != static_cast<std::int64_t>(received.size())) return no(ErrorCode::UploadElsewhere);
    received.insert(received.end(), octets.begin(), octets.end());
  }
  if (beforePart) beforePart(); // before the next one
  if (mishap) return no(mishap->code);
  if (static_cast<std::int64_t>(received.size()) == m_request.octets &&
      hex(crypto::sha256(received)) != m_request.sha256) {
    received.clear();
    return no(ErrorCode::UploadDamaged);
  }
  return state();
}

} // namespace certdesk::test
