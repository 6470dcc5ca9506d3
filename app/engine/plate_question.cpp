#include "engine/plate_question.h"

#include "engine/near_words.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace plateglass::engine {

using base::Errc;
using base::fail;
using base::Result;
using domain::PlateKind;

namespace {

constexpr std::size_t kLookEvery = 1024;      ///< plates the matcher looks at between two looks at the stop token
constexpr std::size_t kJumpCost = 8;          ///< a rank from a list costs as much as this many of a walk
constexpr std::size_t kLongestCompared = 64;  ///< characters the recurrence of the edits holds in a word

/// Characters of a text as symbols; those of other scripts as one that matches nothing.
std::vector<unsigned> symbolsOf(std::string_view text)
{
    std::vector<unsigned> out;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) out.push_back(symbolOf(static_cast<unsigned char>(c)));
    return out;
}

/// Both sorted: the search for one word begins where that for the one before ended.
void lookUp(const std::vector<Word>& words, const PlateBlock& block, std::vector<std::uint32_t>& ranks)
{
    const auto all = block.words();
    auto from = all.begin();
    for (const Word word : words) {
        from = std::lower_bound(from, all.end(), word);
        for (; from != all.end() && *from == word; ++from) ranks.push_back(static_cast<std::uint32_t>(from - all.begin()));
    }
}

/// Many are put in order by a bit for each number below `end`, few by comparing.
void sortUnique(std::vector<std::uint32_t>& numbers, std::size_t end)
{
    if (numbers.size() < end / 64) {
        std::ranges::sort(numbers);
        numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
        return;
    }
    std::vector<std::uint64_t> bits(end / 64 + 1);
    for (const auto number : numbers) bits[number / 64] |= std::uint64_t(1) << number % 64;
    numbers.clear();
    for (std::size_t i = 0; i < bits.size(); ++i)
        for (auto rest = bits[i]; rest != 0; rest &= rest - 1) numbers.push_back(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
}

/// The shortest list of ranks that holds every match, where one is shorter than the walk.
std::optional<std::span<const std::uint32_t>> shortList(const WordPattern& pattern, const PlateBlock& block, std::size_t walk)
{
    std::optional<std::span<const std::uint32_t>> best;
    for (const auto trigram : pattern.trigrams())
        if (const auto ranks = block.ranksWith(trigram); ranks && ranks->size() * kJumpCost < walk && (!best || ranks->size() < best->size())) best = ranks;
    return best;
}

Result<void> findPattern(const WordPattern& pattern, const PlateBlock& block, const std::stop_token& stop, std::vector<std::uint32_t>& ranks)
{
    const auto [first, last] = block.ranksIn(pattern.range());
    if (const auto list = shortList(pattern, block, last - first)) {
        for (const auto rank : *list)
            if (pattern.matches(block.words()[rank])) ranks.push_back(rank);
        return {};
    }
    const auto before = ranks.size();
    PG_TRY_VOID(scan(block.words().subspan(first, last - first), pattern, stop, ranks));
    for (auto i = before; i < ranks.size(); ++i) ranks[i] += first;
    return {};
}

} // namespace

Result<PlateQuestion> PlateQuestion::compile(const domain::PlateTerm& term)
{
    PG_TRY(auto matcher, domain::PlateMatcher::compile(term));
    PG_TRY(const auto lookAlikes, domain::LookAlikes::with(term.lookAlikeOptions));
    PlateQuestion out(std::move(matcher));
    for (const auto& pattern : term.patterns) out.m_ways.push_back(wayFor(pattern, term, lookAlikes));
    if (std::ranges::none_of(term.patterns, [&](const auto& pattern) { return pattern.plain() && !term.contains; })) out.m_onlyTier = {domain::Tier::Kind::Pattern, 0};
    else if (out.m_matcher.exactTexts()) out.m_onlyTier = domain::Tier{};
    return out;
}

PlateQuestion::Way PlateQuestion::wayFor(const domain::PlatePattern& pattern, const domain::PlateTerm& term, const domain::LookAlikes& lookAlikes)
{
    Way way;
    if (!pattern.regex.empty()) return way;
    if (!pattern.plain() || term.contains) {
        way.kind = Way::Kind::Pattern;
        way.pattern.emplace(pattern, term.contains ? WordPattern::Ends::Open : WordPattern::Ends::Anchored, term.lookAlikes, lookAlikes);
        way.exact = way.pattern->exact();
        return way;
    }
    const auto text = pattern.plainText();
    if (auto words = nearWords(text, term.lookAlikes, term.edits, lookAlikes)) {
        way.kind = Way::Kind::LookUp;
        way.words = std::move(*words);
        way.exact = term.lookAlikes == 0 && term.edits == 0;
        return way;
    }
    // A swap is an edit, and one of two characters for one is two of them.
    const int most = term.edits + term.lookAlikes * (lookAlikes.twoForOne().empty() ? 1 : 2);
    const auto symbols = symbolsOf(text);
    if (symbols.size() > kLongestCompared) return way;
    if (symbols.empty()) return way;
    way.kind = Way::Kind::Edits;
    way.edits = editPattern(symbols, most);
    return way;
}

Result<void> PlateQuestion::find(const Way& way, const PlateBlock& block, const std::stop_token& stop, std::vector<std::uint32_t>& ranks) const
{
    const auto before = static_cast<std::ptrdiff_t>(ranks.size());
    switch (way.kind) {
    case Way::Kind::LookUp: lookUp(way.words, block, ranks); break;
    case Way::Kind::Pattern: PG_TRY_VOID(findPattern(*way.pattern, block, stop, ranks)); break;
    case Way::Kind::Edits: PG_TRY_VOID(scan(block.words(), way.edits, stop, ranks)); break;
    case Way::Kind::Everything:
        ranks.resize(ranks.size() + block.words().size());
        std::iota(ranks.begin() + before, ranks.end(), 0u);
        break;
    }
    if (way.exact) return {};
    auto kept = ranks.begin() + before;
    for (auto rank = kept; rank != ranks.end(); ++rank) {
        if ((rank - ranks.begin()) % kLookEvery == 0 && stop.stop_requested()) return fail(Errc::Cancelled);
        if (m_matcher.match(unpack(block.words()[*rank]), PlateKind::Plate)) *kept++ = *rank;
    }
    ranks.erase(kept, ranks.end());
    return {};
}

Result<void> PlateQuestion::askLong(const PlateBlock& block, const std::stop_token& stop, std::vector<std::uint32_t>& slots) const
{
    const auto all = block.longPlates();
    if (const auto texts = m_matcher.exactTexts()) {
        for (const auto& text : *texts)
            for (const auto& plate : std::ranges::equal_range(all, text, {}, &PlateBlock::Long::text)) slots.push_back(plate.slot);
        return {};
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i % kLookEvery == 0 && stop.stop_requested()) return fail(Errc::Cancelled);
        if (m_matcher.match(all[i].text, all[i].kind)) slots.push_back(all[i].slot);
    }
    return {};
}

Result<std::vector<std::uint32_t>> PlateQuestion::ask(const PlateBlock& block, const std::stop_token& stop) const
{
    std::vector<std::uint32_t> slots;
    for (const auto& way : m_ways) PG_TRY_VOID(find(way, block, stop, slots));
    for (auto& slot : slots) slot = block.slotAt(slot);
    PG_TRY_VOID(askLong(block, stop, slots));
    sortUnique(slots, block.size());
    return slots;
}

} // namespace plateglass::engine
