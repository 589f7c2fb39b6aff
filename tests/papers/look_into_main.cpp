// certdesk-look-into FILE OCTETS: the failure's name or "good", and the most memory it took in KiB.
#include "app/papers/check.h"

#include <QCoreApplication>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>

int main(int count, char** arguments) {
  using namespace certdesk;
  const QCoreApplication application(count, arguments); // its folder is where the picture plug-ins are found
  if (count != 3) return 2;
  papers::Purpose purpose{.applicationId = "20170315000541121943", .material = {}};
  purpose.material.role = portal::MaterialRole::AcceptanceForm; // the dearest: it is read for a code
  purpose.material.types = {portal::MaterialType::Jpeg, portal::MaterialType::Png, portal::MaterialType::Pdf};
  purpose.material.largest = std::atoll(arguments[2]);
  const auto checked = papers::checkMaterial(arguments[1], purpose, {});
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto name = checked ? std::string("good") : std::string(nameOf(checked.error().code));
  std::printf("%s %ld\n", name.c_str(), used.ru_maxrss);
  return 0;
}
