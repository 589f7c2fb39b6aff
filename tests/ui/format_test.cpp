#include "ui/format.h"
#include "ui/translation.h"

#include <QCoreApplication>
#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::ui;

namespace {

struct Speaking {
  explicit Speaking(Language language) {
    qputenv("TZ", "Asia/Shanghai");
    translation.use(language);
  }
  static constexpr const char* arguments[] = {"format", nullptr};
  int count = 1;
  QCoreApplication application{count, const_cast<char**>(arguments)};
  Translation translation;
};

const Time afternoon = *fromRfc3339("2026-12-15T08:02:59Z");

} // namespace

TEST_CASE("files are measured as the systems do") {
  CHECK(ui::fileSize(0) == QStringLiteral("0 KB"));
  CHECK(ui::fileSize(1) == QStringLiteral("1 KB"));
  CHECK(ui::fileSize(300'000) == QStringLiteral("293 KB"));
  CHECK(ui::fileSize(5 << 20) == QStringLiteral("5 MB"));
  CHECK(ui::fileSize(4'300'000) == QStringLiteral("4.1 MB"));
}

TEST_CASE("money is exact to the fen, whatever its size") {
  CHECK(yuan(0) == QStringLiteral("0.00"));
  CHECK(yuan(7) == QStringLiteral("0.07"));
  CHECK(yuan(5000) == QStringLiteral("50.00"));
  CHECK(yuan(-105) == QStringLiteral("-1.05"));
  CHECK(yuan(9007199254740993) == QStringLiteral("90071992547409.93")); // no double can hold it
  CHECK(yuan(std::numeric_limits<std::int64_t>::min()) == QStringLiteral("-92233720368547758.08"));
}

TEST_CASE("times are told in the time zone and the manner of the reader") {
  {
    const Speaking chinese(Language::Chinese);
    CHECK(date(afternoon) == QStringLiteral("2026-12-15"));
    CHECK(dateTime(afternoon) == QStringLiteral("2026-12-15 16:02"));
    CHECK(money(5000) == QStringLiteral("50.00 元"));
  }
  const Speaking english(Language::English);
  CHECK(date(afternoon) == QStringLiteral("15 Dec 2026"));
  CHECK(dateTime(afternoon) == QStringLiteral("15 Dec 2026, 16:02"));
  CHECK(money(5000) == QStringLiteral("CNY 50.00"));
}

TEST_CASE("long numbers come in groups of four, and a UKEY is told by its last four characters") {
  CHECK(grouped("20260915000541121943") == QStringLiteral("2026 0915 0005 4112 1943"));
  CHECK(grouped("12345") == QStringLiteral("1234 5"));
  CHECK(grouped("").isEmpty());
  CHECK(serialTail("EX202604180091C7") == QStringLiteral("91C7"));
  CHECK(serialTail("A1") == QStringLiteral("A1"));
}
