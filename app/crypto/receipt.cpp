#include "app/crypto/receipt.h"

#include "app/crypto/openssl.h"
#include "app/crypto/receipt_text.h"
#include "app/crypto/signed_data.h"

namespace certdesk::crypto {

namespace {

constexpr std::size_t largestReceipt = 128 * 1024;
constexpr const char* data = "1.2.840.113549.1.7.1"; // id-data (RFC 5652 section 4)

tl::unexpected<Error> unverified(std::string why) { return fail(ErrorCode::ReceiptUnverified, std::move(why)); }

} // namespace

Result<Receipt> openReceipt(ByteView der, const std::vector<Bytes>& anchors) {
  const ErrorQueueMark mark;
  if (der.size() > largestReceipt) return unverified("too large");
  const auto opened = openSignedData(der, data, Usage::Receipt, anchors);
  if (!opened) return unverified(opened.error().why);
  auto receipt = receiptFrom({reinterpret_cast<const char*>(opened->content.data()), opened->content.size()});
  if (!receipt) return unverified("the text inside");
  if (receipt->confirmed < opened->signer.notBefore() || receipt->confirmed > opened->signer.notAfter())
    return unverified("signed by a certificate that was not valid then");
  return std::move(*receipt);
}

} // namespace certdesk::crypto
