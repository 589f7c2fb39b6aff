#include "ui/papers/material_entry.h"

#include <algorithm>

// What happens to a file on the list: looked into, made smaller, sent.
namespace certdesk::ui {

namespace {

using State = MaterialItem::State;

constexpr auto longest = std::chrono::hours(12); // for one file

// Of the file itself: the same file will never do.
bool isRefusal(ErrorCode code) { return code == ErrorCode::MaterialRefused; }

// Stops with the worker, and with what is stopped by itself.
class Both {
public:
  Both(const std::stop_token& worker, std::stop_source own) : m_own(own), m_link(worker, Ask{std::move(own)}) {}
  [[nodiscard]] Call call() const { return {m_own.get_token(), in(longest)}; }

private:
  struct Ask {
    std::stop_source source;
    void operator()() { source.request_stop(); }
  };
  std::stop_source m_own;
  std::stop_callback<Ask> m_link;
};

} // namespace

void MaterialQueue::startLook(Entry& entry) {
  entry.state = entry.order.shrink ? State::Shrinking : State::Looking;
  entry.failure.reset();
  const auto* kind = material(entry.kind);
  entry.order.purpose = {m_applicationId, kind == nullptr ? portal::Material() : *kind, taken(entry.kind, &entry)};
  m_looker->post([this, id = entry.id, order = entry.order, stop = entry.stop](const std::stop_token& worker) {
    if (stop.stop_requested()) return;
    const Both both(worker, stop);
    auto result = std::make_shared<Looked>(look(order, both.call()));
    atHome([this, id, result] { looked(id, std::move(*result)); });
  });
}

void MaterialQueue::looked(int id, Looked result) {
  auto* entry = find(id);
  if (entry == nullptr) return; // taken off the list meanwhile
  entry->order.pasted = {};
  entry->order.held = result.held;
  entry->picture = result.picture;
  entry->fileOctets = result.fileOctets;
  const auto kind = entry->kind;
  judge(*entry, std::move(result)); // after which it may be gone
  forgetOldRefusals(kind);
  tell();
}

void MaterialQueue::judge(Entry& entry, Looked result) {
  if (result.moved) {
    entry.state = State::Moved;
    entry.failure = ErrorCode::MaterialChanged;
    return;
  }
  if (!result.file) {
    const auto code = result.file.error().code;
    entry.state = result.canShrink ? State::TooLarge : State::Refused;
    entry.failure = code;
    return;
  }
  entry.file = std::move(*result.file);
  entry.octets = entry.file.octets;
  if (isThere(entry)) return;
  if (entry.file.qr == papers::QrFinding::None) Q_EMIT codeless(entry.kind, entry.name);
  startSending(entry);
}

// The same content for the same kind is one page, however often it is chosen.
bool MaterialQueue::isThere(Entry& entry) {
  const auto& hash = entry.file.sha256;
  const auto* kind = material(entry.kind);
  const auto page =
      std::find_if(kind->pages.begin(), kind->pages.end(), [&](const auto& each) { return each.sha256 == hash; });
  if (page != kind->pages.end() && !page->remark.empty()) {
    entry.state = State::Again;
    return true;
  }
  const bool twice = std::any_of(m_entries.begin(), m_entries.end(), [&](const auto& each) {
    return each.get() != &entry && each->kind == entry.kind && takesPlace(*each) && each->file.sha256 == hash;
  });
  if (page == kind->pages.end() && !twice) return false;
  const auto of = entry.kind, replaces = entry.replaces;
  const auto name = entry.name;
  const auto by = page == kind->pages.end() ? std::string() : page->id;
  drop(entry.id);
  if (!replaces.empty() && !by.empty() && replaces != by)
    Q_EMIT replaced(of, replaces, by);
  else
    Q_EMIT alreadyThere(of, name);
  return true;
}

void MaterialQueue::startSending(Entry& entry) {
  entry.state = State::Waiting;
  entry.failure.reset();
  entry.onItsWay = true;
  m_sender->post([this, id = entry.id, kind = entry.kind, file = entry.file,
                  stop = entry.stop](const std::stop_token& worker) {
    if (stop.stop_requested()) return;
    const Both both(worker, stop);
    atHome([this, id] { moveTo(id, State::Sending); });
    auto options = m_options.upload;
    options.cut = [this, id] { atHome([this, id] { moveTo(id, State::Cut); }); };
    papers::Uploader uploader(
        m_portal, m_pace,
        [this, id](std::int64_t received, std::int64_t) { atHome([this, id, received] { progressed(id, received); }); },
        options);
    auto result = std::make_shared<Result<portal::Upload>>(uploader.send(m_applicationId, kind, file, both.call()));
    atHome([this, id, result] { sent(id, std::move(*result)); });
  });
}

void MaterialQueue::moveTo(int id, MaterialItem::State state) {
  auto* entry = find(id);
  if (entry == nullptr || entry->state == state) return;
  entry->state = state;
  tell();
}

void MaterialQueue::progressed(int id, std::int64_t received) {
  auto* entry = find(id);
  if (entry == nullptr) return;
  entry->state = State::Sending;
  entry->received = received;
  tell();
}

void MaterialQueue::sent(int id, Result<portal::Upload> result) {
  auto* entry = find(id);
  if (entry == nullptr) return;
  entry->onItsWay = false;
  if (!result) {
    sendingFailed(*entry, result.error().code);
    return tell();
  }
  entry->state = State::Whole;
  entry->received = entry->octets;
  entry->uploadId = result->id;
  Q_EMIT whole(entry->file.sha256, entry->picture);
  tell();
  Q_EMIT lookWanted();
}

void MaterialQueue::sendingFailed(Entry& entry, ErrorCode code) {
  entry.failure = code;
  if (code == ErrorCode::MaterialChanged) {
    entry.state = State::Moved;
  } else if (isRefusal(code)) {
    entry.state = State::Refused;
  } else if (papers::isCut(code)) {
    entry.state = State::Cut;
    if (!m_again.isActive()) m_again.start(m_options.again);
  } else {
    entry.state = State::Failed;
    Q_EMIT lookWanted(); // whether the login has ended, or the application moved on, is the portal's to say
  }
}

void MaterialQueue::makeSmaller(int id) {
  auto* entry = find(id);
  if (entry == nullptr || entry->state != State::TooLarge) return;
  entry->order.shrink = true;
  startLook(*entry);
  tell();
}

void MaterialQueue::retry(int id) {
  auto* entry = find(id);
  if (entry == nullptr || entry->onItsWay || (entry->state != State::Failed && entry->state != State::Cut)) return;
  startSending(*entry);
  tell();
}

void MaterialQueue::retryCut() {
  for (const auto& entry : m_entries)
    if (entry->state == State::Cut && !entry->onItsWay) startSending(*entry);
  tell();
}

void MaterialQueue::retryAfterLogin() {
  bool some = false;
  for (const auto& entry : m_entries)
    if (entry->state == State::Failed && entry->failure == ErrorCode::LoginExpired) {
      startSending(*entry);
      some = true;
    }
  if (some) tell();
}

} // namespace certdesk::ui
