#include "app/portal/problem.h"
#include "app/portal/wire.h"
#include "app/portal/wire_desk.h"
#include "tests/portal/golden.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <catch2/catch.hpp>
#include <functional>

using namespace certdesk;
using namespace certdesk::portal;
using tests::golden;

namespace {

using Read = std::function<Outcome(std::string_view)>;
template <class T>
Read reader(Result<T> (*read)(std::string_view)) {
  return [read](std::string_view json) -> Outcome {
    const auto value = read(json);
    if (!value) return failed(value);
    return {};
  };
}

struct Body {
  const char* file;
  Read read;
};
const std::vector<Body>& bodies() {
  static const std::vector<Body> all = {
      {"service.json", reader(serviceFrom)},
      {"session.json", reader(sessionFrom)},
      {"certificates.json", reader(certificatesFrom)},
      {"applications.json", reader(applicationsFrom)},
      {"application-draft.json", reader(applicationFrom)},
      {"application-approved.json", reader(applicationFrom)},
      {"captcha.json", reader(captchaFrom)},
      {"certificate.json", reader(certificateFrom)},
      {"account.json", reader(accountFrom)},
      {"mailed-code.json", reader(mailedCodeFrom)},
      {"freeze-request.json", reader(freezeRequestFrom)},
      {"password-change-request.json", reader(passwordChangeRequestFrom)},
      {"answer-reset-request.json", reader(answerResetRequestFrom)},
      {"password-reset-request.json", reader(passwordResetRequestFrom)},
      {"registration-request.json", reader(registrationFrom)},
      {"login-request.json", reader(loginRequestFrom)},
      {"refresh-request.json", reader(refreshRequestFrom)},
      {"start-request.json", reader(startRequestFrom)},
      {"reason-request.json", reader(reasonRequestFrom)},
      {"agreement-request.json", reader(agreementRequestFrom)},
      {"quote-request.json", reader(quoteRequestFrom)},
      {"answer-request.json", reader(answerRequestFrom)},
      {"download-check-request.json", reader(downloadCheckRequestFrom)},
      {"confirmation-request.json", reader(confirmationRequestFrom)},
      {"problems/busy.json", reader(problemFrom)},
  };
  return all;
}

// Every place in a value, and the value with another one put there.
using Put = std::function<QJsonValue(QJsonValue)>;
using Visit = std::function<void(const std::string& place, const Put& with)>;
void everyPlace(const QJsonValue& value, const std::string& place, const Put& put, const Visit& visit) {
  if (!place.empty()) visit(place, put);
  if (value.isObject()) {
    const auto object = value.toObject();
    for (const auto& key : object.keys())
      everyPlace(
          object[key], (place.empty() ? "" : place + ".") + key.toStdString(),
          [&](const QJsonValue& other) {
            auto changed = object;
            if (other.isUndefined())
              changed.remove(key);
            else
              changed[key] = other;
            return put(changed);
          },
          visit);
  } else if (value.isArray()) {
    const auto array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
      everyPlace(
          array[i], place + "[" + std::to_string(i) + "]",
          [&](const QJsonValue& other) {
            auto changed = array;
            if (other.isUndefined())
              changed.removeAt(i);
            else
              changed[i] = other;
            return put(changed);
          },
          visit);
  }
}

void everyPlace(const Body& body, const Visit& visit) {
  const auto root = QJsonDocument::fromJson(QByteArray::fromStdString(golden(body.file))).object();
  everyPlace(
      root, "", [](QJsonValue value) { return value; }, visit);
}

std::string text(const QJsonValue& root) {
  return QJsonDocument(root.toObject()).toJson(QJsonDocument::Compact).toStdString();
}

// Whether a place is known to the contract at all: "type" of a problem is written, never read.
bool unread(const Body& body, const std::string& place) {
  return std::string_view(body.file).starts_with("problems/") && place == "type";
}

void checkRefused(const Body& body, const std::string& place, const std::string& json) {
  INFO(body.file << " " << place << " " << json.substr(0, 300));
  const auto outcome = body.read(json);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == ErrorCode::AnswerMalformed);
  CHECK(outcome.error().detail == "member " + place);
}

} // namespace

TEST_CASE("a member of another type is refused by its name, and its value is told to nobody") {
  for (const auto& body : bodies()) {
    everyPlace(body, [&](const std::string& place, const Put& with) {
      if (unread(body, place)) return;
      // null fits no member; of the others at most one kind does.
      checkRefused(body, place, text(with(QJsonValue::Null)));
      int refused = 0;
      for (const auto& other : {QJsonValue(QStringLiteral("SHOWN\u0007")), QJsonValue(-1.5), QJsonValue(1e300),
                                QJsonValue(true), QJsonValue(QJsonArray{QStringLiteral("SHOWN\u202e")}),
                                QJsonValue(QJsonObject{{QStringLiteral("SHOWN"), 1}})}) {
        const auto outcome = body.read(text(with(other)));
        if (outcome) continue;
        ++refused;
        CHECK(outcome.error().code == ErrorCode::AnswerMalformed);
        CHECK(outcome.error().detail.starts_with("member " + place));
        CHECK(outcome.error().detail.find("SHOWN") == std::string::npos);
      }
      INFO(body.file << " " << place);
      CHECK(refused >= 5); // a boolean's place takes true
    });
  }
}

TEST_CASE("a missing member is refused unless the contract lets it be left out") {
  const std::vector<std::string> optional = {"signing_certificate",
                                             "encryption_certificate",
                                             "loss_reason",
                                             "agreement",
                                             "quote",
                                             "years",
                                             "mail_sent_at",
                                             "resend_allowed_at",
                                             "download_open_until",
                                             "captcha_id",
                                             "detail",
                                             "answer_reset_at"};
  for (const auto& body : bodies()) {
    everyPlace(body, [&](const std::string& place, const Put& with) {
      if (unread(body, place) || place.back() == ']') return; // lists may be shorter
      const auto name = place.substr(place.rfind('.') + 1);
      const auto json = text(with(QJsonValue(QJsonValue::Undefined)));
      if (std::find(optional.begin(), optional.end(), name) == optional.end()) {
        checkRefused(body, place, json);
      } else {
        INFO(body.file << " " << place);
        CHECK(body.read(json));
      }
    });
  }
}

TEST_CASE("over-long texts and lists are refused") {
  for (const auto& body : bodies()) {
    everyPlace(body, [&](const std::string& place, const Put& with) {
      if (unread(body, place)) return;
      const auto longText = text(with(QString(250'000, QLatin1Char('0'))));
      checkRefused(body, place, longText);
    });
  }
  const auto application =
      QJsonDocument::fromJson(QByteArray::fromStdString(golden("application-approved.json"))).object();
  for (const auto* list : {"lines", "lost_ukey_serials", "issued", "archived"}) {
    auto longer = application;
    QJsonArray items;
    const auto item = list == std::string("issued") ? longer[QLatin1String("issued")].toArray()[0]
                                                    : QJsonValue(QStringLiteral("MAMC"));
    for (int i = 0; i < 103; ++i)
      items.append(item);
    longer[QLatin1String(list)] = items;
    CHECK(applicationFrom(text(longer)).error().detail == std::string("member ") + list);
  }
  CHECK(applicationFrom(std::string(2'000'000, ' ')).error().detail == "the body is too large");
}

TEST_CASE("a body cut anywhere is refused") {
  for (const auto& body : bodies()) {
    auto json = golden(body.file);
    while (!json.empty() && json.back() != '}')
      json.pop_back();
    for (std::size_t length = 0; length < json.size(); ++length) {
      const std::string cut = json.substr(0, length); // its own memory, so that reading past it is seen
      const auto outcome = body.read(cut);
      INFO(body.file << " cut at " << length);
      REQUIRE_FALSE(outcome);
    }
    CHECK(body.read(json));
  }
}

TEST_CASE("nesting, doubled keys, strange numbers and broken texts end in a failure, not in a crash") {
  const auto refused = [](const std::string& json) {
    const auto outcome = serviceFrom(json);
    INFO(json.substr(0, 100));
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::AnswerMalformed);
  };
  refused(std::string(500'000, '['));
  refused(std::string(500'000, '{'));
  std::string deep;
  for (int i = 0; i < 100'000; ++i)
    deep += "{\"a\":";
  refused(deep);
  refused("");
  refused("[]");
  refused("null");
  refused("\xef\xbb\xbf");
  refused("{\"name\":\"\xff\xfe\"}");
  refused("{\"name\":\"\xc0\xaf\"}");
  refused(R"({"name":"\ud800"})");
  refused(R"({"name":"a","name":5})");
  refused(std::string("{\"name\":\"a\0b\"}", 14));

  const auto quote = [](const std::string& number) { return quoteRequestFrom("{\"total_fen\":" + number + "}"); };
  CHECK(quote("10000")->totalFen == 10000);
  CHECK(quote("1e4")->totalFen == 10000);
  CHECK(quote("0")->totalFen == 0);
  for (const auto* number : {"-1", "0.5", "1e400", "-1e400", "1e19", "9223372036854775808", "18446744073709551617",
                             "1000000000001", "NaN", "Infinity", "0x10", "1_000", "\"1\"", "1000000.000001"})
    CHECK_FALSE(quote(number));
}

TEST_CASE("texts that could look like other texts are refused") {
  auto service = QJsonDocument::fromJson(QByteArray::fromStdString(golden("service.json"))).object();
  for (const auto& name : {u"a\u0000b", u"a\nb", u"a\tb", u"a\u007fb", u"a\u0085b", u"a\u009bb", u"a\u061cb",
                           u"a\u200eb", u"a\u200fb", u"a\u2028b", u"a\u202eb", u"a\u2066b", u"a\ufeffb"}) {
    service[QLatin1String("name")] = QString::fromUtf16(name, name[1] == 0 ? 3 : -1);
    CHECK(serviceFrom(text(service)).error().detail == "member name");
  }
  service[QLatin1String("name")] = QStringLiteral("𠀀示例 — “好”");
  CHECK(serviceFrom(text(service)));
}

// It becomes a part of addresses and of names of files.
TEST_CASE("an application's number is twenty digits and nothing else") {
  auto application = QJsonDocument::fromJson(QByteArray::fromStdString(golden("application-approved.json"))).object();
  const auto numbered = [&](const QString& number) {
    application[QLatin1String("id")] = number;
    const auto read = applicationFrom(text(application));
    return read ? read->id : read.error().detail;
  };
  CHECK(numbered(QStringLiteral("20261123000541121943")) == "20261123000541121943");
  for (const auto* number :
       {"", "../../x", "../../../../../../xx", "2026/1", "2026/112300054112194", "2026112300054112194",
        "202611230005411219430", "2026112300054112194x", "2026112300054112194\n", "+2026112300054112194",
        "-2026112300054112194", " 2026112300054112194", "2026112300054112194.", "C:611230005411219430",
        "２０２６１１２３０００５４１１２１９４３"})
    CHECK(numbered(QString::fromUtf8(number)) == "member id");
  application[QLatin1String("id")] = 2.0261123e19;
  CHECK(applicationFrom(text(application)).error().detail == "member id");
}

TEST_CASE("a bound is met exactly, and counted in characters") {
  auto service = QJsonDocument::fromJson(QByteArray::fromStdString(golden("service.json"))).object();
  QString name;
  for (int i = 0; i < 200; ++i)
    name += QStringLiteral("𠀀");
  service[QLatin1String("name")] = name;
  CHECK(serviceFrom(text(service)));
  service[QLatin1String("name")] = name + QLatin1Char('x');
  CHECK_FALSE(serviceFrom(text(service)));
}

TEST_CASE("an agreement under another text's hash is refused") {
  auto json = golden("application-draft.json");
  const auto at = json.find("用户自愿");
  json.replace(at, std::string("用户").size(), "客户");
  CHECK(applicationFrom(json).error().detail == "member agreement.sha256");
}

TEST_CASE("only what says that it is a PNG is a captcha") {
  CHECK(captchaFrom(R"({"id":"a","png":"PHN2Zz48L3N2Zz4="})").error().detail == "member png");
}

TEST_CASE("versions are one to four numbers") {
  const auto accepts = [](const std::string& version) {
    auto service = QJsonDocument::fromJson(QByteArray::fromStdString(golden("service.json"))).object();
    service[QLatin1String("minimum_client")] = QString::fromStdString(version);
    return serviceFrom(text(service)).has_value();
  };
  for (const auto* good : {"0", "1.2", "1.2.3", "1.2.3.4", "123456789"})
    CHECK(accepts(good));
  for (const auto* bad : {"", ".", "1.", ".1", "1..2", "1.2.3.4.5", "1234567890", "1.x", "v1", "-1", "1 "})
    CHECK_FALSE(accepts(bad));
}
