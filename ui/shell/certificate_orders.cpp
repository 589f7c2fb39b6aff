#include "ui/shell/certificate_orders.h"

#include "app/workflow/checklist.h"

#include <utility>

namespace certdesk::ui {

namespace {

// Where it is still open; the empty id is none.
Outcome withdraw(portal::Portal& portal, const std::string& applicationId, const Call& call) {
  if (applicationId.empty()) return {};
  const auto now = portal.application(applicationId, {}, call);
  if (!now) return failed(now);
  if (!*now || !workflow::isOpen(**now)) return {};
  const auto gone = portal.cancel(**now, call);
  if (!gone) return failed(gone);
  return {};
}

Result<portal::CertificateRecord> carryOut(portal::CertificateDesk& desk, const StatusOrder& order,
                                           const Secret& password, const Call& call) {
  const auto& id = order.certificateId;
  switch (order.act) {
  case StatusAct::Freeze:
    return desk.freeze(id, static_cast<portal::FreezeReason>(order.reason), password, call);
  case StatusAct::Unfreeze:
    return desk.unfreeze(id, static_cast<portal::UnfreezeReason>(order.reason), password, call);
  case StatusAct::Revoke:
    break;
  }
  return desk.revoke(id, static_cast<portal::RevocationReason>(order.reason), password, call);
}

} // namespace

CertificateOrders::CertificateOrders(Services& services, Desk& desk, QObject* parent)
    : QObject(parent), m_services(services), m_desk(desk) {}

void CertificateOrders::begin(const Service& service) {
  if (!waits()) return start(service);
  if (m_beginning != service) m_next = service;
}

void CertificateOrders::forgetNext() { m_next.reset(); }

void CertificateOrders::start(const Service& service) {
  m_beginning = service;
  Q_EMIT beginning();
  Q_EMIT waitingChanged();
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&portal = m_services.portal, service](const Call& call) -> Result<portal::Application> {
        if (auto gone = withdraw(portal, service.instead, call); !gone) return failed(gone);
        return portal.start(service.name, service.certificateId, call);
      },
      [this, service](const Result<portal::Application>& answer) { started(service, answer); });
}

void CertificateOrders::started(const Service& service, const Result<portal::Application>& answer) {
  m_beginning.reset();
  Q_EMIT waitingChanged();
  if (!answer) Q_EMIT notBegun(service, answer.error());
  if (m_next) return start(*std::exchange(m_next, std::nullopt)); // what was begun is under My applications
  if (answer) Q_EMIT begun(*answer);
}

void CertificateOrders::change(const StatusOrder& order, Secret password) {
  if (waits()) return;
  m_changing = true;
  m_desk.ask(
      Desk::Counter::Portal, this,
      [desk = m_services.certificateDesk, order, password = std::move(password)](const Call& call) {
        return carryOut(*desk, order, password, call);
      },
      [this, order](const Result<portal::CertificateRecord>& answer) { answered(order, answer); });
  Q_EMIT waitingChanged();
}

void CertificateOrders::answered(const StatusOrder& order, const Result<portal::CertificateRecord>& answer) {
  m_changing = false;
  Q_EMIT waitingChanged();
  if (answer)
    Q_EMIT changed(order, *answer);
  else
    Q_EMIT notChanged(order, answer.error());
  if (m_next) start(*std::exchange(m_next, std::nullopt));
}

} // namespace certdesk::ui
