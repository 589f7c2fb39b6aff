#include "app/portal/wire.h"
#include "app/terminal/answers.h"
#include "app/terminal/quote_answer.h"
#include "tests/fuzz/golden.h"

#include <QJsonDocument>

// An answers file, and what it says to the pages of an application.
using namespace certdesk;
using terminal::AnswersFile;

namespace {

Result<AnswersFile> fileFrom(ByteView json) {
  static terminal::SecretSource pin{Secret("123456")}, newPin{Secret("654321")};
  return AnswersFile::fromJson(json, {.pin = pin, .newPin = newPin, .code = {}}, "folder");
}

void answer(AnswersFile& file, const workflow::View& view) {
  using workflow::Page;
  for (const auto page : {Page::LossReason, Page::AcceptAgreement, Page::ConfirmQuote, Page::AnswerQuestion,
                          Page::CheckUkey, Page::GiveCode, Page::ChooseUkey, Page::GivePin, Page::AskOpenFiles}) {
    if (!file.ready(page, view)) continue;
    const auto said = file.answer(page, view);
    fuzz::must(said || said.error().code != ErrorCode::Internal, "a page is answered, or it is told why not");
  }
}

void fill(ByteView json, const portal::Application& application) {
  const auto object = QJsonDocument::fromJson(
                          QByteArray(reinterpret_cast<const char*>(json.data()), static_cast<qsizetype>(json.size())))
                          .object();
  const auto papers = terminal::PaperAnswers::from(object, "folder");
  if (!papers) return;
  for (const auto& form : application.forms) {
    const auto filled = terminal::fillForm(*papers, application, form.id);
    if (!filled) continue;
    for (const auto& [field, value] : std::get<workflow::FillForm>(*filled).values)
      fuzz::must(value.size() <= json.size() + 4000, "a value is what was said, or what stood there");
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  static const auto application =
      portal::applicationFrom(fuzz::textOf(fuzz::golden("portal/application-papers.json"))).value();
  const ByteView json(octets, size);
  auto file = fileFrom(json);
  if (!file) return fuzz::must(file.error().code == ErrorCode::FileMalformed, "it is refused as malformed"), 0;
  workflow::View view;
  view.facts.application = application;
  answer(*file, view);
  fill(json, application);
  return 0;
}
