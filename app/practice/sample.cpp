#include "app/practice/sample.h"

#include "app/practice/certificate_builder.h"
#include "app/practice/files.h"

#include <utility>

namespace certdesk::practice {

namespace {

constexpr std::string_view plainText =
    "示例项目投标文件（演练）\n"
    "这份文件在 UKEY 遗失之前已加密；恢复密钥之后应当仍能打开。\n"
    "A sample bid (practice), encrypted before the UKEY was lost: after a recovery it must still open.\n";

using CertificateStack = Handle<STACK_OF(X509), [](STACK_OF(X509) * stack) { sk_X509_free(stack); }>;

Result<Bytes> encrypted(ByteView text, ByteView certificate) {
  const auto recipient = certificateFrom(certificate);
  if (!recipient) return failed(recipient);
  const CertificateStack recipients(sk_X509_new_null());
  const BioHandle content(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  if (sk_X509_push(recipients.get(), recipient->get()) <= 0) return cryptoFailed("EnvelopedData");
  const CmsHandle cms(CMS_encrypt(recipients.get(), content.get(), EVP_aes_256_cbc(), CMS_BINARY));
  if (!cms) return cryptoFailed("EnvelopedData");
  return derOf(cms.get(), i2d_CMS_ContentInfo);
}

} // namespace

namespace {
ByteView sampleText() { return {reinterpret_cast<const std::uint8_t*>(plainText.data()), plainText.size()}; }
} // namespace

Outcome writeSample(const std::filesystem::path& file, ByteView certificate) {
  const auto cms = encrypted(sampleText(), certificate);
  if (!cms) return failed(cms);
  return replaceFile(file, *cms);
}

Outcome writeSamples(const std::filesystem::path& folder, ByteView current, ByteView archived) {
  if (auto written = replaceFile(folder / "sample.txt", sampleText()); !written) return written;
  if (auto written = writeSample(folder / "sample.cms", current); !written) return written;
  return writeSample(folder / "sample-archived.cms", archived);
}

} // namespace certdesk::practice
