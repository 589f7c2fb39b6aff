#pragma once
#include "app/core/worker.h"
#include "app/papers/draft_keeper.h"
#include "app/papers/uploader.h"
#include "app/portal/portal.h"
#include "ui/papers/material_drafts.h"
#include "ui/papers/material_item.h"
#include "ui/papers/material_look.h"

#include <QObject>
#include <QTimer>
#include <map>

namespace certdesk::ui {

// The files of one application on their way to the portal, one after the other: each is looked into before anything of
// it is sent, made smaller where the person says so, sent from where the portal stands, and forgotten once it is a page
// there. All that blocks happens on workers; used on the window's thread. When it goes, what is under way is stopped,
// and goes on at the next start.
class MaterialQueue : public QObject {
  Q_OBJECT
public:
  struct Options {
    papers::Uploader::Options upload = {};
    std::chrono::milliseconds again{15'000}; // until a line that stayed cut is tried anew
  };
  // portal and drafts (none: nothing outlives the queue) outlive it.
  MaterialQueue(portal::Portal& portal, papers::DraftKeeper* drafts, std::string applicationId, Options options,
                QObject* parent = nullptr);
  ~MaterialQueue() override;

  // The kinds and pages as the portal has them; with the first look what was chosen before a restart comes back.
  void see(const portal::Application& application);
  // A look at the portal, for what is whole by now. ended: see() was told what it brought; what is no page then has
  // gone.
  void lookBegins();
  void lookEnded();

  // What was chosen for a kind, in its order. Folders and what there is no place for are told by leftOut().
  void add(const std::string& kind, std::vector<std::filesystem::path> paths, const std::string& replaces = {});
  void paste(const std::string& kind, const QImage& picture, const QString& name);
  void makeSmaller(int id);
  void retry(int id); // Failed or Cut
  void retryAfterLogin();
  void remove(int id); // whatever it is doing
  void chooseAgain(int id, const std::filesystem::path& path);

  void end(); // the application has ended: nothing more is sent, and nothing kept

  [[nodiscard]] std::vector<const MaterialItem*> items(const std::string& kind) const;
  [[nodiscard]] bool isUnderWay(const std::string& kind) const;
  [[nodiscard]] std::vector<portal::MaterialPage> pages(const std::string& kind) const; // as the portal has them
  // For how many more files of the kind there is a place.
  [[nodiscard]] int places(const std::string& kind) const;

Q_SIGNALS:
  void changed();
  // The portal is to be looked at: it has a new page, or says that it must be logged in again.
  void lookWanted();
  void whole(const std::string& sha256, const QImage& picture);
  // A page that was to take the place of another is there.
  void replaced(const std::string& kind, const std::string& page, const std::string& by);
  void leftOut(const std::string& kind, int files, int folders);
  void alreadyThere(const std::string& kind, const QString& name);
  // A stamped form on which its code was looked for and not found; it is sent all the same.
  void codeless(const std::string& kind, const QString& name);

private:
  struct Entry;
  using Entries = std::vector<std::unique_ptr<Entry>>;
  [[nodiscard]] Entry* find(int id) const;
  [[nodiscard]] const portal::Material* material(const std::string& kind) const;
  [[nodiscard]] Entry* named(const std::string& kind, const std::filesystem::path& path) const;
  [[nodiscard]] int taken(const std::string& kind, const Entry* before) const;
  Entry& enter(const std::string& kind, std::filesystem::path path, const std::string& replaces);
  void place(const std::string& kind, const Sorted& sorted, const std::string& replaces);
  void begin();
  void restore(const std::vector<ChosenFile>& files);
  void startLook(Entry& entry);
  void looked(int id, Looked result);
  void judge(Entry& entry, Looked result);
  bool isThere(Entry& entry);
  void startSending(Entry& entry);
  void moveTo(int id, MaterialItem::State state);
  void progressed(int id, std::int64_t received);
  void sent(int id, Result<portal::Upload> result);
  void sendingFailed(Entry& entry, ErrorCode code);
  void retryCut();
  void forgetOldRefusals(const std::string& kind);
  void drop(int id);
  void tell();
  void atHome(std::function<void()> function);

  portal::Portal& m_portal;
  std::string m_applicationId;
  Options m_options;
  papers::Pace m_pace; // of the sender's thread
  std::vector<portal::Material> m_materials;
  Entries m_entries;
  int m_lastId = 0;
  bool m_begun = false, m_restored = false, m_ended = false;
  std::vector<ChosenFile> m_kept; // as it was last saved
  QTimer m_again;
  QObject m_home; // what is posted after it went is dropped
  papers::DraftKeeper* m_drafts;
  std::unique_ptr<Worker> m_looker, m_sender; // last: what they post needs all above
};

} // namespace certdesk::ui
