// Is what somebody gives as the ground for asking enough? A reviewer must be able to understand the question a year later,
// so texts that public audits found to say nothing are refused.
#include "policy/policy.h"

#include <algorithm>
#include <set>

namespace plateglass::policy {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool startsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

/// Characters, a run of blanks counting once: padding is no explanation.
int characters(std::string_view text)
{
    int count = 0;
    bool blankBefore = false;
    for (const char c : text) {
        if (startsCharacter(c) && !(isBlank(c) && blankBefore)) ++count;
        blankBefore = isBlank(c);
    }
    return count;
}

/// Lower-case words; every character outside ASCII counts as a letter.
std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> all;
    bool inside = false;
    for (const char c : text) {
        const bool part = isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (part && !inside) all.emplace_back();
        if (part) all.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        inside = part;
    }
    return all;
}

/// How many words of `phrase` stand at `at`; 0 when it does not stand there.
std::size_t lengthAt(const std::vector<std::string>& text, std::size_t at, const std::vector<std::string>& phrase)
{
    if (phrase.size() > text.size() - at) return 0;
    return std::equal(phrase.begin(), phrase.end(), text.begin() + static_cast<std::ptrdiff_t>(at)) ? phrase.size() : 0;
}

/// What is left of the words when stock phrases are taken out.
std::string withoutStock(const std::vector<std::string>& text, const std::vector<std::string>& stockPhrases)
{
    std::vector<std::vector<std::string>> phrases;
    for (const auto& phrase : stockPhrases) phrases.push_back(words(phrase));
    std::string rest;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t taken = 0;
        for (const auto& phrase : phrases) taken = std::max(taken, lengthAt(text, at, phrase));
        if (taken == 0) rest += text[at++];
        at += taken;
    }
    return rest;
}

/// `asdf asdf asdf`, `aaaaaaaa`, `investigation of the lead`: fewer different characters than one telling word has.
bool saysNothing(std::string_view question, const std::vector<std::string>& stockPhrases)
{
    constexpr std::size_t fewest = 6;
    const auto rest = withoutStock(words(question), stockPhrases);
    std::set<std::string_view> different;
    for (std::size_t at = 0; at < rest.size();) {
        std::size_t next = at + 1;
        while (next < rest.size() && !startsCharacter(rest[next])) ++next;
        different.insert(std::string_view(rest).substr(at, next - at));
        at = next;
    }
    return different.size() < fewest;
}

void checkQuestion(const Policy& policy, std::string_view question, std::vector<SessionFault>& faults)
{
    using Field = SessionFault::Field;
    const auto text = trimmed(question);
    const int length = characters(text);
    if (text.empty()) faults.push_back({Field::Question, "question.missing"});
    else if (saysNothing(text, policy.stockPhrases)) faults.push_back({Field::Question, "question.stock"});
    else if (length < policy.questionLeast) faults.push_back({Field::Question, "question.short"});
    else if (length > policy.questionMost) faults.push_back({Field::Question, "question.long"});
}

} // namespace

bool matchesCasePattern(std::string_view pattern, std::string_view caseNumber)
{
    const auto fits = [](char wanted, char c) { return wanted == 'N' ? isDigit(c) : wanted == 'A' ? isLetter(c) : wanted == c; };
    return std::ranges::equal(pattern, caseNumber, fits);
}

std::vector<SessionFault> checkSession(const Policy& policy, const SessionRequest& request)
{
    using Field = SessionFault::Field;
    std::vector<SessionFault> faults;
    if (trimmed(request.caseNumber).empty()) faults.push_back({Field::Case, "case.missing"});
    else if (!matchesCasePattern(policy.casePattern, request.caseNumber)) faults.push_back({Field::Case, "case.pattern"});
    if (trimmed(request.purpose).empty()) faults.push_back({Field::Purpose, "purpose.missing"});
    else if (!std::ranges::contains(policy.purposes, request.purpose, &Purpose::code)) faults.push_back({Field::Purpose, "purpose.unknown"});
    if (policy.offenceRequired && trimmed(request.offence).empty()) faults.push_back({Field::Offence, "offence.missing"});
    checkQuestion(policy, request.question, faults);
    return faults;
}

} // namespace plateglass::policy
