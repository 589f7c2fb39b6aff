#pragma once
#include "app/papers/printed_document.h"
#include "app/portal/nouns.h"

namespace certdesk::papers {

// The acceptance form 业务受理表 of an application (M11): what was applied for, the number as text and QR code, room
// for stamp and signature.
class AcceptanceForm : public PrintedDocument {
public:
  AcceptanceForm(const portal::Application& application, const portal::Service& service);

  // What the QR code says: the number alone.
  [[nodiscard]] static QString codeOf(const portal::Application& application);
};

} // namespace certdesk::papers
