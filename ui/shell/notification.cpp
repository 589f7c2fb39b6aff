#include "ui/shell/notification.h"

#ifdef CERTDESK_DBUS
#include "app/core/worker.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>
#include <atomic>
#include <utility>
#else
#include "ui/theme/icons.h"

#include <QSystemTrayIcon>
#endif

namespace certdesk::ui {

#ifdef CERTDESK_DBUS

namespace {
const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
constexpr int longestWait = 5000; // ms
} // namespace

// Connecting to the bus blocks, so it is done on a worker; the last: it ends before what it posts to.
struct Notification::System {
  bool listening = false;
  std::atomic<uint> last = 0; // of ours; a further one takes its place
  Worker worker;
};

Notification::Notification(QObject* parent) : QObject(parent), m_system(std::make_unique<System>()) {}

void Notification::show(const QString& title, const QString& text) {
  m_system->worker.post([this, title, text](const std::stop_token&) {
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    if (!std::exchange(m_system->listening, true))
      bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this, SLOT(invoked(uint, QString)));
    auto call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    // The body may be read as markup: what comes from outside is made harmless.
    call << QStringLiteral("CertDesk") << m_system->last.load() << QStringLiteral("certdesk") << title
         << text.toHtmlEscaped() << QStringList{QStringLiteral("default"), QString()} << QVariantMap() << -1;
    const auto answer = bus.call(call, QDBus::Block, longestWait);
    if (answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty())
      m_system->last = answer.arguments().constFirst().toUInt();
  });
}

void Notification::invoked(uint id, const QString&) {
  if (id == m_system->last) Q_EMIT opened();
}

#else

struct Notification::System {
  QSystemTrayIcon icon;
};

Notification::Notification(QObject* parent) : QObject(parent), m_system(std::make_unique<System>()) {
  m_system->icon.setIcon(applicationIcon());
  connect(&m_system->icon, &QSystemTrayIcon::messageClicked, this, &Notification::opened);
}

void Notification::show(const QString& title, const QString& text) {
  m_system->icon.show(); // in sight from the first message on: without its icon Windows shows none
  m_system->icon.showMessage(title, text);
}

void Notification::invoked(uint, const QString&) {} // the icon tells it

#endif

Notification::~Notification() = default;

} // namespace certdesk::ui
