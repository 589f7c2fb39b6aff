#include "app/papers/receipt_sheet.h"

#include "app/papers/receipt_text.h"

namespace certdesk::papers {

ReceiptSheet::ReceiptSheet(const crypto::Receipt& receipt)
    : PrintedDocument(receiptText(receipt), receiptTitle(), QString::fromStdString(receipt.application),
                      receipt.practice) {}

} // namespace certdesk::papers
