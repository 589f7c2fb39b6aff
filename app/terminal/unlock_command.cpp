#include "app/terminal/unlock_command.h"

#include "app/terminal/which_certificate.h"
#include "app/workflow/certificate_standing.h"

#include <algorithm>

namespace certdesk::terminal {

namespace {

using portal::CertificateRecord;

bool isLocked(const std::vector<token::TokenInfo>& inserted, const std::string& serial) {
  return std::any_of(inserted.begin(), inserted.end(),
                     [&](const auto& ukey) { return ukey.serial == serial && ukey.pin == token::PinState::Locked; });
}

// The certificate that stands for its UKEY: any one of it will do, as the PIN is the UKEY's.
Result<std::string> certificateFor(workflow::World& world, const RecoverRequest& request) {
  if (!request.certificateId.empty() && request.ukeySerial.empty()) return request.certificateId;
  auto records = world.portal.certificates(Call{});
  if (!records) return failed(records);
  if (!request.certificateId.empty()) {
    const auto there = onNamedUkey(*records, request.certificateId, request.ukeySerial);
    return there ? Result<std::string>(request.certificateId) : failed(there);
  }
  std::vector<token::TokenInfo> inserted;
  if (request.ukeySerial.empty())
    if (auto inventory = world.tokens.inventory(Call{})) inserted = std::move(inventory->tokens);
  const auto meant = [&](const CertificateRecord& record) {
    if (!workflow::isPossible(record, "unlock")) return false;
    return request.ukeySerial.empty() ? isLocked(inserted, record.ukeySerial) : record.ukeySerial == request.ukeySerial;
  };
  const auto first = std::find_if(records->begin(), records->end(), meant);
  if (first == records->end()) return certificateUnclear("no UKEY that can be unlocked");
  const bool another = std::any_of(first, records->end(), [&](const CertificateRecord& record) {
    return meant(record) && record.ukeySerial != first->ukeySerial;
  });
  if (another) return certificateUnclear("several UKEYs could be meant");
  return first->id;
}

// The only way that is left, as a command to be copied.
void tellInstead(const QString& command, Output& output) {
  output.object({{QStringLiteral("instead"), command}});
  output.text(command);
}

// The unlock that stays open is not in a recovery's way; one that is used up is in the way of another.
void tellWhatIsLeft(ErrorCode code, const portal::Application& application, Output& output) {
  if (code == ErrorCode::UnlockRefusedByUkey)
    tellInstead(QStringLiteral("certdeskctl recover --certificate %1 --answers FILE")
                    .arg(QString::fromStdString(application.certificateId)),
                output);
  if (code == ErrorCode::UnlockNoMore)
    tellInstead(QStringLiteral("certdeskctl withdraw --application %1").arg(QString::fromStdString(application.id)),
                output);
}

} // namespace

Result<workflow::View> unlock(workflow::World world, const RecoverRequest& request, Person& person, Output& output) {
  const auto certificate = certificateFor(world, request);
  if (!certificate) return failed(certificate);
  const auto application = world.portal.start("unlock", *certificate, Call{});
  if (!application) return failed(application);
  output.object({{QStringLiteral("application"), QString::fromStdString(application->id)}});
  output.text(QString::fromStdString(application->id + "  " + application->subject));
  auto view = drive(std::move(world), application->id, workflow::unlock(), person, output, request.drive);
  if (!view) tellWhatIsLeft(view.error().code, *application, output);
  return view;
}

} // namespace certdesk::terminal
