#include "ui/widgets/checklist_sidebar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_row.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeWidget>

namespace certdesk::ui {

namespace {

enum Role { CodeRole = Qt::UserRole, MarkRole, ViewedRole, FirstRole, LastRole };

// The mark of a whole phase: where we stand, or the worst of it.
Mark markOf(const ChecklistSidebar::Phase& phase) {
  bool allDone = true, noneDone = true;
  for (const auto& item : phase.items) {
    if (item.mark == Mark::Now || item.mark == Mark::Failed) return item.mark;
    (item.mark == Mark::Done ? noneDone : allDone) = false;
  }
  return allDone ? Mark::Done : noneDone ? Mark::Todo : Mark::Now;
}

QString rangeOf(const ChecklistSidebar::Phase& phase) {
  if (phase.items.empty()) return {};
  if (phase.items.size() == 1) return phase.items.front().code;
  return phase.items.front().code + QChar(0x2013) + phase.items.back().code;
}

} // namespace

// Paints a line of the list, and one of its phases, wholly.
class ChecklistSidebar::Painter : public QStyledItemDelegate {
public:
  explicit Painter(QTreeWidget* tree) : QStyledItemDelegate(tree), m_tree(tree) {}

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    return {200, theme().grown(isPhase(index) ? 44 : 40)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    painter->save();
    // The whole row, whatever the tree takes for its branches.
    const QRectF row(0, option.rect.y(), m_tree->viewport()->width(), option.rect.height());
    if (isPhase(index))
      paintPhase(*painter, row, option, index);
    else
      paintItem(*painter, row, option, index);
    if ((option.state & QStyle::State_HasFocus) && showsFocus(m_tree)) paintRing(*painter, row, theme().colour.focus);
    painter->restore();
  }

private:
  static bool isPhase(const QModelIndex& index) { return !index.parent().isValid(); }
  static Mark markIn(const QModelIndex& index) { return static_cast<Mark>(index.data(MarkRole).toInt()); }

  void paintPhase(QPainter& painter, const QRectF& row, const QStyleOptionViewItem& option,
                  const QModelIndex& index) const {
    const auto& look = theme();
    if (option.state & QStyle::State_MouseOver) paintSurface(painter, row, controlRadius, look.colour.hover);
    const Mark mark = markIn(index);
    const QPointF centre(row.x() + 18, row.center().y());
    if (m_tree->isExpanded(index))
      paintIcon(painter, Icon::ChevronDown, {centre.x() - 10, centre.y() - 10, 20, 20}, look.colour.accent);
    else
      paintMark(painter, centre, mark, mark == Mark::Now ? look.colour.accentSoft : look.colour.sunken);
    const bool strong = mark != Mark::Todo || m_tree->isExpanded(index);
    const QString name = index.data().toString(), range = index.data(CodeRole).toString();
    const QFont noteFont = look.font(Type::Note), nameFont = look.font(Type::Body, strong);
    const int wide = QFontMetrics(noteFont).horizontalAdvance(range);
    QRectF place = row.adjusted(38, 0, -8, 0);
    // The range gives way to the name: the codes are in the lines too.
    if (QFontMetrics(nameFont).horizontalAdvance(name) + 12 + wide <= place.width()) {
      painter.setFont(noteFont);
      painter.setPen(look.colour.text2);
      painter.drawText(risen(place), Qt::AlignVCenter | Qt::AlignRight, range);
    }
    painter.setFont(nameFont);
    painter.setPen(strong ? look.colour.text : look.colour.text2);
    painter.drawText(risen(place), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(place.width())));
  }

  static void paintThread(QPainter& painter, const QRectF& row, const QModelIndex& index) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().colour.line, 1.5));
    const qreal x = row.x() + 18, middle = row.center().y();
    if (!index.data(FirstRole).toBool()) painter.drawLine(QPointF(x, row.top()), QPointF(x, middle - 10));
    if (!index.data(LastRole).toBool()) painter.drawLine(QPointF(x, middle + 10), QPointF(x, row.bottom()));
  }

  void paintItem(QPainter& painter, const QRectF& row, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const {
    const auto& look = theme();
    const Mark mark = markIn(index);
    const bool now = mark == Mark::Now, viewed = index.data(ViewedRole).toBool();
    QColor ground = look.colour.sunken;
    if (now)
      ground = look.colour.accentSoft;
    else if (viewed || ((option.state & QStyle::State_MouseOver) && (index.flags() & Qt::ItemIsSelectable)))
      ground = look.colour.hover;
    if (now)
      paintSurface(painter, row, controlRadius, ground,
                   look.outlined() ? Border{look.colour.accent, 2, false} : Border{});
    else {
      if (ground != look.colour.sunken)
        paintSurface(painter, row, controlRadius, ground, viewed ? Border{look.colour.edge} : Border{});
      paintThread(painter, row, index);
    }
    paintMark(painter, {row.x() + 18, row.center().y()}, mark, ground);
    const QString code = index.data(CodeRole).toString();
    painter.setFont(look.font(Type::Note, now));
    painter.setPen(now ? look.colour.accent : look.colour.text2);
    const int codeWide = std::max(50, painter.fontMetrics().horizontalAdvance(code) + 14);
    painter.drawText(risen(row.adjusted(38, 0, 0, 0)), Qt::AlignVCenter, code);
    painter.setFont(look.font(Type::Body, now));
    painter.setPen(now ? look.colour.accent : mark == Mark::Failed ? look.colour.bad : look.colour.text2);
    const QRectF place = row.adjusted(38 + codeWide, 0, -4, 0);
    painter.drawText(
        risen(place), Qt::AlignVCenter,
        painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, static_cast<int>(place.width())));
  }

  QTreeWidget* m_tree;
};

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
  m_tree->setItemDelegate(new Painter(m_tree));
  m_tree->setMouseTracking(true);
  m_tree->setExpandsOnDoubleClick(false);
  m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_tree->viewport()->setAutoFillBackground(false);
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
  m_reference->setText(inGroups(number));
  m_foot->setVisible(!number.isEmpty());
}

void ChecklistSidebar::setBackEnabled(bool enabled) { m_back->setEnabled(enabled); }

void ChecklistSidebar::setPhases(const std::vector<Phase>& phases) { fill(phases); }

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
