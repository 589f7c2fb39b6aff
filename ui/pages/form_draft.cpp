#include "ui/pages/form_draft.h"

#include "ui/to_window.h"

#include <chrono>

namespace certdesk::ui {

namespace {

constexpr auto pause = std::chrono::milliseconds(400);

} // namespace

void FormDraft::open(const std::string& form) {
  flush();
  m_page = "form/" + form;
  m_known = false;
  if (m_keeper == nullptr) return;
  m_keeper->load(
      m_application, m_page,
      [me = QPointer<FormDraft>(this), page = m_page](std::optional<papers::Draft> draft, bool lasting) {
        toWindow(me, [page, draft = std::move(draft), lasting](FormDraft& here) { here.take(page, draft, lasting); });
      });
}

void FormDraft::change(papers::Draft draft) {
  m_due = std::move(draft);
  m_pause.start(pause);
}

void FormDraft::take(const std::string& page, const std::optional<papers::Draft>& draft, bool lasting) {
  if (page != m_page) return; // another form is shown by now
  m_known = true;
  setLasting(lasting);
  if (draft) Q_EMIT loaded(*draft);
}

void FormDraft::flush() {
  m_pause.stop();
  if (!m_due || m_keeper == nullptr || m_page.empty()) return;
  const auto told = [me = QPointer<FormDraft>(this)](bool lasting) {
    toWindow(me, [lasting](FormDraft& here) { here.setLasting(lasting); });
  };
  auto draft = *std::exchange(m_due, std::nullopt);
  if (m_known)
    m_keeper->keep(m_application, m_page, std::move(draft), told);
  else // a keychain may take its time
    m_keeper->add(m_application, m_page, std::move(draft), told);
}

void FormDraft::forget() {
  m_pause.stop();
  m_due.reset();
  m_page.clear();
}

void FormDraft::setLasting(bool lasting) {
  if (std::exchange(m_lasting, lasting) != lasting) Q_EMIT lastingChanged();
}

} // namespace certdesk::ui
