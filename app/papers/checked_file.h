#pragma once
#include "app/core/bytes.h"
#include "app/portal/nouns.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace certdesk::papers {

// What is known of the QR code of an acceptance form. NotRead: not a form, or nothing here can read one.
enum class QrFinding { NotRead, None, Right };

// A file that may go to the portal: what it is by content, and what it was when that was looked at.
struct CheckedFile {
  std::filesystem::path path = {};
  portal::MaterialType type = portal::MaterialType::Jpeg;
  std::int64_t octets = 0;
  std::string sha256 = {}; // hexadecimal
  std::filesystem::file_time_type modified{};
  int width = 0, height = 0; // pixels, upright; 0 for a PDF
  int sheets = 1;            // 0: a PDF that does not say
  QrFinding qr = QrFinding::NotRead;
  // What is sent in the file's stead, where it was shrunk: in memory only.
  std::shared_ptr<const Bytes> held = {};
};

} // namespace certdesk::papers
