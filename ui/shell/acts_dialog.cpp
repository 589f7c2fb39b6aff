#include "ui/shell/acts_dialog.h"

#include "ui/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/scrolling.h"
#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QScrollArea>

namespace certdesk::ui {

namespace {

QString outcome(const acts::Act& act) {
  if (!act.failure) return ActsDialog::tr("done");
  const auto code = phoneCode(*act.failure);
  //: %1 is a failure code such as T-01
  return ActsDialog::tr("not done, %1").arg(QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size())));
}

// What it was about, in a second line: all that helps to find it.
QString about(const acts::Act& act) {
  QStringList parts;
  if (!act.ukeySerial.empty()) parts << ActsDialog::tr("UKEY %1").arg(utf8(act.ukeySerial));
  if (!act.application.empty()) parts << ActsDialog::tr("Reference %1").arg(grouped(act.application));
  if (!act.certificate.empty()) parts << ActsDialog::tr("Serial number %1").arg(utf8(act.certificate));
  if (!act.step.empty()) parts << utf8(act.step);
  return parts.join(QStringLiteral(" · "));
}

QWidget* rowOf(const acts::Recorded& recorded) {
  auto* row = new QWidget;
  auto* grid = new QGridLayout(row);
  grid->setContentsMargins(0, 8, 0, 8);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(0);
  grid->setColumnStretch(1, 1);
  grid->addWidget(new Text(Type::Body, Ink::Text2, dateTime(recorded.at)), 0, 0);
  auto* what = new Text(Type::Body, Ink::Text, actText(recorded.act.kind));
  what->setBold(true);
  grid->addWidget(what, 0, 1);
  grid->addWidget(new Text(Type::Body, recorded.act.failure ? Ink::Bad : Ink::Text2, outcome(recorded.act)), 0, 2);
  auto* more = new Text(Type::Note, Ink::Text2, about(recorded.act));
  more->setTextInteractionFlags(Qt::TextSelectableByMouse);
  grid->addWidget(more, 1, 1, 1, 2);
  return row;
}

} // namespace

QString actText(acts::Kind kind) {
  switch (kind) {
  case acts::Kind::Submitted:
    return ActsDialog::tr("Application submitted");
  case acts::Kind::Withdrawn:
    return ActsDialog::tr("Application withdrawn");
  case acts::Kind::Paid:
    return ActsDialog::tr("Payment seen");
  case acts::Kind::UkeyOpened:
    return ActsDialog::tr("UKEY opened with its PIN");
  case acts::Kind::PinSet:
    return ActsDialog::tr("PIN set anew");
  case acts::Kind::KeyPairMade:
    return ActsDialog::tr("Key pair made");
  case acts::Kind::CertificateIssued:
    return ActsDialog::tr("Certificate issued");
  case acts::Kind::EncryptionKeyWritten:
    return ActsDialog::tr("Encryption key written");
  case acts::Kind::CertificateWritten:
    return ActsDialog::tr("Certificate written");
  case acts::Kind::Proved:
    return ActsDialog::tr("Read back and tried");
  case acts::Kind::Confirmed:
    return ActsDialog::tr("Confirmed by the portal");
  case acts::Kind::OldKeyRemoved:
    return ActsDialog::tr("Old signing key removed");
  case acts::Kind::LeftoverRemoved:
    return ActsDialog::tr("Leftover removed");
  }
  return {};
}

ActsDialog::ActsDialog(const std::vector<acts::Recorded>& recorded, QWidget* parent) : QDialog(parent) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("What was done on this PC"));
  resize(760, 560);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 24);
  column->setSpacing(16);
  column->addWidget(new Text(Type::Section, Ink::Text, windowTitle()));
  column->addWidget(new Text(Type::Body, Ink::Text2,
                             recorded.empty() ? tr("Nothing has been done here yet.")
                                              : tr("Newest first. The list holds no PIN, password, answer or code.")));
  auto* inside = new QWidget;
  auto* rows = new QVBoxLayout(inside);
  rows->setContentsMargins(0, 0, 12, 0);
  rows->setSpacing(0);
  for (auto each = recorded.rbegin(); each != recorded.rend(); ++each) {
    if (each != recorded.rbegin()) rows->addWidget(new Line);
    rows->addWidget(rowOf(*each));
  }
  rows->addStretch(1);
  column->addWidget(scrolling(inside), 1);
  auto* close = new Button(Kind::Secondary, tr("Close"));
  connect(close, &QPushButton::clicked, this, &QDialog::accept);
  column->addWidget(close, 0, Qt::AlignRight);
}

} // namespace certdesk::ui
