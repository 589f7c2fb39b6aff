#pragma once
#include "app/crypto/receipt.h"

#include <QString>
#include <utility>
#include <vector>

namespace certdesk::papers {

// A receipt in plain words, in the language of the program: what is shown, printed and told in the terminal.
struct ReceiptPart {
  QString title;                                 // empty: of the first part, which is about the whole
  std::vector<std::pair<QString, QString>> rows; // name and value
};
[[nodiscard]] QString receiptTitle();
[[nodiscard]] std::vector<ReceiptPart> receiptParts(const crypto::Receipt& receipt);
// That the UKEY does not show these any more, which are they, and what is to be done.
[[nodiscard]] QString missingText(const std::vector<crypto::Receipt::Entry>& missing);
// How anybody verifies the signed file of that name with openssl alone.
[[nodiscard]] QString howToVerify(const QString& fileName);
// What the signed file is called: receipt-20261123000541121943.p7s.
[[nodiscard]] QString receiptFileName(const crypto::Receipt& receipt);
// The same as rich text, for paper; all of it is escaped.
[[nodiscard]] QString receiptText(const crypto::Receipt& receipt);

} // namespace certdesk::papers
