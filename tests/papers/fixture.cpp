#include "tests/papers/fixture.h"

#include "app/papers/qr_code.h"

#include <QBuffer>
#include <QFile>
#include <QImageWriter>
#include <QPainter>
#include <QtEndian>
#include <catch2/catch.hpp>
#include <random>
#include <zlib.h>

namespace certdesk::test {

namespace {

int count = 1;
char name[] = "tests_papers";
char* arguments[] = {name, nullptr};

QByteArray bigEndian(quint32 value) {
  QByteArray octets(4, '\0');
  qToBigEndian(value, octets.data());
  return octets;
}

QByteArray chunk(const QByteArray& type, const QByteArray& data) {
  const auto body = type + data;
  const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.constData()), static_cast<uInt>(body.size()));
  return bigEndian(static_cast<quint32>(data.size())) + body + bigEndian(static_cast<quint32>(sum));
}

// Rows of zeros packed a row at a time.
QByteArray packedRows(int width, int height) {
  z_stream stream{};
  deflateInit(&stream, 1);
  QByteArray row(width + 1, '\0'), packed(1 << 20, '\0'), all;
  const auto run = [&](int flush) {
    do {
      stream.next_out = reinterpret_cast<Bytef*>(packed.data());
      stream.avail_out = static_cast<uInt>(packed.size());
      deflate(&stream, flush);
      all.append(packed.constData(), packed.size() - static_cast<qsizetype>(stream.avail_out));
    } while (stream.avail_out == 0);
  };
  for (int y = 0; y < height; ++y) {
    stream.next_in = reinterpret_cast<Bytef*>(row.data());
    stream.avail_in = static_cast<uInt>(row.size());
    run(Z_NO_FLUSH);
  }
  run(Z_FINISH);
  deflateEnd(&stream);
  return all;
}

QByteArray object(int id, const QByteArray& body) { return QByteArray::number(id) + " 0 obj\n" + body + "\nendobj\n"; }

QByteArray stream(const QByteArray& entries, const QByteArray& data) {
  return "<< " + entries + " /Length " + QByteArray::number(data.size()) + " >>\nstream\n" + data + "\nendstream";
}

QByteArray kids(int sheets) {
  QByteArray text = "[";
  for (int i = 0; i < sheets; ++i)
    text += " " + QByteArray::number(10 + i) + " 0 R";
  return text + " ]";
}

QByteArray pagesDictionary(int sheets) {
  return "<< /Type /Pages /Kids " + kids(sheets) + " /Count " + QByteArray::number(sheets) + " >>";
}

} // namespace

QGuiApplication& application() {
  static QGuiApplication instance(count, arguments);
  return instance;
}

std::filesystem::path Folder::put(const char* file, const QByteArray& octets) const {
  const auto where = path(file);
  QFile out(QString::fromStdString(where.string()));
  REQUIRE(out.open(QIODevice::WriteOnly));
  REQUIRE(out.write(octets) == octets.size());
  return where;
}

papers::Purpose purpose(portal::MaterialRole role) {
  papers::Purpose result{.applicationId = number, .material = {}};
  result.material.kind = "licence";
  result.material.role = role;
  result.material.types = {portal::MaterialType::Jpeg, portal::MaterialType::Png, portal::MaterialType::Pdf};
  result.material.largest = 5 << 20;
  result.material.mostPages = 3;
  return result;
}

QImage noisy(int width, int height) {
  std::mt19937 random(7);
  QImage image(width, height, QImage::Format_RGB32);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      image.setPixel(x, y, 0xFF000000 | (random() & 0xFFFFFF));
  return image;
}

QImage sheetWithCode(const QString& text) {
  QImage image(1240, 1754, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  painter.drawImage(900, 100, papers::QrCode::of(text)->image(6));
  return image;
}

QByteArray encoded(const QImage& image, const char* format, int quality) {
  QByteArray octets;
  QBuffer buffer(&octets);
  buffer.open(QIODevice::WriteOnly);
  QImageWriter writer(&buffer, format);
  if (QByteArray(format) == "jpeg") writer.setQuality(quality); // of a PNG it would be how little it is packed
  REQUIRE(writer.write(image));
  return octets;
}

QByteArray turned(const QByteArray& jpeg, char orientation) {
  QByteArray exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
  exif += QByteArray(1, orientation) + QByteArray("\0\0\0\0\0\0", 6);
  QByteArray segment("\xFF\xE1\0", 3);
  segment += static_cast<char>(exif.size() + 2);
  return jpeg.left(2) + segment + exif + jpeg.mid(2);
}

QByteArray blackPng(int width, int height, bool coloured) {
  const auto header = bigEndian(static_cast<quint32>(width)) + bigEndian(static_cast<quint32>(height)) +
                      QByteArray(coloured ? "\x08\x02\0\0\0" : "\x08\0\0\0\0", 5);
  return QByteArray("\x89PNG\r\n\x1A\n") + chunk("IHDR", header) +
         chunk("IDAT", packedRows(coloured ? 3 * width : width, height)) + chunk("IEND", {});
}

QByteArray pdf(int sheets, const QByteArray& extra) {
  QByteArray text = "%PDF-1.4\n" + object(1, "<< /Type /Catalog /Pages 2 0 R >>") + object(2, pagesDictionary(sheets));
  for (int i = 0; i < sheets; ++i)
    text += object(10 + i, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Note (a \\) and (nested) >>) >>");
  const auto at = QByteArray::number(text.size());
  return text + "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 20 /Root 1 0 R /ID [<00> <01>] " + extra +
         " >>\nstartxref\n" + at + "\n%%EOF\n";
}

QByteArray pdfWithObjectStream(int sheets) {
  const QByteArray objects = "1 0 2 40 << /Type /Catalog /Pages 2 0 R >> " + pagesDictionary(sheets);
  const auto packed = qCompress(objects).mid(4); // without Qt's length
  QByteArray text = "%PDF-1.5\n" + object(5, stream("/Type /ObjStm /N 2 /First 8 /Filter /FlateDecode", packed));
  const auto at = QByteArray::number(text.size());
  return text + object(6, stream("/Type /XRef /Size 20 /W [1 2 1] /Root 1 0 R", "xxxx")) + "startxref\n" + at +
         "\n%%EOF";
}

QByteArray scannedPdf(const QByteArray& jpeg) {
  auto text = pdf(1);
  return text.insert(
      9, object(30, stream("/Type /XObject /Subtype /Image /Filter [/DCTDecode] /Width 1240 /Height 1754", jpeg)));
}

} // namespace certdesk::test
