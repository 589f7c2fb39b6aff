#include "ui/pages/done_page.h"

#include "ui/format.h"
#include "ui/pages/receipt_card.h"
#include "ui/pages/side_by_side.h"
#include "ui/pages/ukey_picker.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/ukey_picture.h"

#include <QGridLayout>
#include <algorithm>

namespace certdesk::ui {

DonePage::DonePage(WizardModel& model)
    : WizardPage(model), m_place(new QVBoxLayout), m_next(new Notice(Tone::Neutral)),
      m_receipt(new ReceiptCard(model.services())), m_picture(new UkeyPicture), m_safe(new Notice(Tone::Ok)) {
  setStepInk(Ink::Ok);
  auto* words = new QWidget;
  auto* left = new QVBoxLayout(words);
  left->setContentsMargins(0, 0, 0, 0);
  left->setSpacing(16);
  left->addWidget(m_safe);
  left->addLayout(m_place);
  left->addWidget(m_next);
  left->addStretch(1);
  m_picture->setPose(UkeyPicture::Pose::SafeToRemove);
  auto* sides = new SideBySide(words, 500, m_picture, 304, 24, 440);
  sides->setInstead(m_safe);
  add(m_receipt); // above all else where it was asked for
  add(sides);
  addStretch();
  connect(m_receipt, &ReceiptCard::ukeyWanted, this, &WizardPage::ukeyWanted);
  connect(m_receipt, &ReceiptCard::told, this, [this](QWidget* note) { reveal(note); });
  connect(m_receipt, &ReceiptCard::changed, this, [this] {
    if (!m_receipt->busy()) showAtTop();
    Q_EMIT offerChanged();
  });
}

namespace {

std::vector<Part> words(const QString& text) { return {{text, false, false, {}}}; }

std::vector<Part> tail(const std::string& serial, bool bold) {
  return parts(DonePage::tr("ending in %1"), {{serialTail(serial), bold, true, {}}});
}

// Of 40 digits the last eight tell two certificates apart.
std::vector<Part> serialNumber(const std::string& hexadecimal) {
  const auto from = hexadecimal.size() > 8 ? hexadecimal.size() - 8 : 0;
  return parts(DonePage::tr("serial number ending in %1"), {{grouped(hexadecimal.substr(from)), false, true, {}}});
}

} // namespace

bool DonePage::unlocked() const { return application().service == workflow::unlock().service; }

// In this very run: a PIN that was typed while another PC was quicker is on no UKEY.
bool DonePage::unlockedHere() const { return facts().unlockProof.known(); }

bool DonePage::first() const { return application().service == workflow::firstCertificate().service; }

QString DonePage::title() const {
  if (first()) return tr("The new certificate is ready");
  if (workflow::renewed(facts())) return tr("The certificate is renewed");
  return unlocked() ? tr("The UKEY is unlocked") : tr("The certificate is recovered and ready");
}
QString DonePage::lead() const {
  if (unlocked() && unlockedHere())
    return tr("It opens with the PIN you chose, and the portal has confirmed it. Nobody else knows that PIN.");
  if (unlocked()) return tr("It opens with the PIN that was chosen when it was unlocked, not with another one.");
  return tr("The portal has confirmed it. Signing and decrypting were tried on this UKEY and work.");
}

void DonePage::see() {
  fill();
  m_safe->setText(unlocked() ? tr("You may pull out the UKEY.")
                             : tr("You may pull out the UKEY. It is written and verified."));
  QStringList next;
  const auto earlier = workflow::archivedPairs(facts());
  if (earlier.notWritten > 0)
    next << tr("Earlier encryption keys for which this UKEY has no room: %1. Files from back then need a UKEY "
               "with more; the CA keeps the keys, call the help desk.")
                .arg(earlier.notWritten);
  if (unlocked())
    next << tr("Write the PIN down nowhere. If it is ever forgotten, the UKEY can be unlocked again.");
  else if (const auto renewed = workflow::renewed(facts()))
    next << afterRenewal(*renewed);
  else
    next << tr("Close the browser and bidding software and open them again: only then do they see the new "
               "certificate.");
  m_next->set(earlier.notWritten > 0 ? Tone::Warn : Tone::Neutral, joined(next));
  const auto& ukeys = facts().inserted;
  QString model;
  if (ukeys.known())
    for (const auto& ukey : *ukeys)
      if (ukey.serial == application().ukeySerial) model = nameOf(ukey);
  m_picture->setUkey(model, utf8(application().ukeySerial));
  m_receipt->set(application());
  Q_EMIT offerChanged();
}

std::vector<DonePage::Change> DonePage::changes() const {
  const auto& a = application();
  auto old = a.oldUkeySerial;
  if (old.empty() && !a.lostUkeySerials.empty()) old = a.lostUkeySerials.front();
  if (const auto renewed = workflow::renewed(facts())) return changesOf(*renewed);
  if (unlocked())
    return {{tr("UKEY"), tail(a.oldUkeySerial, false), tail(a.oldUkeySerial, false), false},
            {tr("PIN"), words(tr("locked or forgotten")),
             words(unlockedHere() ? tr("the one you chose") : tr("the one chosen when it was unlocked")), true},
            {tr("Keys and certificates"), words(tr("on this UKEY")), words(tr("unchanged")), false},
            {tr("Valid until"), words(date(a.oldNotAfter)), words(tr("unchanged")), false}};
  if (first())
    return {{tr("UKEY"), words(tr("blank")), tail(a.ukeySerial, true), true},
            {tr("Signing key"), words(tr("none")), words(tr("new, and only here")), true},
            {tr("Encryption key"), words(tr("none")), words(tr("new; the CA keeps a copy")), true},
            {tr("Valid until"), words(tr("none")), words(date(a.oldNotAfter)), true}};
  const auto before = date(a.oldNotAfter);
  const auto now = a.quote ? date(a.quote->notAfter) : before;
  std::vector<Change> changes;
  changes.push_back(
      {tr("UKEY"), old.empty() ? words(tr("the old one")) : tail(old, false), tail(a.ukeySerial, true), true});
  changes.push_back({tr("Signing key"), words(tr("no longer in force")), words(tr("new, and only here")), true});
  changes.push_back({tr("Encryption key"), words(tr("on the old UKEY")), words(tr("recovered: old files open")), true});
  const auto earlier = workflow::archivedPairs(facts());
  if (earlier.written > 0)
    changes.push_back({tr("Earlier encryption keys"), words(tr("on the old UKEY")),
                       words(tr("%1 recovered").arg(earlier.written)), true});
  changes.push_back({tr("PIN"), words(tr("that of the old UKEY")), words(tr("that of the new UKEY")), true});
  changes.push_back({tr("Valid until"), words(before), words(now == before ? tr("unchanged") : now), now != before});
  return changes;
}

std::vector<DonePage::Change> DonePage::changesOf(const workflow::Renewed& renewed) const {
  const auto gone = renewed.oldRemoved == true    ? tr("removed from the UKEY")
                    : renewed.oldRemoved == false ? tr("out of use; still on the UKEY")
                                                  : tr("out of use");
  return {{tr("Valid until"), words(date(renewed.before.notAfter)), words(date(renewed.after.notAfter)), true},
          {tr("Signing certificate"), serialNumber(renewed.before.serial), serialNumber(renewed.after.serial), true},
          {tr("Old signing key"), words(tr("in use")), words(gone), true},
          {tr("Encryption key"), words(tr("opens your files")),
           words(renewed.encryptionKept ? tr("kept, with a new certificate") : tr("kept, and a new one beside it")),
           true},
          {tr("UKEY"), tail(renewed.ukeySerial, false), words(tr("the same")), false},
          {tr("PIN"), words(tr("the one you know")), words(tr("the same")), false}};
}

QStringList DonePage::afterRenewal(const workflow::Renewed& renewed) const {
  QStringList next{tr("Close the browser, the bidding software and the mail program and open them again: only then do "
                      "they see the new certificate.")};
  if (renewed.oldRemoved != true)
    next << tr("If the old signing key is still on the UKEY, My UKEY offers to remove it.");
  return next;
}

void DonePage::fill() {
  if (m_table != nullptr) m_table->deleteLater();
  m_table = new Panel(Panel::Ground::Outlined);
  m_table->body()->setContentsMargins(24, 4, 24, 4);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(0);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(3, 1);
  m_table->body()->addLayout(grid);
  const auto put = [&](Text* text, int row, int column) {
    grid->addWidget(text, row, column);
    grid->setRowMinimumHeight(row, row == 0 ? 40 : 56);
  };
  put(new Text(Type::Note, Ink::Text2, tr("Before")), 0, 1);
  auto* now = new Text(Type::Note, Ink::Text, tr("Now"));
  now->setBold(true);
  put(now, 0, 3);
  int row = 1;
  for (const auto& change : changes()) {
    grid->addWidget(new Line, row++, 0, 1, 4);
    put(new Text(Type::Body, Ink::Text2, change.what), row, 0);
    auto* before = new Text(Type::Body, Ink::Text2);
    before->setParts(change.before);
    put(before, row, 1);
    if (change.changed) grid->addWidget(new IconLabel(Icon::ChevronRight, Ink::Text2, 16), row, 2);
    auto* after = new Text(Type::Body);
    after->setBold(change.changed);
    after->setParts(change.now);
    put(after, row++, 3);
  }
  m_place->addWidget(m_table);
}

Offer DonePage::offer() const {
  Offer offer{tr("Back to my applications"), true, {}, {}};
  if (application().receipt && !m_receipt->shown())
    offer.extra = m_receipt->busy() ? tr("Fetching the receipt…") : tr("Receipt");
  return offer;
}

void DonePage::extra() { m_receipt->fetch(); }

} // namespace certdesk::ui
