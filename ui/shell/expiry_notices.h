#pragma once
#include "app/portal/nouns.h"

#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace certdesk::ui {

// Which certificates can be renewed now and have no renewal under way, the most pressing first: those that are about to
// end, then those that have ended.
[[nodiscard]] std::vector<portal::CertificateRecord> toRenew(const std::vector<portal::CertificateRecord>& certificates,
                                                             const std::vector<portal::Application>& applications,
                                                             Time now);

// What is about to expire, each with the button that begins its renewal; nothing where nothing is.
class ExpiryNotices : public QWidget {
  Q_OBJECT
public:
  static constexpr int most = 2; // notices; the rest is counted
  explicit ExpiryNotices(QWidget* parent = nullptr);
  void set(std::vector<portal::CertificateRecord> certificates);

Q_SIGNALS:
  void renewWanted(const portal::CertificateRecord& certificate);
  void allWanted(); // to My certificates

private:
  void speak();
  std::vector<portal::CertificateRecord> m_certificates;
  QVBoxLayout* m_place;
  QWidget* m_list = nullptr;
};

} // namespace certdesk::ui
