#include "ui/shell/front_story.h"

#include "ui/format.h"
#include "ui/shell/session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/logo.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/says.h"
#include "ui/widgets/scrolling.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>

namespace certdesk::ui {

namespace {
constexpr int shownNotices = 3;
}

FrontStory::FrontStory(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_product(new Text(Type::Body)), m_portal(new Text(Type::Note, Ink::Text2)),
      m_headline(new Text(Type::State)), m_noticesTitle(new Text(Type::Note, Ink::Text2)), m_reasons{},
      m_notices(new QVBoxLayout), m_noticesBox(new QWidget), m_settings(new Button(Icon::Gear, {})) {
  setFixedWidth(wide);
  auto* around = new QVBoxLayout(this);
  around->setContentsMargins(0, 0, 1, 0);
  around->addWidget(scrolling(makeContent()));
  connect(&m_session, &Session::changed, this, &FrontStory::showNotices);
  says(this, [this] { speak(); });
}

void FrontStory::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().colour.sunken);
  painter.fillRect(width() - 1, 0, 1, height(), theme().colour.line);
}

QWidget* FrontStory::makeContent() {
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(48, 48, 48, 32);
  column->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  head->addWidget(new Logo(36), 0, Qt::AlignVCenter);
  auto* names = new QVBoxLayout;
  names->setSpacing(0);
  m_product->setBold(true);
  names->addWidget(m_product);
  names->addWidget(m_portal);
  head->addLayout(names, 1);
  head->addWidget(m_settings, 0, Qt::AlignVCenter);
  column->addLayout(head);
  column->addSpacing(52);
  column->addWidget(m_headline);
  column->addSpacing(24);
  const Icon icons[] = {Icon::Ukey, Icon::Clock, Icon::Shield};
  for (int i = 0; i < 3; ++i) {
    auto* reason = new QHBoxLayout;
    reason->setSpacing(18);
    reason->addWidget(new IconLabel(icons[i], Ink::Accent), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_reasons[i] = {new Text(Type::Body), new Text(Type::Body, Ink::Text2)};
    m_reasons[i].title->setBold(true);
    words->addWidget(m_reasons[i].title);
    words->addWidget(m_reasons[i].text);
    reason->addLayout(words, 1);
    column->addLayout(reason);
    column->addSpacing(24);
  }
  column->addStretch(1);
  auto* notices = new QVBoxLayout(m_noticesBox);
  notices->setContentsMargins(0, 0, 0, 0);
  notices->setSpacing(12);
  notices->addWidget(new Line);
  notices->addWidget(m_noticesTitle);
  m_notices->setSpacing(8);
  notices->addLayout(m_notices);
  column->addWidget(m_noticesBox);
  return content;
}

void FrontStory::showNotices() {
  const auto& service = m_session.service();
  m_portal->setText(service                                           ? utf8(service->name)
                    : m_session.state() == Session::State::Connecting ? tr("Connecting to the portal")
                                                                      : tr("The portal was not reached"));
  while (auto* item = m_notices->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  int left = shownNotices;
  if (service)
    for (const auto& notice : service->notices) {
      if (left-- == 0) break;
      auto* line = new QWidget;
      auto* row = new QHBoxLayout(line);
      row->setContentsMargins(0, 0, 0, 0);
      row->setSpacing(8);
      row->addWidget(
          new IconLabel(notice.important ? Icon::Warning : Icon::Info, notice.important ? Ink::Warn : Ink::Text2), 0,
          Qt::AlignTop);
      row->addWidget(new Text(Type::Note, Ink::Text, utf8(notice.text)), 1);
      m_notices->addWidget(line);
    }
  m_noticesBox->setVisible(m_notices->count() > 0);
}

void FrontStory::speak() {
  m_product->setText(tr("CertDesk"));
  m_headline->setText(tr("When something about your certificate changes"));
  m_reasons[0].title->setText(tr("Key recovery"));
  m_reasons[0].text->setText(tr("The UKEY is lost or broken: move to a new one. Old files still open."));
  m_reasons[1].title->setText(tr("Go on at any time"));
  m_reasons[1].text->setText(tr("A review takes a while. Close the window, and go on later or on another PC."));
  m_reasons[2].title->setText(tr("Nothing gets lost"));
  m_reasons[2].text->setText(tr("The old certificate ends only when the new one is written and verified."));
  m_noticesTitle->setText(tr("From the portal"));
  m_settings->setName(tr("Language and text size"));
  showNotices();
}

} // namespace certdesk::ui
