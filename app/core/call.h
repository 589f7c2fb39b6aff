#pragma once
#include "app/core/result.h"

#include <chrono>
#include <stop_token>

namespace certdesk {

using Deadline = std::chrono::steady_clock::time_point;
[[nodiscard]] inline Deadline in(std::chrono::milliseconds span) { return std::chrono::steady_clock::now() + span; }

// What every blocking call of the three interfaces takes: when to give up, and who may ask it to stop.
struct Call {
  std::stop_token stop;
  Deadline deadline = in(std::chrono::seconds(30));

  [[nodiscard]] std::chrono::milliseconds left() const {
    const auto span =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return span.count() > 0 ? span : std::chrono::milliseconds(0);
  }
  [[nodiscard]] bool over() const { return stop.stop_requested() || left().count() == 0; }
};

// What whoever was asked to stop answers: K-04.
[[nodiscard]] inline tl::unexpected<Error> cancelled(std::string detail = {}) {
  return fail(ErrorCode::Cancelled, std::move(detail));
}

} // namespace certdesk
