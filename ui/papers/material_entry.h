#pragma once
#include "ui/papers/material_queue.h"

namespace certdesk::ui {

// What the queue knows of a file beside what is shown of it.
struct MaterialQueue::Entry : MaterialItem {
  LookOrder order;
  papers::CheckedFile file; // once it was looked into
  std::stop_source stop;
  bool hasFile = true;   // on the PC; otherwise it came from the clipboard
  bool onItsWay = false; // given to the sender, and not answered yet
  bool awaited = false;  // whole when the last look began
};

} // namespace certdesk::ui
