#pragma once
#include "app/crypto/receipt.h"
#include "app/papers/printed_document.h"

namespace certdesk::papers {

// A receipt (回执) for paper: what was written to which UKEY, in plain words, and how the signed file is verified.
class ReceiptSheet : public PrintedDocument {
public:
  explicit ReceiptSheet(const crypto::Receipt& receipt);
};

} // namespace certdesk::papers
