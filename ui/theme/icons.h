#pragma once
#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace certdesk::ui {

// Every icon, by the name of its drawing in resources/icons.
// clang-format off
#define CERTDESK_ICONS(X)                                                                                             \
  X(Accessibility, "text-size") X(ArrowLeft, "arrow-left") X(ArrowRight, "arrow-right") X(Asterisk, "asterisk")       \
  X(Ban, "ban") X(Bank, "bank") X(Calendar, "calendar") X(Certificate, "certificate") X(Check, "check")               \
  X(ChevronDown, "chevron-down") X(ChevronRight, "chevron-right") X(ChevronUp, "chevron-up") X(Clock, "clock")        \
  X(Copy, "copy") X(Cross, "cross") X(Download, "download") X(Drawer, "drawer") X(External, "external") X(Eye, "eye") \
  X(EyeOff, "eye-off") X(File, "file") X(Flask, "flask") X(Gear, "gear") X(Globe, "globe") X(Help, "help")            \
  X(Info, "info") X(List, "list") X(Lock, "lock") X(Logo, "logo") X(Logout, "logout") X(Mail, "mail")                 \
  X(Phone, "phone") X(Printer, "printer") X(Pulse, "pulse") X(Refresh, "refresh") X(Rotate, "rotate")                 \
  X(Scan, "scan") X(Shield, "shield") X(Sun, "sun") X(Trash, "trash") X(Ukey, "ukey") X(Unlock, "unlock")             \
  X(Unplug, "unplug") X(Upload, "upload") X(User, "user") X(Warning, "warning")
// clang-format on
enum class Icon {
#define CERTDESK_ICON(name, file) name,
  CERTDESK_ICONS(CERTDESK_ICON)
#undef CERTDESK_ICON
};

// The icon in one colour. size in device-independent pixels.
[[nodiscard]] QPixmap iconPixmap(Icon icon, const QColor& colour, int size = 20, qreal ratio = 1);
void paintIcon(QPainter& painter, Icon icon, const QRectF& place, const QColor& colour);
// For menus and actions: the given colour, and the disabled one.
[[nodiscard]] QIcon menuIcon(Icon icon);
[[nodiscard]] QIcon applicationIcon();

} // namespace certdesk::ui
