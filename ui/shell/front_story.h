#pragma once
#include <QWidget>

class QVBoxLayout;

namespace certdesk::ui {

class Button;
class Session;
class Text;

// The left side of the front page: what the program does, and what the portal has to say.
class FrontStory : public QWidget {
  Q_OBJECT
public:
  static constexpr int wide = 440; // px
  explicit FrontStory(Session& session, QWidget* parent = nullptr);
  [[nodiscard]] Button* settings() const { return m_settings; }

protected:
  void paintEvent(QPaintEvent* event) override; // the sunken ground, with its hairline

private:
  QWidget* makeContent();
  void speak();
  void showNotices();
  Session& m_session;
  Text *m_product, *m_portal, *m_headline, *m_noticesTitle;
  struct Reason {
    Text *title, *text;
  };
  Reason m_reasons[3];
  QVBoxLayout* m_notices;
  QWidget* m_noticesBox;
  Button* m_settings;
};

} // namespace certdesk::ui
