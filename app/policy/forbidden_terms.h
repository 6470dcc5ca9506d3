// Free text that gives away a purpose nobody may search for. Term lists catch careless words, never all of them: review looks
// at what was asked as well. Pure; any thread.
#pragma once

#include "policy/purpose_rules.h"
#include "policy/session_check.h"

#include <span>

namespace plateglass::policy {

/// The forbidden purposes whose terms stand in the text, each once, in the policy's order. Case, accents, and letters written as
/// digits or apart (`imm1gration`, `a b o r t`) make no difference; filler words of the policy may stand between a term's words.
[[nodiscard]] std::vector<const ForbiddenPurpose*> forbiddenIn(const Policy& policy, std::string_view text);

/// One of them with the field it was found in.
struct ForbiddenUse {
    const ForbiddenPurpose* purpose = nullptr; ///< of the policy that was asked
    SessionFault::Field field = SessionFault::Field::Question;
};

/// All free text of a request: question, task force, commander, court, and the offence where any code is taken. What a supervisor may
/// decide is `purpose->action == Stop`.
[[nodiscard]] std::vector<ForbiddenUse> forbiddenUses(const Policy& policy, const SessionRequest& request);

} // namespace plateglass::policy
