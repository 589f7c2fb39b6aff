#pragma once
#include "app/practice/applications.h"
#include "app/practice/certificates.h"

// Contents (M9, M10).
namespace certdesk::practice {

[[nodiscard]] bool isOrganisation(const CertificateRow& certificate);
// As the holder sees them now: what was sent, or what is prefilled, and what the reviewer said.
[[nodiscard]] std::vector<portal::Form> formsOf(Visit& visit, const Account& account, const ApplicationRow& row,
                                                const CertificateRow& certificate);
[[nodiscard]] bool formsFilled(const std::vector<portal::Form>& forms);
// S-04, S-06, F-01.
[[nodiscard]] Written putForm(Visit& visit, const Account& account, ApplicationRow row,
                              const portal::FormRequest& request);
// The reviewer's word on a field: its form has to be sent again. S-04.
[[nodiscard]] Reply<void> remarkOnField(Visit& visit, const std::vector<portal::Form>& forms, const ApplicationRow& row,
                                        const std::string& form, const std::string& field, const std::string& text);

} // namespace certdesk::practice
