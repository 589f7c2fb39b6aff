#pragma once
#include "app/terminal/answers.h"

#include <QJsonObject>
#include <QString>
#include <filesystem>
#include <map>
#include <string>

namespace certdesk {

// The papers of a rehearsed application: values for what its forms ask, and files for what it wants uploaded, drawn
// below a folder of their own. What is there from an earlier start is used again.
class RehearsedPapers {
public:
  RehearsedPapers(portal::Application application, portal::Service service, std::filesystem::path folder);

  // Members of the answers file.
  void answer(QJsonObject& answers) const;
  // Before files are brought: what has to be scanned first, or again because the reviewer refused it, under the same
  // names. K-02 where a file cannot be made.
  [[nodiscard]] Outcome scan(const portal::Application& now);
  // What a finished application tells of its papers, for the last line of the rehearsal.
  [[nodiscard]] QJsonObject result(const portal::Application& finished) const;

private:
  struct Paper {
    std::filesystem::path path;
    portal::MaterialType type;
  };
  [[nodiscard]] std::vector<Paper> papersOf(const portal::Material& material) const;
  [[nodiscard]] Outcome scanOne(const portal::Application& now, const portal::Material& material, const Paper& paper,
                                int number) const;
  [[nodiscard]] std::filesystem::path formPdf() const { return m_folder / "acceptance-form.pdf"; }
  portal::Application m_application;
  portal::Service m_service;
  std::filesystem::path m_folder;
  std::map<std::string, std::string> m_mended; // kinds that came back as a whole, with what was said of them
};

// The played person: answers by the file, and scans again what came back.
class PlayedPerson : public terminal::Person {
public:
  PlayedPerson(terminal::AnswersFile answers, RehearsedPapers& papers)
      : m_answers(std::move(answers)), m_papers(papers) {}
  Result<workflow::Answer> answer(workflow::Page page, const workflow::View& view) override;
  [[nodiscard]] bool ready(workflow::Page page, const workflow::View& view) const override {
    return m_answers.ready(page, view);
  }

private:
  terminal::AnswersFile m_answers;
  RehearsedPapers& m_papers;
};

} // namespace certdesk
