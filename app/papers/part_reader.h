#pragma once
#include "app/core/worker.h"
#include "app/papers/source.h"

#include <future>
#include <optional>

namespace certdesk::papers {

// Reads a checked file part by part; the next part is read, and its checksum made, while the one before is on its way.
class PartReader {
public:
  explicit PartReader(Source source) : m_source(std::move(source)) {}
  PartReader(const PartReader&) = delete; // owns a thread
  PartReader& operator=(const PartReader&) = delete;

  // Whether the file is still what was checked: M-09.
  [[nodiscard]] Outcome verify(const Call& call);
  // Lent until the next call. M-09 where the file is not what it was any more, before or after it was read.
  [[nodiscard]] Result<portal::UploadPart> take(std::int64_t offset, std::int64_t count);
  // A guess at what will be taken next.
  void readAhead(std::int64_t offset, std::int64_t count);

private:
  struct Read {
    std::int64_t offset = -1;
    Bytes octets, sha256;
    Outcome outcome;
  };
  void fill(Read& read, std::int64_t offset, std::int64_t count);
  void settle(); // nobody reads after it
  Source m_source;
  Read m_now, m_next;
  std::optional<std::future<void>> m_ahead; // of m_next
  Worker m_worker;                          // last: it uses what is above
};

} // namespace certdesk::papers
