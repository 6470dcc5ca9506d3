#include "store/plate_filter.h"

#include "store/attribute_values.h"

#include <algorithm>
#include <set>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using domain::PlateMatch;
using domain::PlateMatcher;
using domain::Tier;

namespace {

using Matches = std::unordered_map<std::uint32_t, PlateMatch>;

bool stateAllows(const domain::Query& query, std::string_view jurisdiction)
{
    return std::ranges::all_of(query.attributes,
                               [&](const auto& term) { return term.key != "state" || AttributeValues(term).accept(jurisdiction); });
}

Result<bool> stateAllows(const domain::Query& query, std::uint32_t plate, PlateBook& book)
{
    PG_TRY(const auto known, book.plate(plate));
    return stateAllows(query, known.jurisdiction.code);
}

bool asksState(const domain::Query& query)
{
    return std::ranges::any_of(query.attributes, [](const auto& term) { return term.key == "state"; });
}

std::vector<char> allowedJurisdictions(const domain::Query& query, const PlateDictionary& dictionary)
{
    std::vector<char> out;
    for (const auto& code : dictionary.jurisdictions()) out.push_back(stateAllows(query, code) ? 1 : 0);
    return out;
}

/// All plates that answer one term.
Result<Matches> matchesOf(const PlateMatcher& matcher, PlateBook& book)
{
    Matches out;
    if (const auto texts = matcher.exactTexts()) {
        for (const auto& text : *texts) {
            PG_TRY(const auto ids, book.withText(text));
            for (const auto id : ids) out.emplace(id, PlateMatch{});
        }
        return out;
    }
    PG_TRY(const auto* dictionary, book.dictionary());
    PG_TRY_VOID(dictionary->forEach(book.stop(), [&](const PlateEntry& entry) {
        if (auto match = matcher.match(entry.text, entry.kind)) out.emplace(entry.id, std::move(*match));
    }));
    return out;
}

void mergeInto(PlateMatch& sum, const PlateMatch& other)
{
    sum.tier = std::max(sum.tier, other.tier);
    std::vector<std::uint8_t> both;
    std::ranges::set_union(sum.diff, other.diff, std::back_inserter(both));
    sum.diff = std::move(both);
}

using ReadSet = std::set<std::int64_t>;

/// What answers one term.
struct TermMatches {
    Matches plates;
    ReadSet runnerUps; ///< reads one of whose runner-ups answers
};

/// Plates that answer every term; the worst tier stands.
Matches allOf(const std::vector<TermMatches>& terms)
{
    Matches out = terms.front().plates;
    for (auto term = terms.begin() + 1; term != terms.end(); ++term)
        std::erase_if(out, [&](auto& kept) {
            const auto other = term->plates.find(kept.first);
            if (other == term->plates.end()) return true;
            mergeInto(kept.second, other->second);
            return false;
        });
    return out;
}

/// Reads one of whose runner-ups answers the term.
Result<ReadSet> runnerUpReads(const PlateMatcher& matcher, sqlite::Connection& connection, const std::stop_token& stop)
{
    PG_TRY(auto texts, connection.prepare("SELECT id, text FROM runner_up_texts"));
    PG_TRY(auto reads, connection.prepare("SELECT read FROM runner_ups WHERE text = ?1"));
    ReadSet out;
    for (;;) {
        if (stop.stop_requested()) return fail(Errc::Cancelled);
        PG_TRY(const bool row, texts.step());
        if (!row) return out;
        if (!matcher.match(texts.text(1), domain::kindOf(texts.text(1)))) continue;
        reads.bindInteger(1, texts.integer(0));
        for (;;) {
            PG_TRY(const bool found, reads.step());
            if (!found) break;
            out.insert(reads.integer(0));
        }
        reads.reset();
    }
}

ReadSet readsOf(const std::vector<TermMatches>& terms)
{
    ReadSet out;
    for (const auto& term : terms) out.insert(term.runnerUps.begin(), term.runnerUps.end());
    return out;
}

Result<PlateFilter::RunnerUp> placeOf(sqlite::Statement& where, std::int64_t read)
{
    PG_TRY(const bool found, where.bindInteger(1, read).step());
    if (!found) return fail(Errc::Corrupt, "a runner-up names a read that is not there");
    const PlateFilter::RunnerUp at{static_cast<std::uint32_t>(where.integer(0)), where.integer(1),
                                   static_cast<std::uint32_t>(where.integer(2))};
    where.reset();
    return at;
}

/// Every term is answered by the plate or by a runner-up, and not all by the plate: then the plate stands for itself.
bool answersByRunnerUp(const std::vector<TermMatches>& terms, std::int64_t read, std::uint32_t plate)
{
    bool byItself = true;
    for (const auto& term : terms) {
        if (term.plates.contains(plate)) continue;
        if (!term.runnerUps.contains(read)) return false;
        byItself = false;
    }
    return !byItself;
}

} // namespace

Result<PlateFilter> PlateFilter::compile(const domain::Query& query, PlateBook& book, sqlite::Connection& connection)
{
    PlateFilter filter;
    filter.m_named = !query.plates.empty();
    if (filter.m_named) {
        PG_TRY_VOID(filter.nameAll(query, book, connection));
    } else if (asksState(query)) {
        PG_TRY(filter.m_dictionary, book.dictionary());
        filter.m_allowedJurisdictions = allowedJurisdictions(query, *filter.m_dictionary);
    }
    return filter;
}

Result<void> PlateFilter::nameAll(const domain::Query& query, PlateBook& book, sqlite::Connection& connection)
{
    std::vector<TermMatches> terms;
    for (const auto& term : query.plates) {
        PG_TRY(const auto matcher, PlateMatcher::compile(term));
        auto& matches = terms.emplace_back();
        PG_TRY(matches.plates, matchesOf(matcher, book));
        if (term.candidates) {
            PG_TRY(matches.runnerUps, runnerUpReads(matcher, connection, book.stop()));
        }
    }
    const bool state = asksState(query);
    for (auto& [plate, match] : allOf(terms)) {
        PG_TRY(const bool allowed, state ? stateAllows(query, plate, book) : Result<bool>(true));
        if (allowed) m_plates.emplace(plate, std::move(match));
    }
    PG_TRY(auto where, connection.prepare("SELECT plate, time, camera FROM details WHERE read = ?1"));
    for (const std::int64_t read : readsOf(terms)) {
        PG_TRY(const auto at, placeOf(where, read));
        if (!answersByRunnerUp(terms, read, at.plate)) continue;
        PG_TRY(const bool allowed, stateAllows(query, at.plate, book));
        if (allowed) m_runnerUps.emplace(read, at);
    }
    return {};
}

std::optional<Tier> PlateFilter::tierOf(const StoredRead& read) const
{
    if (m_named) {
        if (const auto match = m_plates.find(read.plate); match != m_plates.end()) return match->second.tier;
        return m_runnerUps.contains(read.read) ? std::optional(Tier{Tier::Kind::Candidate, 0}) : std::nullopt;
    }
    if (m_dictionary == nullptr) return Tier{};
    const auto entry = m_dictionary->find(read.plate);
    return entry && m_allowedJurisdictions[entry->jurisdiction] != 0 ? std::optional(Tier{}) : std::nullopt;
}

std::vector<std::uint8_t> PlateFilter::diffOf(std::uint32_t plate, Tier tier) const
{
    if (tier.kind == Tier::Kind::Candidate) return {};
    const auto match = m_plates.find(plate);
    return match != m_plates.end() ? match->second.diff : std::vector<std::uint8_t>{};
}

} // namespace plateglass::store
