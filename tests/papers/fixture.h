#pragma once
#include "app/papers/check.h"

#include <QByteArray>
#include <QGuiApplication>
#include <QImage>
#include <QString>
#include <QTemporaryDir>
#include <filesystem>

// Files as people choose them, made here.
namespace certdesk::test {

inline const std::string number = "20170315000541121943", otherNumber = "20161219000541119970";

// Qt's fonts and picture formats need an application; one for the whole test program.
QGuiApplication& application();

class Folder {
public:
  Folder() { application(); }
  std::filesystem::path put(const char* name, const QByteArray& octets) const;
  [[nodiscard]] std::filesystem::path path(const char* name) const {
    return m_folder.path().toStdString() + "/" + name;
  }

private:
  QTemporaryDir m_folder;
};

[[nodiscard]] papers::Purpose purpose(portal::MaterialRole role = portal::MaterialRole::Paper);

// A picture with something in it, so that it does not become small; the same each time.
[[nodiscard]] QImage noisy(int width, int height);
// A white sheet with a QR code of this text.
[[nodiscard]] QImage sheetWithCode(const QString& text);
[[nodiscard]] QByteArray encoded(const QImage& image, const char* format, int quality = 90);
// A JPEG with an EXIF segment of this orientation (1 to 8) behind its beginning.
[[nodiscard]] QByteArray turned(const QByteArray& jpeg, char orientation);
// A PNG of this size, all black, made without holding it in memory.
[[nodiscard]] QByteArray blackPng(int width, int height, bool coloured);

// A PDF of so many sheets; with a trailer as people's programs write it. extra goes into the trailer.
[[nodiscard]] QByteArray pdf(int sheets, const QByteArray& extra = {});
// The same with its objects in a compressed object stream (PDF 1.5).
[[nodiscard]] QByteArray pdfWithObjectStream(int sheets);
// A scan: one sheet that is one JPEG.
[[nodiscard]] QByteArray scannedPdf(const QByteArray& jpeg);

} // namespace certdesk::test
