#pragma once
#include "app/core/error_code.h"

#include <QImage>
#include <QString>
#include <cstdint>
#include <optional>
#include <string>

namespace certdesk::ui {

// A file on its way from this PC to the portal, as it is shown.
struct MaterialItem {
  enum class State {
    Looking,   // is being looked into; nothing is sent before
    TooLarge,  // a picture that can be made smaller, if the person says so
    Shrinking, // is being made smaller
    Waiting,   // for its turn
    Sending,
    Cut,     // the line is cut: it goes on by itself
    Whole,   // the portal has all of it; the next look shows it as a page
    Refused, // will not do: nothing of it is sent
    Again,   // the very page that the reviewer refused: another one is wanted
    Failed,  // may be tried again
    Moved    // is not any more what was chosen: it has to be chosen again
  };
  int id = 0;
  std::string kind;
  QString name; // of the file, without its folder
  State state = State::Looking;
  std::optional<ErrorCode> failure;      // of Refused, Failed, Cut and Moved
  std::int64_t octets = 0, received = 0; // of what is sent
  std::int64_t fileOctets = 0;           // of the file, where it is too large or was made smaller
  QImage picture;                        // small; null until it is made
  std::string replaces;                  // the page that goes once this one is whole; empty: none
  std::string uploadId;                  // of Whole
};

// Whether something is under way that going on has to wait for.
[[nodiscard]] inline bool isUnderWay(const MaterialItem& item) {
  switch (item.state) {
  case MaterialItem::State::Looking:
  case MaterialItem::State::Shrinking:
  case MaterialItem::State::Waiting:
  case MaterialItem::State::Sending:
  case MaterialItem::State::Cut:
  case MaterialItem::State::Whole:
    return true;
  case MaterialItem::State::TooLarge:
  case MaterialItem::State::Refused:
  case MaterialItem::State::Again:
  case MaterialItem::State::Failed:
  case MaterialItem::State::Moved:
    return false;
  }
  return false;
}
// Whether it will become a page as it is: it takes one of the places.
[[nodiscard]] inline bool takesPlace(const MaterialItem& item) {
  return item.state != MaterialItem::State::Refused && item.state != MaterialItem::State::Again;
}

} // namespace certdesk::ui
