#pragma once
#include "app/core/call.h"
#include "app/papers/checked_file.h"

#include <QIODevice>
#include <memory>

namespace certdesk::papers {

// The octets of a file that is on the PC, or of what stands for it in memory, open for reading. K-02 where it cannot be
// opened or is no plain file.
[[nodiscard]] Result<std::unique_ptr<QIODevice>> openFile(const std::filesystem::path& path);
[[nodiscard]] Result<std::unique_ptr<QIODevice>> openOctets(const CheckedFile& file);

// SHA-256 in hexadecimal of all of it. K-04 where the person stops it, K-02 where it cannot be read to its end.
[[nodiscard]] Result<std::string> hashOf(QIODevice& device, const Call& call);

// The octets of a checked file, a part at a time; each time it is looked whether it is still the same file: M-09.
class Source {
public:
  [[nodiscard]] static Result<Source> open(const CheckedFile& file);
  // Whether its content is what was checked.
  [[nodiscard]] Outcome verify(const Call& call);
  // Whether it looks so: its length and time.
  [[nodiscard]] Outcome unchanged() const;
  // Into part, whose room is used again: a fresh one of some megabytes costs as much as sending it in a fast network.
  [[nodiscard]] Outcome read(std::int64_t offset, std::int64_t count, Bytes& part);

private:
  Source(CheckedFile file, std::unique_ptr<QIODevice> device) : m_file(std::move(file)), m_device(std::move(device)) {}
  CheckedFile m_file;
  std::unique_ptr<QIODevice> m_device;
};

} // namespace certdesk::papers
