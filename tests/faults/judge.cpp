#include "tests/faults/judge.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>

namespace certdesk::faults::judge {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> openssl(const QStringList& arguments) { return printed(u"openssl"_s, arguments); }

QStringList words(const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

} // namespace

Result<QByteArray> printed(const QString& program, const QStringList& arguments,
                           const QProcessEnvironment& environment) {
  QProcess process;
  if (!environment.isEmpty()) process.setProcessEnvironment(environment);
  process.start(program, arguments);
  if (!process.waitForFinished(60'000) || process.exitCode() != 0)
    return internalError(program.toStdString() + ": " + process.readAllStandardError().right(400).toStdString());
  return process.readAllStandardOutput();
}

Outcome Desk::put(const char* name, const QByteArray& octets) const {
  QFile file(path(name));
  if (!file.open(QIODevice::WriteOnly) || file.write(octets) != octets.size()) return internalError("no room");
  return {};
}

QByteArray Desk::read(const char* name) const {
  QFile file(path(name));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString member(const Object& object, const char* name) {
  for (const auto& line : object)
    if (line.startsWith(QLatin1String(name) + QLatin1Char(':'))) return line.section(QLatin1Char(':'), 1).trimmed();
  return {};
}

Result<Ukey> Ukey::open(practice::Environment& environment, const std::string& serial, const char* pin) {
  Ukey ukey;
  ukey.m_module = QString::fromStdString(environment.modulePath().string());
  ukey.m_folder = QString::fromStdString(environment.softhsmConf().parent_path().string());
  ukey.m_variables = QProcessEnvironment::systemEnvironment();
  ukey.m_variables.insert(u"SOFTHSM2_CONF"_s, QString::fromStdString(environment.softhsmConf().string()));
  ukey.m_variables.insert(u"PIN"_s, QString::fromUtf8(pin));
  ukey.m_variables.insert(u"CERTDESK_PRACTICE_BYSTANDER"_s, u"1"_s);
  const auto listed = printed(u"pkcs11-tool"_s, {u"--module"_s, ukey.m_module, u"--list-slots"_s}, ukey.m_variables);
  if (!listed) return failed(listed);
  static const QRegularExpression begin(u"(?m)^Slot "_s);
  static const QRegularExpression number(u"\\((0x[0-9a-f]+)\\)"_s);
  for (const auto& block : QString::fromUtf8(*listed).split(begin))
    if (block.contains(QString::fromStdString(serial))) ukey.m_slot = number.match(block).captured(1);
  if (ukey.m_slot.isEmpty()) return internalError("pkcs11-tool shows no UKEY " + serial);
  return ukey;
}

Result<QByteArray> Ukey::ask(const QStringList& arguments) const {
  return printed(u"pkcs11-tool"_s,
                 QStringList{u"--module"_s, m_module, u"--slot"_s, m_slot} + words("--login --pin env:PIN") + arguments,
                 m_variables);
}

Result<std::vector<Object>> Ukey::objects() const {
  const auto text = ask({u"--list-objects"_s});
  if (!text) return failed(text);
  std::vector<Object> objects;
  for (const auto& line : QString::fromUtf8(*text).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
    if (line.startsWith(u"Using "_s)) continue;
    if (line.front().isSpace() && !objects.empty()) objects.back().append(line.trimmed());
    if (line.front().isSpace()) continue;
    // "Private Key Object; RSA"
    objects.push_back(
        {line.section(QLatin1Char(';'), 0, 0).trimmed(), u"Algorithm:"_s + line.section(QLatin1Char(';'), 1)});
  }
  return objects;
}

Result<QString> Ukey::tried(const Object& key) const {
  const Desk desk(m_folder);
  const auto id = member(key, "ID");
  if (auto put = desk.put("text", "what a key is tried with"); !put) return failed(put);
  if (auto read = ask(words("--read-object --type cert --id") << id << u"--output-file"_s << desk.path("cert")); !read)
    return failed(read);
  if (auto taken = openssl(words("x509 -inform DER -noout -pubkey -in")
                           << desk.path("cert") << u"-out"_s << desk.path("public"));
      !taken)
    return failed(taken);
  const auto usage = member(key, "Usage");
  const bool rsa = member(key, "Algorithm").startsWith(u"RSA"_s);
  const auto verdict = usage.contains(u"decrypt"_s)  ? opens(desk, id)
                       : usage.contains(u"derive"_s) ? agrees(desk, id)
                                                     : signs(desk, id, rsa);
  return verdict ? *verdict : u"does not work: "_s + QString::fromStdString(verdict.error().detail);
}

QString Ukey::triedAsOfficer(const Secret& officerPin) const {
  auto variables = m_variables;
  variables.insert(u"PIN"_s, QString::fromStdString(std::string(officerPin.text())));
  const auto done = printed(u"pkcs11-tool"_s,
                            QStringList{u"--module"_s, m_module, u"--slot"_s, m_slot} +
                                words("--session-rw --login --login-type so --so-pin env:PIN --list-objects"),
                            variables); // PKCS #11 v2.40 section 5.6: the officer logs in to R/W sessions alone
  return done ? u"opens"_s : u"does not open: "_s + QString::fromStdString(done.error().detail).simplified();
}

Result<QByteArray> Ukey::use(const Desk& desk, const QString& id, const char* how, const char* from,
                             const char* to) const {
  return ask(words(how) << u"--id"_s << id << u"--input-file"_s << desk.path(from) << u"--output-file"_s
                        << desk.path(to));
}

// What it signs is verified with the certificate.
Result<QString> Ukey::signs(const Desk& desk, const QString& id, bool rsa) const {
  const auto digest = QCryptographicHash::hash(desk.read("text"), QCryptographicHash::Sha256);
  if (auto put = desk.put("digest", digest); !put) return failed(put);
  const auto* how = rsa ? "--sign --mechanism SHA256-RSA-PKCS" : "--sign --mechanism ECDSA --signature-format openssl";
  if (auto made = use(desk, id, how, rsa ? "text" : "digest", "signature"); !made) return failed(made);
  const auto verified = openssl(words("dgst -sha256 -verify") << desk.path("public") << u"-signature"_s
                                                              << desk.path("signature") << desk.path("text"));
  if (!verified) return failed(verified);
  return u"signs"_s;
}

// It opens what was encrypted to the certificate.
Result<QString> Ukey::opens(const Desk& desk, const QString& id) const {
  const auto sealed =
      openssl(words("pkeyutl -encrypt -pubin -inkey")
              << desk.path("public") << u"-in"_s << desk.path("text") << u"-out"_s << desk.path("sealed"));
  if (!sealed) return failed(sealed);
  if (auto opened = use(desk, id, "--decrypt --mechanism RSA-PKCS", "sealed", "opened"); !opened) return failed(opened);
  if (desk.read("opened") != desk.read("text")) return internalError("it opens another text");
  return u"opens"_s;
}

// It comes to the same secret as another who has the certificate.
Result<QString> Ukey::agrees(const Desk& desk, const QString& id) const {
  const auto seen = openssl(words("pkey -pubin -noout -text_pub -in") << desk.path("public"));
  if (!seen) return failed(seen);
  static const QRegularExpression curve(u"NIST CURVE: (P-[0-9]+)"_s);
  const auto other = openssl(words("genpkey -algorithm EC -pkeyopt")
                             << u"ec_paramgen_curve:"_s + curve.match(QString::fromLatin1(*seen)).captured(1)
                             << u"-out"_s << desk.path("other"));
  if (!other) return failed(other);
  const auto shown =
      openssl(words("pkey -pubout -outform DER -in") << desk.path("other") << u"-out"_s << desk.path("other public"));
  if (!shown) return failed(shown);
  if (auto made = use(desk, id, "--derive --mechanism ECDH1-DERIVE", "other public", "secret"); !made)
    return failed(made);
  const auto shared =
      openssl(words("pkeyutl -derive -inkey") << desk.path("other") << u"-peerkey"_s << desk.path("public"));
  if (!shared) return failed(shared);
  if (desk.read("secret") != *shared) return internalError("it comes to another secret");
  return u"opens"_s;
}

} // namespace certdesk::faults::judge
