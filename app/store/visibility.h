// Which reads may be seen at all, whatever is asked: those within their retention, and those past it that a hold keeps for
// the asker's case. A value that the gate fills from policy, clock and session.
#pragma once

#include "base/time.h"

#include <optional>
#include <string>

namespace plateglass::store {

struct Visibility {
    base::UtcTime now{};                                        ///< workspace clock: sources and holds end by it
    std::optional<base::UtcTime> notBefore = std::nullopt;       ///< reads before it are past retention; none: nothing is
    std::optional<base::UtcTime> imagesNotBefore = std::nullopt; ///< the same for images
    std::string holdCase = {};                                   ///< reads past retention show where a hold of this case keeps them
    enum class Held { OfCase, All } held = Held::OfCase;         ///< All: the policy lets held reads stay in general search
};

} // namespace plateglass::store
