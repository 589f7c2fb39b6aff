#include "ui/theme/style_sheet.h"

#include <QRegularExpression>
#include <map>

namespace certdesk::ui {

namespace {

// @name is a colour, @(44) a height that grows with the text, @[note] a font size.
const char source[] = R"(
QLineEdit{min-height:@(42);max-height:@(42);padding:0 11px;border:1px solid @edge;border-radius:8px;background:@window;
 selection-background-color:@accent;selection-color:@onAccent}
QLineEdit:hover{border-color:@text3}
QLineEdit:focus{border:2px solid @focus;padding:0 10px;min-height:@(40);max-height:@(40)}
QLineEdit[state="bad"]{border:2px solid @bad;padding:0 10px;min-height:@(40);max-height:@(40)}
QLineEdit[state="ok"]{border:1px solid @ok}
QLineEdit[state="ok"]:focus{border:2px solid @ok}
QLineEdit:disabled{background:@sunken;border:1px @disabled @line;padding:0 11px;min-height:@(42);max-height:@(42)}
QPlainTextEdit,QTextEdit{padding:12px;border:1px solid @edge;border-radius:8px;background:@window;color:@text;
 selection-background-color:@accent;selection-color:@onAccent}
QPlainTextEdit:focus,QTextEdit:focus{border:2px solid @focus;padding:11px}
QComboBox QAbstractItemView{border:1px solid @edge;background:@window;color:@text;padding:4px;outline:none;
 selection-background-color:@accentSoft;selection-color:@accent}
QComboBox QAbstractItemView::item{min-height:@(36);padding:0 8px}
QScrollArea,QAbstractScrollArea#bare{border:none;background:transparent}
QScrollBar{background:transparent;border:none;margin:0}
QScrollBar:vertical{width:12px} QScrollBar:horizontal{height:12px}
QScrollBar::handle{background:@edge;border-radius:4px;margin:2px}
QScrollBar::handle:vertical{min-height:40px} QScrollBar::handle:horizontal{min-width:40px}
QScrollBar::handle:hover{background:@text3}
QScrollBar::add-line,QScrollBar::sub-line{width:0;height:0} QScrollBar::add-page,QScrollBar::sub-page{background:transparent}
QMenu{background:@window;border:1px solid @edge;padding:8px 0;color:@text}
QMenu::item{padding:8px 24px 8px 16px;min-width:160px} QMenu::icon{left:12px} QMenu::item:selected{background:@hover}
QMenu::item:disabled{color:@text3} QMenu::separator{height:1px;background:@line;margin:8px 0}
QToolTip{background:@window;color:@text;border:1px solid @edge;font-size:@[note]}
)";

std::map<QString, QColor> names(const Tokens& c) {
  return {{QStringLiteral("window"), c.window},
          {QStringLiteral("sunken"), c.sunken},
          {QStringLiteral("hover"), c.hover},
          {QStringLiteral("line"), c.line},
          {QStringLiteral("edge"), c.edge},
          {QStringLiteral("text"), c.text},
          {QStringLiteral("text3"), c.text3},
          {QStringLiteral("accent"), c.accent},
          {QStringLiteral("accentSoft"), c.accentSoft},
          {QStringLiteral("onAccent"), c.onAccent},
          {QStringLiteral("ok"), c.ok},
          {QStringLiteral("bad"), c.bad},
          {QStringLiteral("focus"), c.focus}};
}

} // namespace

QString styleSheet(const Theme& theme) {
  const QString text = QString::fromLatin1(source);
  const auto colours = names(theme.colour);
  static const QRegularExpression mark(QStringLiteral(R"(@(?:\((\d+)\)|\[note\]|(\w+)))"));
  QString sheet;
  qsizetype from = 0;
  for (auto found = mark.globalMatch(text); found.hasNext();) {
    const auto match = found.next();
    sheet += QStringView(text).mid(from, match.capturedStart() - from);
    from = match.capturedEnd();
    if (match.hasCaptured(1))
      sheet += QStringLiteral("%1px").arg(theme.grown(match.captured(1).toInt()));
    else if (match.captured(2) == QLatin1String("disabled"))
      sheet += theme.outlined() ? QStringLiteral("dashed") : QStringLiteral("solid");
    else if (match.hasCaptured(2))
      sheet += colours.at(match.captured(2)).name();
    else
      sheet += QStringLiteral("%1px").arg(theme.pixels(Type::Note));
  }
  return sheet += QStringView(text).mid(from);
}

} // namespace certdesk::ui
