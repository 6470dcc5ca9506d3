#include "policy/question_check.h"

#include "policy/policy.h"
#include "policy/words.h"

#include <algorithm>
#include <array>
#include <set>

namespace plateglass::policy {

namespace {

using Words = std::vector<std::string>;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return c >= 'a' && c <= 'z'; }
bool isVowel(char c) { return std::string_view("aeiouy").contains(c); }

/// Four keys in a row, to the right or to the left.
bool hasKeyboardRun(std::string_view word)
{
    constexpr std::array<std::string_view, 6> rows = {"qwertyuiop", "asdfghjkl", "zxcvbnm", "poiuytrewq", "lkjhgfdsa", "mnbvcxz"};
    constexpr std::size_t run = 4;
    for (std::size_t at = 0; at + run <= word.size(); ++at)
        if (std::ranges::any_of(rows, [&](std::string_view row) { return row.contains(word.substr(at, run)); })) return true;
    return false;
}

std::size_t longestWithoutVowel(std::string_view word)
{
    std::size_t longest = 0, length = 0;
    for (const char c : word) {
        length = isVowel(c) ? 0 : length + 1;
        longest = std::max(longest, length);
    }
    return longest;
}

/// `hahaha`, `blabla`: one to three letters over and over.
bool repeatsItself(std::string_view word)
{
    for (std::size_t unit = 1; unit <= 3; ++unit) {
        if (word.size() < 2 * unit || word.size() < 4 || word.size() % unit != 0) continue;
        if (word.substr(unit) == word.substr(0, word.size() - unit)) return true;
    }
    return false;
}

bool isMash(std::string_view word)
{
    if (!std::ranges::all_of(word, isLetter)) return false; // with digits it may be a plate or a street; beyond ASCII nothing is known
    const bool noVowel = word.size() >= 4 && longestWithoutVowel(word) == word.size();
    return noVowel || longestWithoutVowel(word) >= 6 || hasKeyboardRun(word) || repeatsItself(word);
}

/// How many words of `phrase` stand at `at`; 0 when it does not stand there.
std::size_t lengthAt(const Words& text, std::size_t at, const Words& phrase)
{
    if (phrase.empty() || phrase.size() > text.size() - at) return 0;
    return std::equal(phrase.begin(), phrase.end(), text.begin() + static_cast<std::ptrdiff_t>(at)) ? phrase.size() : 0;
}

/// What is left of the words when the longest stock phrases are taken out.
Words withoutStock(const Words& text, const std::vector<std::string>& stockPhrases)
{
    std::vector<Words> phrases;
    for (const auto& phrase : stockPhrases) phrases.push_back(wordsOf(phrase));
    Words rest;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t taken = 0;
        for (const auto& phrase : phrases) taken = std::max(taken, lengthAt(text, at, phrase));
        if (taken == 0) rest.push_back(text[at++]);
        at += taken;
    }
    return rest;
}

struct Content {
    std::size_t telling = 0; ///< different words
    std::size_t mash = 0;    ///< different ones
};

Content contentOf(const Policy& policy, const Words& words)
{
    std::set<std::string> filler;
    for (const auto& word : policy.fillerWords)
        for (auto& part : wordsOf(word)) filler.insert(std::move(part));
    const auto rest = withoutStock(words, policy.stockPhrases);
    Content content;
    for (const auto& word : std::set<std::string>(rest.begin(), rest.end())) {
        if (filler.contains(word) || std::ranges::all_of(word, isDigit) || (word.size() == 1 && isLetter(word[0]))) continue;
        ++(isMash(word) ? content.mash : content.telling);
    }
    return content;
}

} // namespace

std::string questionFault(const Policy& policy, std::string_view question, const std::vector<std::string>& earlierQuestions)
{
    if (trimmed(question).empty()) return "question.missing";
    const auto words = wordsOf(question);
    const auto content = contentOf(policy, words);
    const int length = charactersOf(question);
    if (content.telling == 0) return "question.stock";
    if (words.size() < static_cast<std::size_t>(policy.questionLeastWords)) return "question.words";
    if (content.telling < static_cast<std::size_t>(policy.questionLeastTelling) || content.mash >= content.telling) return "question.stock";
    if (length < policy.questionLeast) return "question.short";
    if (length > policy.questionMost) return "question.long";
    if (std::ranges::any_of(earlierQuestions, [&](const std::string& earlier) { return wordsOf(earlier) == words; })) return "question.copied";
    return {};
}

} // namespace plateglass::policy
