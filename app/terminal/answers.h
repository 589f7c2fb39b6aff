#pragma once
#include "app/core/result.h"
#include "app/terminal/material_answers.h"
#include "app/terminal/payment_answers.h"
#include "app/terminal/secret_source.h"
#include "app/workflow/runner.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace certdesk::terminal {

// Who answers in place of the person at the window: an answers file, a prompt, or a rehearsal.
class Person {
public:
  virtual ~Person() = default;
  // Called when the checklist asks; a question may come again after a wrong answer.
  virtual Result<workflow::Answer> answer(workflow::Page page, const workflow::View& view) = 0;
  // Whether there is an answer yet: the UKEY that is meant may still have to be put in.
  [[nodiscard]] virtual bool ready(workflow::Page, const workflow::View&) const { return true; }
  // Whether a wrong answer ends it, or there may be another one.
  [[nodiscard]] virtual bool answersAgain(workflow::Page, ErrorCode) const { return false; }
};

// The answers file: one JSON object of at most 64 KiB. PINs and passwords are not in it: they come from a file
// descriptor or a prompt. Members: reason ("lost", "stolen", "damaged"), freeze (bool, said for lost and stolen),
// accept_agreement (bool), quote_fen (the total that is agreed to), ukey_at_hand (bool), ukey_serial; for a renewal,
// open_files_acknowledged (bool) and years; for contents, papers and money: forms ({form: {field: value}}), form_pdf (a path to write the acceptance form to), materials
// ({kind: [path, …]}), shrink (bool) and payment ("online", "transfer"), with paths from the file's folder; and answer
// and authorisation_code, where nobody but the owner may read the file: K-03 otherwise.
// A member that is missing fails its step with K-06 and nothing is sent.
class AnswersFile : public Person {
public:
  // Sources of what the file does not hold; they outlive the person.
  struct Sources {
    SecretSource& pin;
    // Put in place of a factory PIN.
    SecretSource& newPin;
    // The authorisation code where the file has none, such as a mail box; may wait.
    std::function<Result<Secret>(const portal::Application&)> code;
    bool lastTry = false; // an explicit yes to spending the last PIN try
    // An earlier run has changed the factory PIN: the new one is the PIN, unless the UKEY still asks for a change. It
    // has to be said, because not every UKEY shows a factory PIN, and a wrong one costs a try.
    bool pinChanged = false;
    SecretSource* securityAnswer = nullptr; // where it is handed over before the file's, else asked on a terminal
    SecretSource* typedCode = nullptr;      // likewise
    // What staff read out for the UKEY's request code, which is told to the person first; a wrong one is asked for again.
    std::function<Result<Secret>(const workflow::View&)> unlockCode = {};
    std::optional<Counter> counter = {}; // for papers and money: without it they are not answered
    std::string ukeySerial = {};         // of the UKEY that is meant; where said, it goes before the file's
  };
  static Result<AnswersFile> open(const std::filesystem::path& file, Sources sources);
  static Result<AnswersFile> fromJson(ByteView json, Sources sources, const std::filesystem::path& folder = {});

  Result<workflow::Answer> answer(workflow::Page page, const workflow::View& view) override;
  [[nodiscard]] bool ready(workflow::Page page, const workflow::View& view) const override;
  [[nodiscard]] bool answersAgain(workflow::Page page, ErrorCode code) const override;
  // The UKEY that is meant, where it is said: no other one's PIN is given.
  [[nodiscard]] const std::string& ukeySerial() const { return m_said.ukeySerial; }

private:
  struct Said {
    std::optional<portal::LossReason> reason;
    std::optional<bool> freeze; // said by whoever freezes, or does not
    bool acceptAgreement = false;
    std::optional<std::int64_t> quoteFen;
    std::optional<int> years;
    bool openFilesAcknowledged = false;
    Secret answer, code;
    std::optional<bool> ukeyAtHand;
    std::string ukeySerial;
    PaperAnswers papers;
  };
  AnswersFile(Said said, Sources sources);
  Result<workflow::Answer> checkUkey(const workflow::View& view);
  Result<workflow::Answer> giveAnswer();
  Result<workflow::Answer> giveCode(const workflow::View& view);
  Result<workflow::Answer> givePin(const workflow::View& view);
  Result<workflow::Answer> bringPapers(workflow::Page page, const workflow::View& view);
  [[nodiscard]] bool mustChangePin(const workflow::View& view) const;
  // T-15, T-16: the application is bound to another UKEY than the one that is said.
  [[nodiscard]] Outcome refuseAnother(const workflow::View& view) const;
  // The serial the file names, or the only one that fits.
  [[nodiscard]] std::string serialFor(const workflow::View& view) const;

  Said m_said;
  Sources m_sources;
  MaterialAnswers m_materials;
  PaymentAnswers m_payment;
};

} // namespace certdesk::terminal
