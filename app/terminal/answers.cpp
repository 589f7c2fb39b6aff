#include "app/terminal/answers.h"

#include "app/core/file.h"
#include "app/terminal/quote_answer.h"
#include "app/workflow/effects.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace certdesk::terminal {

namespace {

constexpr std::size_t largestFile = 64 * 1024;

std::optional<portal::LossReason> reasonFrom(const QString& word) {
  if (word == QLatin1String("lost")) return portal::LossReason::Lost;
  if (word == QLatin1String("stolen")) return portal::LossReason::Stolen;
  if (word == QLatin1String("damaged")) return portal::LossReason::Damaged;
  return std::nullopt;
}

Secret secretFrom(const QJsonValue& value) {
  auto utf8 = value.toString().toUtf8();
  Secret secret(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
  wipe(utf8.data(), static_cast<std::size_t>(utf8.size()));
  return secret;
}

} // namespace

AnswersFile::AnswersFile(Said said, Sources sources) : m_said(std::move(said)), m_sources(std::move(sources)) {
  if (!m_sources.ukeySerial.empty()) m_said.ukeySerial = m_sources.ukeySerial;
}

Result<AnswersFile> AnswersFile::open(const std::filesystem::path& path, Sources sources) {
  auto content = readFile(path, largestFile);
  if (!content) return failed(content);
  auto result = fromJson(*content, std::move(sources), path.parent_path());
  wipe(*content);
  if (result && !(result->m_said.answer.empty() && result->m_said.code.empty()) && readableByOthers(path))
    return fileMalformed("the answers file holds a secret, and others may read it");
  return result;
}

Result<AnswersFile> AnswersFile::fromJson(ByteView json, Sources sources, const std::filesystem::path& folder) {
  const auto document = QJsonDocument::fromJson(
      QByteArray::fromRawData(reinterpret_cast<const char*>(json.data()), static_cast<qsizetype>(json.size())));
  if (!document.isObject()) return fileMalformed("answers file is no JSON object");
  const auto object = document.object();
  Said said;
  const auto word = [&](const char* name) { return object.value(QLatin1String(name)); };
  if (word("reason").isString()) {
    said.reason = reasonFrom(word("reason").toString());
    if (!said.reason) return fileMalformed("reason is none of lost, stolen, damaged");
  }
  if (word("freeze").isBool()) said.freeze = word("freeze").toBool();
  said.acceptAgreement = word("accept_agreement").toBool(false);
  if (const auto quote = word("quote_fen"); quote.isDouble()) {
    said.quoteFen = quote.toInteger(-1);
    if (*said.quoteFen < 0) return fileMalformed("quote_fen is no whole number of fen");
  }
  if (word("years").isDouble()) said.years = word("years").toInt();
  said.openFilesAcknowledged = word("open_files_acknowledged").toBool(false);
  said.answer = secretFrom(word("answer"));
  said.code = secretFrom(word("authorisation_code"));
  if (word("ukey_at_hand").isBool()) said.ukeyAtHand = word("ukey_at_hand").toBool();
  said.ukeySerial = word("ukey_serial").toString().toStdString();
  auto papers = PaperAnswers::from(object, folder);
  if (!papers) return failed(papers);
  said.papers = std::move(*papers);
  return AnswersFile(std::move(said), std::move(sources));
}

Result<workflow::Answer> AnswersFile::answer(workflow::Page page, const workflow::View& view) {
  using workflow::Answer;
  using workflow::Page;
  if (view.facts.application.known())
    if (auto voucher = nameVoucher(m_said.papers, *view.facts.application); !voucher) return failed(voucher);
  switch (page) {
  case Page::LossReason:
    if (!m_said.reason) return answerMissing("reason");
    // A damaged UKEY is in nobody else's hands.
    if (!m_said.freeze && *m_said.reason != portal::LossReason::Damaged) return answerMissing("freeze");
    return Answer(workflow::SayReason{*m_said.reason, m_said.freeze.value_or(false)});
  case Page::AcceptAgreement:
    if (!m_said.acceptAgreement) return answerMissing("accept_agreement");
    return Answer(workflow::AcceptAgreement{});
  case Page::ConfirmQuote:
    return confirmQuote(*view.facts.application, m_said.quoteFen, m_said.years);
  case Page::AnswerQuestion:
    return giveAnswer();
  case Page::CheckUkey:
    return checkUkey(view);
  case Page::SubmitApplication:
    return Answer(workflow::SubmitApplication{});
  case Page::FillForm:
  case Page::PrintForm:
  case Page::UploadMaterials:
  case Page::Pay:
    return bringPapers(page, view);
  case Page::GiveCode:
    return giveCode(view);
  case Page::ChooseUkey: {
    auto serial = serialFor(view);
    if (serial.empty()) return answerMissing("ukey_serial");
    return Answer(workflow::ChooseUkey{std::move(serial)});
  }
  case Page::GivePin:
    if (auto meant = refuseAnother(view); !meant) return failed(meant);
    return givePin(view);
  case Page::ChooseNewPin: {
    if (auto meant = refuseAnother(view); !meant) return failed(meant);
    auto chosen = m_sources.newPin.chosen();
    if (!chosen) return failed(chosen);
    return Answer(workflow::ChooseNewPin{std::move(*chosen)});
  }
  case Page::GiveUnlockCode: {
    if (!m_sources.unlockCode) return answerMissing("unlock code");
    auto code = m_sources.unlockCode(view);
    if (!code) return failed(code);
    return Answer(workflow::GiveUnlockCode{std::move(*code)});
  }
  case Page::AskOpenFiles:
    if (!m_said.openFilesAcknowledged)
      return answerMissing("open_files_acknowledged"); // tenders not opened and files not decrypted were looked at
    return Answer(workflow::AcknowledgeOpenFiles{});
  }
  return answerMissing("an answer to this page");
}

Result<workflow::Answer> AnswersFile::bringPapers(workflow::Page page, const workflow::View& view) {
  if (!m_sources.counter) return answerMissing("papers");
  const auto& counter = *m_sources.counter;
  const auto& application = *view.facts.application;
  const auto step = view.standing.line->step;
  if (page == workflow::Page::FillForm)
    return fillForm(m_said.papers, application, std::string(workflow::wireName(step)));
  if (page == workflow::Page::PrintForm) return printForm(m_said.papers, application, counter);
  if (page == workflow::Page::Pay) return m_payment.next(m_said.papers, m_said.quoteFen, application, counter);
  return m_materials.next(m_said.papers, application, step, counter);
}

bool AnswersFile::answersAgain(workflow::Page page, ErrorCode code) const {
  // What was handed over stays as it is; who is asked may choose another one.
  if (page == workflow::Page::ChooseNewPin)
    return !m_sources.newPin.given() && (code == ErrorCode::PinLength || code == ErrorCode::PinWeak);
  return page == workflow::Page::GiveUnlockCode &&
         (code == ErrorCode::UnlockCodeWrong || code == ErrorCode::UnlockCodeMistyped);
}

bool AnswersFile::ready(workflow::Page page, const workflow::View& view) const {
  if (page == workflow::Page::Pay) return !m_payment.waits(m_said.papers, *view.facts.application);
  if (page != workflow::Page::ChooseUkey || m_said.ukeySerial.empty() || !view.facts.inserted.known()) return true;
  const auto& ukeys = *view.facts.inserted;
  return std::any_of(ukeys.begin(), ukeys.end(), [&](const auto& ukey) { return ukey.serial == m_said.ukeySerial; });
}

std::string AnswersFile::serialFor(const workflow::View& view) const {
  if (!m_said.ukeySerial.empty()) return m_said.ukeySerial;
  std::string only;
  if (!view.facts.inserted.known()) return only;
  for (const auto& ukey : *view.facts.inserted) {
    if (workflow::fitnessOf(ukey, *view.facts.application, ukey.practice) != workflow::Fitness::Fits) continue;
    if (!only.empty()) return {};
    only = ukey.serial;
  }
  return only;
}

Result<workflow::Answer> AnswersFile::checkUkey(const workflow::View& view) {
  if (!m_said.ukeyAtHand.value_or(false)) return workflow::Answer(workflow::UkeyLater{});
  auto serial = serialFor(view);
  if (serial.empty()) return answerMissing("ukey_serial");
  auto pin = givePin(view);
  if (!pin) return pin;
  auto& given = std::get<workflow::GivePin>(*pin);
  return workflow::Answer(
      workflow::CheckUkey{std::move(serial), std::move(given.pin), std::move(given.newPin), given.lastTryConfirmed});
}

Result<workflow::Answer> AnswersFile::giveAnswer() {
  auto* source = m_sources.securityAnswer;
  if (!m_said.answer.empty() && !(source != nullptr && source->given()))
    return workflow::Answer(workflow::GiveAnswer{m_said.answer.clone()});
  if (source == nullptr) return answerMissing("answer");
  auto answer = source->get();
  if (!answer) return failed(answer);
  return workflow::Answer(workflow::GiveAnswer{std::move(*answer)});
}

Result<workflow::Answer> AnswersFile::giveCode(const workflow::View& view) {
  auto* source = m_sources.typedCode;
  if (!m_said.code.empty() && !(source != nullptr && source->given()))
    return workflow::Answer(workflow::GiveCode{m_said.code.clone(), {}});
  if (!m_sources.code && source == nullptr) return answerMissing("authorisation_code");
  auto code = m_sources.code ? m_sources.code(*view.facts.application) : source->get();
  if (!code) return failed(code);
  return workflow::Answer(workflow::GiveCode{std::move(*code), {}});
}

bool AnswersFile::mustChangePin(const workflow::View& view) const {
  const auto bound = workflow::boundSerial(view.facts);
  const auto serial = bound.empty() ? serialFor(view) : bound;
  if (!view.facts.inserted.known()) return false;
  const auto& ukeys = *view.facts.inserted;
  return std::any_of(ukeys.begin(), ukeys.end(), [&](const auto& ukey) {
    return ukey.serial == serial && ukey.pin == token::PinState::MustChange;
  });
}

// A PIN that was given for one UKEY is never spent on another.
Outcome AnswersFile::refuseAnother(const workflow::View& view) const {
  const auto bound = workflow::boundSerial(view.facts);
  if (m_said.ukeySerial.empty() || bound.empty() || bound == m_said.ukeySerial) return {};
  const bool stays = workflow::staysOnItsUkey(*view.facts.application);
  return workflow::refuseUnfit(stays ? workflow::Fitness::LacksCertificate : workflow::Fitness::BoundToAnother);
}

Result<workflow::Answer> AnswersFile::givePin(const workflow::View& view) {
  workflow::GivePin given;
  given.lastTryConfirmed = m_sources.lastTry;
  const bool change = mustChangePin(view);
  auto pin = change || !m_sources.pinChanged ? m_sources.pin.get() : m_sources.newPin.get();
  if (!pin) return failed(pin);
  given.pin = std::move(*pin);
  if (change) {
    auto chosen = m_sources.newPin.chosen();
    if (!chosen) return failed(chosen);
    given.newPin = std::move(*chosen);
  }
  return workflow::Answer(std::move(given));
}

} // namespace certdesk::terminal
