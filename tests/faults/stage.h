#pragma once
#include "app/practice/environment.h"
#include "tests/faults/service.h"

#include <QTemporaryDir>
#include <filesystem>
#include <memory>

namespace certdesk::faults {

// A practice world, made once and put back before every run; beside it the PCs, and what clients keep on them.
class Stage {
public:
  // In a folder of its own, or in one where another process has made it.
  explicit Stage(const Service& service, const std::filesystem::path& folder = {});
  // Makes the world; K-05 where it cannot be.
  Outcome make();
  // The world as it was made, and no PC that has been used.
  void putBack();
  // The client of this process writes to the PC that was used last, or to one that has never been used.
  void useSamePc();
  void useAnotherPc();
  [[nodiscard]] Result<std::unique_ptr<practice::Environment>> open() const;

  [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
  [[nodiscard]] std::filesystem::path store() const { return world() / "portal.db"; }
  [[nodiscard]] std::filesystem::path pcs() const { return m_folder / "pcs"; } // everything that clients write
  [[nodiscard]] std::filesystem::path pc() const { return pcs() / std::to_string(m_pc); }
  [[nodiscard]] std::filesystem::path papers() const { return m_folder / "papers"; }

private:
  [[nodiscard]] std::filesystem::path world() const { return m_folder / "world"; }
  [[nodiscard]] std::filesystem::path kept() const { return m_folder / "kept"; }
  const Service& m_service;
  std::unique_ptr<QTemporaryDir> m_own;
  std::filesystem::path m_folder;
  int m_pc = 1;
};

} // namespace certdesk::faults
