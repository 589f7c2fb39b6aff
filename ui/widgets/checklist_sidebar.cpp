#include "ui/widgets/checklist_sidebar.h"

#include "ui/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checklist_painter.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QTreeWidget>

namespace certdesk::ui {

namespace {

using enum ChecklistPainter::Role;

// The mark of a whole phase: where we stand, or the worst of it.
Mark markOf(const ChecklistSidebar::Phase& phase) {
  bool allDone = true;
  for (const auto& item : phase.items) {
    if (item.mark == Mark::Now || item.mark == Mark::Failed) return item.mark;
    if (item.mark != Mark::Done) allDone = false;
  }
  return allDone ? Mark::Done : Mark::Todo; // also where a step of it is done before its turn
}

QString rangeOf(const ChecklistSidebar::Phase& phase) {
  if (phase.items.empty()) return {};
  if (phase.items.size() == 1) return phase.items.front().code;
  return phase.items.front().code + QChar(0x2013) + phase.items.back().code.section(QLatin1Char('-'), -1); // R-01–08
}

} // namespace

ChecklistSidebar::ChecklistSidebar(QWidget* parent)
    : QWidget(parent), m_back(new Button(Kind::Plain)), m_settings(new Button(Icon::Gear, {})),
      m_copy(new Button(Icon::Copy, {})), m_service(new Text(Type::State)), m_subject(new Text(Type::Note, Ink::Text2)),
      m_template(new Text(Type::Note, Ink::Text2)), m_referenceName(new Text(Type::Note, Ink::Text2)),
      m_reference(new Text(Type::Note)), m_tree(new QTreeWidget), m_foot(new QWidget) {
  setFixedWidth(wide);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 17, 16);
  column->setSpacing(0);
  m_back->setLeading(Icon::ArrowLeft);
  auto policy = m_back->sizePolicy();
  policy.setRetainSizeWhenHidden(true); // nothing jumps
  m_back->setSizePolicy(policy);
  m_copy->setKind(Kind::Quiet);
  auto* top = new QHBoxLayout;
  top->addWidget(m_back);
  top->addStretch(1);
  m_settings->setKind(Kind::Quiet);
  top->addWidget(m_settings);
  column->addLayout(top);
  column->addSpacing(8);
  auto* words = new QVBoxLayout;
  words->setContentsMargins(8, 0, 0, 0);
  words->setSpacing(0);
  words->addWidget(m_service);
  words->addWidget(m_subject);
  words->addWidget(m_template);
  column->addLayout(words);
  column->addSpacing(16);

  m_tree->setObjectName(QStringLiteral("bare"));
  m_tree->header()->hide();
  m_tree->setIndentation(0);
  m_tree->setRootIsDecorated(false);
  m_tree->setFrameShape(QFrame::NoFrame);
  m_tree->setItemDelegate(new ChecklistPainter(m_tree));
  m_tree->setMouseTracking(true);
  m_tree->setExpandsOnDoubleClick(false);
  m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_tree->viewport()->setAutoFillBackground(false);
  m_tree->viewport()->installEventFilter(this);
  connect(m_tree, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) { activate(item); });
  connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
    // Enter; where the desktop activates by a click, the click has been seen already.
    if (!(QGuiApplication::mouseButtons() & Qt::LeftButton) && m_tree->hasFocus() && showsFocus(m_tree)) activate(item);
  });
  column->addWidget(m_tree, 1);

  auto* foot = new QVBoxLayout(m_foot);
  foot->setContentsMargins(0, 12, 0, 0);
  foot->setSpacing(0);
  foot->addWidget(new Line);
  foot->addSpacing(12);
  auto* reference = new QHBoxLayout;
  reference->setContentsMargins(8, 0, 0, 0);
  auto* number = new QVBoxLayout;
  number->setSpacing(0);
  number->addWidget(m_referenceName);
  number->addWidget(m_reference);
  reference->addLayout(number, 1);
  reference->addWidget(m_copy, 0, Qt::AlignBottom);
  foot->addLayout(reference);
  column->addWidget(m_foot);
  m_foot->hide();

  connect(m_back, &QPushButton::clicked, this, &ChecklistSidebar::back);
  connect(m_copy, &QPushButton::clicked, this, &ChecklistSidebar::copyReference);
  says(this, [this] {
    m_back->setText(tr("My applications"));
    m_settings->setName(tr("Language and text size"));
    m_referenceName->setText(tr("Reference number"));
    m_copy->setName(tr("Copy the reference number"));
    m_tree->setAccessibleName(tr("Steps"));
  });
}

void ChecklistSidebar::setService(const QString& service, const QString& subject, const QString& templateName) {
  m_service->setText(service);
  m_subject->setText(subject);
  m_template->setText(templateName);
  m_subject->setVisible(!subject.isEmpty());
  m_template->setVisible(!templateName.isEmpty());
}

void ChecklistSidebar::setReference(const QString& number) {
  m_number = number;
  m_reference->setText(grouped(number.toStdString()));
  m_foot->setVisible(!number.isEmpty());
}

void ChecklistSidebar::setBackOffered(bool offered) { m_back->setVisible(offered); }
void ChecklistSidebar::setBackEnabled(bool enabled) { m_back->setEnabled(enabled); }

void ChecklistSidebar::setPhases(const std::vector<Phase>& phases) {
  fill(phases);
  const auto* now = current();
  const QString code = now == nullptr ? QString() : now->data(0, CodeRole).toString();
  if (code == m_shownCode) return; // where the person scrolled to stays until we stand elsewhere
  m_shownCode = code;
  QMetaObject::invokeMethod(this, &ChecklistSidebar::showCurrent, Qt::QueuedConnection);
}

void ChecklistSidebar::fill(const std::vector<Phase>& phases) {
  while (m_tree->topLevelItemCount() > static_cast<int>(phases.size()))
    delete m_tree->takeTopLevelItem(m_tree->topLevelItemCount() - 1);
  for (int i = 0; i < static_cast<int>(phases.size()); ++i) {
    const auto& phase = phases[static_cast<std::size_t>(i)];
    auto* top = m_tree->topLevelItem(i);
    const bool fresh = top == nullptr;
    if (fresh) top = new QTreeWidgetItem(m_tree);
    const Mark before = static_cast<Mark>(top->data(0, MarkRole).toInt()), after = markOf(phase);
    top->setText(0, phase.name);
    top->setData(0, CodeRole, rangeOf(phase));
    top->setData(0, MarkRole, static_cast<int>(after));
    const auto word = [](Mark mark) {
      switch (mark) {
      case Mark::Done:
        return tr("done");
      case Mark::Now:
        return tr("current");
      case Mark::Failed:
        return tr("failed");
      case Mark::Todo:
        return tr("to come");
      }
      return QString();
    };
    top->setData(0, Qt::AccessibleTextRole, QStringLiteral("%1, %2").arg(phase.name, word(after)));
    while (top->childCount() > static_cast<int>(phase.items.size()))
      delete top->takeChild(top->childCount() - 1);
    for (int j = 0; j < static_cast<int>(phase.items.size()); ++j) {
      const auto& line = phase.items[static_cast<std::size_t>(j)];
      auto* item = top->child(j);
      if (item == nullptr) item = new QTreeWidgetItem(top);
      item->setText(0, line.name);
      item->setData(0, CodeRole, line.code);
      item->setData(0, MarkRole, static_cast<int>(line.mark));
      item->setData(0, ViewedRole, line.viewed);
      item->setData(0, FirstRole, j == 0);
      item->setData(0, LastRole, j + 1 == static_cast<int>(phase.items.size()));
      item->setData(0, Qt::AccessibleTextRole, QStringLiteral("%1 %2, %3").arg(line.code, line.name, word(line.mark)));
    }
    // What the person folded stays so until the phase itself moves on.
    if (fresh || before != after) top->setExpanded(!phase.folded);
  }
  m_tree->doItemsLayout(); // a name in bold may need another line
}

// The line we stand at, or its phase where that is folded.
QTreeWidgetItem* ChecklistSidebar::current() const {
  for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
    auto* phase = m_tree->topLevelItem(i);
    for (int j = 0; j < phase->childCount(); ++j) {
      const auto mark = static_cast<Mark>(phase->child(j)->data(0, MarkRole).toInt());
      if (mark == Mark::Now || mark == Mark::Failed) return phase->isExpanded() ? phase->child(j) : phase;
    }
  }
  return nullptr;
}

void ChecklistSidebar::showCurrent() {
  auto* item = current();
  if (item == nullptr) return;
  const QRect place = m_tree->visualItemRect(item);
  if (place.isEmpty() || !m_tree->viewport()->rect().contains(place))
    m_tree->scrollToItem(item, QAbstractItemView::PositionAtCenter);
}

bool ChecklistSidebar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_tree->viewport() && event->type() == QEvent::Resize) {
    // Names wrap at another place; not from within the tree's own resizing.
    QMetaObject::invokeMethod(
        this,
        [this] {
          m_tree->doItemsLayout();
          showCurrent();
        },
        Qt::QueuedConnection);
  }
  return QWidget::eventFilter(watched, event);
}

void ChecklistSidebar::activate(QTreeWidgetItem* item) {
  if (item->parent() == nullptr)
    item->setExpanded(!item->isExpanded());
  else
    Q_EMIT opened(item->data(0, CodeRole).toString());
}

void ChecklistSidebar::copyReference() {
  QGuiApplication::clipboard()->setText(m_number);
  Toast::show(this, tr("Reference number copied"));
}

void ChecklistSidebar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().colour.sunken);
  painter.fillRect(width() - 1, 0, 1, height(), theme().colour.line);
}

} // namespace certdesk::ui
