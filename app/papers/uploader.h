#pragma once
#include "app/papers/checked_file.h"
#include "app/papers/pace.h"
#include "app/papers/source.h"
#include "app/portal/portal.h"

#include <chrono>
#include <functional>

namespace certdesk::papers {

// Whether the line to the portal went: what was sent is kept, and goes on once it is back.
[[nodiscard]] bool isCut(ErrorCode code);

// Octets that the portal has, of all.
using UploadProgress = std::function<void(std::int64_t received, std::int64_t octets)>;

// Sends checked files to the portal, each in parts and from where it stood, also where another start or another PC
// began it. Blocks; the Call's deadline is for all of a file and its stop ends it between two parts (K-04), with
// nothing lost: sending the same file again goes on. Nothing is written on this PC.
class Uploader {
public:
  struct Options {
    std::chrono::milliseconds pause{1000};     // after a cut, the first time; twice as long each further time
    std::chrono::milliseconds patience{90000}; // for one part
    std::function<void()> cut = {};            // the line is cut; it is tried again by itself, until progress is told
  };
  // pace: of the line to this portal, from one file to the next; it outlives the uploader.
  Uploader(portal::Portal& portal, Pace& pace, UploadProgress progress)
      : Uploader(portal, pace, std::move(progress), Options()) {}
  Uploader(portal::Portal& portal, Pace& pace, UploadProgress progress, Options options)
      : m_portal(portal), m_pace(pace), m_progress(std::move(progress)), m_options(std::move(options)) {}

  // M-09 where the file is not any more what was checked, before or while it is sent; M-11 where it arrives damaged
  // again and again; M-13 and all else as the portal and the network say.
  [[nodiscard]] Result<portal::Upload> send(const std::string& applicationId, const std::string& kind,
                                            const CheckedFile& file, const Call& call);

private:
  class Sending;
  portal::Portal& m_portal;
  Pace& m_pace;
  UploadProgress m_progress;
  Options m_options;
};

} // namespace certdesk::papers
