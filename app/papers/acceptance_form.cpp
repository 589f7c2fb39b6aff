#include "app/papers/acceptance_form.h"

#include "app/papers/acceptance_form_text.h"

namespace certdesk::papers {

QString AcceptanceForm::codeOf(const portal::Application& application) {
  return QString::fromStdString(application.id);
}

AcceptanceForm::AcceptanceForm(const portal::Application& application, const portal::Service& service)
    : PrintedDocument(formText(application, service), FormWords::title(), codeOf(application), service.practice) {}

} // namespace certdesk::papers
