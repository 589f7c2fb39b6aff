#include "app/papers/uploader.h"

#include "app/core/pause.h"
#include "app/papers/failures.h"
#include "app/papers/part_reader.h"

#include <algorithm>

namespace certdesk::papers {

namespace {

using portal::Upload;

constexpr int mostFruitless = 5; // turns one after the other that brought the portal nothing

// After these the portal is asked how far it came.
bool isMended(ErrorCode code) {
  return isCut(code) || code == ErrorCode::UploadElsewhere || code == ErrorCode::UploadDamaged;
}

} // namespace

bool isCut(ErrorCode code) {
  return code == ErrorCode::ConnectionCut || code == ErrorCode::PortalTimeout || code == ErrorCode::PortalUnreachable;
}

// One file on its way.
class Uploader::Sending {
public:
  Sending(Uploader& of, Source source, const Call& call) : m_of(of), m_reader(std::move(source)), m_call(call) {}
  Result<Upload> run(const std::string& applicationId, const portal::UploadRequest& request);

private:
  [[nodiscard]] Call callForOne() const {
    return {m_call.stop, std::min(m_call.deadline, in(m_of.m_options.patience))};
  }
  Result<Upload> sendPart(const Upload& at);
  Outcome afterFailure(const Error& error);
  Outcome note(const Upload& upload, bool wasAsked);
  Uploader& m_of;
  PartReader m_reader;
  const Call& m_call;
  std::int64_t m_furthest = -1;
  int m_fruitless = 0, m_cuts = 0;
};

Result<Upload> Uploader::Sending::sendPart(const Upload& at) {
  const auto count = std::min(m_of.m_pace.next(), at.octets - at.received);
  const auto part = m_reader.take(at.received, count);
  if (!part) return failed(part);
  const auto after = at.received + count;
  // A slow line has the time anyway.
  m_reader.readAhead(after, std::min(m_of.m_pace.nextAfterQuick(), at.octets - after));
  const auto begun = std::chrono::steady_clock::now();
  auto answer = m_of.m_portal.appendUpload(at, *part, callForOne());
  const auto span = std::chrono::steady_clock::now() - begun;
  if (answer) m_of.m_pace.took(count, std::chrono::duration_cast<std::chrono::milliseconds>(span));
  return answer;
}

// How the portal stands now. What brings nothing forward, however it is answered, comes to an end.
Outcome Uploader::Sending::note(const Upload& upload, bool wasAsked) {
  if (upload.received > m_furthest) {
    m_furthest = upload.received;
    m_fruitless = m_cuts = 0;
  } else if (const bool counted = !wasAsked || upload.received >= upload.octets;
             counted && ++m_fruitless > mostFruitless) {
    return damaged("the portal does not come further than " + std::to_string(m_furthest));
  }
  if (m_of.m_progress) m_of.m_progress(upload.received, upload.octets);
  return {};
}

// Whether to go on after a failure, when it is time to.
Outcome Uploader::Sending::afterFailure(const Error& error) {
  const auto give = tl::unexpected<Error>(error);
  if (m_call.stop.stop_requested()) return cancelled("sending a file");
  if (!isMended(error.code) || m_call.over() || ++m_fruitless > mostFruitless) return give;
  if (error.code == ErrorCode::UploadDamaged) return m_reader.verify(m_call); // on its way, or on this PC?
  if (!isCut(error.code)) return {};
  m_of.m_pace.slowDown();
  if (m_of.m_options.cut) m_of.m_options.cut();
  const std::chrono::milliseconds span = m_of.m_options.pause * (1 << std::min(m_cuts++, mostFruitless));
  pauseUnlessStopped(m_call.stop, std::min(span, m_call.left()));
  if (m_call.stop.stop_requested()) return cancelled("sending a file");
  return m_call.over() ? Outcome(give) : Outcome();
}

Result<Upload> Uploader::Sending::run(const std::string& applicationId, const portal::UploadRequest& request) {
  auto& portal = m_of.m_portal;
  if (auto same = m_reader.verify(m_call); !same) return failed(same);
  m_reader.readAhead(0, std::min(m_of.m_pace.next(), request.octets)); // where nothing of it is there yet
  std::string id; // empty until the portal has answered the first time
  bool ask = true;
  Upload at;
  for (;;) {
    if (m_call.stop.stop_requested()) return cancelled("sending a file");
    auto answer = id.empty() ? portal.startUpload(applicationId, request, callForOne())
                  : ask      ? portal.upload(id, callForOne())
                             : sendPart(at);
    const bool wasAsked = ask; // its failure before is what counts
    ask = !answer;
    if (!answer) {
      if (auto goOn = afterFailure(answer.error()); !goOn) return failed(goOn);
      continue;
    }
    at = std::move(*answer);
    id = at.id;
    if (auto further = note(at, wasAsked); !further) return failed(further);
    if (at.complete) return at;
    ask = at.received >= at.octets; // all there and not whole: it is being judged
  }
}

Result<Upload> Uploader::send(const std::string& applicationId, const std::string& kind, const CheckedFile& file,
                              const Call& call) {
  auto source = Source::open(file);
  if (!source) return failed(source);
  Sending sending(*this, std::move(*source), call);
  return sending.run(applicationId, {kind, file.type, file.octets, file.sha256});
}

} // namespace certdesk::papers
