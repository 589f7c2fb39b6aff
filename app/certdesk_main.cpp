#include "app/core/acts.h"
#include "app/core/log.h"
#include "app/core/platform.h"
#include "app/core/text.h"
#include "app/house.h"
#include "app/papers/draft_keeper.h"
#include "app/practice_tools.h"
#include "app/sample_papers.h"
#include "app/target.h"
#include "ui/error_text.h"
#include "ui/main_window.h"
#include "ui/shell/start_window.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>

// certdesk: the window. Wires, and nothing else.
using namespace certdesk;

namespace {

std::filesystem::path dataFolder() {
  const std::filesystem::path folder(
      QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdU16String());
  platform::makePrivateFolder(folder);
  return folder;
}

std::filesystem::path practiceFolder(const std::filesystem::path& given) {
  return given.empty() ? dataFolder() / "practice" : given;
}

struct Given {
  Target target;
  bool practice = false;
  std::filesystem::path practiceFolder;
  bool papers = true;
  std::string language;
};

Result<std::unique_ptr<practice::Environment>> startPractice(Given& given) {
  practice::Options options;
  options.directory = practiceFolder(given.practiceFolder);
  options.wishes = {practice::Wish::Renewal, practice::Wish::Unlock}; // each service has a UKEY to practise it on
  options.settings.unlockByTelephone = true; // the practice desk answers
  options.settings.papers = given.papers; // paid at the practice desk, when the person has seen the page
  auto environment = practice::Environment::start(std::move(options));
  if (!environment) return failed(environment);
  given.target.portal = (*environment)->portalUrl();
  given.target.ca = (*environment)->caFile();
  given.target.tlsBySystem = false;
  given.target.modules = {utf8((*environment)->modulePath())};
  return environment;
}

// What stands behind the one window, in the order in which it needs each other.
class Program {
public:
  Program(QApplication& application, Given given) : m_application(application), m_given(std::move(given)) {
    // Owned by the application, which needs the style until its end.
    m_look = new ui::Look(application);
  }

  void begin() {
    dress();
    if (!m_given.practice && m_given.target.portal.empty()) return offerPractice();
    if (auto begun = open(); !begun) refuse(begun.error());
  }

private:
  void dress() {
    m_settings =
        std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("CertDesk"),
                                    m_given.practice ? QStringLiteral("practice") : QStringLiteral("certdesk"));
    auto preferences = ui::Preferences::load(*m_settings);
    if (!m_given.language.empty()) preferences.language = ui::languageNamed(QString::fromStdString(m_given.language));
    m_look->apply(preferences);
  }

  void offerPractice() {
    m_start = std::make_unique<ui::StartWindow>();
    QObject::connect(m_start.get(), &ui::StartWindow::practiceWanted, &m_application, [this] {
      m_given.practice = true;
      begin();
      m_start->hide();
    });
    QObject::connect(m_start.get(), &ui::StartWindow::closed, &m_application, &QApplication::quit);
    m_start->show();
  }

  Outcome open() {
    log::open(dataFolder() / (m_given.practice ? "practice.log" : "certdesk.log"));
    acts::open(m_given.practice ? practiceFolder(m_given.practiceFolder) / "acts.log" : actsFile());
    std::vector<std::pair<std::string, std::string>> hostEnvironment;
    if (m_given.practice) {
      auto started = startPractice(m_given);
      if (!started) return failed(started);
      m_environment = std::move(*started);
      const auto papers = practiceFolder(m_given.practiceFolder) / "papers";
      layOutSamplePapers(papers);
      m_tools = std::make_unique<PracticeTools>(*m_environment, m_given.papers ? papers : std::filesystem::path());
      hostEnvironment = {{"SOFTHSM2_CONF", utf8(m_environment->softhsmConf())}};
    }
    const auto language = m_look->preferences().language.value_or(ui::systemLanguage());
    auto house = House::build(m_given.target, ui::languageTag(language), std::move(hostEnvironment));
    if (!house) return failed(house);
    m_house = std::move(*house);
    const auto home = m_given.practice ? practiceFolder(m_given.practiceFolder) : dataFolder();
    m_draftStore = std::make_unique<papers::DraftStore>(home / "drafts", m_house->credentials(),
                                                        m_given.practice ? "practice draft key" : "draft key");
    m_drafts = std::make_unique<papers::DraftKeeper>(*m_draftStore);
    m_services.reset(new ui::Services{m_house->portal(), m_house->tokens(), m_house->credentials(), m_house->anchors(),
                                      m_given.target.portal, m_tools.get(), m_drafts.get(),
                                      m_given.target.logoutOnRemoval, &m_house->certificateDesk(),
                                      &m_house->accountDesk()});
    m_window = std::make_unique<ui::MainWindow>(*m_services, *m_look, *m_settings);
    QObject::connect(m_window.get(), &ui::MainWindow::closed, &m_application, &QApplication::quit);
    m_window->show();
    m_window->begin();
    return {};
  }

  // What keeps the window from coming up at all: said in a box of its own, with its code.
  void refuse(const Error& error) {
    const auto text = ui::errorText(error.code);
    m_refusal = std::make_unique<QMessageBox>(QMessageBox::Critical, QStringLiteral("CertDesk"),
                                              text.happened + QLatin1Char('\n') + text.next + QStringLiteral("\n\n") +
                                                  QString::fromUtf8(phoneCode(error.code).data()));
    m_refusal->setTextFormat(Qt::PlainText);
    QObject::connect(m_refusal.get(), &QMessageBox::finished, &m_application, [] { QApplication::exit(1); });
    m_refusal->open();
  }

  QApplication& m_application;
  Given m_given;
  ui::Look* m_look;
  std::unique_ptr<QSettings> m_settings;
  std::unique_ptr<ui::StartWindow> m_start;
  std::unique_ptr<practice::Environment> m_environment;
  std::unique_ptr<PracticeTools> m_tools;
  std::unique_ptr<House> m_house;
  std::unique_ptr<papers::DraftStore> m_draftStore;
  std::unique_ptr<papers::DraftKeeper> m_drafts;
  std::unique_ptr<ui::Services> m_services;
  std::unique_ptr<ui::MainWindow> m_window;
  std::unique_ptr<QMessageBox> m_refusal;
};

int read(Given& given) {
  CLI::App program("CertDesk: certificates on a UKEY");
  addTargetOptions(program, given.target);
  program.add_flag("--practice", given.practice, "the whole of it on this PC, without legal effect");
  addPathOption(program, "--practice-dir", given.practiceFolder, "folder of the practice world");
  program.add_flag("--papers,!--no-papers", given.papers, "practise with contents, papers and money; the default");
  program.add_option("--language", given.language, "zh_CN or en; by default the system's, or what was chosen before");
  return parse(program, QCoreApplication::arguments());
}

bool isHelp(const std::string_view argument) { return argument == "--help" || argument == "-h"; }

} // namespace

int main(int argc, char** argv) {
  platform::ignoreBrokenPipes();
  platform::forbidDumps();
  Given given;
  if (std::any_of(argv + 1, argv + argc, isHelp)) { // which needs no display
    const QCoreApplication plain(argc, argv);
    const int code = read(given);
    return code == saidAll ? 0 : code;
  }
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("certdesk"));
  QApplication::setApplicationDisplayName(QStringLiteral("CertDesk"));
  QApplication::setQuitOnLastWindowClosed(false); // the window says when all is put away

  if (const int code = read(given); code != 0) return code == saidAll ? 0 : code;
  Program window(application, std::move(given));
  window.begin();
  return QApplication::exec();
}
