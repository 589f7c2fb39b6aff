#include "app/workflow/owed.h"

#include <algorithm>

namespace certdesk::workflow {

namespace {

bool isRemarkedOn(const portal::Material& material) {
  return !material.remark.empty() || std::any_of(material.pages.begin(), material.pages.end(),
                                                 [](const auto& page) { return !page.remark.empty(); });
}

bool isVoucher(portal::MaterialRole role) { return role == portal::MaterialRole::Voucher; }

} // namespace

bool isFilled(const portal::Form& form) {
  return form.filled && std::none_of(form.sections.begin(), form.sections.end(), [](const auto& section) {
           return std::any_of(section.fields.begin(), section.fields.end(),
                              [](const auto& field) { return !field.remark.empty(); });
         });
}

bool isComplete(const portal::Application& application, portal::MaterialRole role) {
  if (!(isVoucher(role) ? application.voucherComplete : application.materialsComplete)) return false;
  // Paid on line after all: nobody asks for the voucher of a transfer any more.
  const bool paid = application.payment && application.payment->state == portal::PaymentState::Paid;
  if (isVoucher(role) && paid) return true;
  const auto& all = application.materials;
  return std::none_of(all.begin(), all.end(),
                      [&](const auto& each) { return isVoucher(each.role) == isVoucher(role) && isRemarkedOn(each); });
}

} // namespace certdesk::workflow
