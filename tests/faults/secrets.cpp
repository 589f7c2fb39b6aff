#include "tests/faults/secrets.h"

#include "tests/faults/children.h"

#include <QByteArray>
#include <QFile>
#include <iterator>
#include <unistd.h>

namespace certdesk::faults {

namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

// The secret plain, in hexadecimal and in base64, of which the octets beside it decide where it begins.
std::vector<std::string> shapesOf(const QByteArray& secret) {
  std::vector<std::string> shapes = {secret.toStdString(), secret.toHex().toStdString(),
                                     secret.toHex().toUpper().toStdString()};
  for (int before = 0; before < 3; ++before) {
    const auto text = (QByteArray(before, '\0') + secret).toBase64(QByteArray::OmitTrailingEquals);
    const auto skipped = before == 0 ? 0 : before + 1; // touched by what stands before
    const auto kept = text.size() - skipped - ((secret.size() + before) % 3 == 0 ? 0 : 1); // and by what comes after
    shapes.push_back(text.mid(skipped, kept).toStdString());
  }
  return shapes;
}

} // namespace

// PrivateKeyInfo (RFC 5208 section 5) of RSA and of elliptic curves from its version on, and PEM's first line.
std::vector<Secrets::Shape> Secrets::privateKeys() {
  std::vector<Shape> shapes;
  for (const char* der : {"020100300d06092a864886f70d0101010500", "020100301306072a8648ce3d0201"})
    for (auto& shape : shapesOf(QByteArray::fromHex(der)))
      shapes.push_back({"a private key", std::move(shape)});
  shapes.push_back({"a private key", "PRIVATE KEY-----"});
  return shapes;
}

void Secrets::add(const std::string& name, std::string_view secret) {
  if (secret.empty()) return;
  for (auto& shape : shapesOf(QByteArray(secret.data(), static_cast<qsizetype>(secret.size()))))
    m_shapes.push_back({name, std::move(shape)});
}

std::vector<std::string> Secrets::in(const std::string& octets, const std::string& where) const {
  std::set<std::string> found;
  for (const auto& shape : m_shapes)
    if (octets.find(shape.octets) != std::string::npos) found.insert(where + ": " + shape.name);
  return {found.begin(), found.end()};
}

std::vector<std::string> Secrets::below(const fs::path& folder) const {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    auto here = in(contentOf(entry.path()), entry.path().filename().string());
    std::move(here.begin(), here.end(), std::back_inserter(found));
  }
  return found;
}

Onlooker::Onlooker() : m_thread([this] { look(); }) {}

Onlooker::~Onlooker() {
  m_over = true;
  m_thread.join();
}

void Onlooker::look() {
  for (; !m_over; std::this_thread::sleep_for(std::chrono::milliseconds(20)))
    for (const auto& child : childrenOf(::getpid())) {
      const auto place = fs::path("/proc") / std::to_string(child);
      const auto arguments = contentOf(place / "cmdline");
      const std::string program = arguments.c_str();           // the first of them
      if (!program.ends_with("certdesk-token-host")) continue; // such as one that a judge has started
      const auto environment = contentOf(place / "environ");   // empty where it must not be read: it forbids dumps
      if (!environment.empty()) m_environmentSeen = true;
      const std::lock_guard lock(m_mutex);
      m_seen.insert(arguments + environment);
    }
}

std::set<std::string> Onlooker::seen() const {
  const std::lock_guard lock(m_mutex);
  return m_seen;
}

} // namespace certdesk::faults
