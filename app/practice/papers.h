#pragma once
#include "app/practice/applications.h"
#include "app/practice/certificates.h"

// Contents, papers and money together: what lies between asking and approval (M9 to M16).
namespace certdesk::practice {

// The holder owes papers or money, or mends what the reviewer remarked on.
[[nodiscard]] inline bool papersOpen(const ApplicationRow& row) {
  return row.papers && (row.stage == portal::Stage::Papers || row.stage == portal::Stage::SentBack);
}

// The checklist's lines that apply.
[[nodiscard]] std::vector<std::string> linesFor(const ApplicationRow& row, const CertificateRow& certificate);
// Forms, materials and payment of an application that asks for them.
void addPapers(portal::Application& noun, Visit& visit, const Account& account, const ApplicationRow& row,
               const CertificateRow& certificate);

// What stands at the review, for staff or without anybody looking.
void enterReview(const Visit& visit, const Account& account, ApplicationRow& row);
// Saves it; goes on to the review by itself where nothing is owed any more.
[[nodiscard]] Written goOn(Visit& visit, const Account& account, ApplicationRow row);

// What the reviewer points at: a field of a form, or a kind of material, or one page of it.
struct Mark {
  std::string form, field;
  std::string kind, page;
  std::string text;
};
// What is marked is undone, all else stays; without marks the papers have to be looked through again. S-04: then the
// visit keeps nothing.
[[nodiscard]] Reply<void> sendBack(Visit& visit, ApplicationRow& row, const std::vector<Mark>& marks);

} // namespace certdesk::practice
