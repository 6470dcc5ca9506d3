// Which questions need a second person, and why: tiers by predicate, as the agency wrote them. Pure functions over values; any thread.
#pragma once

#include "base/time.h"
#include "base/units.h"
#include "domain/camera.h"
#include "domain/query.h"
#include "policy/roles.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plateglass::policy {

struct SessionRequest;

/// One rule: what a question must do to fall under it, and what happens then.
struct ApprovalTier {
    enum class When : std::uint8_t {
        DataOlder,      ///< the window begins more than `over` days before the workspace clock
        WindowWider,    ///< the window is longer than `over` hours
        AreaLarger,     ///< the places together are larger than `over` km2
        NoPlate,        ///< no character of a plate is given and the window is longer than `over` hours
        PlatesMore,     ///< more than `over` plates or patterns in one question
        AllTime,        ///< time:all
        SensitivePlace, ///< places, cameras or the lack of both reach a sensitive place with its buffer
        ProtectedEvent, ///< the same for a protected event, and the window overlaps its time
        ForbiddenTerm,  ///< the session's words hold a term that a supervisor decides about
        DistinctPlates, ///< the answer would hold more than `over` distinct plates; known only once it was run
        Purpose,        ///< the session's purpose is one of `purposes`
        ExportRows,     ///< more than `over` rows are to leave as a file; known only when they are to
    };
    enum class Effect : std::uint8_t {
        Before, ///< runs only with a grant
        After,  ///< runs at once, and is reviewed within `ttl`
        Refuse, ///< never runs
    };
    std::string code; ///< stable word of the policy, for records
    When when = When::AllTime;
    std::int64_t over = 0;
    std::vector<std::string> purposes = {};
    Effect effect = Effect::Before;
    Role approver = Role::Supervisor;
    std::chrono::hours ttl{1}; ///< how long a grant holds; After: time to the review
    std::string sentence;      ///< for people, as the agency words it
};

struct SensitivePlace {
    std::string name;
    std::string kind; ///< `school`, `clinic`, `worship`, …
    base::LatLon centre;
    base::Metres radius; ///< of the place itself
    base::Metres buffer; ///< beyond it
};

struct ProtectedEvent {
    std::string name;
    base::LatLon centre;
    base::Metres radius; ///< with whatever buffer the agency wants
    base::Interval time;
};

/// Searching at once in an emergency, reviewed afterwards.
struct BreakGlassRules {
    bool allowed = true;
    int reasonLeast = 20;                    ///< characters
    std::chrono::hours review{24};           ///< to the review; after it the next role is asked, and so on
    std::vector<Role> reviewers{Role::Supervisor, Role::Auditor};
};

/// Counts before a search. A count tells something about reads, so it is rounded, throttled and recorded.
struct CountRules {
    enum class Previews : std::uint8_t { Off, OnDemand, Automatic };
    bool counts = true; ///< one count, asked for
    Previews previews = Previews::OnDemand;
    int previewsMost = 20; ///< within `previewsWithin`
    std::chrono::minutes previewsWithin{10};
    int perCompose = 20;       ///< previews while one query is being written
    int countsPerMinute = 6;
    int knownCharacters = 3;   ///< of a plate, for a preview without a fence
    int knownMost = 5;         ///< beyond it a pattern is as good as a whole plate, which is never counted
    std::chrono::hours fencedWindow{24}; ///< longest window of a preview by fence
};

struct ApprovalRules {
    std::vector<ApprovalTier> tiers;
    std::vector<SensitivePlace> sensitivePlaces;
    std::vector<ProtectedEvent> protectedEvents;
    std::chrono::hours requestWaits{24}; ///< for an answer
    BreakGlassRules breakGlass;
    CountRules counts;
};

/// A rule that applies, and to what. The words may name places of the agency's list; no plate is in them.
struct ApprovalNeed {
    ApprovalTier tier;
    std::string because; ///< machine words: `days 31`, `km2 12`, `place North Clinic`; empty where the tier says it all
    [[nodiscard]] bool operator==(const ApprovalNeed& other) const { return tier.code == other.tier.code && because == other.because; }
};

/// What a question is judged against beside its own words.
struct ApprovalFrame {
    base::UtcTime now; ///< workspace clock
    std::span<const domain::Camera> cameras = {};
    bool allTimeAllowed = false; ///< the policy takes time:all as it is: then only a tier of its own speaks of it
    bool forbiddenTerm = false; ///< the session's words were stopped
};

/// Every tier that applies before anything is run, in the order of the policy, and first of all `association.sensitive` (Refuse):
/// co-travel, sequences and look-arounds that start from a sensitive place or a protected event are refused in every policy.
[[nodiscard]] std::vector<ApprovalNeed> approvalNeeds(const ApprovalRules& rules, const domain::Query& query, const SessionRequest& session, const ApprovalFrame& frame);

/// The tier that an answer of so many distinct plates falls under. Whole plates asked for by name never do.
[[nodiscard]] std::optional<ApprovalNeed> distinctPlatesNeed(const ApprovalRules& rules, const domain::Query& query, std::uint64_t distinct);

/// The tier that a file of so many rows falls under.
[[nodiscard]] std::optional<ApprovalNeed> exportNeed(const ApprovalRules& rules, std::uint64_t rows);

/// Do the plate terms name whole plates only?
[[nodiscard]] bool namesWholePlates(const domain::Query& query);
/// The most characters that one plate term gives for certain; every alternative of the term gives at least so many.
[[nodiscard]] int knownCharacters(const domain::Query& query);

/// Why a count may not be made before a search, or empty: `count.off`, `count.plate` (a whole plate), `count.narrow` (too little is
/// known). A preview must also be narrow.
enum class CountKind : std::uint8_t { Count, Preview };
[[nodiscard]] std::string countRefusal(const CountRules& rules, const domain::Query& query, CountKind kind);
/// Two figures, never below 10: 2,140 is 2,100; 7 is 10 ("fewer than 10"). Source: the preview rules P4.
[[nodiscard]] std::uint64_t roundedCount(std::uint64_t exact);

/// Who must review a thing that was due at `due`, one role further for each `review` that passed; the last role keeps it.
struct ReviewDuty {
    Role role = Role::Supervisor;
    base::UtcTime until; ///< then the next role is asked
    int escalations = 0;
};
[[nodiscard]] ReviewDuty reviewDuty(const BreakGlassRules& rules, base::UtcTime done, std::chrono::hours first, base::UtcTime now);

[[nodiscard]] std::string_view word(ApprovalTier::When when);     ///< `dataOlderDays`, as in policy files
[[nodiscard]] std::string_view word(ApprovalTier::Effect effect); ///< `before`

} // namespace plateglass::policy
