#include "ui/widgets/code_field.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/says.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

namespace certdesk::ui {

namespace {

constexpr int between = 8;

} // namespace

CodeEdit::CodeEdit(CodeShape shape, QWidget* parent) : QLineEdit(parent), m_shape(shape) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhLatinOnly | Qt::ImhSensitiveData);
  connect(this, &QLineEdit::textChanged, this, [this] {
    tidy();
    update();
  });
  connect(this, &QLineEdit::cursorPositionChanged, this, qOverload<>(&QWidget::update));
  connect(this, &QLineEdit::selectionChanged, this, qOverload<>(&QWidget::update));
}

QSize CodeEdit::sizeHint() const { return {340, theme().grown(44)}; }

QSize CodeEdit::minimumSizeHint() const {
  const int letters = QFontMetrics(theme().mono(Type::Body)).horizontalAdvance(QString(m_shape.inGroup, QLatin1Char('M')));
  return {m_shape.groups * (letters + 20) + (m_shape.groups - 1) * between, theme().grown(44)};
}

QRectF CodeEdit::box(int group) const {
  const qreal width = std::min<qreal>((this->width() - (m_shape.groups - 1) * between) / static_cast<qreal>(m_shape.groups), 128);
  return {group * (width + between), 0, width, static_cast<qreal>(height())};
}

void CodeEdit::paintBox(QPainter& painter, int group) const {
  const auto& look = theme();
  const QRectF place = box(group);
  const int from = group * m_shape.inGroup;
  const bool bad = property("state").toString() == QLatin1String("bad");
  const int current = std::min(cursorPosition() / m_shape.inGroup, m_shape.groups - 1);
  const bool here = hasFocus() && current == group;
  const QColor edge = !isEnabled() ? look.colour.line
                      : here       ? look.colour.focus
                      : bad        ? look.colour.bad
                                   : look.colour.edge;
  paintSurface(painter, place, controlRadius, isEnabled() ? look.colour.window : look.colour.sunken,
               {edge, here || bad ? 2.0 : 1.0, !isEnabled() && look.outlined()});

  const QFont font = look.mono(Type::Body);
  const QFontMetrics metrics(font);
  const int advance = metrics.horizontalAdvance(QLatin1Char('M'));
  const qreal start = place.x() + (place.width() - advance * m_shape.inGroup) / 2;
  painter.setFont(font);
  const QString letters = text().mid(from, m_shape.inGroup);
  for (int i = 0; i < letters.size(); ++i) {
    const QRectF cell(start + i * advance, place.y(), advance, place.height());
    const bool chosen = hasSelectedText() && from + i >= selectionStart() && from + i < selectionEnd();
    if (chosen)
      painter.fillRect(
          cell.adjusted(0, (cell.height() - metrics.height()) / 2, 0, -(cell.height() - metrics.height()) / 2),
          look.colour.accent);
    painter.setPen(chosen ? look.colour.onAccent : isEnabled() ? look.colour.text : look.colour.text3);
    painter.drawText(risen(cell), Qt::AlignCenter, letters.mid(i, 1));
  }
  if (here && !hasSelectedText()) {
    const int at = cursorPosition() - from;
    const qreal x = start + at * advance;
    painter.fillRect(QRectF(x, (place.height() - metrics.height()) / 2, 1.5, metrics.height()), look.colour.text);
  }
}

void CodeEdit::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  for (int group = 0; group < m_shape.groups; ++group)
    paintBox(painter, group);
}

// However it came here: an assistive program puts its text in whole, with what it read between the groups.
void CodeEdit::tidy() {
  const CodeText read(text(), m_shape);
  const bool plain = read.letters() == text() && text().size() <= m_shape.length();
  if (!plain) {
    const bool whole = read.found() == CodeText::Found::One;
    const auto before = CodeText(text().left(cursorPosition()), m_shape).letters().size();
    const QString code = whole ? read.code() : read.isPiece() ? read.letters() : m_tidy;
    m_tidy = code;
    setText(code);
    setCursorPosition(static_cast<int>(std::min(before, code.size())));
    if (!whole && !read.isPiece()) Q_EMIT looked(read.found());
  }
  m_tidy = text();
}

// No more than there is room for: what stands behind is not pushed out.
void CodeEdit::type(const QString& text) {
  const auto room = m_shape.length() - this->text().size() + selectedText().size();
  insert(CodeText(text, m_shape).letters().left(room));
}

void CodeEdit::put(const QString& text) {
  const CodeText pasted(text, m_shape);
  if (pasted.found() == CodeText::Found::One)
    setText(pasted.code()); // a whole code replaces whatever stood there
  else if (pasted.isPiece())
    type(pasted.letters());
  Q_EMIT looked(pasted.isPiece() ? CodeText::Found::One : pasted.found());
}

void CodeEdit::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Paste)) {
    put(QGuiApplication::clipboard()->text());
    return;
  }
  const QString typed = event->text();
  const bool prints = !typed.isEmpty() && typed.front().isPrint() && !(event->modifiers() & Qt::ControlModifier);
  if (!prints) return QLineEdit::keyPressEvent(event);
  type(typed);
}

void CodeEdit::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  const int advance = QFontMetrics(theme().mono(Type::Body)).horizontalAdvance(QLatin1Char('M'));
  for (int group = 0; group < m_shape.groups; ++group) {
    const QRectF place = box(group);
    if (event->position().x() > place.right() + between) continue;
    const qreal start = place.x() + (place.width() - advance * m_shape.inGroup) / 2;
    const int within = qBound(0, qRound((event->position().x() - start) / advance), m_shape.inGroup);
    setCursorPosition(std::min<int>(group * m_shape.inGroup + within, static_cast<int>(text().size())));
    return;
  }
  setCursorPosition(static_cast<int>(text().size()));
}

void CodeEdit::contextMenuEvent(QContextMenuEvent* event) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  auto* paste = menu->addAction(tr("Paste"), this, [this] { put(QGuiApplication::clipboard()->text()); });
  paste->setEnabled(!QGuiApplication::clipboard()->text().isEmpty());
  menu->addAction(tr("Clear"), this, &QLineEdit::clear);
  menu->popup(event->globalPos());
}

void CodeEdit::dropEvent(QDropEvent* event) {
  put(event->mimeData()->text());
  event->acceptProposedAction();
}

void CodeEdit::inputMethodEvent(QInputMethodEvent* event) {
  // A code has no Chinese letters; what an input method commits is cleaned like what is typed. Some keep a clipboard.
  const auto& text = event->commitString();
  if (text.size() > m_shape.inGroup)
    put(text);
  else
    type(text);
  event->accept();
}

CodeField::CodeField(CodeShape shape, QWidget* parent)
    : Field(new CodeEdit(shape), parent), m_edit(static_cast<CodeEdit*>(control())) {
  connect(m_edit, &QLineEdit::textChanged, this, [this](const QString& text) {
    if (text != m_edit->text()) return; // it was tidied before this was told
    m_failure.clear();
    m_looked = CodeText::Found::One;
    speak();
    Q_EMIT changed(m_edit->complete());
  });
  connect(m_edit, &CodeEdit::looked, this, [this](CodeText::Found found) {
    m_looked = found;
    speak();
  });
  says(this, [this] { speak(); });
}

void CodeField::setFailure(const QString& failure) {
  m_failure = failure;
  speak();
}

void CodeField::speak() {
  const int length = m_edit->shape().length();
  setError(m_looked == CodeText::Found::None
               ? tr("There is no code of %1 letters and digits in it. Nothing was pasted.").arg(length)
           : m_looked == CodeText::Found::Several
               ? tr("More than one code of %1 letters and digits is in it. Copy the right one alone.").arg(length)
               : m_failure);
  setHelp(tr("%1 of %2. Paste it whole; spaces fall out.").arg(m_edit->text().size()).arg(length));
}

} // namespace certdesk::ui
