#include "app/practice/door.h"

#include "app/core/text.h"
#include "app/practice/files.h"
#include "app/practice/host_name.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace certdesk::practice {

namespace {

constexpr std::size_t longestName = 253; // RFC 1035 section 2.3.4, as written
constexpr std::size_t mostNames = 32;
constexpr std::size_t largestPem = std::size_t(256) * 1024;

tl::unexpected<Error> refused(std::string why) { return fail(ErrorCode::FileUnreadable, std::move(why)); }

bool ipAddress(const std::string& text) {
  const Handle<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free> octets(a2i_IPADDRESS(text.c_str()));
  ERR_clear_error();
  return octets != nullptr;
}

// Letters, digits, hyphens and dots in lower case: nothing that could end the word in a link or a configuration.
bool hostName(const std::string& text) {
  return !text.empty() && text.size() <= longestName && text.front() != '.' && text.front() != '-' &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string::npos;
}

std::string authority(const std::string& name, int port) {
  const bool v6 = name.find(':') != std::string::npos;
  return (v6 ? "[" + name + "]" : name) + ":" + std::to_string(port);
}

bool everywhere(const std::string& address) { return address == "0.0.0.0" || address == "::"; }

// Who was not told where to listen is found as ever, and by the names as well.
void addOwnNames(DoorOptions& options, bool byItself) {
  std::vector<std::string> own;
  if (!everywhere(options.address)) own.push_back(options.address);
  if (everywhere(options.address) || options.address == "127.0.0.1") own.insert(own.end(), {"127.0.0.1", "localhost"});
  auto& names = options.names;
  names.insert(byItself ? names.begin() : names.end(), own.begin(), own.end());
  std::vector<std::string> once;
  for (const auto& name : names)
    if (std::find(once.begin(), once.end(), name) == once.end()) once.push_back(name);
  names = std::move(once);
}

// No person is asked: a portal is started by itself.
int noPassword(char*, int, int, void*) { return 0; }

BioHandle bioOf(const Bytes& octets) {
  return BioHandle(BIO_new_mem_buf(octets.data(), static_cast<int>(octets.size())));
}

} // namespace

Result<Door> Door::plan(DoorOptions options) {
  if (options.certificate.empty() != options.key.empty())
    return refused("a certificate of the portal's own needs both its file and its key's");
  const bool byItself = options.address.empty();
  if (byItself) options.address = "127.0.0.1";
  if (!ipAddress(options.address)) return refused("this is no IP address to listen on: " + options.address);
  for (auto& name : options.names) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (!hostName(name) && !ipAddress(name)) return refused("this is no name of a computer: " + name);
  }
  if (options.names.size() > mostNames) return refused("these are too many names");
  if (options.names.empty() && everywhere(options.address))
    return refused("listening on every address needs the name that clients use: --name HOST");
  addOwnNames(options, byItself);
  return Door(std::move(options));
}

bool Door::open() const { return !isLoopback(m_options.address); }

std::string Door::origin(int port) const { return "https://" + authority(firstName(), port); }

bool Door::knows(const std::string& host, int port) const {
  for (const auto& name : m_options.names)
    if (host == authority(name, port) || (port == 443 && host + ":443" == authority(name, port))) return true;
  return false;
}

std::string Door::alternativeNames() const {
  std::string names;
  for (const auto& name : m_options.names)
    names += (names.empty() ? "" : ",") + std::string(ipAddress(name) ? "IP:" : "DNS:") + name;
  return names;
}

Result<Door::Own> Door::readOwn() const {
  const auto certificates = readFile(m_options.certificate, largestPem);
  if (!certificates) return failed(certificates);
  auto key = readFile(m_options.key, largestPem);
  if (!key) return failed(key);
  Own own;
  const auto keyBio = bioOf(*key);
  own.identity.key.reset(PEM_read_bio_PrivateKey(keyBio.get(), nullptr, noPassword, nullptr));
  wipe(*key);
  const auto bio = bioOf(*certificates);
  own.identity.certificate.reset(PEM_read_bio_X509(bio.get(), nullptr, noPassword, nullptr));
  while (const CertificateHandle above{PEM_read_bio_X509(bio.get(), nullptr, noPassword, nullptr)})
    own.chain.push_back(derOf(above.get(), i2d_X509));
  const bool good = own.identity.key && own.identity.certificate &&
                    X509_check_private_key(own.identity.certificate.get(), own.identity.key.get()) == 1;
  ERR_clear_error();
  if (!own.identity.certificate) return refused("there is no certificate in PEM in " + utf8(m_options.certificate));
  if (!own.identity.key) return refused("there is no key in PEM without a password in " + utf8(m_options.key));
  if (!good) return refused("the portal's certificate and its key do not belong together");
  return own;
}

} // namespace certdesk::practice
