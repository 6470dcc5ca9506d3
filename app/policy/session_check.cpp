// Is what somebody gives as the ground for asking enough? Field by field, in the order of the dialog.
#include "policy/session_check.h"

#include "policy/forbidden_terms.h"
#include "policy/policy.h"
#include "policy/question_check.h"
#include "policy/words.h"

#include <algorithm>

namespace plateglass::policy {

namespace {

using Field = SessionFault::Field;
using Faults = std::vector<SessionFault>;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool isEmpty(std::string_view text) { return trimmed(text).empty(); }

const Purpose* purposeOf(const Policy& policy, const SessionRequest& request)
{
    const auto it = std::ranges::find(policy.purposes, request.purpose, &Purpose::code);
    return it == policy.purposes.end() ? nullptr : &*it;
}

void checkKnown(const Policy& policy, const SessionRequest& request, const SessionContext& context, Faults& faults)
{
    const bool unknown = context.caseNumber == SessionContext::Case::Unknown;
    if (unknown && !request.casePending) faults.push_back({Field::Case, "case.unknown"});
    if (!request.casePending || context.caseNumber == SessionContext::Case::Known) return;
    if (policy.casePending.count() == 0) faults.push_back({Field::Case, "case.pending"});
    else if (context.overdue) faults.push_back({Field::Case, "case.overdue"});
}

/// A case number, or the task force that stands in its place where the purpose allows that.
void checkCase(const Policy& policy, const Purpose* purpose, const SessionRequest& request, const SessionContext& context, Faults& faults)
{
    const bool taskForce = !isEmpty(request.taskForce);
    const bool instead = taskForce && purpose && purpose->taskForceInstead;
    const bool needed = (!purpose || purpose->needsCase) && !instead;
    if (!isEmpty(request.caseNumber)) {
        if (!matchesCasePattern(policy.casePattern, request.caseNumber)) faults.push_back({Field::Case, "case.pattern"});
        else checkKnown(policy, request, context, faults);
    } else if (needed) {
        faults.push_back({Field::Case, "case.missing"});
    }
    if (taskForce && purpose && !purpose->taskForceInstead) faults.push_back({Field::TaskForce, "taskforce.purpose"});
    else if (taskForce && isEmpty(request.commander)) faults.push_back({Field::TaskForce, "taskforce.commander"});
    else if (!taskForce && !isEmpty(request.commander)) faults.push_back({Field::TaskForce, "taskforce.missing"});
}

void checkPurpose(const Policy& policy, const Purpose* purpose, const SessionRequest& request, Faults& faults)
{
    if (isEmpty(request.purpose)) faults.push_back({Field::Purpose, "purpose.missing"});
    else if (std::ranges::contains(policy.forbidden, request.purpose, &ForbiddenPurpose::code)) faults.push_back({Field::Purpose, "purpose.forbidden"});
    else if (!purpose) faults.push_back({Field::Purpose, "purpose.unknown"});
}

void checkOffence(const Policy& policy, const Purpose* purpose, const SessionRequest& request, Faults& faults)
{
    const bool needed = policy.offenceRequired || (purpose && purpose->needsOffence);
    const bool given = !isEmpty(request.offence);
    if (!given && needed) faults.push_back({Field::Offence, "offence.missing"});
    if (given && !policy.offences.empty() && !std::ranges::contains(policy.offences, request.offence, &Offence::code))
        faults.push_back({Field::Offence, "offence.unknown"});
}

void checkWarrant(const Purpose* purpose, const SessionRequest& request, const SessionContext& context, Faults& faults)
{
    const Warrant& warrant = request.warrant;
    const bool given = !isEmpty(warrant.number) || !isEmpty(warrant.court) || warrant.expires;
    const bool whole = !isEmpty(warrant.number) && !isEmpty(warrant.court) && warrant.expires;
    if ((given || (purpose && purpose->needsWarrant)) && !whole) faults.push_back({Field::Warrant, "warrant.missing"});
    else if (whole && context.now && *warrant.expires <= *context.now) faults.push_back({Field::Warrant, "warrant.expired"});
}

} // namespace

bool matchesCasePattern(std::string_view pattern, std::string_view caseNumber)
{
    const auto fits = [](char wanted, char c) { return wanted == 'N' ? isDigit(c) : wanted == 'A' ? isLetter(c) : wanted == c; };
    return std::ranges::equal(pattern, caseNumber, fits);
}

std::vector<SessionFault> checkSession(const Policy& policy, const SessionRequest& request, const SessionContext& context)
{
    Faults faults;
    const Purpose* purpose = purposeOf(policy, request);
    checkCase(policy, purpose, request, context, faults);
    checkPurpose(policy, purpose, request, faults);
    checkOffence(policy, purpose, request, faults);
    checkWarrant(purpose, request, context, faults);
    if (auto code = questionFault(policy, request.question, context.earlierQuestions); !code.empty()) faults.push_back({Field::Question, std::move(code)});
    for (const auto& use : forbiddenUses(policy, request))
        if (!std::ranges::contains(context.decided, use.purpose->code) || use.purpose->action == ForbiddenPurpose::Action::Refuse)
            faults.push_back({use.field, "forbidden." + use.purpose->code});
    return faults;
}

} // namespace plateglass::policy
