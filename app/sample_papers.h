#pragma once
#include <filesystem>

namespace certdesk {

// Papers to practise uploading with, drawn into a folder where they are not there yet; nobody's real ones are needed.
// What cannot be drawn is left out.
void layOutSamplePapers(const std::filesystem::path& folder);

} // namespace certdesk
