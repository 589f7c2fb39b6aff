#pragma once
#include "app/portal/nouns.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QString>

namespace certdesk::ui {

// Where an application is listed, the tutorial's four tabs.
enum class Tab { Issuing, Open, Download, Done };
enum class Turn { Holder, Authority, Nobody };

// How an application stands, in words: what it waits for, who acts next, and how far it is.
struct Situation {
  Tab tab = Tab::Open;
  Turn turn = Turn::Holder;
  QString service; // 密钥恢复
  QString waitsFor;
  Icon icon = Icon::Clock;
  Ink ink = Ink::Text2;
  QString code;              // R-09; empty where the service is not known to this client
  int stepsToCome = 0, total = 0; // of the lines that apply: below the one we stand at
  bool openable = false;     // a wizard knows it
};
[[nodiscard]] Situation situationOf(const portal::Application& application);

// 密钥恢复, 延期续费 … by the wire name; the name itself where it is new to this client.
[[nodiscard]] QString serviceName(const std::string& service);
// The word before a step code: 恢复 R-07.
[[nodiscard]] QString shortServiceName(const std::string& service);
// "today 09:40", "yesterday 16:20", "14 Sep 2026, 10:05"
[[nodiscard]] QString moment(Time time, Time now);

} // namespace certdesk::ui
