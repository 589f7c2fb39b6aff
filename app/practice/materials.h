#pragma once
#include "app/practice/applications.h"
#include "app/practice/certificates.h"

// Materials (M11, M12, M16): which kinds there are, and the pages that were uploaded for them.
namespace certdesk::practice {

// With their pages and what the reviewer said.
[[nodiscard]] std::vector<portal::Material> materialsOf(Visit& visit, const ApplicationRow& row,
                                                        const CertificateRow& certificate);
// The reviewer may point at it: a voucher that is not asked for could be mended by nobody.
[[nodiscard]] inline bool canBeRemarkedOn(const portal::Material& material) {
  return material.role != portal::MaterialRole::Voucher || material.required;
}
// M-07 where this file cannot be one of its kind.
[[nodiscard]] Reply<void> checkFile(const std::vector<portal::Material>& materials,
                                    const portal::UploadRequest& request);
// A page came or went: what was said to be complete has to be said again.
void pagesChanged(Visit& visit, ApplicationRow& row, const std::string& kind);

[[nodiscard]] Written arrange(Visit& visit, const Account& account, ApplicationRow row,
                              const portal::ArrangeRequest& request);
[[nodiscard]] Written complete(Visit& visit, const Account& account, ApplicationRow row,
                               const portal::CompletionRequest& request);
// The reviewer's word on a kind, or on one page of it. S-04.
[[nodiscard]] Reply<void> remarkOnMaterial(Visit& visit, ApplicationRow& row, const std::string& kind,
                                           const std::string& page, const std::string& text);

} // namespace certdesk::practice
