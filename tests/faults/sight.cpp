#include "tests/faults/sight.h"

#include "app/core/text.h"
#include "app/rehearsal_stage.h"

#include <QProcess>
#include <QRegularExpression>
#include <algorithm>

namespace certdesk::faults {

namespace {

using practice::Environment;

Result<QString> tool(Environment& environment, const QStringList& arguments, const char* pin) {
  QProcess process;
  auto variables = QProcessEnvironment::systemEnvironment();
  variables.insert(QStringLiteral("SOFTHSM2_CONF"), QString::fromStdString(environment.softhsmConf().string()));
  variables.insert(QStringLiteral("PIN"), QString::fromUtf8(pin));
  variables.insert(QStringLiteral("CERTDESK_PRACTICE_BYSTANDER"), QStringLiteral("1")); // a judge meets no fault
  process.setProcessEnvironment(variables);
  process.start(QStringLiteral("pkcs11-tool"),
                QStringList{QStringLiteral("--module"), QString::fromStdString(environment.modulePath().string())} +
                    arguments);
  if (!process.waitForFinished(60'000) || process.exitCode() != 0)
    return internalError("pkcs11-tool: " + process.readAllStandardError().right(400).toStdString());
  return QString::fromUtf8(process.readAllStandardOutput());
}

Result<QString> slotOf(Environment& environment, const std::string& ukey) {
  const auto text = tool(environment, {QStringLiteral("--list-slots")}, "");
  if (!text) return failed(text);
  static const QRegularExpression begin(QStringLiteral("(?m)^Slot "));
  static const QRegularExpression number(QStringLiteral("\\((0x[0-9a-f]+)\\)"));
  for (const auto& block : text->split(begin))
    if (block.contains(QString::fromStdString(ukey))) return number.match(block).captured(1);
  return internalError("pkcs11-tool shows no UKEY " + ukey);
}

// Each object's lines, as pkcs11-tool prints them.
Result<std::vector<QStringList>> objectsOf(Environment& environment, const std::string& ukey, const char* pin) {
  const auto slot = slotOf(environment, ukey);
  if (!slot) return failed(slot);
  const auto text = tool(environment,
                         {QStringLiteral("--slot"), *slot, QStringLiteral("--list-objects"), QStringLiteral("--login"),
                          QStringLiteral("--pin"), QStringLiteral("env:PIN")},
                         pin);
  if (!text) return failed(text);
  std::vector<QStringList> objects;
  for (const auto& line : text->split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
    if (line.startsWith(QStringLiteral("Using "))) continue;
    if (!line.front().isSpace())
      objects.push_back({line.section(QLatin1Char(';'), 0, 0).trimmed()});
    else if (!objects.empty())
      objects.back().append(line.trimmed());
  }
  return objects;
}

QString member(const QStringList& object, const char* name) {
  for (const auto& line : object)
    if (line.startsWith(QLatin1String(name) + QLatin1Char(':'))) return line.section(QLatin1Char(':'), 1).trimmed();
  return {};
}

// The kinds of the other objects under the same CKA_ID: a certificate beside its key.
QString beside(const QStringList& object, const std::vector<QStringList>& all) {
  const auto id = member(object, "ID");
  QStringList kinds;
  for (const auto& other : all)
    if (&other != &object && !id.isEmpty() && member(other, "ID") == id)
      kinds << other.front().section(QStringLiteral(" Object"), 0, 0);
  kinds.sort();
  return QStringLiteral("beside ") + kinds.join(QStringLiteral(", "));
}

void list(std::string& text, const char* what, const std::vector<std::string>& expected,
          const std::vector<std::string>& found) {
  std::vector<std::string> missing, added;
  std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(missing));
  std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(), std::back_inserter(added));
  for (const auto& each : missing)
    text += std::string("\n    missing ") + what + ": " + each;
  for (const auto& each : added)
    text += std::string("\n    too much ") + what + ": " + each;
}

// Each order, and each payment that came, by SQLite's own program.
Result<std::vector<std::string>> paymentsIn(const std::filesystem::path& store) {
  QProcess process;
  process.start(QStringLiteral("sqlite3"),
                {QStringLiteral("-readonly"), QString::fromStdString(store.string()),
                 QStringLiteral("SELECT 'order', state, total_fen FROM payment_order"
                                " UNION ALL SELECT 'payment', outcome, fen FROM payment_attempt")});
  if (!process.waitForFinished(60'000) || process.exitCode() != 0)
    return internalError("sqlite3: " + process.readAllStandardError().right(400).toStdString());
  std::vector<std::string> lines;
  for (const auto& line :
       QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
    lines.push_back(line.toStdString());
  return lines;
}

} // namespace

Result<Sight> look(const Service& service, Environment& environment, const std::filesystem::path& store) {
  Sight sight;
  const auto ukey = ukeyOf(service, environment);
  const auto objects = objectsOf(environment, ukey, service.pin);
  if (!objects) return failed(objects);
  // A label that could not be changed holds the number of its application, which is another one in each run.
  static const QRegularExpression number(QStringLiteral("[0-9]{20}"));
  for (const auto& object : *objects)
    sight.objects.push_back((object.front() + QStringLiteral(" | ") +
                             member(object, "label").replace(number, QStringLiteral("NUMBER")) + QStringLiteral(" | ") +
                             member(object, "Usage") + QStringLiteral(" | ") + member(object, "Access") +
                             QStringLiteral(" | ") + beside(object, *objects))
                                .toStdString());
  const auto drawn = environment.drawer().find(ukey);
  if (!drawn) return failed(drawn);
  sight.userTriesLeft = drawn->state.userTriesLeft;
  sight.wrongUserPins = drawn->state.wrongUserPins;
  sight.officerTriesLeft = drawn->state.soTriesLeft;
  auto house = rehearsal::loggedIn(environment);
  if (!house) return failed(house);
  const auto records = (*house)->portal().certificates(Call{});
  if (!records) return failed(records);
  for (const auto& one : *records)
    sight.certificates.push_back(one.subject + " | " + std::to_string(static_cast<int>(one.state)) + " | " +
                                 one.ukeySerial);
  const auto applications = (*house)->portal().applications(Call{});
  if (!applications) return failed(applications);
  for (const auto& one : *applications)
    sight.applications.push_back(one.service + " | " + std::to_string(static_cast<int>(one.stage)));
  auto payments = paymentsIn(store);
  if (!payments) return failed(payments);
  sight.payments = std::move(*payments);
  for (auto* lines : {&sight.objects, &sight.certificates, &sight.applications, &sight.payments})
    std::sort(lines->begin(), lines->end());
  return sight;
}

std::string difference(const Sight& expected, const Sight& found, bool full) {
  std::string text;
  auto objects = expected.objects;
  if (full)
    std::erase_if(objects, [&](const auto& each) {
      return each.find("(enc 2)") != std::string::npos &&
             std::find(found.objects.begin(), found.objects.end(), each) == found.objects.end();
    });
  list(text, "on the UKEY", objects, found.objects);
  list(text, "certificate", expected.certificates, found.certificates);
  list(text, "application", expected.applications, found.applications);
  list(text, "payment", expected.payments, found.payments);
  if (expected.userTriesLeft != found.userTriesLeft)
    text += "\n    PIN tries left: " + std::to_string(found.userTriesLeft);
  if (expected.wrongUserPins != found.wrongUserPins)
    text += "\n    wrong PINs were given: " + std::to_string(found.wrongUserPins);
  if (expected.officerTriesLeft != found.officerTriesLeft)
    text += "\n    officer's tries left: " + std::to_string(found.officerTriesLeft);
  return text;
}

Result<bool> isCompleted(const Service& service, portal::Portal& portal) {
  const auto applications = portal.applications(Call{});
  if (!applications) return failed(applications);
  return std::any_of(applications->begin(), applications->end(), [&](const auto& one) {
    return one.service == service.service && one.stage == portal::Stage::Completed;
  });
}

Result<std::vector<std::string>> usableKeys(const Service& service, Environment& environment) {
  const auto objects = objectsOf(environment, ukeyOf(service, environment), service.pin);
  if (!objects) return failed(objects);
  const auto idsOf = [&](const QString& kind) {
    std::vector<std::string> ids;
    for (const auto& object : *objects)
      if (object.front().startsWith(kind)) ids.push_back(member(object, "ID").toStdString());
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  const auto keys = idsOf(QStringLiteral("Private Key Object"));
  const auto certificates = idsOf(QStringLiteral("Certificate Object"));
  std::vector<std::string> both;
  std::set_intersection(keys.begin(), keys.end(), certificates.begin(), certificates.end(), std::back_inserter(both));
  return both;
}

} // namespace certdesk::faults
