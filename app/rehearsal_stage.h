#pragma once
#include "app/house.h"
#include "app/practice/environment.h"
#include "app/rehearsal.h"
#include "app/rehearsal_papers.h"

#include <QString>
#include <functional>
#include <memory>
#include <optional>

// What every rehearsal needs beside its own play.
namespace certdesk::rehearsal {

using Play = std::function<Outcome(practice::Environment& environment, const std::filesystem::path& directory)>;
// Opens the world in the folder that was asked for, or in one for this time alone, and has the play played in it.
[[nodiscard]] Outcome inWorld(const RehearsalRequest& request, practice::Wishes wishes, terminal::Output& output,
                              const Play& play);

// The client's side, logged in by user name and password.
[[nodiscard]] Result<std::unique_ptr<House>> loggedIn(const practice::Environment& environment);
// Reads the mail box as the person would: until the mail with the code is there.
[[nodiscard]] Result<Secret> codeFromMail(practice::Environment& environment, const std::string& application);
// The papers of an application, where they were asked for.
[[nodiscard]] Result<std::optional<RehearsedPapers>> papersFor(House& house, const portal::Application& application,
                                                               const RehearsalRequest& request,
                                                               const std::filesystem::path& directory);

[[nodiscard]] std::string pem(const Bytes& certificate);
[[nodiscard]] QString text(const std::string& utf8);
[[nodiscard]] QString text(const std::filesystem::path& path);

} // namespace certdesk::rehearsal
