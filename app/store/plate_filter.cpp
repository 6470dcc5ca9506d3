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
    return std::ranges::all_of(query.attributes, [&](const auto& term) { return term.key != "state" || AttributeValues(term).accept(jurisdiction); });
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

/// Plates that answer every term; the worst tier stands.
Matches allOf(const std::vector<Matches>& terms)
{
    Matches out = terms.front();
    for (auto term = terms.begin() + 1; term != terms.end(); ++term)
        std::erase_if(out, [&](auto& kept) {
            const auto other = term->find(kept.first);
            if (other == term->end()) return true;
            mergeInto(kept.second, other->second);
            return false;
        });
    return out;
}

using ReadSet = std::set<std::int64_t>;

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

} // namespace

Result<const PlateDictionary*> PlateBook::dictionary()
{
    if (!m_dictionary) {
        PG_TRY(m_dictionary, m_dictionaries->at(*m_connection, m_epoch, m_stop));
    }
    return m_dictionary.get();
}

Result<std::vector<std::uint32_t>> PlateBook::withText(std::string_view text)
{
    PG_TRY(auto rows, m_connection->prepare("SELECT id, jurisdiction, kind FROM plates WHERE text = ?1"));
    rows.bindText(1, text);
    std::vector<std::uint32_t> out;
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) return out;
        out.push_back(static_cast<std::uint32_t>(rows.integer(0)));
        m_known.try_emplace(out.back(), domain::Plate{std::string(text), {std::string(rows.text(1))}, static_cast<domain::PlateKind>(rows.integer(2))});
    }
}

Result<domain::Plate> PlateBook::plate(std::uint32_t id)
{
    if (const auto known = m_known.find(id); known != m_known.end()) return known->second;
    PG_TRY(const auto* all, dictionary());
    const auto entry = all->find(id);
    if (!entry) return fail(Errc::Corrupt, "a read names a plate that is not in the dictionary");
    return all->plate(*entry);
}

Result<PlateFilter> PlateFilter::compile(const domain::Query& query, PlateBook& book, sqlite::Connection& connection)
{
    PlateFilter filter;
    filter.m_named = !query.plates.empty();
    if (!filter.m_named) {
        if (!asksState(query)) return filter;
        PG_TRY(filter.m_dictionary, book.dictionary());
        filter.m_allowedJurisdictions = allowedJurisdictions(query, *filter.m_dictionary);
        return filter;
    }

    std::vector<Matches> byPlate;
    std::vector<ReadSet> byRunnerUp;
    ReadSet anyRunnerUp;
    for (const auto& term : query.plates) {
        PG_TRY(const auto matcher, PlateMatcher::compile(term));
        PG_TRY(auto matches, matchesOf(matcher, book));
        byPlate.push_back(std::move(matches));
        ReadSet reads;
        if (term.candidates) {
            PG_TRY(reads, runnerUpReads(matcher, connection, book.stop()));
        }
        anyRunnerUp.insert(reads.begin(), reads.end());
        byRunnerUp.push_back(std::move(reads));
    }
    filter.m_plates = allOf(byPlate);
    if (asksState(query))
        for (auto it = filter.m_plates.begin(); it != filter.m_plates.end();) {
            PG_TRY(const auto plate, book.plate(it->first));
            it = stateAllows(query, plate.jurisdiction.code) ? std::next(it) : filter.m_plates.erase(it);
        }

    PG_TRY(auto where, connection.prepare("SELECT plate, time, camera FROM details WHERE read = ?1"));
    for (const std::int64_t read : anyRunnerUp) {
        where.bindInteger(1, read);
        PG_TRY(const bool found, where.step());
        if (!found) return fail(Errc::Corrupt, "a runner-up names a read that is not there");
        const RunnerUp at{static_cast<std::uint32_t>(where.integer(0)), where.integer(1), static_cast<std::uint32_t>(where.integer(2))};
        where.reset();
        bool byItself = true, answers = true;
        for (std::size_t i = 0; i < byPlate.size(); ++i) {
            const bool plateAnswers = byPlate[i].contains(at.plate);
            byItself = byItself && plateAnswers;
            answers = answers && (plateAnswers || byRunnerUp[i].contains(read));
        }
        if (!answers || byItself) continue;
        PG_TRY(const auto plate, book.plate(at.plate));
        if (stateAllows(query, plate.jurisdiction.code)) filter.m_runnerUps.emplace(read, at);
    }
    return filter;
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
