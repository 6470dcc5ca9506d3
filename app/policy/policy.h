// The agency's rules as a value, read from a policy file. Pure functions over data; any thread. Every limit and time of
// the program comes from here, never from code.
#pragma once

#include "base/result.h"
#include "policy/account_rules.h"
#include "policy/approval_rules.h"
#include "policy/audit_rules.h"
#include "policy/keeping_rules.h"
#include "policy/publication.h"
#include "policy/purpose_rules.h"
#include "policy/retention_rules.h"
#include "policy/review_rules.h"
#include "policy/session_check.h"
#include "policy/sharing_rules.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plateglass::policy {

/// What the policy is made for. Only casework has to be fit for publication; training is for demo workspaces.
enum class Use { Casework, Evaluation, Training };

struct Policy {
    // The file itself.
    std::string profile;  ///< `strict`, `california-sb34`, …
    std::int64_t version = 1;
    std::string title;
    std::string note;
    std::string canonical; ///< canonical JSON: the bytes that `digest` is of and that an export carries
    std::vector<std::string> missing; ///< settings an older file does not have, taken from the strict profile

    Use use = Use::Casework;
    std::string mark;    ///< words every window and record carries (`evaluation`), or empty
    std::string country; ///< ISO 3166-1, for `state:CA`

    // The ground for asking.
    std::vector<Purpose> purposes;
    std::vector<Offence> offences;         ///< empty: any code is taken
    std::vector<ForbiddenPurpose> forbidden;
    RequiredFields required;
    std::string casePattern;               ///< `NN-NNNNNN`: N a digit, A a letter, anything else itself
    std::chrono::hours casePending{0};     ///< how long a case may stay unresolved; 0: it may not
    bool offenceRequired = false;          ///< for every purpose
    int questionLeast = 20;                ///< characters
    int questionMost = 2000;
    int questionLeastWords = 3;
    int questionLeastTelling = 3;          ///< different words that are neither stock, filler, nor mash
    int questionMemory = 0;                ///< earlier sessions of the account whose words may not be used for another case
    std::vector<std::string> stockPhrases; ///< a question of these words alone says nothing
    std::vector<std::string> fillerWords;  ///< words that tell nothing by themselves: `the`, `para`

    // Asking.
    bool allowAllTime = false; ///< time:all without approval
    std::uint64_t rowLimit = 1'000'000;
    std::chrono::seconds sessionLongest{4 * 3600};
    std::chrono::seconds sessionIdle{30 * 60};
    std::chrono::seconds sessionPauseLongest{4 * 3600};

    ApprovalRules approval;
    Retention retention;
    KeepingRules keeping;
    AccountRules accounts;
    AuditRules audit;
    ReviewRules review;
    SharingRules sharing;
    Publication publication;
};

/// Reads a policy file. Errc::Malformed names the member at fault.
[[nodiscard]] base::Result<Policy> parsePolicy(std::string_view json);

/// What keeps a policy from being activated although it can be read: names of the settings at fault, each once, in the order
/// of the file's groups. Missing settings; retention that contradicts itself; for casework an empty publication or audit plan.
[[nodiscard]] std::vector<std::string> activationFaults(const Policy& policy);

/// Canonical text of a shipped profile (resources/policy/<name>.json, compiled in). Errc::NotFound.
[[nodiscard]] base::Result<std::string> shippedProfile(std::string_view name);
[[nodiscard]] std::vector<std::string> shippedProfiles(); ///< `strict` first

} // namespace plateglass::policy
