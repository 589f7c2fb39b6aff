#include "ui/pages/wait_ukey_page.h"

#include "ui/format.h"
#include "ui/pages/change_ukey.h"
#include "ui/pages/side_by_side.h"
#include "ui/pages/ukey_picker.h"
#include "ui/step_text.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/ukey_picture.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace certdesk::ui {

WaitUkeyPage::WaitUkeyPage(WizardModel& model)
    : WizardPage(model), m_waiting(new Text(Type::Section)), m_serialName(new Text(Type::Note, Ink::Text2)),
      m_serial(new Text(Type::State)), m_meant(new QWidget), m_others(new Notice(Tone::Warn)),
      m_picture(new UkeyPicture), m_change(new ChangeUkey(model)) {
  auto* left = new QWidget;
  auto* words = new QVBoxLayout(left);
  words->setContentsMargins(0, 0, 0, 0);
  words->setSpacing(24);
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  head->addWidget(new Spinner, 0, Qt::AlignVCenter);
  head->addWidget(m_waiting, 1);
  words->addLayout(head);
  auto* meant = new QVBoxLayout(m_meant);
  meant->setContentsMargins(0, 0, 0, 0);
  meant->setSpacing(4);
  meant->addWidget(m_serialName);
  meant->addWidget(m_serial);
  words->addWidget(m_meant);
  words->addWidget(m_others);
  words->addWidget(m_change);
  words->addStretch(1);
  m_picture->setPose(UkeyPicture::Pose::Wanted);
  add(new SideBySide(left, 3, m_picture, 2, 40, 320));
  addStretch();
  m_change->setVisible(false);
}

QString WaitUkeyPage::serial() const { return utf8(workflow::boundSerial(facts())); }

QString WaitUkeyPage::title() const {
  if (serial().isEmpty()) return tr("Put the UKEY in");
  return tr("Put the UKEY ending in %1 in").arg(serial().right(4));
}

QString WaitUkeyPage::lead() const {
  const auto goesOn = tr("Once it is in, you go on from where it stopped.");
  if (application().service != workflow::unlock().service || !workflow::mayUnlockByTelephone(facts())) return goesOn;
  return joined({goesOn, tr("If you have read out a request code already: it changes when the UKEY is put in again. "
                            "Call once more then, and read out the new one.")});
}

void WaitUkeyPage::see() {
  m_waiting->setText(waitText(workflow::Wait::Ukey));
  m_meant->setVisible(!serial().isEmpty());
  m_serialName->setText(tr("Serial number, as printed on the case"));
  m_serial->setParts({{grouped(serial().toStdString()), true, true, {}}});
  m_picture->setUkey({}, serial());
  if (serial().isEmpty()) m_change->setVisible(false);
  m_change->see();
  sayOthers();
  Q_EMIT offerChanged();
}

// Another one in its place is the usual mistake.
void WaitUkeyPage::sayOthers() {
  QStringList others;
  if (facts().inserted.known())
    for (const auto& ukey : *facts().inserted)
      others << tr("%1, ending in %2").arg(nameOf(ukey), serialTail(ukey.serial));
  m_others->setVisible(!others.isEmpty() && !serial().isEmpty());
  m_others->setText(tr("Inserted is another one: %1.").arg(others.join(tr("; "))));
}

Offer WaitUkeyPage::offer() const {
  Offer offer;
  offer.reason = application().service == workflow::unlock().service ? tr("Once it is in, you go on")
                                                                     : tr("Once it is in, the PIN is asked and you go on");
  if (!serial().isEmpty() && !m_change->isVisible() && !workflow::staysOnItsUkey(application()))
    offer.extra = tr("Use another UKEY");
  return offer;
}

void WaitUkeyPage::extra() {
  m_change->setVisible(true);
  reveal(m_change);
  Q_EMIT offerChanged();
}

} // namespace certdesk::ui
