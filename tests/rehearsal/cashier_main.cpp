// tests_practice_cashier DIR PAYMENT-LIFE REVIEW-DELAY (seconds, milliseconds): certdesk-practice --papers in every
// respect, with somebody at its desk who does what the lines of standard input say, and answers each with a line:
//   lose PATH            the answer to the next request whose path ends so is lost; all of it was done
//   pay|pay_wrong|fail|refund APPLICATION   at the cashier, with the application's present code
//   seen PATH            how many requests ended so
// Ends with its input.
#include "app/core/platform.h"
#include "app/portal/names.h"
#include "app/practice/environment.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <iostream>
#include <map>
#include <sstream>

namespace {

namespace practice = certdesk::practice;

void announce(const practice::Environment& environment) {
  const auto text = [](const std::string& utf8) { return QJsonValue(QString::fromStdString(utf8)); };
  const QJsonObject line{{QStringLiteral("portal"), text(environment.portalUrl())},
                         {QStringLiteral("ca"), text(environment.caFile().string())},
                         {QStringLiteral("module"), text(environment.modulePath().string())},
                         {QStringLiteral("softhsm_conf"), text(environment.softhsmConf().string())},
                         {QStringLiteral("user"), text(environment.userName())},
                         {QStringLiteral("password"), text(environment.password())},
                         {QStringLiteral("answer"), text(environment.answer())},
                         {QStringLiteral("ukey"), text(environment.ukeys().fresh)},
                         {QStringLiteral("lost_ukey"), text(environment.ukeys().lost)},
                         {QStringLiteral("console"), text(environment.consoleUrl())}};
  std::cout << QJsonDocument(line).toJson(QJsonDocument::Compact).constData() << std::endl;
}

std::string done(practice::Environment& environment, const std::string& act, const std::string& on) {
  static const std::map<std::string, practice::AtCashier> acts{{"pay", practice::AtCashier::Pay},
                                                               {"pay_wrong", practice::AtCashier::PayWrongAmount},
                                                               {"fail", practice::AtCashier::Fail},
                                                               {"refund", practice::AtCashier::Refund}};
  if (act == "lose") {
    practice::HttpFault fault;
    fault.kind = practice::HttpFault::Kind::DropAfter;
    fault.path = on;
    environment.faults().arm(fault);
    return "armed";
  }
  if (act == "seen") {
    const auto seen = environment.faults().seen();
    return std::to_string(std::count_if(seen.begin(), seen.end(), [&](const auto& one) { return one.ends_with(on); }));
  }
  const auto known = acts.find(act);
  if (known == acts.end()) return "unknown";
  const auto state = environment.cashier(on, known->second);
  return state ? std::string(certdesk::portal::wireName(*state)) : "refused " + state.error().detail;
}

} // namespace

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  certdesk::platform::ignoreBrokenPipes();
  const auto arguments = QCoreApplication::arguments();
  practice::Options options;
  options.directory = arguments.value(1).toStdString();
  options.settings.papers = true;
  options.settings.paymentLife = std::chrono::seconds(arguments.value(2).toInt());
  options.settings.reviewDelay = std::chrono::milliseconds(arguments.value(3).toInt());
  const auto environment = practice::Environment::start(std::move(options));
  if (!environment) {
    std::cerr << environment.error().detail << '\n';
    return 1;
  }
  announce(**environment);
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string act;
    std::string on;
    words >> act >> on;
    std::cout << done(**environment, act, on) << std::endl;
  }
  return 0;
}
