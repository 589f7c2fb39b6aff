#include "app/papers/qr_code.h"
#include "tests/papers/fixture.h"

#include <QProcess>
#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::test;

TEST_CASE("a QR code is read by another reader as the text it was made of") {
  const Folder folder;
  for (const auto& text : {QStringLiteral("20170315000541121943"), QStringLiteral("https://pay.example/o?id=演练")}) {
    const auto code = papers::QrCode::of(text);
    REQUIRE(code);
    const auto file = folder.put("code.png", encoded(code->image(4), "png"));
    QProcess process;
    process.start(QStringLiteral(CERTDESK_ZBARIMG),
                  {QStringLiteral("-q"), QStringLiteral("--raw"), QString::fromStdString(file.string())});
    REQUIRE(process.waitForFinished());
    CHECK(QString::fromUtf8(process.readAllStandardOutput()).trimmed() == text);
  }
}

TEST_CASE("a QR code that cannot be made is none") {
  CHECK_FALSE(papers::QrCode::of(QString()));
  CHECK_FALSE(papers::QrCode::of(QString(5000, QLatin1Char('x'))));
  const auto longest = papers::QrCode::of(QString(1000, QLatin1Char('x'))); // a payment code at its longest
  REQUIRE(longest);
  CHECK(longest->size() <= 177);
}
