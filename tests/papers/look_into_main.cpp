// certdesk-look-into FILE OCTETS: "good", "shrunk" (where it is larger than that) or the failure's name, and the most
// memory it took in KiB. Without a desktop, as the terminal does it.
#include "app/papers/shrink.h"

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
  const bool isShrunk = !checked && checked.error().code == ErrorCode::MaterialTooLarge &&
                        papers::canShrink(arguments[1]) && papers::shrink(arguments[1], purpose, {});
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto name = checked    ? std::string("good")
                    : isShrunk ? std::string("shrunk")
                               : std::string(nameOf(checked.error().code));
  std::printf("%s %ld\n", name.c_str(), used.ru_maxrss);
  return 0;
}
