// Query to its canonical text: terms in the order of the grammar, UTC, 7 decimals, lists sorted, defaults written out.
// parseQuery(canonicalText(q)) == canonical(q), and canonicalText of a parsed text is stable.
#pragma once

#include "domain/query.h"

#include <string>

namespace plateglass::domain {

[[nodiscard]] std::string canonicalText(const Query& query);

/// One area in the canonical spelling, for example `circle(34.1478000,-118.1445000,800)`.
[[nodiscard]] std::string canonicalText(const Area& area);

/// One pattern in the canonical spelling, quoted only where the grammar needs it.
[[nodiscard]] std::string canonicalText(const PlatePattern& pattern);

} // namespace plateglass::domain
