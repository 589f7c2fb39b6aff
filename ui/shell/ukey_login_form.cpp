#include "ui/shell/ukey_login_form.h"

#include "app/workflow/ukey_login.h"
#include "ui/format.h"
#include "ui/shell/session.h"
#include "ui/ukeys/ukey_pin.h"
#include "ui/ukeys/ukey_watch.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace certdesk::ui {

UkeyLoginForm::UkeyLoginForm(Session& session, UkeyWatch& watch, const std::vector<Bytes>& anchors, QWidget* parent)
    : QWidget(parent), m_session(session), m_watch(watch), m_anchors(anchors), m_which(new Text(Type::Body)),
      m_place(new QVBoxLayout), m_pin(new UkeyPin) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(16);
  m_which->setBold(true);
  column->addWidget(m_which);
  column->addLayout(m_place);
  column->addWidget(m_pin);
  connect(&m_watch, &UkeyWatch::changed, this, &UkeyLoginForm::look);
  connect(&m_session, &Session::changed, this, [this] {
    if (m_offers.empty()) look(); // a practice UKEY is offered only once the portal has said that it is practice
    learnRefusal();
    see();
  });
  connect(m_pin, &UkeyPin::cancelled, this, &UkeyLoginForm::passwordWanted);
  connect(m_pin, &UkeyPin::givenUp, this, [this] { m_session.giveUpWaiting(); });
  m_pin->onGiven([this](Secret pin, Secret newPin, bool lastTry) {
    const auto* offer = chosen();
    if (offer == nullptr) return;
    m_tried = true;
    m_asked = offer->certificate.certificate;
    m_session.loginByUkey({offer->ukey.serial, m_asked, std::move(pin), lastTry, std::move(newPin)});
  });
  says(this, [this] { rebuild(); });
}

// A UKEY with its factory PIN, or a locked one, is no working one; and what is for practice proves nothing elsewhere.
void UkeyLoginForm::look() {
  std::vector<Offer> offers;
  if (m_watch.seen() && m_session.service())
    for (const auto& ukey : m_watch.seen()->tokens) {
      const bool works = ukey.initialised && ukey.pin != token::PinState::Locked &&
                         ukey.pin != token::PinState::MustChange && (!ukey.practice || m_session.service()->practice);
      if (!works) continue;
      for (auto& item : workflow::loginCertificates(ukey, m_anchors, now()))
        offers.push_back({ukey, std::move(item)});
    }
  const bool before = possible();
  const bool same =
      std::equal(offers.begin(), offers.end(), m_offers.begin(), m_offers.end(), [](const Offer& a, const Offer& b) {
        return a.ukey == b.ukey && a.certificate.certificate == b.certificate.certificate;
      });
  m_offers = std::move(offers);
  if (!same) rebuild();
  if (possible() != before) Q_EMIT offered();
}

const UkeyLoginForm::Offer* UkeyLoginForm::chosen() const {
  for (const auto& offer : m_offers)
    if (offer.ukey.serial == m_chosenUkey && offer.certificate.certificate == m_chosen) return &offer;
  const auto good = std::find_if(m_offers.begin(), m_offers.end(), [this](const Offer& offer) {
    return std::find(m_refused.begin(), m_refused.end(), offer.certificate.certificate) == m_refused.end();
  });
  if (good != m_offers.end()) return &*good;
  return m_offers.empty() ? nullptr : &m_offers.front();
}

// Frozen, revoked or replaced: only the portal knows. Another one is proposed at once, and what is told names the one
// that it is about.
void UkeyLoginForm::learnRefusal() {
  if (m_session.busy()) return;
  const auto asked = std::exchange(m_asked, {});
  const auto offer = std::find_if(m_offers.begin(), m_offers.end(),
                                  [&](const Offer& each) { return each.certificate.certificate == asked; });
  if (m_session.failure() != ErrorCode::UkeyLoginUnusable || offer == m_offers.end()) return;
  if (std::find(m_refused.begin(), m_refused.end(), asked) == m_refused.end()) m_refused.push_back(asked);
  m_about = tr("%1, UKEY ending in %2").arg(utf8(offer->certificate.name), serialTail(offer->ukey.serial));
  m_chosen.clear(); // the first that may do
  rebuild();
}

QString UkeyLoginForm::noteOf(const Offer& offer) const {
  const auto& [ukey, certificate] = offer;
  const auto tail = serialTail(ukey.serial), end = date(*certificate.notAfter);
  if (std::find(m_refused.begin(), m_refused.end(), certificate.certificate) != m_refused.end())
    return tr("UKEY ending in %1: not accepted by the portal: frozen, revoked or replaced").arg(tail);
  if (*certificate.notAfter < now()) return tr("UKEY ending in %1, expired %2: for its renewal alone").arg(tail, end);
  return tr("UKEY ending in %1, until %2").arg(tail, end);
}

void UkeyLoginForm::choose(int index) {
  m_chosenUkey = m_offers[static_cast<std::size_t>(index)].ukey.serial;
  m_chosen = m_offers[static_cast<std::size_t>(index)].certificate.certificate;
  m_tried = false;
  see();
}

void UkeyLoginForm::rebuild() {
  if (m_list != nullptr) {
    m_list->hide();
    m_list->deleteLater();
  }
  m_list = new QWidget;
  m_group = new QButtonGroup(m_list);
  auto* column = new QVBoxLayout(m_list);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  const auto* now = chosen();
  for (std::size_t i = 0; i < m_offers.size(); ++i) {
    auto* choice = new RadioButton(utf8(m_offers[i].certificate.name));
    choice->setNote(noteOf(m_offers[i]));
    choice->setChecked(&m_offers[i] == now);
    m_group->addButton(choice);
    column->addWidget(choice);
    // Not clicked(): whoever does not see the screen chooses by other means than a press.
    connect(choice, &QRadioButton::toggled, this, [this, i](bool on) {
      if (on) choose(static_cast<int>(i));
    });
  }
  m_place->addWidget(m_list);
  m_which->setText(m_offers.size() > 1 ? tr("With which certificate?") : tr("With the certificate on the UKEY"));
  m_pin->ask({}, tr("Log in with UKEY"), false);
  m_pin->setCancel(tr("Use the password"));
  see();
}

void UkeyLoginForm::see() {
  const auto* offer = chosen();
  m_pin->setVisible(offer != nullptr);
  if (offer == nullptr) return;
  const bool busy = m_session.busy();
  m_pin->see(offer->ukey, m_tried ? m_session.failure() : std::nullopt, busy,
             m_session.failure() == ErrorCode::UkeyLoginUnusable ? m_about : QString());
  for (auto* button : m_group->buttons())
    button->setEnabled(!busy);
}

void UkeyLoginForm::begin() {
  m_tried = false;
  m_chosen.clear(); // the first that may do
  rebuild();
  if (auto* field = m_pin->firstField()) field->setFocus();
}

void UkeyLoginForm::forget() { m_tried = false; }

} // namespace certdesk::ui
