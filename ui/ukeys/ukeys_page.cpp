#include "ui/ukeys/ukeys_page.h"

#include "app/workflow/certificate_standing.h"
#include "app/workflow/open_ukey.h"
#include "app/workflow/tidying.h"
#include "ui/format.h"
#include "ui/pages/ukey_picker.h"
#include "ui/shell/session.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"
#include "ui/widgets/toast.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <algorithm>
#include <utility>

namespace certdesk::ui {

namespace {

constexpr int listWidth = 280;

bool isUsable(const token::TokenInfo& ukey) { return ukey.initialised && ukey.pin != token::PinState::Locked; }

} // namespace

// A UKEY in the list: its name to choose it by, what it is, and its PIN's state.
class UkeysPage::Card : public Panel {
public:
  Card() : radio(new RadioButton), m_kind(new Text(Type::Note, Ink::Text2)), m_chip(new Chip) {
    body()->setContentsMargins(16, 14, 16, 14);
    body()->setSpacing(6);
    body()->addWidget(radio);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(32, 0, 0, 0);
    below->setSpacing(6);
    below->addWidget(m_kind);
    below->addWidget(m_chip, 0, Qt::AlignLeft);
    body()->addLayout(below);
    connect(radio, &QRadioButton::toggled, this,
            [this](bool on) { setGround(on ? Ground::Soft : Ground::Outlined, on ? Tone::Accent : Tone::Neutral); });
  }
  void speak(const token::TokenInfo& ukey, const QString& name) {
    radio->setText(name);
    m_kind->setText(UkeysPage::tr("%1, ending in %2").arg(makeOf(ukey), serialTail(ukey.serial)));
    showPin(*m_chip, ukey);
    radio->setAccessibleDescription(QStringList{m_kind->text(), m_chip->text()}.join(QStringLiteral(", ")));
  }
  RadioButton* radio;

private:
  Text* m_kind;
  Chip* m_chip;
};

UkeysPage::UkeysPage(Services& services, Desk& desk, Session& session, UkeyWatch& watch, UkeyNames& names)
    : m_services(services), m_desk(desk), m_session(session), m_watch(watch), m_names(names), m_both(new QWidget),
      m_left(new QWidget), m_cards(new QVBoxLayout), m_group(new QButtonGroup(this)), m_driver(new FailureNote),
      m_empty(new EmptyState(Icon::Ukey)), m_missing(new Text(Type::Note, Ink::Text2)),
      m_detail(new UkeyDetail(names)) {
  auto* row = new QHBoxLayout(m_both);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(24);
  m_left->setFixedWidth(listWidth);
  auto* left = new QVBoxLayout(m_left);
  left->setContentsMargins(0, 0, 0, 0);
  left->setSpacing(12);
  m_cards->setSpacing(12);
  left->addLayout(m_cards);
  m_missing->setContentsMargins(16, 8, 16, 0);
  left->addWidget(m_missing);
  left->addStretch(1);
  row->addWidget(m_left, 0, Qt::AlignTop);
  row->addWidget(m_detail, 1, Qt::AlignTop);
  connect(m_empty, &EmptyState::clicked, this, &UkeysPage::certificatesWanted);
  m_driver->setRetryVisible(false); // the next look is never far
  add(m_driver);
  add(m_empty);
  add(m_both);
  addStretch();
  connect(&m_watch, &UkeyWatch::changed, this, &UkeysPage::see);
  connect(m_detail, &UkeyDetail::renamed, this, &UkeysPage::see);
  connect(m_detail, &UkeyDetail::certificatesWanted, this, &UkeysPage::certificatesWanted);
  connect(m_detail, &UkeyDetail::unlockWanted, this, &UkeysPage::unlock);
  connect(m_detail, &UkeyDetail::givenUp, this, [this] { m_desk.hurry(Desk::Counter::Ukey); });
  connect(m_detail, &UkeyDetail::renewWanted, this, &UkeysPage::renewWanted);
  connect(m_detail, &UkeyDetail::continueWanted, this, [this](const std::string& id) {
    if (!m_word) return;
    for (const auto& application : m_word->applications)
      if (application.id == id) return Q_EMIT openWanted(application);
  });
  connect(m_detail, &UkeyDetail::lookHere, this, &Page::reveal);
  connect(m_detail, &UkeyDetail::dropped, this, [this] { m_failure.reset(); });
  m_detail->onWish([this](const UkeyDetail::Wish& wish, Secret pin, Secret newPin, bool lastTry) {
    perform(wish, std::move(pin), std::move(newPin), lastTry);
  });
  says(this, [this] { see(); });
}

const token::TokenInfo* UkeysPage::selected() const { return m_watch.ukey(m_chosen); }

std::vector<workflow::UkeyItem> UkeysPage::itemsOf(const token::TokenInfo& ukey) const {
  if (m_contents && m_insideOf == ukey.serial)
    return workflow::itemsOn(ukey.serial, *m_contents, m_word, m_services.anchors, now());
  return workflow::certificatesOn(ukey, m_word, m_services.anchors, now());
}

void UkeysPage::see() {
  const auto& seen = m_watch.seen();
  const auto count = seen ? static_cast<int>(seen->tokens.size()) : 0;
  setTitle(tr("My UKEY"));
  const bool blind = sayDriver();
  setSubtitle(!seen                ? tr("Looking for UKEYs")
              : blind && count > 0 ? tr("Seen last: %1. CertDesk looks again by itself every few seconds.").arg(count)
              : blind ? tr("Whether a UKEY is inserted is not known. CertDesk looks again by itself every few seconds.")
              : count > 0 ? tr("Inserted: %1. What is put in or pulled out shows here by itself.").arg(count)
                          : QString());
  m_empty->setTitle(tr("No UKEY is inserted"));
  m_empty->setSentence(tr("Put it in, and it shows here by itself. If it does not, try another USB port, or call the "
                          "help desk."));
  const bool in = m_session.state() == Session::State::LoggedIn;
  m_empty->setButton(in ? tr("See My certificates") : tr("Log in"));
  m_empty->setVisible(seen && count == 0 && !blind); // what could not be asked is not absent
  m_both->setVisible(count > 0);
  m_missing->setText(tr("Your UKEY is not in the list? Pull it out and put it in again, or try another USB port."));
  // What was seen inside is gone with the UKEY: it may come back with something else on it.
  if (m_contents && m_watch.ukey(m_insideOf) == nullptr) m_contents.reset();
  const bool look = !m_wanted.empty() && !m_busy && m_watch.ukey(m_wanted) != nullptr;
  if (look) m_chosen = std::exchange(m_wanted, {});
  if (selected() == nullptr) m_chosen = count > 0 ? listed().front()->serial : std::string();
  rebuild();
  showDetail();
  if (look) m_detail->look();
}

// Whether there was something to say. Beside UKEYs that are there, a driver that is not installed is no news: there may
// be one for each make.
bool UkeysPage::sayDriver() {
  m_driver->clear();
  if (!m_watch.seen()) return false;
  const auto& failures = m_watch.seen()->failures;
  const auto told =
      std::find_if(failures.begin(), failures.end(), [none = m_watch.seen()->tokens.empty()](const Error& failure) {
        return none || failure.code != ErrorCode::DriverNotFound;
      });
  if (told == failures.end()) return false;
  m_driver->tell(told->code, utf8(told->names));
  return true;
}

// Those that can be used first: the rest may be out of sight.
std::vector<const token::TokenInfo*> UkeysPage::listed() const {
  std::vector<const token::TokenInfo*> all;
  if (m_watch.seen())
    for (const auto& ukey : m_watch.seen()->tokens)
      all.push_back(&ukey);
  std::stable_partition(all.begin(), all.end(), [](const auto* ukey) { return isUsable(*ukey); });
  return all;
}

void UkeysPage::rebuild() {
  const auto all = listed();
  const bool focused =
      std::any_of(m_shown.begin(), m_shown.end(), [](const auto* card) { return card->radio->hasFocus(); });
  while (m_shown.size() > all.size()) {
    delete m_shown.back();
    m_shown.pop_back();
  }
  while (m_shown.size() < all.size()) {
    auto* card = new Card;
    m_group->addButton(card->radio);
    m_cards->addWidget(card);
    // Not clicked(): whoever does not see the screen chooses by other means than a press.
    connect(card->radio, &QRadioButton::toggled, this, [this, card](bool on) {
      const auto serial = card->radio->property("serial").toString().toStdString();
      if (!on || serial == m_chosen) return;
      m_wanted.clear();
      m_chosen = serial;
      m_failure.reset();
      showDetail();
    });
    m_shown.push_back(card);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& ukey = *all[i];
    m_shown[i]->radio->setProperty("serial", utf8(ukey.serial));
    m_shown[i]->radio->setEnabled(!m_busy);
    m_shown[i]->speak(ukey, ownersName(ukey, m_names, itemsOf(ukey)));
    if (ukey.serial != m_chosen) continue;
    m_shown[i]->radio->setChecked(true);
    if (focused) m_shown[i]->radio->setFocus(); // the keyboard stays with the UKEY, not with the place in the list
  }
}

void UkeysPage::showDetail() {
  const auto* ukey = selected();
  m_detail->setVisible(ukey != nullptr);
  if (ukey == nullptr) return;
  const bool inside = m_contents && m_insideOf == ukey->serial;
  m_detail->show({*ukey, itemsOf(*ukey), inside, m_word.has_value(), m_busy,
                  [this](const Bytes& certificate) { return m_session.mayRenew(certificate); }, m_failure});
}

void UkeysPage::clear() {
  m_wanted.clear();
  m_word.reset();
  m_contents.reset();
  m_failure.reset();
  m_detail->done();
  see();
}

// Any certificate on it will do; where the portal unlocks none of them, what it says of each is under My certificates.
void UkeysPage::unlock() {
  const auto* ukey = selected();
  if (ukey == nullptr || !m_word) return Q_EMIT certificatesWanted();
  const auto isOnIt = [&](const Bytes& der) {
    return std::find(ukey->certificates.begin(), ukey->certificates.end(), der) != ukey->certificates.end();
  };
  for (const auto& record : m_word->certificates)
    if (workflow::isPossible(record, "unlock") && isOnIt(record.signingCertificate))
      return Q_EMIT unlockWanted(record.id);
  Q_EMIT certificatesWanted();
}

void UkeysPage::lookInto(const std::string& serial) {
  m_wanted = serial;
  see();
}

void UkeysPage::reload() {
  if (m_asking || m_session.state() != Session::State::LoggedIn) return see();
  m_asking = true;
  using Word = Result<workflow::PortalWord>;
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&portal = m_services.portal](const Call& call) -> Word {
        auto certificates = portal.certificates(call);
        if (!certificates) return certdesk::failed(certificates);
        auto applications = portal.applications(call);
        if (!applications) return certdesk::failed(applications);
        return workflow::PortalWord{std::move(*certificates), std::move(*applications)};
      },
      [this](Word word) {
        m_asking = false;
        if (word && m_session.state() == Session::State::LoggedIn) m_word = std::move(*word);
        if (!word && word.error().code == ErrorCode::LoginExpired) m_session.expired();
        see(); // without the portal's word less is told, and nothing can be removed
      });
}

void UkeysPage::perform(const UkeyDetail::Wish& wish, Secret pin, Secret newPin, bool lastTryConfirmed) {
  const auto* ukey = selected();
  if (ukey == nullptr || m_busy) return;
  m_busy = true;
  m_failure.reset();
  see();
  using What = UkeyDetail::Wish::What;
  m_desk.ask(
      Desk::Counter::Ukey, this,
      [&tokens = m_services.tokens, ukey = *ukey, wish, pin = std::move(pin), newPin = std::move(newPin),
       lastTryConfirmed](const Call& call) {
        Looked looked;
        if (wish.what == What::Change) {
          looked.done = workflow::changePin(tokens, ukey.serial, {pin, newPin, lastTryConfirmed}, call);
        } else {
          looked.done = workflow::openUkey(tokens, ukey.serial, {ukey}, {pin, newPin, lastTryConfirmed}, call);
          if (looked.done) looked.done = workflow::removeFrom(tokens, ukey.serial, wish.action, call);
          if (looked.done) {
            auto contents = tokens.contents(ukey.serial, call);
            if (contents)
              looked.contents = std::move(*contents);
            else
              looked.done = certdesk::failed(contents);
          }
          (void)tokens.end(ukey.serial, call);
        }
        if (auto seen = tokens.inventory(call)) looked.seen = std::move(*seen);
        return looked;
      },
      [this, wish, serial = ukey->serial](Looked looked) { performed(serial, wish, std::move(looked)); });
}

// Another UKEY may be shown by now: the one that it was done on was pulled.
void UkeysPage::performed(const std::string& serial, const UkeyDetail::Wish& wish, Looked looked) {
  m_busy = false;
  const bool shown = serial == m_chosen;
  if (!looked.done && shown) m_failure = looked.done.error().code;
  if (looked.contents) {
    m_contents = std::move(looked.contents);
    m_insideOf = serial;
  }
  if (looked.done) {
    if (shown) m_detail->done();
    using What = UkeyDetail::Wish::What;
    if (wish.what == What::Change)
      Toast::show(window(), tr("The PIN is changed. Only the new one opens this UKEY now."));
    if (wish.what == What::Remove) Toast::show(window(), tr("Removed"));
  }
  if (looked.seen)
    m_watch.take(std::move(*looked.seen)); // comes to see()
  else
    see();
}

} // namespace certdesk::ui
