#pragma once
#include "app/practice/environment.h"

#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <string>
#include <vector>

// A UKEY as others see it, who know nothing of CertDesk: OpenSC's pkcs11-tool and the openssl program. K-05 where they
// fail. They meet no fault.
namespace certdesk::faults::judge {

// What a program prints that has gone well.
[[nodiscard]] Result<QByteArray> printed(const QString& program, const QStringList& arguments,
                                         const QProcessEnvironment& environment = {});

// An object's lines as pkcs11-tool prints them; the first is what it is, "Private Key Object", the others name and
// value.
using Object = QStringList;
[[nodiscard]] QString member(const Object& object, const char* name);

// Files for the programs, gone afterwards; beside the UKEYs, since no client ever wrote there.
class Desk {
public:
  explicit Desk(const QString& folder) : m_folder(folder + QStringLiteral("/judge")) {}
  [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
  [[nodiscard]] Outcome put(const char* name, const QByteArray& octets) const;
  [[nodiscard]] QByteArray read(const char* name) const; // nothing where there is no such file

private:
  QTemporaryDir m_folder;
};

class Ukey {
public:
  [[nodiscard]] static Result<Ukey> open(practice::Environment& environment, const std::string& serial,
                                         const char* pin);
  [[nodiscard]] Result<std::vector<Object>> objects() const;
  // Tries a private key with the certificate beside it: "signs", or "opens"; else "does not work: " and why.
  [[nodiscard]] Result<QString> tried(const Object& key) const;
  // Logs in once as its security officer: "opens"; else "does not open: " and why. A wrong PIN costs the officer a try.
  [[nodiscard]] QString triedAsOfficer(const Secret& officerPin) const;

private:
  [[nodiscard]] Result<QByteArray> ask(const QStringList& arguments) const; // logged in
  [[nodiscard]] Result<QByteArray> use(const Desk& desk, const QString& id, const char* how, const char* from,
                                       const char* to) const;
  [[nodiscard]] Result<QString> signs(const Desk& desk, const QString& id, bool rsa) const;
  [[nodiscard]] Result<QString> opens(const Desk& desk, const QString& id) const;
  [[nodiscard]] Result<QString> agrees(const Desk& desk, const QString& id) const;

  QString m_module, m_slot, m_folder;
  QProcessEnvironment m_variables;
};

} // namespace certdesk::faults::judge
