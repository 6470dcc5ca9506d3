#include "policy/question_fields.h"

#include "policy/words.h"

#include <algorithm>

namespace plateglass::policy {

namespace {

bool isWhole(const domain::PlateTerm& term)
{
    return !term.contains && std::ranges::all_of(term.patterns, [](const domain::PlatePattern& pattern) { return pattern.plain(); });
}

/// Empty where the question has it.
std::string lacking(Demanded demanded, const SessionRequest& ground, const AskedQuestion& question)
{
    switch (demanded) {
    case Demanded::Case: return trimmed(ground.caseNumber).empty() && trimmed(ground.taskForce).empty() ? "required.case" : "";
    case Demanded::Offence: return trimmed(ground.offence).empty() ? "required.offence" : "";
    case Demanded::Warrant: return trimmed(ground.warrant.number).empty() ? "required.warrant" : "";
    case Demanded::Time: return question.window ? "" : "required.time";
    case Demanded::Place: return question.place ? "" : "required.place";
    }
    return {};
}

} // namespace

AskedQuestion askedQuestion(const domain::Query& query)
{
    AskedQuestion asked;
    std::size_t plates = 0;
    for (const auto& term : query.plates) plates += term.patterns.size();
    if (query.scenes || query.sequence || query.convoy || query.around) asked.kind = AskedKind::Analysis;
    else if (query.plates.empty()) asked.kind = AskedKind::Area;
    else if (!std::ranges::all_of(query.plates, isWhole)) asked.kind = AskedKind::Partial;
    else asked.kind = plates > 1 ? AskedKind::List : AskedKind::Plate;
    if (query.time && !query.time->all) asked.window = query.time->window;
    asked.place = !query.places.empty() || std::ranges::any_of(query.cameras, [](const domain::CameraTerm& term) { return !term.negated; });
    return asked;
}

std::vector<std::string> questionFaults(const Policy& policy, const SessionRequest& ground, const AskedQuestion& question, base::UtcTime now)
{
    std::vector<std::string> faults;
    if (const auto demanded = policy.required.find(question.kind); demanded != policy.required.end())
        for (const auto one : demanded->second)
            if (auto code = lacking(one, ground, question); !code.empty() && !std::ranges::contains(faults, code)) faults.push_back(std::move(code));
    const auto purpose = std::ranges::find(policy.purposes, ground.purpose, &Purpose::code);
    if (purpose == policy.purposes.end()) return faults;
    if (purpose->maxWindow && (!question.window || question.window->to - question.window->from > *purpose->maxWindow)) faults.emplace_back("purpose.window");
    if (purpose->maxAge && (!question.window || question.window->from < now - *purpose->maxAge)) faults.emplace_back("purpose.age");
    return faults;
}

} // namespace plateglass::policy
