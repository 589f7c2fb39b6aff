#pragma once
#include "ui/shell/ending.h"

#include <QWidget>

class QLayout;
class QVBoxLayout;

namespace certdesk::ui {

// What has expired or is about to, each with the way on; nothing where nothing is.
class ExpiryNotices : public QWidget {
  Q_OBJECT
public:
  static constexpr int most = 3; // notices; the rest is counted
  explicit ExpiryNotices(QWidget* parent = nullptr);
  // told: of whom; soon, over: how many there are of each in all; onSite: a new one can be applied for on the web.
  struct Told {
    std::vector<portal::CertificateRecord> told;
    int soon = 0, over = 0;
    bool onSite = false;
  };
  void set(Told told);

Q_SIGNALS:
  void renewWanted(const portal::CertificateRecord& certificate);
  void applyWanted();            // for a new one, on the portal's web site
  void allWanted(Ending ending); // under My certificates

private:
  void speak();
  [[nodiscard]] QWidget* makeNotice(const portal::CertificateRecord& certificate, Time now);
  [[nodiscard]] QLayout* makeRest();
  Told m_told;
  QVBoxLayout* m_place;
  QWidget* m_list = nullptr;
};

} // namespace certdesk::ui
