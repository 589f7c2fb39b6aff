#include "ui/widgets/failure_note.h"

#include "ui/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>

namespace certdesk::ui {

namespace {

Text* name() {
  auto* text = new Text(Type::Body);
  text->setBold(true);
  return text;
}

QString phoneCodeOf(ErrorCode code) {
  const auto text = phoneCode(code);
  return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

FailureNote::FailureNote(QWidget* parent)
    : QWidget(parent), m_happenedName(name()), m_happened(new Text(Type::Body)), m_notLostName(name()),
      m_notLost(new Text(Type::Body)), m_nextName(name()), m_next(new Text(Type::Body)), m_namesName(name()),
      m_names(new Text(Type::Body)), m_codeText(new Text(Type::Body, Ink::Text2)), m_retry(new Button(Kind::Primary)),
      m_way(new Button(Kind::Secondary)), m_copy(new Button(Kind::Quiet)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  auto* panel = new Panel(Panel::Ground::Soft, Tone::Bad);
  panel->body()->setContentsMargins(20, 16, 20, 16);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(4);
  auto* first = new QHBoxLayout;
  first->setSpacing(14);
  first->addWidget(new IconLabel(Icon::Warning, Ink::Bad), 0, Qt::AlignTop);
  first->addLayout(grid, 1);
  int row = 0;
  for (auto [label, text] : {std::pair{m_happenedName, m_happened},
                             {m_notLostName, m_notLost},
                             {m_nextName, m_next},
                             {m_namesName, m_names}}) {
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(text, row++, 1);
  }
  grid->setColumnStretch(1, 1);
  panel->body()->addLayout(first);
  layout->addWidget(panel);

  auto* below = new QHBoxLayout;
  below->setSpacing(12);
  m_copy->setSmall();
  m_copy->setLeading(Icon::Copy);
  below->addWidget(m_retry);
  below->addWidget(m_way);
  below->addWidget(m_codeText, 0, Qt::AlignVCenter);
  below->addWidget(m_copy);
  below->addStretch(1);
  layout->addLayout(below);
  connect(m_retry, &QPushButton::clicked, this, &FailureNote::retry);
  connect(m_way, &QPushButton::clicked, this, &FailureNote::wayWanted);
  connect(m_copy, &QPushButton::clicked, this, &FailureNote::copyCode);
  says(this, [this] { speak(); });
  setWay({});
  clear();
}

void FailureNote::tell(ErrorCode code, const QString& names) {
  m_code = code;
  m_names->setText(names.trimmed());
  for (auto* each : {m_namesName, m_names})
    each->setVisible(!names.isEmpty());
  speak();
  setVisible(true);
}

void FailureNote::clear() {
  m_code.reset();
  setVisible(false);
}

void FailureNote::setRetryVisible(bool visible) { m_retry->setVisible(visible); }
void FailureNote::setBusy(bool busy) {
  m_retry->setEnabled(!busy);
  m_way->setEnabled(!busy);
}
void FailureNote::setWay(const QString& words) {
  m_way->setText(words.isEmpty() ? tr("What to do next") : words); // it has a name while it is hidden, too
  m_way->setVisible(!words.isEmpty());
}

void FailureNote::copyCode() {
  if (!m_code) return;
  QGuiApplication::clipboard()->setText(phoneCodeOf(*m_code));
  Toast::show(this, tr("Failure code copied"));
}

void FailureNote::speak() {
  m_happenedName->setText(tr("What happened"));
  m_notLostName->setText(tr("What is not lost"));
  m_nextName->setText(tr("What to do next"));
  m_namesName->setText(tr("Namely"));
  m_retry->setText(tr("Try again"));
  m_copy->setText(tr("Copy"));
  if (!m_code) return;
  const auto words = errorText(*m_code);
  m_happened->setText(words.happened);
  m_notLost->setText(words.notLost);
  m_next->setText(words.next);
  m_codeText->setParts(parts(tr("Failure code %1"), {{phoneCodeOf(*m_code), true, false, Ink::Text}}));
  m_copy->setAccessibleName(tr("Copy the failure code"));
  setAccessibleName(words.happened);
}

} // namespace certdesk::ui
