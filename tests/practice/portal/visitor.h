#pragma once
#include "tests/practice/portal/browser.h"
#include "tests/practice/portal/hand_key.h"

namespace practice_test {

[[nodiscard]] std::string newKey(); // for Idempotency-Key

// A person at the portal who keeps an eye on one application: writes by hand what the client would.
class Visitor {
public:
  explicit Visitor(Browser browser) : m_browser(std::move(browser)) {}

  Answer logIn(const std::string& userName, const std::string& password);
  [[nodiscard]] Answer get(const std::string& path, Fields fields = {}) const;
  // With a key of its own, or the one that is given.
  Answer post(const std::string& path, const std::string& body, const std::string& key = newKey(), Fields fields = {});

  // Under the application, with If-Match for what was seen last; what is answered is seen.
  Answer write(const std::string& method, const std::string& page, const std::string& body = "{}",
               const std::string& key = newKey());
  Answer look();                                 // GET of the application
  void follow(const std::string& applicationId); // that one from now on; REQUIREd

  // Steps of a recovery that go well, each REQUIREd.
  void start(const std::string& certificateId);
  Answer start(const std::string& service, const std::string& certificateId); // of any service, and not REQUIREd
  void fillIn(const std::string& reason = "lost", bool freeze = true);
  void submit();
  void openDownload(const std::string& code);

  // EST.
  [[nodiscard]] Answer est(const std::string& method, const std::string& path, const std::string& code,
                           const Bytes& request = {}, const Fields& more = {}) const;
  [[nodiscard]] Answer enrol(const std::string& code, const Bytes& request) const;
  [[nodiscard]] Answer reenrol(const std::string& code, const Bytes& request, const std::string& statement,
                               const Bytes& signature) const;
  [[nodiscard]] Answer serverKey(const std::string& code, const Bytes& request, const std::string& label = "enc") const;
  // The statement by hand over what is listed as issued.
  [[nodiscard]] std::string statement(const std::string& ukeySerial) const;
  Answer confirm(const HandKey& signingKey, const std::string& statement, const std::string& key = newKey());

  [[nodiscard]] std::string certificateId(const std::string& state, const std::string& templateName) const;
  [[nodiscard]] const std::string& id() const { return m_id; }
  [[nodiscard]] const std::string& etag() const { return m_etag; }
  [[nodiscard]] const QJsonObject& application() const { return m_application; }
  [[nodiscard]] std::string text(const char* member) const {
    return m_application.value(QLatin1String(member)).toString().toStdString();
  }
  [[nodiscard]] const Browser& browser() const { return m_browser; }
  [[nodiscard]] const std::string& refreshToken() const { return m_refresh; }
  [[nodiscard]] const std::string& accessToken() const { return m_access; }
  [[nodiscard]] std::string path(const std::string& page = {}) const;

private:
  Fields withToken(Fields fields) const;
  void see(const Answer& answer);
  Browser m_browser;
  std::string m_access, m_refresh, m_id, m_etag;
  QJsonObject m_application;
};

// The DER of certs-only with one certificate; of a PEM-less body in base64.
[[nodiscard]] Bytes onlyCertificate(const std::string& base64Body);
// The parts of serverkeygen's multipart answer.
struct DeliveredParts {
  Bytes keyPackage, certificate;
};
[[nodiscard]] DeliveredParts partsOf(const Answer& answer);

} // namespace practice_test
