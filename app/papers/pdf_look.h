#pragma once
#include <QIODevice>
#include <functional>
#include <stop_token>

namespace certdesk::papers {

// What a PDF says of itself, without a PDF library: one pass over its words from the beginning to the end. Nothing of
// it is drawn or run.
struct PdfLook {
  bool whole = false;  // it has an end, and a root to begin reading at
  bool locked = false; // /Encrypt: it opens, or opens fully, only with a password
  int sheets = 0;      // 0: it does not say, or only where this does not look
};

// Scanned sheets: called with each picture that is a JPEG of its own, a few at most.
using PdfPicture = std::function<void(const QByteArray& jpeg)>;

[[nodiscard]] PdfLook lookIntoPdf(QIODevice& device, const PdfPicture& picture, const std::stop_token& stop);

} // namespace certdesk::papers
