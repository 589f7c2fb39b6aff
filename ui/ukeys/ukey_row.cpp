#include "ui/ukeys/ukey_row.h"

#include "ui/format.h"
#include "ui/ukeys/ukey_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

namespace certdesk::ui {

namespace {

using workflow::UkeyVerdict;

Icon iconOf(const workflow::UkeyItem& item) {
  if (item.verdict == UkeyVerdict::EarlierEncryption || item.verdict == UkeyVerdict::OldSigning) return Icon::Clock;
  return item.purpose == portal::Purpose::Encryption ? Icon::Lock : Icon::Certificate;
}

} // namespace

UkeyRow::UkeyRow(const workflow::UkeyItem& item, bool inside, bool asked, bool free, bool mayRenew) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 10, 0, 10);
  row->setSpacing(12);
  row->addWidget(new IconLabel(iconOf(item), Ink::Accent), 0, Qt::AlignVCenter);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  words->addWidget(new Text(Type::Body, Ink::Text, titleOf(item)));
  words->addWidget(new Text(Type::Note, Ink::Text2, noteOf(item)));
  row->addLayout(words, 1);
  if (asked && item.verdict == UkeyVerdict::Unfinished && !item.application.empty()) {
    auto* more = Button::small(Kind::Secondary);
    more->setText(tr("Continue"));
    more->setAccessibleName(tr("Continue application %1").arg(grouped(item.application)));
    more->setEnabled(free);
    connect(more, &QPushButton::clicked, this, [this, id = item.application] { Q_EMIT continueWanted(id); });
    row->addWidget(more, 0, Qt::AlignVCenter);
  }
  if (!item.renewable.empty() && mayRenew) {
    auto* renew = Button::small(Kind::Secondary);
    renew->setText(tr("Renew"));
    renew->setAccessibleName(tr("Renew: %1").arg(utf8(item.name)));
    renew->setEnabled(free);
    connect(renew, &QPushButton::clicked, this, [this, id = item.renewable] { Q_EMIT renewWanted(id); });
    row->addWidget(renew, 0, Qt::AlignVCenter);
  }
  if (const auto removal = inside ? removalOf(item) : QString(); !removal.isEmpty()) {
    auto* remove = Button::small(Kind::Danger);
    remove->setText(tr("Remove"));
    remove->setAccessibleName(tr("Remove: %1").arg(titleOf(item)));
    remove->setEnabled(free);
    connect(remove, &QPushButton::clicked, this, [this, removal] { Q_EMIT removeWanted(removal); });
    row->addWidget(remove, 0, Qt::AlignVCenter);
  }
  auto* chip = new Chip;
  showVerdict(*chip, item);
  row->addWidget(chip, 0, Qt::AlignVCenter);
}

} // namespace certdesk::ui
