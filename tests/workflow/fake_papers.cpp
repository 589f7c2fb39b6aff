#include "tests/workflow/fake_calls.h"

#include <algorithm>

// The fake portal's papers and money: one form, a picture of the stamped form and one of the licence, one order.
namespace certdesk::test {

namespace {

using portal::MaterialRole;
using portal::PaymentMethod;
using portal::PaymentState;
using portal::Stage;

portal::Material materialOf(const std::string& kind, MaterialRole role) {
  portal::Material material;
  material.kind = kind;
  material.role = role;
  material.types = {portal::MaterialType::Jpeg};
  material.largest = 1000;
  return material;
}

portal::Material* materialIn(portal::Application& a, const std::string& kind) {
  const auto found =
      std::find_if(a.materials.begin(), a.materials.end(), [&](const auto& each) { return each.kind == kind; });
  return found == a.materials.end() ? nullptr : &*found;
}

bool isVoucher(const portal::Material& material) { return material.role == MaterialRole::Voucher; }
bool isGood(const portal::Material& material) {
  const auto& pages = material.pages;
  return !pages.empty() &&
         std::all_of(pages.begin(), pages.end(), [](const auto& page) { return page.remark.empty(); });
}
bool mayChange(const portal::Application& a) { return a.stage == Stage::Papers || a.stage == Stage::SentBack; }

} // namespace

void askForPapers(FakeState& state) {
  auto& a = state.application;
  for (const char* line : {"acceptance_form", "materials", "payment", "voucher"})
    a.lines.emplace_back(line);
  portal::Form form;
  form.id = "extension_items";
  form.sections = {{"", {portal::FormField{}}}};
  form.sections.front().fields.front().id = "name";
  a.forms = {form};
  a.materials = {materialOf("form", MaterialRole::AcceptanceForm), materialOf("licence", MaterialRole::Paper),
                 materialOf("voucher", MaterialRole::Voucher)};
  a.payment = portal::Payment();
  a.payment->totalFen = 5000;
  state.sendsBack = 1;
  state.changed();
}

FakeState paperedState() {
  auto state = freshState();
  auto& a = state.application;
  a.lossReason = portal::LossReason::Lost;
  a.agreementAccepted = a.quoteConfirmed = a.answerVerified = true;
  askForPapers(state);
  return state;
}

bool owesPapers(const portal::Application& a) {
  return std::find(a.lines.begin(), a.lines.end(), "materials") != a.lines.end();
}

void settle(portal::Application& a) {
  if (!mayChange(a) || !owesPapers(a)) return;
  const bool filled = std::all_of(a.forms.begin(), a.forms.end(), [](const auto& form) { return form.filled; });
  const bool paid =
      a.payment->state == PaymentState::Paid || (a.payment->method == PaymentMethod::Transfer && a.voucherComplete);
  if (filled && a.materialsComplete && paid) a.stage = Stage::UnderReview;
}

// Sent back once: the contents, and one of two pictures.
void review(FakeState& state) {
  auto& a = state.application;
  if (a.stage != Stage::UnderReview) return;
  a.stage = Stage::Approved;
  if (state.sendsBack > 0) {
    --state.sendsBack;
    sendBack(state);
  }
  state.changed();
}

void endEarly(FakeState& state, Stage stage) {
  auto& a = state.application;
  a.stage = stage;
  a.issued.clear();
  a.ukeySerial.clear();
  state.windowOpen = false;
  if (a.payment && a.payment->state == PaymentState::Paid) a.payment->state = PaymentState::Refunded;
}

void sendBack(FakeState& state) {
  auto& a = state.application;
  a.stage = Stage::SentBack;
  if (owesPapers(a)) {
    a.forms.front().filled = false;
    a.materialsComplete = false;
    materialIn(a, "licence")->pages.front().remark = "too dark";
  }
  state.changed();
}

void pay(FakeState& state) {
  auto& payment = *state.application.payment;
  if (payment.state != PaymentState::Open || payment.method == PaymentMethod::Transfer) return;
  ++state.timesPaid;
  payment.state = PaymentState::Paid;
  state.application.voucherComplete = true;
  settle(state.application);
  state.changed();
}

void letExpire(FakeState& state) {
  auto& payment = *state.application.payment;
  if (payment.state != PaymentState::Open) return;
  payment.state = PaymentState::Expired;
  state.changed();
}

template <class Change>
Result<portal::Application> FakeWorld::onPaper(const std::string& name, const portal::Application& seen,
                                               Change change) {
  return write(name, seen, [&](portal::Application& a) -> Outcome {
    if (!mayChange(a)) return refuse(ErrorCode::NotAllowedNow);
    if (auto outcome = change(a); !outcome) return outcome;
    settle(a);
    return {};
  });
}

Result<portal::Application> FakeWorld::putForm(const portal::Application& seen, const std::string& form,
                                               const std::vector<portal::FieldValue>&, const Call&) {
  return write("putForm", seen, [&](portal::Application& a) -> Outcome {
    demand(form == "extension_items");
    demand(a.stage == Stage::Draft || a.stage == Stage::SentBack);
    a.forms.front().filled = true;
    settle(a);
    return {};
  });
}

// A whole file at once; no write of the snapshot that was seen.
Result<portal::Upload> FakeWorld::startUpload(const std::string& id, const portal::UploadRequest& request,
                                              const Call&) {
  return doing<portal::Upload>(CallKind::Portal, "startUpload", [&]() -> Result<portal::Upload> {
    auto& a = state.application;
    if (!state.loggedIn.at(static_cast<std::size_t>(pc))) return refuse(ErrorCode::LoginExpired);
    if (id != a.id || !mayChange(a)) return refuse(ErrorCode::NotAllowedNow);
    auto* material = materialIn(a, request.kind);
    demand(material != nullptr);
    portal::Upload upload{"of-" + request.sha256, request.kind, request.octets, request.octets, true};
    auto& pages = material->pages;
    if (std::any_of(pages.begin(), pages.end(), [&](const auto& page) { return page.id == upload.id; })) return upload;
    if (static_cast<int>(pages.size()) >= material->mostPages) return refuse(ErrorCode::MaterialRefused);
    pages.push_back({upload.id, request.type, request.octets, request.sha256, 0, {}});
    state.changed();
    return upload;
  });
}
Result<portal::Upload> FakeWorld::appendUpload(const portal::Upload&, const portal::UploadPart&, const Call&) {
  return refuse(ErrorCode::UploadElsewhere);
}
Result<portal::Upload> FakeWorld::upload(const std::string&, const Call&) { return refuse(ErrorCode::NotFound); }
Result<Bytes> FakeWorld::uploadOctets(const portal::MaterialPage&, const Call&) { return refuse(ErrorCode::NotFound); }

Result<portal::Application> FakeWorld::arrangeMaterial(const portal::Application& seen, const std::string& kind,
                                                       const std::vector<portal::PageOrder>& order, const Call&) {
  return onPaper("arrangeMaterial", seen, [&](portal::Application& a) -> Outcome {
    auto* material = materialIn(a, kind);
    demand(material != nullptr);
    std::vector<portal::MaterialPage> kept;
    for (const auto& one : order)
      for (const auto& page : material->pages)
        if (page.id == one.id) kept.push_back(page);
    material->pages = std::move(kept);
    return {};
  });
}

Result<portal::Application> FakeWorld::completeMaterials(const portal::Application& seen, MaterialRole role,
                                                         const Call&) {
  return onPaper("completeMaterials", seen, [&](portal::Application& a) -> Outcome {
    const bool voucher = role == MaterialRole::Voucher;
    for (const auto& material : a.materials)
      if (isVoucher(material) == voucher && !isGood(material)) return refuse(ErrorCode::MaterialsMissing);
    (voucher ? a.voucherComplete : a.materialsComplete) = true;
    return {};
  });
}

Result<portal::Application> FakeWorld::orderPayment(const portal::Application& seen, const Call&) {
  return onPaper("orderPayment", seen, [&](portal::Application& a) -> Outcome {
    auto& payment = *a.payment;
    if (payment.state == PaymentState::Paid || payment.method == PaymentMethod::Transfer)
      return refuse(ErrorCode::NotAllowedNow);
    demand(payment.state != PaymentState::Open); // who sees a code that can be paid asks for no other
    if (!payment.order) ++state.ordersMade;
    if (payment.state != PaymentState::Open) payment.order = portal::PaymentOrder{"order", "code", "", {}};
    payment.state = PaymentState::Open;
    payment.method = PaymentMethod::Online;
    return {};
  });
}

// One way is open at a time.
Result<portal::Application> FakeWorld::choosePayment(const portal::Application& seen, PaymentMethod method,
                                                     const Call&) {
  return onPaper("choosePayment", seen, [&](portal::Application& a) -> Outcome {
    auto& payment = *a.payment;
    const bool online = method == PaymentMethod::Online;
    if (payment.state == PaymentState::Paid || (online && a.voucherComplete)) return refuse(ErrorCode::NotAllowedNow);
    if (!online && payment.state == PaymentState::Open) payment.state = PaymentState::Expired;
    if (online && payment.order && payment.method == PaymentMethod::Transfer) payment.state = PaymentState::Open;
    payment.method = method;
    return {};
  });
}

} // namespace certdesk::test
