#include "policy/forbidden_terms.h"

#include "policy/policy.h"
#include "policy/words.h"

#include <algorithm>
#include <set>

namespace plateglass::policy {

namespace {

using Words = std::vector<std::string>;

struct TermWord {
    std::string text;
    bool open = false; ///< any ending
};

std::vector<TermWord> wordsOfTerm(std::string_view term)
{
    std::vector<TermWord> all;
    for (std::size_t at = 0; at < term.size();) {
        const auto end = std::min(term.find(' ', at), term.size());
        const auto part = term.substr(at, end - at);
        for (auto& word : wordsOf(part)) all.push_back({std::move(word), false});
        if (part.ends_with('*') && !all.empty()) all.back().open = true;
        at = end + 1;
    }
    return all;
}

/// Digits that are written for letters, in words that have letters.
std::string withoutDisguise(std::string word)
{
    if (!std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; })) return word;
    constexpr std::string_view digits = "0134578", letters = "oieastb";
    for (char& c : word)
        if (const auto at = digits.find(c); at != std::string_view::npos) c = letters[at];
    return word;
}

/// The words as they were meant: three or more letters that stand apart are one word.
Words meantBy(std::string_view text)
{
    constexpr std::size_t fewest = 3;
    Words words = wordsOf(text);
    Words meant;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t end = at;
        std::string joined;
        while (end < words.size() && words[end].size() == 1) joined += words[end++];
        if (end - at >= fewest) meant.push_back(withoutDisguise(std::move(joined)));
        else
            for (end = std::max(end, at + 1); const auto& word : std::span(words).subspan(at, end - at)) meant.push_back(withoutDisguise(word));
        at = end;
    }
    return meant;
}

bool fits(const TermWord& wanted, const std::string& word) { return wanted.open ? word.starts_with(wanted.text) : word == wanted.text; }

bool standsAt(const Words& text, std::size_t at, const std::vector<TermWord>& term, const std::set<std::string>& filler)
{
    std::size_t next = 0;
    for (; at < text.size() && next < term.size(); ++at) {
        if (fits(term[next], text[at])) ++next;
        else if (next == 0 || !filler.contains(text[at])) return false;
    }
    return next == term.size();
}

bool contains(const Words& text, const std::vector<TermWord>& term, const std::set<std::string>& filler)
{
    if (term.empty()) return false;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (standsAt(text, at, term, filler)) return true;
    return false;
}

} // namespace

std::vector<const ForbiddenPurpose*> forbiddenIn(const Policy& policy, std::string_view text)
{
    std::vector<const ForbiddenPurpose*> found;
    const Words meant = meantBy(text);
    const std::set<std::string> filler(policy.fillerWords.begin(), policy.fillerWords.end());
    for (const auto& purpose : policy.forbidden)
        if (std::ranges::any_of(purpose.terms, [&](const std::string& term) { return contains(meant, wordsOfTerm(term), filler); })) found.push_back(&purpose);
    return found;
}

std::vector<ForbiddenUse> forbiddenUses(const Policy& policy, const SessionRequest& request)
{
    using Field = SessionFault::Field;
    std::vector<ForbiddenUse> uses;
    const auto look = [&](const std::string& text, Field field) {
        for (const auto* purpose : forbiddenIn(policy, text))
            if (!std::ranges::contains(uses, purpose, &ForbiddenUse::purpose)) uses.push_back({purpose, field});
    };
    look(request.question, Field::Question);
    look(request.taskForce, Field::TaskForce);
    look(request.commander, Field::TaskForce);
    look(request.warrant.court, Field::Warrant);
    if (policy.offences.empty()) look(request.offence, Field::Offence);
    return uses;
}

} // namespace plateglass::policy
