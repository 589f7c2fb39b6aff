#pragma once
#include "app/core/result.h"

#include <QSizeF>
#include <QString>
#include <filesystem>
#include <memory>

class QPagedPaintDevice;
class QPainter;
class QTextDocument;

namespace certdesk::papers {

// What is printed or saved as a PDF: A4, in the language of the program, laid out the same on every screen and printer.
// Needs a QGuiApplication, for its fonts. Made and painted on the same thread.
class PrintedDocument {
public:
  // text: rich text in which all that is not ours is escaped; the picture "qr" is the number as a QR code. practice:
  // each sheet says that it has no legal effect.
  PrintedDocument(const QString& text, QString title, QString number, bool practice);
  ~PrintedDocument();
  PrintedDocument(PrintedDocument&&) noexcept;

  [[nodiscard]] int pages() const;
  [[nodiscard]] const QTextDocument& document() const { return *m_document; }
  // The whole sheet in the units of paintPage(): 1/96 inch.
  [[nodiscard]] static QSizeF sheet();
  // One sheet from its upper left corner, for a preview; pages count from 0.
  void paintPage(QPainter& painter, int page) const;
  // All sheets onto a printer or a PDF, which is set to A4. False where the device refuses.
  [[nodiscard]] bool paint(QPagedPaintDevice& device) const;
  // With its fonts in it. K-02 or K-07 where the file cannot be written; what was there before stays.
  [[nodiscard]] Outcome writePdf(const std::filesystem::path& path) const;

private:
  std::unique_ptr<QTextDocument> m_document;
  QString m_number, m_title;
  bool m_practice = false;
};

} // namespace certdesk::papers
