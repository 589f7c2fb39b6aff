#include "app/papers/part_reader.h"

#include "app/crypto/digest.h"

#include <memory>
#include <utility>

namespace certdesk::papers {

void PartReader::fill(Read& read, std::int64_t offset, std::int64_t count) {
  read.offset = offset;
  read.outcome = m_source.read(offset, count, read.octets);
  if (read.outcome) read.sha256 = crypto::sha256(read.octets);
}

void PartReader::settle() {
  if (m_ahead) m_ahead->wait();
  m_ahead.reset();
}

Outcome PartReader::verify(const Call& call) {
  settle();
  m_next.offset = -1; // what was read before may be what was not right
  return m_source.verify(call);
}

Result<portal::UploadPart> PartReader::take(std::int64_t offset, std::int64_t count) {
  settle();
  if (m_next.offset == offset && static_cast<std::int64_t>(m_next.octets.size()) == count)
    std::swap(m_now, m_next);
  else
    fill(m_now, offset, count);
  m_next.offset = -1;
  if (!m_now.outcome) return failed(m_now.outcome);
  if (auto same = m_source.unchanged(); !same) return failed(same);
  return portal::UploadPart{offset, m_now.octets, m_now.sha256};
}

void PartReader::readAhead(std::int64_t offset, std::int64_t count) {
  settle();
  if (count <= 0) return;
  const auto done = std::make_shared<std::promise<void>>();
  m_ahead = done->get_future();
  m_worker.post([this, done, offset, count](const std::stop_token&) {
    fill(m_next, offset, count);
    done->set_value();
  });
}

} // namespace certdesk::papers
