#include "app/workflow/step.h"
#include "ui/error_text.h"
#include "ui/step_text.h"
#include "ui/translation.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

// What the program says. Texts are data, but a text that is missing, or is in the wrong language, is a fault like
// another.
using namespace certdesk;
using namespace certdesk::ui;

namespace {

const QString root = QStringLiteral(CERTDESK_SOURCE_DIR);

// The words of one language, for as long as the test wants them.
struct Speaking {
  explicit Speaking(Language language) { translation.use(language); }
  int count = 1;
  QCoreApplication application{count, const_cast<char**>(arguments)};
  Translation translation;
  static constexpr const char* arguments[] = {"words", nullptr};
};

QStringList sentences(ErrorCode code) {
  const auto text = errorText(code);
  return {text.happened, text.notLost, text.next};
}

QStringList names() {
  QStringList all;
#define CERTDESK_STEP(name, wire) all << stepTitle(workflow::Step::name);
  CERTDESK_STEPS(CERTDESK_STEP)
#undef CERTDESK_STEP
  for (const auto phase :
       {workflow::Phase::Apply, workflow::Phase::Papers, workflow::Phase::Prepare, workflow::Phase::Write})
    all << phaseTitle(phase);
  return all << waitText(workflow::Wait::Review) << waitText(workflow::Wait::Ukey);
}

bool hasChinese(const QString& text) {
  static const QRegularExpression han(QStringLiteral("\\p{Han}"));
  return text.contains(han);
}

// Words that stay Latin in Chinese, and numbers.
QString withoutTerms(QString text) {
  static const QRegularExpression terms(QStringLiteral("UKEY|PIN|USB|PDF|[0-9]+| "));
  return text.remove(terms);
}

void isChinese(const QString& text) {
  INFO(text.toStdString());
  CHECK(hasChinese(text));
  static const QRegularExpression latin(QStringLiteral("[\\x21-\\x7e]")); // half-width punctuation too
  CHECK_FALSE(withoutTerms(text).contains(latin));
}

QString read(const QString& path) {
  QFile file(path);
  REQUIRE(file.open(QIODevice::ReadOnly));
  return QString::fromUtf8(file.readAll());
}

// The sections of a failure book by their phone codes.
QMap<QString, QString> sections(const QString& language) {
  QMap<QString, QString> result;
  const auto book = read(root + QStringLiteral("/resources/help/%1/failures.md").arg(language));
  static const QRegularExpression heading(QStringLiteral("^### ([A-Z]-[0-9]{2}) .*$"),
                                          QRegularExpression::MultilineOption);
  auto matches = heading.globalMatch(book);
  while (matches.hasNext()) {
    const auto match = matches.next();
    const auto code = match.captured(1);
    CHECK_FALSE(result.contains(code));
    const auto end = book.indexOf(QStringLiteral("\n#"), match.capturedEnd());
    result.insert(code, book.mid(match.capturedEnd(), end - match.capturedEnd()));
  }
  return result;
}

void bookIsComplete(const QString& language, const QStringList& questions) {
  const auto book = sections(language);
  QStringList printed = book.keys(), raised;
  for (const auto code : allErrorCodes())
    raised << QString::fromLatin1(phoneCode(code).data(), 4);
  raised.sort();
  CHECK(printed == raised);
  for (auto section = book.begin(); section != book.end(); ++section)
    for (const auto& question : questions) {
      INFO(section.key().toStdString() << " " << question.toStdString());
      const auto at = section->indexOf(question);
      CHECK(at >= 0);
      CHECK(section->mid(at + question.size()).section(QLatin1Char('\n'), 0, 0).trimmed().size() > 5);
    }
}

} // namespace

TEST_CASE("every failure says in English what happened, what was not lost and what to do next") {
  const Speaking english(Language::English);
  static const QRegularExpression raw(QStringLiteral("[A-Z]-[0-9]{2}|CKR_|0x|[Ee]rror|[Ii]nvalid"));
  for (const auto code : allErrorCodes())
    for (const auto& sentence : sentences(code)) {
      INFO(std::string(nameOf(code)) << ": " << sentence.toStdString());
      CHECK(sentence.endsWith(QLatin1Char('.')));
      CHECK_FALSE(sentence.contains(raw));
      CHECK_FALSE(hasChinese(sentence));
      CHECK(sentence.size() <= 130); // read aloud in one breath
    }
}

TEST_CASE("every failure says the same in Chinese, with nothing left in English") {
  const Speaking chinese(Language::Chinese);
  for (const auto code : allErrorCodes())
    for (const auto& sentence : sentences(code)) {
      isChinese(sentence);
      CHECK(sentence.endsWith(QChar(0x3002)));
    }
}

TEST_CASE("steps, phases and waits have names in both languages") {
  QStringList english;
  {
    const Speaking speaking(Language::English);
    english = names();
    for (const auto& name : english)
      CHECK((!name.isEmpty() && !hasChinese(name)));
  }
  const Speaking speaking(Language::Chinese);
  for (const auto& name : names())
    isChinese(name);
  CHECK(names().size() == english.size());
}

TEST_CASE("the language changes at run time, and back") {
  Speaking speaking(Language::English);
  const auto english = errorText(ErrorCode::PinWrong).happened;
  speaking.translation.use(Language::Chinese);
  CHECK(errorText(ErrorCode::PinWrong).happened == QStringLiteral("PIN 不对。"));
  speaking.translation.use(Language::English);
  CHECK(errorText(ErrorCode::PinWrong).happened == english);
  CHECK(languageNamed(QStringLiteral("zh_CN")) == Language::Chinese);
  CHECK(languageNamed(nameOf(Language::English)) == Language::English);
}

TEST_CASE("no text of the source is without its translation") {
  QTemporaryDir directory;
  const auto copy = directory.filePath(QStringLiteral("certdesk_zh_CN.ts"));
  REQUIRE(QFile::copy(root + QStringLiteral("/translations/certdesk_zh_CN.ts"), copy));
  QProcess lupdate;
  lupdate.start(QStringLiteral(CERTDESK_LUPDATE),
                {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-I"),
                 root, root + QStringLiteral("/ui"), root + QStringLiteral("/app/practice_tools.cpp"),
                 root + QStringLiteral("/app/sample_papers.cpp"),
                 root + QStringLiteral("/app/papers/acceptance_form_text.cpp"),
                 root + QStringLiteral("/app/papers/receipt_text.cpp"), QStringLiteral("-extensions"),
                 QStringLiteral("cpp"), QStringLiteral("-ts"), copy});
  REQUIRE(lupdate.waitForFinished(120000));
  REQUIRE(lupdate.exitCode() == 0);
  const auto text = read(copy);
  static const QRegularExpression open(
      QStringLiteral("<source>([^<]*)</source>[^/]*<translation type=\"(unfinished|vanished|obsolete)\""));
  auto matches = open.globalMatch(text);
  QStringList wrong;
  while (matches.hasNext())
    wrong << matches.next().captured(1);
  INFO(wrong.join(QLatin1Char('\n')).toStdString());
  CHECK(wrong.isEmpty());
}

TEST_CASE("the failure book has one section for each phone code, in both languages") {
  const Speaking speaking(Language::English);
  bookIsComplete(QStringLiteral("en"),
                 {QStringLiteral("**Means**"), QStringLiteral("**Ask**"), QStringLiteral("**Do**")});
  bookIsComplete(QStringLiteral("zh_CN"),
                 {QStringLiteral("**含义**"), QStringLiteral("**要问**"), QStringLiteral("**要做**")});
}
