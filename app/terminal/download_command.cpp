#include "app/terminal/download_command.h"

#include "app/terminal/which_certificate.h"
#include "app/workflow/checklist.h"

#include <algorithm>

namespace certdesk::terminal {

namespace {

using portal::Application;
using portal::Stage;
using workflow::isOpen;

Result<Application> which(portal::Portal& portal, const RecoverRequest& request) {
  auto all = portal.applications(Call{});
  if (!all) return failed(all);
  std::erase_if(*all, [](const Application& one) { return one.service != workflow::firstCertificate().service; });
  const auto meant = [&](const Application& one) {
    if (!request.applicationId.empty()) return one.id == request.applicationId;
    const bool onto = !request.ukeySerial.empty() && one.ukeySerial == request.ukeySerial;
    return isOpen(one) || (onto && one.stage == Stage::Completed);
  };
  std::erase_if(*all, [&](const Application& one) { return !meant(one); });
  const auto open = std::count_if(all->begin(), all->end(), isOpen);
  if (open > 1) return certificateUnclear(std::to_string(open) + " first certificates wait; name the application");
  if (all->empty()) return certificateUnclear("no first certificate waits for its download");
  // The open one; else what was finished last.
  std::stable_sort(all->begin(), all->end(), [](const auto& a, const auto& b) {
    return std::pair(isOpen(a), a.since) > std::pair(isOpen(b), b.since);
  });
  return std::move(all->front());
}

} // namespace

Result<workflow::View> download(workflow::World world, const RecoverRequest& request, Person& person, Output& output) {
  const auto application = which(world.portal, request);
  if (!application) return failed(application);
  output.object({{QStringLiteral("application"), QString::fromStdString(application->id)}});
  output.text(QString::fromStdString(application->id + "  " + application->subject));
  return drive(std::move(world), application->id, workflow::firstCertificate(), person, output, request.drive);
}

} // namespace certdesk::terminal
