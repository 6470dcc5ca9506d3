// Is what somebody gives as the ground for asking enough? Pure; any thread.
#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateglass::policy {

struct Policy;

/// Leave of a court, where the purpose demands one.
struct Warrant {
    std::string number;
    std::string court;
    std::optional<base::UtcTime> expires;
};

/// What somebody gives as the ground for asking.
struct SessionRequest {
    std::string caseNumber;
    std::string purpose; ///< code
    std::string offence;
    std::string question;
    bool casePending = false;   ///< the number cannot be resolved yet; it will be completed in the policy's time
    std::string taskForce = {}; ///< in place of the case number, where the purpose allows it
    std::string commander = {}; ///< of the task force
    Warrant warrant = {};
};

/// One reason why a request is not enough.
struct SessionFault {
    enum class Field { Case, Purpose, Offence, Question, TaskForce, Warrant };
    Field field;
    /// `purpose.missing`, `purpose.unknown`, `purpose.forbidden`, `case.missing`, `case.pattern`, `case.unknown`, `case.pending`
    /// (not allowed), `case.overdue`, `taskforce.missing`, `taskforce.commander`, `taskforce.purpose`
    /// (this purpose needs a case), `warrant.missing`, `warrant.expired`,
    /// `offence.missing`, `offence.unknown`, `question.missing`, `question.words`, `question.short`, `question.stock`, `question.long`,
    /// `question.copied`, `forbidden.<CODE>`.
    std::string code;
};

/// What is known beside the request. What is not known is not checked.
struct SessionContext {
    std::optional<base::UtcTime> now = {}; ///< for the warrant's end
    enum class Case { NotLooked, Known, Unknown };
    Case caseNumber = Case::NotLooked;     ///< in the imported list
    bool overdue = false;                  ///< this account has a pending case past its time
    std::vector<std::string> earlierQuestions = {}; ///< of this account under other cases
    std::vector<std::string> decided = {};          ///< codes of forbidden purposes that a supervisor decided are not meant here
};

/// Empty when the request is good. In the order of the fields of the dialog.
[[nodiscard]] std::vector<SessionFault> checkSession(const Policy& policy, const SessionRequest& request, const SessionContext& context = {});
[[nodiscard]] bool matchesCasePattern(std::string_view pattern, std::string_view caseNumber);

} // namespace plateglass::policy
