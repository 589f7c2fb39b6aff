#pragma once
#include "ui/pages/wizard_page.h"
#include "ui/papers/material_queue.h"
#include "ui/papers/page_thumbnails.h"
#include "ui/papers/page_wishes.h"

#include <QTimer>
#include <set>

namespace certdesk::ui {

class MaterialBlock;
class Notice;

// the papers (M12) and, for a bank transfer, its voucher (M16). A block for each kind; files are sent as
// they are added, and going on says that all of them are there.
class MaterialsPage : public WizardPage {
  Q_OBJECT
public:
  explicit MaterialsPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  QWidget* firstField() const override;
  QString leaf() const override { return isVoucher() ? QStringLiteral("voucher") : QString(); }
  bool says(ErrorCode code) const override;

private:
  struct Sent {
    std::string kind;
    PageWishes wishes;
  };
  [[nodiscard]] bool isVoucher() const;
  [[nodiscard]] std::vector<const portal::Material*> kinds() const; // of this line, what was sent back first
  [[nodiscard]] const portal::Material* material(const std::string& kind) const;
  MaterialBlock* blockFor(const std::string& kind);
  void showBlocks();
  void workLater();
  void work();
  void takeAnswer();
  bool askForLook();
  bool sendWishes();

  MaterialQueue* m_queue;
  PageThumbnails* m_thumbnails;
  Notice* m_sentBack;
  QVBoxLayout* m_column;
  std::map<std::string, MaterialBlock*> m_blocks;
  std::set<std::string> m_first;    // kinds that were sent back while the page was open: they keep their place
  std::vector<std::string> m_order; // as the blocks stand
  bool m_lookWanted = false, m_looking = false, m_lookFailed = false, m_workPosted = false;
  std::optional<Sent> m_sent; // wishes under way
  int m_tries = 0;            // of those, after somebody changed something meanwhile
  QTimer m_pause;             // until those that failed are told again
};

} // namespace certdesk::ui
