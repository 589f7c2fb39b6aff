#include "app/terminal/material_answers.h"

#include "app/core/text.h"
#include "app/papers/check.h"
#include "app/papers/shrink.h"
#include "app/papers/uploader.h"
#include "app/terminal/secret_source.h"
#include "app/terminal/subject.h"

#include <algorithm>

namespace certdesk::terminal {

namespace {

using papers::CheckedFile;
using portal::Material;
using portal::MaterialPage;
using workflow::Answer;
using Files = std::vector<CheckedFile>;

constexpr int toldEvery = 10; // percent

bool isVoucher(portal::MaterialRole role) { return role == portal::MaterialRole::Voucher; }

tl::unexpected<Error> ofFile(const Material& material, const std::filesystem::path& path, Error error) {
  const auto subject = "materials." + material.kind + ", " + utf8(path.filename());
  return tl::unexpected<Error>(about(subject, std::move(error)));
}

Result<CheckedFile> checkOne(const std::filesystem::path& path, const papers::Purpose& purpose, bool shrink) {
  const Call call{{}, in(std::chrono::minutes(10))};
  auto file = papers::checkMaterial(path, purpose, call);
  if (file || !shrink || file.error().code != ErrorCode::MaterialTooLarge || !papers::canShrink(path)) return file;
  return papers::shrink(path, purpose, call);
}

Result<Files> check(const std::vector<std::filesystem::path>& paths, const portal::Application& application,
                    const Material& material, bool shrink) {
  Files files;
  for (const auto& path : paths) {
    auto file = checkOne(path, {application.id, material, static_cast<int>(files.size())}, shrink);
    if (!file) return ofFile(material, path, file.error());
    files.push_back(std::move(*file));
  }
  return files;
}

std::size_t placeIn(const Files& files, const MaterialPage& page) {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.sha256 == page.sha256; });
  return static_cast<std::size_t>(found - files.begin());
}

// Pages nobody refused, with those that are named behind all others, in the order they are named in. Where the kind as
// a whole came back, what is not named goes too.
std::vector<MaterialPage> keptOf(const Material& material, const Files& files) {
  auto kept = material.pages;
  kept.erase(std::remove_if(kept.begin(), kept.end(),
                            [&](const auto& page) {
                              const bool named = placeIn(files, page) < files.size();
                              return !page.remark.empty() || (!material.remark.empty() && !named);
                            }),
             kept.end());
  const auto rank = [&](const MaterialPage& page) { return (placeIn(files, page) + 1) % (files.size() + 1); };
  const bool allThere = std::all_of(files.begin(), files.end(), [&](const auto& file) {
    return std::any_of(kept.begin(), kept.end(), [&](const auto& page) { return page.sha256 == file.sha256; });
  });
  if (allThere)
    std::stable_sort(kept.begin(), kept.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return kept;
}

bool samePages(const std::vector<MaterialPage>& a, const std::vector<MaterialPage>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return x.id == y.id; });
}

Answer arrange(const Material& material, const std::vector<MaterialPage>& pages) {
  workflow::ArrangeMaterial said{material.kind, {}};
  for (const auto& page : pages)
    said.pages.push_back({page.id, page.rotation});
  return said;
}

bool isRefused(const MaterialPage& page) { return !page.remark.empty(); }

// Says how far it came, and asks whether to go on.
class Progress {
public:
  Progress(const Material& material, const CheckedFile& file, const Counter& counter, std::stop_source stop)
      : m_kind(QString::fromStdString(material.kind)), m_title(QString::fromStdString(material.title)),
        m_file(QString::fromStdU16String(file.path.filename().u16string())), m_counter(counter),
        m_stop(std::move(stop)) {}

  void operator()(std::int64_t received, std::int64_t octets) {
    if (m_counter.interrupted && m_counter.interrupted()) m_stop.request_stop();
    const int percent = octets <= 0 ? 100 : static_cast<int>(received * 100 / octets);
    if (percent / toldEvery == m_told) return;
    m_told = percent / toldEvery;
    m_counter.output.object(
        {{QStringLiteral("upload"), m_kind}, {QStringLiteral("file"), m_file}, {QStringLiteral("percent"), percent}});
    m_counter.output.text(QStringLiteral("      %1  %2  %3 %").arg(m_title, m_file).arg(percent));
  }

private:
  QString m_kind, m_title, m_file;
  const Counter& m_counter;
  std::stop_source m_stop;
  int m_told = -1; // nothing yet: where it begins is told too
};

} // namespace

MaterialAnswers::Perhaps MaterialAnswers::send(const Files& files, const portal::Application& application,
                                               const Material& material, const Counter& counter) {
  for (const auto& file : files) {
    if (!m_sent.insert(material.kind + "/" + file.sha256).second)
      return answerMissing("materials." + material.kind + " with a file that the portal keeps");
    std::stop_source stop;
    papers::Uploader uploader(counter.portal, m_pace, Progress(material, file, counter, stop));
    const auto sent = uploader.send(application.id, material.kind, file, {stop.get_token(), in(std::chrono::hours(2))});
    if (!sent) return ofFile(material, file.path, sent.error());
  }
  return std::optional<Answer>(workflow::LookAgain{});
}

MaterialAnswers::Perhaps MaterialAnswers::nextOf(const PaperAnswers& said, const portal::Application& application,
                                                 const Material& material, const Counter& counter) {
  const auto& pages = material.pages;
  const auto name = "materials." + material.kind;
  const auto named = said.materials.find(material.kind);
  if (named == said.materials.end()) {
    const bool refused = std::any_of(pages.begin(), pages.end(), isRefused);
    if (refused || (material.required && pages.empty())) return answerMissing(name);
    return std::optional<Answer>();
  }
  const auto files = check(named->second, application, material, said.shrink);
  if (!files) return failed(files);
  for (const auto& page : pages)
    if (isRefused(page) && placeIn(*files, page) < files->size())
      return answerMissing(name + " with another file than the one that was refused");
  const auto kept = keptOf(material, *files);
  if (!samePages(kept, pages)) return std::optional(arrange(material, kept));
  Files missing = *files;
  missing.erase(std::remove_if(missing.begin(), missing.end(),
                               [&](const auto& file) {
                                 return std::any_of(pages.begin(), pages.end(),
                                                    [&](const auto& page) { return page.sha256 == file.sha256; });
                               }),
                missing.end());
  if (missing.empty()) return std::optional<Answer>();
  return send(missing, application, material, counter);
}

Result<Answer> MaterialAnswers::next(const PaperAnswers& said, const portal::Application& application,
                                     workflow::Step step, const Counter& counter) {
  const bool voucher = step == workflow::Step::Voucher;
  for (const auto& material : application.materials) {
    if (isVoucher(material.role) != voucher) continue;
    auto answer = nextOf(said, application, material, counter);
    if (!answer) return failed(answer);
    if (*answer) return std::move(**answer);
  }
  return Answer(workflow::CompleteMaterials{voucher ? portal::MaterialRole::Voucher : portal::MaterialRole::Paper});
}

} // namespace certdesk::terminal
