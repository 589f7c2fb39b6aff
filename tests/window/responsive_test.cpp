#include "app/house.h"
#include "app/practice/environment.h"
#include "ui/theme/look.h"
#include "ui/wizard/wizard.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <iostream>

// How long the window's event loop is held while a UKEY is slow: the real wizard over the real portal, token host and
// practice UKEY, every event timed. A handler that waited for the UKEY would be held for its two seconds.
using namespace certdesk;

namespace {

constexpr auto latency = std::chrono::milliseconds(2000);

// Times each event from outside; nested ones belong to the outermost.
class TimedApplication : public QApplication {
public:
  using QApplication::QApplication;
  bool notify(QObject* receiver, QEvent* event) override {
    if (m_inside) return QApplication::notify(receiver, event);
    m_inside = true;
    QElapsedTimer timer;
    timer.start();
    const bool done = QApplication::notify(receiver, event);
    held.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    m_inside = false;
    return done;
  }
  std::vector<double> held; // milliseconds

private:
  bool m_inside = false;
};

int failed(const std::string& what) {
  std::cerr << what << '\n';
  return 1;
}

// The application, taken to where only the UKEY is missing.
Result<portal::Application> approved(portal::Portal& portal, practice::Environment& world) {
  const Call call{{}, in(std::chrono::seconds(60))};
  const Secret password{std::string_view(world.password())};
  if (auto account = portal.login(world.userName(), password, call); !account) return certdesk::failed(account);
  auto records = portal.certificates(call);
  if (!records) return certdesk::failed(records);
  const auto lost = std::find_if(records->begin(), records->end(),
                                 [&](const auto& record) { return record.ukeySerial == world.ukeys().lost; });
  const Secret answer{std::string_view(world.answer())};
  const auto again = [&](const std::string& id) {
    return portal.application(id, {}, call).map([](auto found) { return std::move(*found); });
  };
  return portal.start("recovery", lost->id, call)
      .and_then([&](auto a) { return portal.putReason(a, portal::LossReason::Lost, true, call); })
      .and_then([&](auto a) { return portal.acceptAgreement(a, call); })
      .and_then([&](auto a) { return portal.confirmQuote(a, {}, call); })
      .and_then([&](auto a) { return portal.checkAnswer(a, answer, call); })
      .and_then([&](auto a) { return portal.submit(a, call); })
      .and_then([&](auto a) { return again(a.id); });
}

// What the person says to whatever is asked.
void say(ui::WizardModel& model, practice::Environment& world) {
  const auto* ask = std::get_if<workflow::Ask>(&model.view().standing.next);
  if (ask == nullptr || model.view().busy || model.view().failure) return;
  if (ask->page == workflow::Page::GiveCode)
    model.answer(
        workflow::GiveCode{Secret(std::string_view(world.authorisationCode(model.facts().applicationId))), {}});
  else if (ask->page == workflow::Page::ChooseUkey)
    model.answer(workflow::ChooseUkey{world.ukeys().ready});
  else if (ask->page == workflow::Page::GivePin)
    model.answer(workflow::GivePin{Secret(std::string_view(practice::practised::readyPin)), {}, false});
}

} // namespace

int main(int argc, char** argv) {
  TimedApplication application(argc, argv);
  auto* look = new ui::Look(application);
  look->apply({});
  const QTemporaryDir folder;
  practice::Options options;
  options.directory = folder.path().toStdU16String();
  options.settings.reviewDelay = std::chrono::milliseconds(0);
  auto world = practice::Environment::start(std::move(options));
  if (!world) return failed("no practice environment: " + world.error().detail);
  (void)(*world)->drawer().insert((*world)->ukeys().ready);
  (void)(*world)->drawer().setLatency((*world)->ukeys().ready, std::chrono::milliseconds(20), latency);

  Target target;
  target.portal = (*world)->portalUrl();
  target.ca = (*world)->caFile();
  target.modules = {(*world)->modulePath().string()};
  auto house = House::build(target, "en", {{"SOFTHSM2_CONF", (*world)->softhsmConf().string()}});
  if (!house) return failed("no house");
  auto& portal = (*house)->portal();
  const auto start = approved(portal, **world);
  if (!start) return failed("not approved: " + std::string(nameOf(start.error().code)) + start.error().detail);
  const auto service = portal.service(Call{});
  if (!service) return failed("no service");
  ui::Services services{portal, (*house)->tokens(), (*house)->credentials(), (*house)->anchors(), target.portal,
                        nullptr};

  ui::Wizard wizard(services, *service, start->id, workflow::recovery());
  auto& model = wizard.model();
  std::string trouble = "it took longer than two minutes";
  QObject::connect(&model, &ui::WizardModel::changed, &application, [&] {
    if (std::holds_alternative<workflow::Ended>(model.view().standing.next)) {
      trouble.clear();
      application.quit();
    } else if (model.view().failure) {
      trouble = "failed: " + std::string(nameOf(model.view().failure->error.code)) + model.view().failure->error.detail;
      application.quit();
    } else {
      QTimer::singleShot(0, &model, [&] { say(model, **world); });
    }
  });
  QTimer::singleShot(std::chrono::minutes(2), &application, &QApplication::quit);
  wizard.resize(1180, 700);
  wizard.show();
  application.held.clear(); // building the window is no answer to a UKEY
  application.exec();
  if (!trouble.empty()) return failed(trouble);

  auto held = application.held;
  std::sort(held.begin(), held.end());
  const auto over = std::count_if(held.begin(), held.end(), [](double each) { return each > 50; });
  std::cout << held.size() << " events, longest " << held.back() << " ms, over 50 ms: " << over << '\n';
  // Other programs may take the processor away for a moment, so how long an event takes is told and not judged; a wait
  // for the UKEY cannot hide behind that.
  const auto waitsForUkey = std::chrono::duration<double, std::milli>(latency / 4).count();
  if (held.back() > waitsForUkey) return failed("the event loop was held");
  return 0;
}
