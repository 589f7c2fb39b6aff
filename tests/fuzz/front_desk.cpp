#include "app/practice/front_desk.h"
#include "app/portal/wire.h"
#include "app/practice/furnisher.h"
#include "app/practice/opening.h"
#include "app/practice/world.h"
#include "tests/fuzz/target.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

// A whole request at the practice portal, which may stand in a network: METHOD PATH?QUERY, a line for each field, an
// empty line, the body. Words that a stranger cannot guess stand for themselves with a dollar: $TOKEN of somebody who
// is logged in, the application and certificate that are $MINE and $CERTIFICATE, and another person's $THEIRS and
// $THEIR_CERTIFICATE; $ETAG of mine, and a $KEY that was never used.
using namespace certdesk;
using namespace certdesk::practice;

namespace {

constexpr const char* me = "fuzz_me";
constexpr const char* other = "fuzz_other";
constexpr const char* marker = "Somebody-Elses-Organisation";
constexpr const char* address = "127.0.0.1:4443";

template <class T>
T sound(Result<T> result, const char* what) {
  if (!result) std::fprintf(stderr, "%s\n", result.error().detail.c_str());
  fuzz::must(result.has_value(), what);
  return std::move(*result);
}

void replace(std::string& text, std::string_view word, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += by.size())
    text.replace(at, word.size(), by);
}

class World {
public:
  World() {
    int count = 0;
    static QCoreApplication application(count, nullptr); // a database wants one
    m_folder = std::filesystem::temp_directory_path() / ("certdesk-fuzz-" + std::to_string(::getpid()));
    std::filesystem::create_directories(m_folder);
    m_store = sound(openStore(m_folder, {}), "a store");
    Settings settings;
    settings.hashIterations = 1;
    settings.mostWrong = 1'000'000; // nobody is locked out
    settings.papers = true;
    m_office.emplace(
        sound(openOffice(*m_store, m_folder, std::move(settings), std::string("https://") + address), "an office"));
    FrontDesk::Place place{m_folder, "console", sound(Door::plan({}), "a door"), 4443};
    m_desk = std::make_unique<FrontDesk>(*m_store, *m_office, std::move(place));
    m_certificate = furnish(me, "Fuzz");
    m_theirCertificate = furnish(other, marker);
    m_theirs = sound(start(logIn(other), m_theirCertificate), "theirs").id;
    m_token = logIn(me);
    m_mine = sound(start(m_token, m_certificate), "mine").id;
  }
  ~World() {
    m_desk.reset();
    m_store.reset();
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
  }
  World(const World&) = delete;

  void take(std::string text) {
    const bool knowsTheirs = text.find("$THEIR") != std::string::npos; // then an echo of it is no news
    if (text.find("$ETAG") != std::string::npos) replace(text, "$ETAG", etag());
    replace(text, "$THEIR_CERTIFICATE", m_theirCertificate);
    replace(text, "$THEIRS", m_theirs);
    replace(text, "$CERTIFICATE", m_certificate);
    replace(text, "$TOKEN", m_token);
    replace(text, "$MINE", m_mine);
    replace(text, "$KEY", freshKey());
    check(m_desk->answer(requestFrom(text)), knowsTheirs);
    if (m_desk->answer(requestFrom("GET /api/v1/account\nauthorization: Bearer " + m_token + "\n\n")).status == 401)
      m_token = logIn(me);
    if (text.find("/cancellation") != std::string::npos)
      if (const auto anew = start(m_token, m_certificate)) m_mine = anew->id;
  }

private:
  static HttpRequest requestFrom(const std::string& text) {
    const auto end = std::min(text.find("\n\n"), text.size());
    HttpRequest request;
    request.fields["host"] = address;
    request.body = text.substr(std::min(end + 2, text.size()));
    std::istringstream head(text.substr(0, end));
    std::string line;
    std::getline(head, line);
    const auto blank = std::min(line.find(' '), line.size());
    request.method = line.substr(0, blank);
    const auto target = line.substr(std::min(blank + 1, line.size()));
    const auto mark = std::min(target.find('?'), target.size());
    request.path = target.substr(0, mark);
    std::istringstream query(target.substr(std::min(mark + 1, target.size())));
    for (std::string one; std::getline(query, one, '&');) {
      const auto sign = std::min(one.find('='), one.size());
      request.query.emplace(one.substr(0, sign), one.substr(std::min(sign + 1, one.size())));
    }
    while (std::getline(head, line)) {
      const auto colon = line.find(": ");
      if (colon == std::string::npos) continue;
      auto name = line.substr(0, colon);
      std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
      request.fields[name] = line.substr(colon + 2);
    }
    return request;
  }

  static void check(const HttpAnswer& answer, bool knowsTheirs) {
    if (answer.status >= 500) std::fprintf(stderr, "%d %s\n", answer.status, answer.body.c_str());
    fuzz::must(answer.status >= 200 && answer.status < 500, "nothing that comes in is the portal's fault");
    fuzz::must(knowsTheirs || answer.body.find(marker) == std::string::npos, "what is somebody else's stays theirs");
    for (const auto& [name, value] : answer.fields)
      fuzz::must((name + value).find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
                 "a field is one line");
  }

  // An account and its certificate's id.
  std::string furnish(const char* userName, const char* organisation) {
    return sound(m_desk->visit([&](Visit& visit) {
      Furnisher furnisher(visit, organisation);
      CertificateRow row;
      row.accountId = furnisher.account({userName, organisation, organisation, "fuzz@invalid.example", ""});
      row.subject = organisation;
      row.templateName = "fuzz";
      row.keyAlgorithm = portal::KeyAlgorithm::EcP256;
      row.appliedAt = visit.now - std::chrono::hours(24);
      row.notAfter = secondsOf(visit.now) + std::chrono::hours(24 * 365);
      row.ukeySerial = std::string("F0F0F0F0F0F0F0F") + (userName == me ? '1' : '2');
      (void)furnisher.certificate(row);
      fuzz::must(furnisher.outcome().has_value(), "a certificate");
      return row.id;
    }),
                 "a visit");
  }

  std::string logIn(const char* userName) {
    const auto body = portal::toJson(portal::LoginRequest{userName, Secret(std::string_view(practised::password))});
    const auto answer = m_desk->answer(
        requestFrom("POST /api/v1/session\ncontent-type: application/json\n\n" + std::string(body.text())));
    return std::string(sound(portal::sessionFrom(answer.body), "a session").accessToken.text());
  }

  // Nothing where there is an open one.
  Result<portal::Application> start(const std::string& token, const std::string& certificate) {
    return portal::applicationFrom(
        m_desk
            ->answer(requestFrom("POST /api/v1/applications\ncontent-type: application/json\nauthorization: Bearer " +
                                 token + "\nidempotency-key: " + freshKey() + "\n\n" +
                                 portal::toJson(portal::StartRequest{"recovery", certificate})))
            .body);
  }

  std::string etag() {
    return m_desk
        ->answer(requestFrom("GET /api/v1/applications/" + m_mine + "\nauthorization: Bearer " + m_token + "\n\n"))
        .field("ETag");
  }

  std::string freshKey() {
    std::array<char, 33> text{};
    std::snprintf(text.data(), text.size(), "%032llx", ++m_keys);
    return text.data();
  }

  std::filesystem::path m_folder;
  std::unique_ptr<Store> m_store;
  std::optional<Office> m_office;
  std::unique_ptr<FrontDesk> m_desk;
  std::string m_token, m_mine, m_theirs, m_certificate, m_theirCertificate;
  unsigned long long m_keys = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  static World world;
  world.take(std::string(fuzz::textOf({octets, size})));
  return 0;
}
