// What the policy says about reads that a case keeps past their retention. Pure; any thread.
#pragma once

#include "base/result.h"

#include <chrono>

namespace plateglass::policy {

class Settings;

/// How long a hold lasts stands with the other retention, in Retention::hold.
struct KeepingRules {
    std::chrono::days holdPending{7}; ///< a request that waits for its second person keeps its reads that long
    enum class HeldReads { OfTheirCase, InGeneralSearch } heldReads = HeldReads::OfTheirCase; ///< who sees them past their retention
    std::chrono::days review{730};    ///< after which the retention of a policy in force must be justified anew
};

[[nodiscard]] base::Result<KeepingRules> parseKeepingRules(Settings& settings);

} // namespace plateglass::policy
