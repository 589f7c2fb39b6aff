#pragma once
#include "app/portal/papers.h"

#include <QImage>
#include <QWidget>
#include <functional>
#include <map>
#include <vector>

class QVBoxLayout;

namespace certdesk::ui {

class Button;
class FlowLayout;
class Notice;
class PageTile;
class PageView;

// The pages of a kind in their order; the chosen one, large, and what can be done with it; and, of each page that was
// sent back, why.
class PageStrip : public QWidget {
  Q_OBJECT
public:
  using Pictures = std::function<QImage(const portal::MaterialPage&)>;
  PageStrip();
  void see(const std::vector<portal::MaterialPage>& pages, const Pictures& pictures, bool open); // open: to change
  void setEnlarged(const std::string& sha256, const QImage& picture); // null: there is none to be had

Q_SIGNALS:
  void ordered(const std::vector<std::string>& ids);
  void turned(const std::string& id, int rotation);
  void takenOut(const std::string& id);
  void replaceWanted(const std::string& id);
  void enlargeWanted(const portal::MaterialPage& page); // to be answered by setEnlarged()
  void opened(QWidget* what);                           // it may be out of sight

private:
  struct Remark {
    Notice* note;
    Button* replace;
  };
  void addTools(QVBoxLayout* column);
  void choose(const std::string& id);
  void move(int by);
  void askToTakeOut();
  void showTiles(const Pictures& pictures);
  void showTools();
  void showRemarks();
  [[nodiscard]] int indexOf(const std::string& id) const; // -1: not there

  std::vector<portal::MaterialPage> m_pages;
  std::string m_chosen; // empty: none
  bool m_asking = false, m_open = true;
  FlowLayout* m_flow;
  std::map<std::string, PageTile*> m_tiles;
  std::map<std::string, Remark> m_remarks;
  QWidget* m_tools;
  PageView* m_view;
  QVBoxLayout* m_remarkColumn;
  Button *m_earlier, *m_later, *m_rotate, *m_takeOut, *m_yes, *m_no;
  Notice* m_question;
};

} // namespace certdesk::ui
