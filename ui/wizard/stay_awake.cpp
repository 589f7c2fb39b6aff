#include "ui/wizard/stay_awake.h"

#include "app/core/platform.h"

#ifdef CERTDESK_DBUS
#include "app/core/worker.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#endif

namespace certdesk::ui {

#ifdef CERTDESK_DBUS

// The inhibitor of systemd-logind: the promise is a file descriptor, and ends when it is closed
// (org.freedesktop.login1.Manager, Inhibit).
struct StayAwake::Promise {
  QDBusUnixFileDescriptor descriptor;
  std::function<void()> told;
};

namespace {

constexpr int longestWait = 5000; // ms

QDBusUnixFileDescriptor ask() {
  const auto bus = QDBusConnection::systemBus();
  if (!bus.isConnected()) return {};
  auto call = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
      QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
  call << QStringLiteral("sleep:idle:shutdown") << QStringLiteral("CertDesk")
       << QStringLiteral("A UKEY is being written") << QStringLiteral("block");
  const auto answer = bus.call(call, QDBus::Block, longestWait);
  if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) return {};
  return answer.arguments().constFirst().value<QDBusUnixFileDescriptor>();
}

} // namespace

// Connecting to the bus blocks as well as asking does, so both are done by a worker of the process, which nothing that
// is shown ever waits for.
StayAwake::StayAwake(std::function<void()> told) : m_promise(std::make_shared<Promise>()) {
  static Worker worker;
  m_promise->told = std::move(told);
  worker.post([kept = std::weak_ptr(m_promise)](const std::stop_token&) {
    if (kept.expired() || QCoreApplication::instance() == nullptr) return;
    auto descriptor = ask();
    if (!descriptor.isValid() || QCoreApplication::instance() == nullptr) return;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [kept, descriptor] {
          const auto promise = kept.lock();
          if (promise == nullptr) return; // the act is over: the descriptor closes, and the promise with it
          promise->descriptor = descriptor;
          if (promise->told) promise->told();
        },
        Qt::QueuedConnection);
  });
}

StayAwake::~StayAwake() = default;

bool StayAwake::promised() const { return m_promise->descriptor.isValid(); }

#else

struct StayAwake::Promise {
  ~Promise() { platform::allowSleep(); }
};

StayAwake::StayAwake(std::function<void()>) {
  if (platform::preventSleep()) m_promise = std::make_shared<Promise>();
}

StayAwake::~StayAwake() = default;

bool StayAwake::promised() const { return m_promise != nullptr; }

#endif

} // namespace certdesk::ui
