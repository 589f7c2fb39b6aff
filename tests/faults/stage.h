#pragma once
#include "app/practice/environment.h"
#include "tests/faults/service.h"

#include <QTemporaryDir>
#include <filesystem>
#include <memory>

namespace certdesk::faults {

// A practice world, made once and put back before every run; beside it what the client keeps on its PC.
class Stage {
public:
  // In a folder of its own, or in one where another process has made it.
  explicit Stage(const Service& service, const std::filesystem::path& folder = {});
  // Makes the world; K-05 where it cannot be.
  Outcome make();
  void putBack();
  [[nodiscard]] Result<std::unique_ptr<practice::Environment>> open() const;

  [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
  [[nodiscard]] std::filesystem::path store() const { return world() / "portal.db"; }
  [[nodiscard]] std::filesystem::path pc() const { return m_folder / "pc"; } // everything that the client writes
  [[nodiscard]] std::filesystem::path papers() const { return m_folder / "papers"; }

private:
  [[nodiscard]] std::filesystem::path world() const { return m_folder / "world"; }
  [[nodiscard]] std::filesystem::path kept() const { return m_folder / "kept"; }
  const Service& m_service;
  std::unique_ptr<QTemporaryDir> m_own;
  std::filesystem::path m_folder;
};

} // namespace certdesk::faults
