#include "ui/wizard/stay_awake.h"

#include "app/core/platform.h"

#ifdef CERTDESK_DBUS
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
};

StayAwake::StayAwake() {
  auto bus = QDBusConnection::systemBus();
  if (!bus.isConnected()) return;
  auto call = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
      QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
  call << QStringLiteral("sleep:idle:shutdown") << QStringLiteral("CertDesk")
       << QStringLiteral("A UKEY is being written") << QStringLiteral("block");
  // A window must not wait for a bus that is slow: half a second, or no promise.
  const auto answer = bus.call(call, QDBus::Block, 500);
  if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) return;
  const auto descriptor = answer.arguments().constFirst().value<QDBusUnixFileDescriptor>();
  if (descriptor.isValid()) m_promise = std::make_unique<Promise>(Promise{descriptor});
}

StayAwake::~StayAwake() = default;

#else

struct StayAwake::Promise {
  ~Promise() { platform::allowSleep(); }
};

StayAwake::StayAwake() {
  if (platform::preventSleep()) m_promise = std::make_unique<Promise>();
}

StayAwake::~StayAwake() = default;

#endif

bool StayAwake::promised() const { return m_promise != nullptr; }

} // namespace certdesk::ui
