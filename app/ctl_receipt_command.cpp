#include "app/ctl_commands.h"
#include "app/papers/receipt_text.h"
#include "app/papers/save_file.h"
#include "app/terminal/subject.h"
#include "app/workflow/receipt.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <memory>

// The receipt (回执) of a completed application: verified, told, and saved as it was signed.
namespace certdesk::ctl {

namespace {

using crypto::Receipt;

struct Wish {
  std::string application;
  std::filesystem::path out;
};

QString utf8(const std::string& text) { return QString::fromStdString(text); }

QLatin1String word(Receipt::Fate fate) {
  switch (fate) {
  case Receipt::Fate::Written:
    return QLatin1String("written");
  case Receipt::Fate::Kept:
    return QLatin1String("kept");
  case Receipt::Fate::Superseded:
    return QLatin1String("superseded");
  case Receipt::Fate::Untouched:
    return QLatin1String("untouched");
  }
  return {};
}

QLatin1String word(workflow::HeldReceipt::Ukey ukey) {
  switch (ukey) {
  case workflow::HeldReceipt::Ukey::NotSeen:
    return QLatin1String("not_seen");
  case workflow::HeldReceipt::Ukey::Same:
    return QLatin1String("same");
  case workflow::HeldReceipt::Ukey::ChangedSince:
    return QLatin1String("changed_since");
  case workflow::HeldReceipt::Ukey::Missing:
    return QLatin1String("missing");
  }
  return {};
}

QJsonObject objectOf(const Receipt::Entry& entry) {
  return {{QStringLiteral("fate"), word(entry.fate)},
          {QStringLiteral("purpose"),
           entry.purpose == Receipt::Purpose::Signing ? QLatin1String("signing") : QLatin1String("encryption")},
          {QStringLiteral("subject"), utf8(entry.subject)},
          {QStringLiteral("template"), utf8(entry.templateName)},
          {QStringLiteral("serial_number"), utf8(entry.serialNumber)},
          {QStringLiteral("sha256"), utf8(entry.sha256)},
          {QStringLiteral("not_before"), utf8(rfc3339(entry.notBefore))},
          {QStringLiteral("not_after"), utf8(rfc3339(entry.notAfter))}};
}

void tell(const workflow::HeldReceipt& held, const std::filesystem::path& out, terminal::Output& output) {
  const auto& said = held.said;
  QJsonArray certificates, missing;
  for (const auto& entry : held.missing)
    missing.append(utf8(entry.sha256));
  for (const auto& entry : said.entries)
    certificates.append(objectOf(entry));
  output.object({{QStringLiteral("result"), QStringLiteral("done")},
                 {QStringLiteral("application"), utf8(said.application)},
                 {QStringLiteral("service"), utf8(said.service)},
                 {QStringLiteral("ukey"), utf8(said.ukeySerial)},
                 {QStringLiteral("ukey_model"), utf8(said.ukeyModel)},
                 {QStringLiteral("ukey_now"), word(held.ukey)},
                 {QStringLiteral("missing"), missing},
                 {QStringLiteral("pin_set"), said.pinSet},
                 {QStringLiteral("confirmed"), utf8(rfc3339(said.confirmed))},
                 {QStringLiteral("portal"), utf8(said.portal)},
                 {QStringLiteral("authority"), utf8(said.authority)},
                 {QStringLiteral("practice"), said.practice},
                 {QStringLiteral("certificates"), certificates},
                 {QStringLiteral("file"), utf8(certdesk::utf8(out))}});
  for (const auto& part : papers::receiptParts(said)) {
    output.text(part.title.isEmpty() ? papers::receiptTitle() : QLatin1Char('\n') + part.title);
    for (const auto& [name, value] : part.rows)
      output.text(QStringLiteral("  %1: %2").arg(name, value));
  }
  if (!held.missing.empty()) output.text(QLatin1Char('\n') + papers::missingText(held.missing));
  const auto name = out.empty() ? papers::receiptFileName(said) : utf8(certdesk::utf8(out));
  output.text(QLatin1Char('\n') + papers::howToVerify(name));
}

Outcome save(const Bytes& file, const std::filesystem::path& out) {
  std::error_code unknown;
  if (std::filesystem::exists(out, unknown))
    return fail(ErrorCode::FileExists, terminal::withSubject(certdesk::utf8(out), {}));
  return papers::saveFile(out, papers::Readers::AsUsual, file);
}

Outcome run(House& house, const Wish& wish, terminal::Output& output) {
  const auto held = workflow::fetchReceipt(wish.application, house.portal(), house.tokens(), house.anchors(), Call{});
  if (!held) return failed(held);
  if (!wish.out.empty())
    if (auto saved = save(held->file, wish.out); !saved) return saved;
  tell(*held, wish.out, output);
  return {};
}

} // namespace

void addReceiptCommand(Commands& commands) {
  auto wish = std::make_shared<Wish>();
  auto& command =
      commands.add("receipt", "what a completed application wrote to which UKEY, as the portal signed it", Needs::Login,
                   [wish](House& house, terminal::Output& output) { return run(house, *wish, output); });
  command.add_option("--application", wish->application, "its reference number")->required();
  addPathOption(command, "--out", wish->out, "file to save the signed receipt to (CMS, DER); never one that is there");
}

} // namespace certdesk::ctl
