#include "app/credentials/keychain.h"

#include <QCoreApplication>
#include <QObject>
#include <QThread>
#include <functional>
#include <future>
#include <memory>
#include <qt6keychain/keychain.h>

namespace certdesk::credentials {

namespace {

using std::chrono::seconds;

// The desktop may ask the person for the keychain's password meanwhile.
constexpr seconds patience{60};
constexpr seconds probePatience{3};

QString service() { return QStringLiteral("CertDesk"); }

struct Answer {
  QKeychain::Error error = QKeychain::OtherError;
  std::string message = "no answer in time";
  QByteArray value = {};
};

tl::unexpected<Error> unavailable(const Answer& answer) {
  return noKeychain("error " + std::to_string(answer.error) + ": " + answer.message);
}

// QtKeychain's queue belongs to the thread that used it first, and stops for good when that ends. So all keychains of a
// process share this one, which nobody ends; its event loop is where jobs are at home.
QObject& jobThread() {
  static QObject* const context = [] {
    auto* thread = new QThread;
    auto* object = new QObject;
    object->moveToThread(thread);
    thread->setObjectName(QStringLiteral("keychain"));
    thread->start();
    return object;
  }();
  return *context;
}

Answer answerOf(QKeychain::Job* job) {
  Answer answer{job->error(), job->errorString().toStdString(), {}};
  if (const auto* reading = qobject_cast<QKeychain::ReadPasswordJob*>(job)) answer.value = reading->binaryData();
  return answer;
}

// Makes the job where it belongs and waits here. A job that comes too late answers nobody.
Answer run(const std::function<std::unique_ptr<QKeychain::Job>()>& make, const std::string& entry, seconds most) {
  if (QCoreApplication::instance() == nullptr) return {.message = "no QCoreApplication"}; // no event loop without it
  const auto promise = std::make_shared<std::promise<Answer>>();
  auto answered = promise->get_future();
  const auto key = QString::fromStdString(entry);
  QMetaObject::invokeMethod(
      &jobThread(),
      [make, key, promise] {
        auto* job = make().release(); // deletes itself when it is over
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job,
                         [promise](QKeychain::Job* over) { promise->set_value(answerOf(over)); });
        job->start();
      },
      Qt::QueuedConnection);
  if (answered.wait_for(most) != std::future_status::ready) return {};
  return answered.get();
}

Answer readEntry(const std::string& entry, seconds most) {
  return run([] { return std::make_unique<QKeychain::ReadPasswordJob>(service()); }, entry, most);
}

void wipe(QByteArray& octets) {
  certdesk::wipe(octets.data(), static_cast<std::size_t>(octets.size()));
  octets.clear();
}

} // namespace

Result<std::optional<Secret>> Keychain::read(const std::string& entry) {
  auto answer = readEntry(entry, patience);
  if (answer.error == QKeychain::EntryNotFound) return std::optional<Secret>();
  if (answer.error != QKeychain::NoError) return unavailable(answer);
  std::optional<Secret> value(
      std::string_view(answer.value.constData(), static_cast<std::size_t>(answer.value.size())));
  wipe(answer.value);
  return value;
}

Outcome Keychain::write(const std::string& entry, const Secret& value) {
  const auto text = value.text();
  const auto octets = std::make_shared<QByteArray>(text.data(), static_cast<qsizetype>(text.size()));
  const auto answer = run(
      [octets] {
        auto job = std::make_unique<QKeychain::WritePasswordJob>(service());
        job->setBinaryData(*octets);
        wipe(*octets);
        return job;
      },
      entry, patience);
  if (answer.error != QKeychain::NoError) return unavailable(answer);
  return {};
}

Outcome Keychain::remove(const std::string& entry) {
  const auto answer = run([] { return std::make_unique<QKeychain::DeletePasswordJob>(service()); }, entry, patience);
  if (answer.error != QKeychain::NoError && answer.error != QKeychain::EntryNotFound) return unavailable(answer);
  return {};
}

bool Keychain::present() {
  const auto answer = readEntry("probe", probePatience); // an entry that nobody writes: nothing has to be unlocked
  return answer.error == QKeychain::NoError || answer.error == QKeychain::EntryNotFound;
}

} // namespace certdesk::credentials
