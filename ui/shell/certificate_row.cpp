#include "ui/shell/certificate_row.h"

#include "app/workflow/certificate_standing.h"
#include "ui/format.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/text.h"

#include <QFontMetrics>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace certdesk::ui {

namespace {

constexpr int side = 20;     // px inside the table's edge
constexpr int soon = 90;     // days before the end that are told in amber
constexpr int verySoon = 30; // and in red

QWidget* cell(std::initializer_list<QWidget*> lines) {
  auto* made = new QWidget;
  auto* column = new QVBoxLayout(made);
  column->setContentsMargins(0, 0, 12, 0);
  column->setSpacing(0);
  column->addStretch(1);
  for (auto* line : lines)
    column->addWidget(line);
  column->addStretch(1);
  return made;
}

struct ActionWords {
  QString name, meaning;
  Icon icon;
};

// By the names of the contract; an action that is new to this client is not shown.
std::optional<ActionWords> wordsOf(const std::string& action) {
  if (action == "recover")
    return ActionWords{CertificateRow::tr("Recover"), CertificateRow::tr("When the UKEY is lost or broken"),
                       Icon::Ukey};
  if (action == "renew")
    return ActionWords{CertificateRow::tr("Renew"), CertificateRow::tr("A new period after the present one"),
                       Icon::Calendar};
  if (action == "unlock")
    return ActionWords{CertificateRow::tr("Unlock"), CertificateRow::tr("When the PIN is forgotten"), Icon::Unlock};
  if (action == "freeze")
    return ActionWords{CertificateRow::tr("Freeze"), CertificateRow::tr("Paused; can be unfrozen later"),
                       Icon::Asterisk};
  if (action == "unfreeze")
    return ActionWords{CertificateRow::tr("Unfreeze"), CertificateRow::tr("In use again"), Icon::Refresh};
  if (action == "revoke")
    return ActionWords{CertificateRow::tr("Revoke"), CertificateRow::tr("For good; cannot be undone"), Icon::Ban};
  return std::nullopt;
}

// What was revoked or replaced has no days left.
Text* remaining(const portal::CertificateRecord& certificate, Time now) {
  const auto state = workflow::stateOf(certificate, now);
  const bool ended = state == portal::CertificateState::Revoked || state == portal::CertificateState::Superseded;
  const auto days =
      std::chrono::floor<std::chrono::days>(certificate.notAfter) - std::chrono::floor<std::chrono::days>(now);
  const auto left = days.count();
  const bool over = certificate.notAfter < now;
  const QString text = ended       ? QString()
                       : over      ? CertificateRow::tr("expired")
                       : left == 1 ? CertificateRow::tr("1 day left")
                                   : CertificateRow::tr("%1 days left").arg(left);
  const bool warns = !over && left <= soon && state == portal::CertificateState::Valid;
  auto* made = new Text(Type::Note, !warns ? Ink::Text2 : left <= verySoon ? Ink::Bad : Ink::Warn, text);
  made->setBold(warns);
  return made;
}

// What is applied for by an action; empty: it is none of that kind.
std::string serviceOf(const std::string& action) {
  if (action == "recover") return "recovery";
  if (action == "renew") return "renewal";
  if (action == "unlock") return "unlock";
  return {};
}

} // namespace

Chip* chipFor(portal::CertificateState state, bool recovering) {
  if (recovering) return new Chip(Tone::Accent, Icon::Clock, CertificateRow::tr("In recovery"));
  switch (state) {
  case portal::CertificateState::Valid:
    return new Chip(Tone::Ok, Icon::Check, CertificateRow::tr("Valid"));
  case portal::CertificateState::Frozen:
    return new Chip(Tone::Neutral, Icon::Asterisk, CertificateRow::tr("Frozen"));
  case portal::CertificateState::Revoked:
    return new Chip(Tone::Bad, Icon::Cross, CertificateRow::tr("Revoked"));
  case portal::CertificateState::Expired:
    return new Chip(Tone::Neutral, Icon::Clock, CertificateRow::tr("Expired"));
  case portal::CertificateState::Superseded:
    return new Chip(Tone::Neutral, Icon::Refresh, CertificateRow::tr("Replaced"));
  }
  return new Chip;
}

CertificateColumns CertificateColumns::in(int width) {
  const auto grown = [](int px) { return px * theme().percent / 100; };
  // As wide as their widest word in this language.
  const QFontMetrics note(theme().font(Type::Note));
  int chip = 0;
  for (const auto& word : {CertificateRow::tr("In recovery"), CertificateRow::tr("Valid"),
                           CertificateRow::tr("Revoked"), CertificateRow::tr("Replaced")})
    chip = std::max(chip, note.horizontalAdvance(word));
  const int state = std::max(grown(104), chip + 56);
  const int action = std::max(grown(88), note.horizontalAdvance(CertificateRow::tr("Actions")) + 36 + grown(20));
  CertificateColumns made;
  auto& w = made.widths;
  w = {grown(48), 0, 0, grown(112), grown(136), state, action};
  int rest = width - 2 * side - w[0] - w[3] - w[4] - w[5] - w[6];
  if (rest < grown(250)) { // the number is what one can do without
    rest += w[0];
    w[0] = 0;
  }
  w[2] = std::max(0, std::min(rest * 7 / 16, grown(144)));
  w[1] = std::max(0, rest - w[2]);
  return made;
}

CertificateRow::CertificateRow(const portal::CertificateRecord& certificate, int number, Place place,
                               const Around& around, Time now)
    : m_id(certificate.id), m_place(place), m_row(new QHBoxLayout), m_toggle(new Button(Kind::Secondary)) {
  auto* column = m_column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* line = new QWidget;
  line->setLayout(m_row);
  line->setMinimumHeight(theme().grown(72));
  m_row->setContentsMargins(side, 8, side, 8);
  m_row->setSpacing(0);

  auto* subject = new Text(Type::Body, Ink::Text, utf8(certificate.subject));
  subject->setBold(true);
  addCell(cell({new Text(Type::Body, Ink::Text2, QString::number(number))}));
  addCell(cell({subject, new Text(Type::Note, Ink::Text2, utf8(certificate.email))}));
  addCell(cell({new Text(Type::Body, Ink::Text, utf8(certificate.templateName)),
                new Text(Type::Note, Ink::Text2, utf8(certificate.business))}));
  addCell(cell({new Text(Type::Body, Ink::Text, date(certificate.appliedAt))}));
  addCell(cell({new Text(Type::Body, Ink::Text, date(certificate.notAfter)), remaining(certificate, now)}));
  addCell(cell({chipFor(workflow::stateOf(certificate, now), around.underWay.contains("recovery"))}));
  m_toggle->setText(tr("Actions"));
  m_toggle->setSmall();
  m_toggle->setAccessibleName(tr("Actions for %1").arg(utf8(certificate.subject)));
  auto* end = cell({m_toggle});
  end->layout()->setContentsMargins(0, 0, 0, 0);
  addCell(end);
  column->addWidget(line);
  m_actions = makeActions(certificate, around);
  column->addWidget(m_actions);
  connect(m_toggle, &QPushButton::clicked, this, [this] {
    setOpen(!m_open);
    Q_EMIT opened(m_open);
  });
  setOpen(false);
}

void CertificateRow::addCell(QWidget* cell) {
  m_cells.push_back(cell);
  m_row->addWidget(cell);
}

// Frozen, nobody else can use it; but its holder cannot either, and a UKEY that stays away needs another one.
QWidget* CertificateRow::makeSuggestion() {
  auto* suggestion =
      new Notice(Tone::Accent, tr("If the UKEY turns up, unfreeze the certificate. If it stays missing, a "
                                  "key recovery brings your encryption key onto a new one."));
  auto* begin = new Button(Kind::Primary, tr("Begin the recovery"));
  begin->setSmall();
  suggestion->addButton(begin);
  m_possible.push_back(begin);
  connect(begin, &QPushButton::clicked, this, [this] { Q_EMIT serviceWanted("recovery"); });
  return suggestion;
}

QWidget* CertificateRow::makeActions(const portal::CertificateRecord& certificate, const Around& around) {
  auto* holder = new QWidget;
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(side, 4, side, 20);
  column->setSpacing(16);
  if (around.ukeyMissing && workflow::isPossible(certificate, "recover") && around.mayAll &&
      !around.underWay.contains("recovery"))
    column->addWidget(makeSuggestion());
  auto* grid = new QGridLayout;
  column->addLayout(grid);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  int at = 0;
  for (const auto& action : certificate.actions) {
    const auto words = wordsOf(action.name);
    if (!words) continue;
    const auto service = serviceOf(action.name);
    const auto act = around.changes ? statusActNamed(action.name) : std::nullopt;
    const bool allowed = service == "renewal" ? around.mayRenew : around.mayAll;
    const bool ours = action.possible && allowed && (!service.empty() || act); // what this client can do
    QString note = action.possible ? words->meaning : utf8(action.reason);
    if (action.possible && !ours)
      note =
          allowed ? tr("Not in this version; the portal's site can do it") : tr("Log in with your password for this");
    if (ours && around.underWay.contains(service)) note = tr("Under way: goes on where it stands");
    auto* button = new Button(action.name == "revoke" && ours ? Kind::Danger : Kind::Secondary, words->name);
    button->setLeading(words->icon);
    button->setLeftAligned();
    button->setEnabled(ours);
    button->setAccessibleName(tr("%1: %2").arg(words->name, utf8(certificate.subject)));
    button->setAccessibleDescription(note);
    if (ours) m_possible.push_back(button);
    if (ours && !service.empty())
      connect(button, &QPushButton::clicked, this, [this, service] { Q_EMIT serviceWanted(service); });
    else if (act)
      connect(button, &QPushButton::clicked, this, [this, act = *act] { Q_EMIT changeWanted(act); });
    auto* why = new Text(Type::Note, Ink::Text2, note);
    why->setContentsMargins(0, 0, 0, 0);
    auto* indent = new QHBoxLayout;
    indent->setContentsMargins(17, 0, 0, 12);
    indent->addWidget(why, 1, Qt::AlignTop);
    grid->addWidget(button, at / 3 * 2, at % 3);
    grid->addLayout(indent, at / 3 * 2 + 1, at % 3);
    grid->setColumnStretch(at % 3, 1);
    ++at;
  }
  if (at == 0)
    grid->addWidget(new Text(Type::Note, Ink::Text2, tr("Nothing can be done with this certificate.")), 0, 0);
  return holder;
}

void CertificateRow::setColumns(const CertificateColumns& columns) {
  for (std::size_t i = 0; i < m_cells.size(); ++i) {
    m_cells[i]->setVisible(columns.widths[i] > 0);
    m_cells[i]->setFixedWidth(std::max(1, columns.widths[i]));
  }
}

void CertificateRow::setOpen(bool open) {
  m_open = open;
  m_actions->setVisible(open);
  if (m_card != nullptr) m_card->setVisible(open);
  m_toggle->setTrailing(open ? Icon::ChevronUp : Icon::ChevronDown);
  m_toggle->setAccessibleDescription(open ? tr("expanded") : tr("collapsed"));
  update();
}

void CertificateRow::show(StatusCard* card) {
  m_card = card;
  if (card == nullptr) return;
  m_column->addWidget(card);
  card->setContentsMargins(side, 0, side, side);
  setOpen(true);
}

void CertificateRow::focusToggle() { m_toggle->setFocus(); }

void CertificateRow::setBusy(bool busy) {
  for (auto* button : m_possible)
    button->setEnabled(!busy);
}

void CertificateRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& colour = theme().colour;
  const bool first = m_place == Place::First || m_place == Place::Only;
  const bool last = m_place == Place::Last || m_place == Place::Only;
  if (m_open) {
    // A rounded panel does not clip its rows, so the first and the last round their own corners.
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath ground;
    const QRectF all(rect());
    const qreal radius = panelRadius - 1;
    ground.setFillRule(Qt::WindingFill);
    ground.addRoundedRect(all, radius, radius);
    if (!first) ground.addRect(all.adjusted(0, 0, 0, -all.height() / 2));
    if (!last) ground.addRect(all.adjusted(0, all.height() / 2, 0, 0));
    painter.fillPath(ground, colour.sunken);
  }
  if (!last) painter.fillRect(0, height() - 1, width(), 1, colour.line);
}

} // namespace certdesk::ui
