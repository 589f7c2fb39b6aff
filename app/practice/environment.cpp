#include "app/practice/environment.h"

#include "app/core/platform.h"
#include "app/core/text.h"
#include "app/practice/account_changes.h"
#include "app/practice/escrow.h"
#include "app/practice/files.h"
#include "app/practice/front_desk.h"
#include "app/practice/http_server.h"
#include "app/practice/opening.h"
#include "app/practice/random.h"
#include "app/practice/renewal_proof.h"
#include "app/practice/unlock_answer.h"
#include "app/practice/unlock_staff.h"
#include "app/practice/uploads.h"

namespace certdesk::practice {

namespace fs = std::filesystem;

namespace {

Error errorFrom(const Refusal& refusal) {
  switch (refusal.status) {
  case 404:
    return {ErrorCode::NotFound, refusal.detail};
  case 409:
    return {ErrorCode::NotAllowedNow, refusal.detail};
  default:
    return {ErrorCode::Internal, refusal.code + " " + refusal.detail};
  }
}

} // namespace

struct Environment::Inside {
  fs::path directory;
  platform::FileLock lock;
  std::unique_ptr<Store> store;
  std::unique_ptr<HttpServer> server;
  Office office;
  Drawer drawer;
  Door door;
  Wishes wishes;
  PracticeUkeys ukeys;
  std::string consoleToken;
  std::unique_ptr<FrontDesk> desk;

  ~Inside() { server.reset(); } // nobody is at the desk when it goes

  Outcome furnishOnce();
  Outcome open();
  [[nodiscard]] Result<Door::Own> identity() const;
};

// A drawer without a furnished database is from a start that was cut off.
Outcome Environment::Inside::furnishOnce() {
  const auto known = store->transact([](Database& database) { return practiceUkeys(database); });
  if (!known) return failed(known);
  if (*known) {
    ukeys = **known;
    return {};
  }
  std::error_code ignored;
  fs::remove_all(directory / "ukeys", ignored);
  auto fresh = Drawer::open(directory / "ukeys");
  if (!fresh) return failed(fresh);
  drawer = std::move(*fresh);
  const auto furnished = desk->visit([&](Visit& visit) {
    auto outcome = furnish(visit, drawer, directory, wishes);
    if (!outcome) visit.database.abandon();
    if (auto made = practiceUkeys(visit.database)) ukeys = std::move(*made);
    return outcome;
  });
  if (!furnished) return failed(furnished);
  return *furnished;
}

Outcome Environment::Inside::open() {
  consoleToken = newToken();
  desk = std::make_unique<FrontDesk>(*store, office, FrontDesk::Place{directory, consoleToken, door, server->port()});
  if (auto furnished = furnishOnce(); !furnished) return furnished;
  if (auto tidied = desk->visit([](Visit& visit) { return tidyUploads(visit); }); !tidied) return failed(tidied);
  if (auto written = replaceFile(directory / "ca.pem", viewOf(office.authority.chainPem())); !written) return written;
  if (auto published = desk->publishLists(); !published) return published;
  const auto own = identity();
  if (!own) return failed(own);
  return server->serve(own->identity, own->chain, [this](const HttpRequest& request) { return desk->answer(request); });
}

Result<Door::Own> Environment::Inside::identity() const {
  if (door.ownCertificate()) return door.readOwn();
  auto made = office.authority.serverIdentity(door.firstName(), door.alternativeNames(), office.settings.clock());
  if (!made) return failed(made);
  return Door::Own{std::move(*made), {office.authority.chain().back()}};
}

Environment::Environment(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}
Environment::~Environment() = default;

Result<std::unique_ptr<Environment>> Environment::start(Options options) {
  std::error_code ignored;
  auto door = Door::plan(std::move(options.door));
  if (!door) return failed(door);
  if (door->ownCertificate())
    if (const auto own = door->readOwn(); !own) return failed(own); // before anything is made
  const auto directory = fs::absolute(options.directory, ignored);
  if (auto made = makePrivateFolder(directory); !made) return failed(made);
  auto lock = platform::FileLock::take(directory / "lock");
  if (!lock) return fail(ErrorCode::PracticeInUse, utf8(directory));
  auto store = openStore(directory, options);
  if (!store) return failed(store);
  auto server = bindPort(**store, *door, options.port);
  if (!server) return failed(server);
  const int port = (*server)->port();
  auto office = openOffice(**store, directory, std::move(options.settings), door->origin(port));
  if (!office) return failed(office);
  if (auto kept = settleIn(**store, directory, port); !kept) return failed(kept);
  auto drawer = Drawer::open(directory / "ukeys");
  if (!drawer) return failed(drawer);
  std::unique_ptr<Inside> inside(new Inside{directory,
                                            std::move(*lock),
                                            std::move(*store),
                                            std::move(*server),
                                            std::move(*office),
                                            std::move(*drawer),
                                            std::move(*door),
                                            std::move(options.wishes),
                                            {},
                                            {},
                                            {}});
  if (auto opened = inside->open(); !opened) return failed(opened);
  return std::unique_ptr<Environment>(new Environment(std::move(inside)));
}

bool Environment::openToOthers() const { return m_inside->door.open(); }
std::string Environment::portalUrl() const { return m_inside->desk->origin(); }
fs::path Environment::caFile() const { return m_inside->directory / "ca.pem"; }
fs::path Environment::crlFile() const { return m_inside->directory / "crl.pem"; }
fs::path Environment::sampleFile() const { return m_inside->directory / "sample.cms"; }
fs::path Environment::archivedSampleFile() const { return m_inside->directory / "sample-archived.cms"; }
fs::path Environment::sampleTextFile() const { return m_inside->directory / "sample.txt"; }
fs::path Environment::modulePath() const { return Drawer::module(); }
fs::path Environment::softhsmConf() const { return m_inside->drawer.confFile(); }
const PracticeUkeys& Environment::ukeys() const { return m_inside->ukeys; }
const Drawer& Environment::drawer() const { return m_inside->drawer; }
HttpFaults& Environment::faults() { return m_inside->desk->faults(); }

std::string Environment::consoleUrl() const { return portalUrl() + "/practice/?token=" + m_inside->consoleToken; }

std::vector<Mail> Environment::mails() {
  auto mails = m_inside->desk->visit([](Visit& visit) { return mailsIn(visit.database); });
  return mails ? std::move(*mails) : std::vector<Mail>();
}

std::string Environment::authorisationCode(const std::string& applicationId) {
  std::string code;
  for (const auto& mail : mails())
    if (mail.applicationId == applicationId && !mail.authorisationCode.empty()) code = mail.authorisationCode;
  return code;
}

Outcome Environment::review(const std::string& applicationId, Decision decision, const std::string& remark,
                            const std::vector<Mark>& marks) {
  const auto decided =
      m_inside->desk->visit([&](Visit& visit) { return decide(visit, applicationId, decision, remark, marks); });
  if (!decided) return failed(decided);
  if (!*decided) return tl::unexpected<Error>(errorFrom(decided->error()));
  return {};
}

std::vector<OrderRow> Environment::openOrders() {
  auto orders = m_inside->desk->visit([](Visit& visit) { return practice::openOrders(visit.database); });
  return orders ? std::move(*orders) : std::vector<OrderRow>();
}

Result<portal::PaymentState> Environment::cashier(const std::string& applicationId, AtCashier act) {
  const auto done = m_inside->desk->visit([&](Visit& visit) { return atCashier(visit, applicationId, act); });
  if (!done) return failed(done);
  if (!*done) return tl::unexpected<Error>(errorFrom(done->error()));
  return **done;
}

Outcome Environment::releaseUnlockOnceMore(const std::string& applicationId) {
  const auto done = m_inside->desk->visit([&](Visit& visit) { return releaseOnceMore(visit, applicationId); });
  if (!done) return failed(done);
  if (!*done) return tl::unexpected<Error>(errorFrom(done->error()));
  return {};
}

std::vector<std::string> Environment::telephoneUnlocks() {
  auto calls = m_inside->desk->visit([](Visit& visit) { return practice::telephoneUnlocks(visit); });
  return calls ? std::move(*calls) : std::vector<std::string>();
}

Result<Secret> Environment::tellUnlockCode(const std::string& applicationId, const std::string& requestCode) {
  auto told = m_inside->desk->visit([&](Visit& visit) -> Reply<Secret> {
    const auto row = applicationWith(visit.database, applicationId);
    if (!row) return refuse(ErrorCode::NotFound);
    return answerOnTelephone(visit, *row, requestCode);
  });
  if (!told) return failed(told);
  if (!*told) return tl::unexpected<Error>(errorFrom(told->error()));
  return std::move(**told);
}

Secret Environment::officerPin(const std::string& ukeySerial) {
  auto pin = m_inside->desk->visit([&](Visit& visit) { return practice::officerPin(visit, ukeySerial); });
  return pin ? std::move(*pin) : Secret();
}

Secret Environment::unblockKey(const std::string& ukeySerial) {
  auto key = m_inside->desk->visit([&](Visit& visit) { return practice::unblockKey(visit, ukeySerial); });
  return key ? std::move(*key) : Secret();
}

Result<RenewalProof> Environment::renewalProof(const std::string& applicationId) {
  auto kept = m_inside->desk->visit([&](Visit& visit) { return keptProof(visit.database, applicationId); });
  if (!kept) return failed(kept);
  if (!*kept) return fail(ErrorCode::NotFound, applicationId);
  return RenewalProof{std::move((*kept)->request), std::move((*kept)->statement), std::move((*kept)->signature)};
}

Outcome Environment::resetAnswer(const std::string& userName, const std::string& answer) {
  const auto done = m_inside->desk->visit([&](Visit& visit) {
    const auto row = visit.database.one("SELECT id FROM account WHERE user_name = ?", {userName});
    const auto account = row ? accountWith(visit, row->text("id")) : std::nullopt;
    if (!account) return false;
    storeAnswer(visit, *account, {}, Secret(std::string_view(answer)));
    return true;
  });
  if (!done) return failed(done);
  if (!*done) return fail(ErrorCode::NotFound, userName);
  return {};
}

} // namespace certdesk::practice
