#pragma once
#include "app/core/result.h"
#include "app/terminal/output.h"
#include "app/workflow/runner.h"

#include <QJsonObject>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace certdesk::terminal {

// What an answers file says to the pages of contents, papers and money. Paths are from the file's own folder.
struct PaperAnswers {
  std::map<std::string, std::map<std::string, std::string>> forms; // form, field, value
  std::map<std::string, std::vector<std::filesystem::path>> materials;
  bool shrink = false;           // pictures that are too large are made smaller
  std::filesystem::path formPdf; // where the acceptance form is written
  std::optional<portal::PaymentMethod> payment;

  // K-03 where a member is not what it should be.
  static Result<PaperAnswers> from(const QJsonObject& object, const std::filesystem::path& folder);
};

// Where papers are brought to, beside the runner, which waits for the answer meanwhile.
struct Counter {
  portal::Portal& portal;
  Output& output;
  std::function<bool()> interrupted = {}; // the person wants to leave
};

// Who pays by transfer sends its voucher: K-06 where none is named and none is there, before anything else is done.
[[nodiscard]] Outcome nameVoucher(const PaperAnswers& said, const portal::Application& application);
// Prefilled values are kept. K-06 where a required field, or one that was remarked on, is not said; K-03 where one is
// said that the form does not ask for, or not as it asks for it.
[[nodiscard]] Result<workflow::Answer> fillForm(const PaperAnswers& said, const portal::Application& application,
                                                const std::string& form);
// Needs a QGuiApplication.
[[nodiscard]] Result<workflow::Answer> printForm(const PaperAnswers& said, const portal::Application& application,
                                                 const Counter& counter);

} // namespace certdesk::terminal
