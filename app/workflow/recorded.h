#pragma once
#include "app/core/acts.h"
#include "app/workflow/answer.h"
#include "app/workflow/runner.h"

// What a runner does, for the log of acts (core/acts.h). Looking is no act.
namespace certdesk::workflow {

// What the person's answer does; nothing where it is no act to be kept.
[[nodiscard]] std::optional<acts::Act> actOf(const Answer& answer, const Facts& facts);
// Records what came of an answer's act, or of an effect; the view is the one it was begun in.
void record(std::optional<acts::Act> answered, std::optional<Effect> effect, const View& view,
            const Result<Learned>& result);
// Records that money has come between two looks at the application.
void recordPaid(const View& before, const portal::Application& now);

} // namespace certdesk::workflow
