#include "ui/pages/make_page.h"

#include "ui/pages/agreement_page.h"
#include "ui/pages/answer_page.h"
#include "ui/pages/check_ukey_page.h"
#include "ui/pages/choose_ukey_page.h"
#include "ui/pages/code_page.h"
#include "ui/pages/done_page.h"
#include "ui/pages/ended_page.h"
#include "ui/pages/form_page.h"
#include "ui/pages/loading_page.h"
#include "ui/pages/loss_reason_page.h"
#include "ui/pages/materials_page.h"
#include "ui/pages/new_pin_page.h"
#include "ui/pages/open_files_page.h"
#include "ui/pages/payment_page.h"
#include "ui/pages/pin_page.h"
#include "ui/pages/print_page.h"
#include "ui/pages/progress_page.h"
#include "ui/pages/quote_page.h"
#include "ui/pages/review_page.h"
#include "ui/pages/submit_page.h"
#include "ui/pages/unlock_code_page.h"
#include "ui/pages/wait_ukey_page.h"

namespace certdesk::ui {

namespace {

using PagePointer = std::unique_ptr<WizardPage>;

struct Maker {
  WizardModel& model;

  PagePointer operator()(const LoadingScreen&) const { return std::make_unique<LoadingPage>(model); }
  PagePointer operator()(const AskScreen& ask) const {
    switch (ask.page) { // without a default: a page that is missing does not compile
    case workflow::Page::LossReason:
      return std::make_unique<LossReasonPage>(model);
    case workflow::Page::AcceptAgreement:
      return std::make_unique<AgreementPage>(model);
    case workflow::Page::ConfirmQuote:
      return std::make_unique<QuotePage>(model);
    case workflow::Page::AnswerQuestion:
      return std::make_unique<AnswerPage>(model);
    case workflow::Page::CheckUkey:
      return std::make_unique<CheckUkeyPage>(model);
    case workflow::Page::SubmitApplication:
      return std::make_unique<SubmitPage>(model);
    case workflow::Page::FillForm:
      return std::make_unique<FormPage>(model);
    case workflow::Page::PrintForm:
      return std::make_unique<PrintPage>(model);
    case workflow::Page::UploadMaterials:
      return std::make_unique<MaterialsPage>(model);
    case workflow::Page::Pay:
      return std::make_unique<PaymentPage>(model);
    case workflow::Page::GiveCode:
      return std::make_unique<CodePage>(model);
    case workflow::Page::ChooseUkey:
      return std::make_unique<ChooseUkeyPage>(model);
    case workflow::Page::GivePin:
      return std::make_unique<PinPage>(model);
    case workflow::Page::ChooseNewPin:
      return std::make_unique<NewPinPage>(model);
    case workflow::Page::GiveUnlockCode:
      return std::make_unique<UnlockCodePage>(model);
    case workflow::Page::AskOpenFiles:
      return std::make_unique<OpenFilesPage>(model);
    }
    return std::make_unique<LoadingPage>(model);
  }
  PagePointer operator()(const ReviewScreen&) const { return std::make_unique<ReviewPage>(model); }
  PagePointer operator()(const UkeyScreen&) const { return std::make_unique<WaitUkeyPage>(model); }
  PagePointer operator()(const ProgressScreen&) const { return std::make_unique<ProgressPage>(model); }
  PagePointer operator()(const EndScreen& screen) const {
    if (screen.end == workflow::End::Completed) return std::make_unique<DonePage>(model);
    return std::make_unique<EndedPage>(model, screen.end);
  }
};

} // namespace

std::unique_ptr<WizardPage> makePage(const Screen& screen, WizardModel& model) {
  return std::visit(Maker{model}, screen);
}

} // namespace certdesk::ui
