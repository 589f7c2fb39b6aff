#include "ui/shell/bell.h"

#include "ui/format.h"
#include "ui/shell/situation.h"

#include <algorithm>

namespace certdesk::ui {

namespace {

constexpr std::chrono::seconds beat{30};

// What was decided, in a sentence; empty where it is none of the CA's decisions.
QString decision(const portal::Application& application) {
  switch (application.stage) {
  case portal::Stage::Approved:
    return Bell::tr("Approved. It can be downloaded to the UKEY now.");
  case portal::Stage::SentBack:
    return Bell::tr("Sent back: something has to be done again.");
  case portal::Stage::Refused:
    return Bell::tr("Refused by the CA.");
  case portal::Stage::Papers: // what was paid was paid back
    return Bell::tr("Papers or payment are missing again.");
  case portal::Stage::Draft:
  case portal::Stage::UnderReview:
  case portal::Stage::Completed:
  case portal::Stage::Cancelled:
  case portal::Stage::Expired:
    return {};
  }
  return {};
}

} // namespace

Bell::Bell(Services& services, Desk& desk, QObject* parent) : QObject(parent), m_services(services), m_desk(desk) {
  m_beat.setInterval(beat);
  connect(&m_beat, &QTimer::timeout, this, &Bell::look);
}

void Bell::heard(const std::vector<portal::Application>& applications) {
  for (const auto& application : applications)
    heard(application);
}

void Bell::heard(const portal::Application& application) {
  auto [known, isNew] = m_stages.try_emplace(application.id, application.stage);
  const auto before = std::exchange(known->second, application.stage);
  settle();
  if (isNew || before != portal::Stage::UnderReview || before == application.stage) return;
  const auto what = decision(application);
  if (what.isEmpty()) return;
  Q_EMIT rang(QString::fromStdString(application.id),
              tr("%1, %2").arg(serviceName(application.service), utf8(application.subject)), what,
              utf8(application.reviewRemark));
}

void Bell::forget() {
  m_stages.clear();
  m_looking = false;
  ++m_account; // an answer under way is of the one before
  settle();
}

void Bell::settle() {
  const bool any = std::any_of(m_stages.begin(), m_stages.end(),
                               [](const auto& each) { return each.second == portal::Stage::UnderReview; });
  if (!any) return m_beat.stop();
  if (!m_beat.isActive()) m_beat.start();
}

// A failure is told by whoever shows the list; here the next beat asks again.
void Bell::look() {
  if (std::exchange(m_looking, true)) return;
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&portal = m_services.portal](const Call& call) { return portal.applications(call); },
      [this, account = m_account](const Result<std::vector<portal::Application>>& answer) {
        if (account != m_account) return;
        m_looking = false;
        if (answer) heard(*answer);
      });
}

} // namespace certdesk::ui
