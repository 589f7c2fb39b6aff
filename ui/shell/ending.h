#pragma once
#include "app/portal/nouns.h"

#include <optional>
#include <vector>

namespace certdesk::ui {

// A certificate that is about to expire (its renewal is open), or has.
enum class Ending { Soon, Over };

// Nothing: neither.
[[nodiscard]] std::optional<Ending> endingOf(const portal::CertificateRecord& certificate, Time now);

// Which of them the person is told of, the nearest to today first, one of either kind among the first two. Not those
// whose renewal is under way, nor what cannot be renewed and has been replaced.
[[nodiscard]] std::vector<portal::CertificateRecord> toTell(const std::vector<portal::CertificateRecord>& certificates,
                                                            const std::vector<portal::Application>& applications,
                                                            Time now);

} // namespace certdesk::ui
