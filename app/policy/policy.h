// The agency's rules as a value, read from a policy file. Pure functions over data; any thread. Every limit and time of
// the program comes from here, never from code.
#pragma once

#include "base/result.h"
#include "policy/approval_rules.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateglass::policy {

struct Purpose {
    std::string code; ///< `CRIM-AUTO`
    std::string name; ///< for people
};

struct Policy {
    std::string profile;  ///< `training`, `evaluation`, …
    std::int64_t version = 1;
    std::string canonical; ///< canonical JSON: the bytes that `digest` is of and that an export carries
    std::string mark;      ///< words every window and record carries (`evaluation`), or empty
    std::string country;   ///< ISO 3166-1, for `state:CA`
    std::vector<Purpose> purposes;
    std::string casePattern; ///< `NN-NNNNNN`: N a digit, A a letter, anything else itself
    bool offenceRequired = false;
    int questionLeast = 20; ///< characters
    int questionMost = 2000;
    std::vector<std::string> stockPhrases; ///< a question of these words alone says nothing
    bool allowAllTime = false;             ///< time:all without approval
    bool accountApproval = true;           ///< new accounts wait for a supervisor
    std::optional<std::chrono::days> readRetention; ///< none: no purge
    std::uint64_t rowLimit = 1'000'000;
    std::chrono::seconds sessionLongest{4 * 3600};
    std::chrono::seconds sessionIdle{30 * 60};
    std::chrono::seconds sessionPauseLongest{4 * 3600};
    ApprovalRules approval;
};

/// Reads a policy file. Errc::Malformed names the member at fault.
[[nodiscard]] base::Result<Policy> parsePolicy(std::string_view json);

/// Canonical text of a shipped profile (resources/policy/<name>.json, compiled in). Errc::NotFound.
[[nodiscard]] base::Result<std::string> shippedProfile(std::string_view name);
[[nodiscard]] std::vector<std::string> shippedProfiles();

/// What somebody gives as the ground for asking.
struct SessionRequest {
    std::string caseNumber;
    std::string purpose; ///< code
    std::string offence;
    std::string question;
};

/// One reason why a request is not enough.
struct SessionFault {
    enum class Field { Case, Purpose, Offence, Question };
    Field field;
    std::string code; ///< `purpose.missing`, `purpose.unknown`, `case.missing`, `case.pattern`, `question.missing`, `question.short`, `question.stock`, `question.long`, `offence.missing`
};

/// Empty when the request is good. In the order of the fields of the dialog.
[[nodiscard]] std::vector<SessionFault> checkSession(const Policy& policy, const SessionRequest& request);
[[nodiscard]] bool matchesCasePattern(std::string_view pattern, std::string_view caseNumber);

} // namespace plateglass::policy
