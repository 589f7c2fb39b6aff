#include "app/portal/answer_body.h"

#include "app/core/secret.h"

#include <algorithm>
#include <utility>

namespace certdesk::portal {

AnswerBody::~AnswerBody() { wipe(m_octets); }

AnswerBody& AnswerBody::operator=(AnswerBody&& other) noexcept {
  if (this != &other) {
    wipe(m_octets);
    m_octets = std::exchange(other.m_octets, {});
  }
  return *this;
}

void AnswerBody::append(std::string_view octets) {
  if (m_octets.size() + octets.size() > m_octets.capacity()) {
    Bytes larger;
    larger.reserve(std::max<std::size_t>(4096, 2 * (m_octets.size() + octets.size())));
    larger.assign(m_octets.begin(), m_octets.end());
    wipe(m_octets);
    m_octets = std::move(larger);
  }
  m_octets.insert(m_octets.end(), octets.begin(), octets.end());
}

} // namespace certdesk::portal
