// What must be said with each kind of question, and how far a purpose reaches. Pure; any thread.
#pragma once

#include "domain/query.h"
#include "policy/policy.h"

namespace plateglass::policy {

/// A question as these rules see it.
struct AskedQuestion {
    AskedKind kind = AskedKind::Plate;
    std::optional<base::Interval> window; ///< none: no time, or time:all
    bool place = false;                   ///< an area or a camera
};

/// Whole plates are Plate, more than one of them List; anything left open in a plate is Partial; no plate is Area; scenes, sequences,
/// convoys and around are Analysis.
[[nodiscard]] AskedQuestion askedQuestion(const domain::Query& query);

/// `required.case|offence|warrant|time|place` for what this kind of question lacks, then `purpose.window` and `purpose.age` where the
/// purpose does not reach so far; each once, in this order. `now` is the workspace's clock.
[[nodiscard]] std::vector<std::string> questionFaults(const Policy& policy, const SessionRequest& ground, const AskedQuestion& question, base::UtcTime now);

} // namespace plateglass::policy
