#include "ui/widgets/copy_row.h"

#include "ui/widgets/button.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace certdesk::ui {

CopyRow::CopyRow(Type value, QWidget* parent)
    : QWidget(parent), m_label(new Text(Type::Body, Ink::Text2)), m_value(new Text(value)),
      m_button(new Button(Kind::Quiet)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 6, 0, 6);
  row->setSpacing(12);
  m_button->setSmall();
  m_button->setLeading(Icon::Copy);
  row->addWidget(m_label, 0, Qt::AlignVCenter);
  row->addWidget(m_value, 1, Qt::AlignVCenter);
  row->addWidget(m_button, 0, Qt::AlignVCenter);
  setLabelWidth(60);
  connect(m_button, &QPushButton::clicked, this, &CopyRow::copy);
  says(this, [this] { speak(); });
}

void CopyRow::setLabel(const QString& label) {
  m_name = label;
  m_label->setText(label);
  speak();
}

void CopyRow::setLabelWidth(int px) {
  m_label->setMinimumWidth(px);
  m_label->setVisible(px > 0);
}

void CopyRow::setValue(const QString& shown, const QString& copied, bool mono) {
  m_value->setParts({{shown, false, mono, {}}});
  m_copied = copied.isEmpty() ? shown : copied;
}

void CopyRow::speak() {
  m_button->setText(tr("Copy"));
  m_button->setAccessibleName(tr("Copy %1").arg(m_name));
}

void CopyRow::copy() {
  QGuiApplication::clipboard()->setText(m_copied);
  Toast::show(this, tr("%1 copied").arg(m_name));
}

} // namespace certdesk::ui
