#include "ui/shell/desk.h"

namespace certdesk::ui {

Desk::Desk(QObject* parent)
    : QObject(parent), m_portal(std::make_unique<Worker>()), m_practice(std::make_unique<Worker>()),
      m_ukey(std::make_unique<Worker>(Worker::AtEnd::Finished)) {}

// The workers end before this is no QObject any more: until then they may post to it.
Desk::~Desk() = default;

Worker& Desk::worker(Counter counter) {
  switch (counter) {
  case Counter::Portal:
    return *m_portal;
  case Counter::Practice:
    return *m_practice;
  case Counter::Ukey:
    return *m_ukey;
  }
  return *m_portal;
}

void Desk::post(Counter counter, QObject* receiver, Job job) {
  const QPointer<QObject> alive(receiver);
  worker(counter).post([this, alive, job = std::move(job)](std::stop_token stop) {
    Call call;
    call.stop = std::move(stop);
    auto answer = job(call);
    // To this object, which outlives its workers; whether the receiver does is looked at only on its own thread.
    QMetaObject::invokeMethod(
        this,
        [alive, answer = std::move(answer)] {
          if (alive) answer();
        },
        Qt::QueuedConnection);
  });
}

} // namespace certdesk::ui
