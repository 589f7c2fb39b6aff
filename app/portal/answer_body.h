#pragma once
#include "app/core/bytes.h"

#include <string_view>

namespace certdesk::portal {

// Octets of an answer, which may hold a secret: wiped where they were when they move to a larger place or go.
class AnswerBody {
public:
  AnswerBody() = default;
  ~AnswerBody();
  AnswerBody(AnswerBody&&) noexcept = default;
  AnswerBody& operator=(AnswerBody&& other) noexcept;
  AnswerBody(const AnswerBody&) = delete; // one more place to wipe
  AnswerBody& operator=(const AnswerBody&) = delete;

  void append(std::string_view octets);
  [[nodiscard]] std::string_view view() const {
    return {reinterpret_cast<const char*>(m_octets.data()), m_octets.size()};
  }

private:
  Bytes m_octets;
};

} // namespace certdesk::portal
