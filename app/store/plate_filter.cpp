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

constexpr std::size_t kFew = 1024; ///< as many are found by halving as quickly as in a table

using ReadSet = std::set<std::int64_t>;

std::optional<std::vector<char>> allowedJurisdictions(const domain::Query& query, const PlateDictionary& dictionary)
{
    std::optional<std::vector<char>> out;
    for (const auto& term : query.attributes) {
        if (term.key != "state") continue;
        const AttributeValues values(term);
        if (!out) out.emplace(dictionary.jurisdictions().size(), 1);
        for (std::size_t i = 0; i < out->size(); ++i)
            if (!values.accept(dictionary.jurisdictions()[i])) (*out)[i] = 0;
    }
    return out;
}

void mergeInto(PlateMatch& sum, const PlateMatch& other)
{
    sum.tier = std::max(sum.tier, other.tier);
    std::vector<std::uint8_t> both;
    std::ranges::set_union(sum.diff, other.diff, std::back_inserter(both));
    sum.diff = std::move(both);
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

} // namespace

IdSet::IdSet(std::vector<std::uint32_t> ascending) : m_ids(std::move(ascending))
{
    if (m_ids.size() <= kFew) return;
    m_bits.resize(m_ids.back() / 64 + 1);
    for (const auto id : m_ids) m_bits[id / 64] |= std::uint64_t(1) << id % 64;
}

bool IdSet::contains(std::uint32_t id) const
{
    if (m_bits.empty()) return std::ranges::binary_search(m_ids, id);
    return id / 64 < m_bits.size() && (m_bits[id / 64] >> id % 64 & 1) != 0;
}

Result<PlateFilter> PlateFilter::compile(const domain::Query& query, const PlateDictionary& dictionary, Segments& segments,
                                         sqlite::Connection& connection, const std::stop_token& stop)
{
    PlateFilter filter(dictionary);
    filter.m_allowedJurisdictions = allowedJurisdictions(query, dictionary);
    for (const auto& term : query.plates) {
        PG_TRY(auto question, engine::PlateQuestion::compile(term));
        filter.m_questions.push_back(std::move(question));
    }
    if (!filter.named()) return filter;
    const auto first = filter.m_questions.front().onlyTier();
    if (std::ranges::all_of(filter.m_questions, [&](const auto& question) { return question.onlyTier() == first; })) filter.m_onlyTier = first;
    PG_TRY_VOID(filter.namePlates(stop));
    PG_TRY_VOID(filter.nameRunnerUps(query, segments, connection, stop));
    return filter;
}

/// Plates that answer every term.
Result<void> PlateFilter::namePlates(const std::stop_token& stop)
{
    std::optional<std::vector<std::uint32_t>> all;
    for (const auto& question : m_questions) {
        PG_TRY(auto plates, m_dictionary->answering(question, stop));
        if (all) {
            std::vector<std::uint32_t> both;
            std::ranges::set_intersection(*all, plates, std::back_inserter(both));
            plates = std::move(both);
        }
        all = std::move(plates);
    }
    if (m_allowedJurisdictions) std::erase_if(*all, [this](std::uint32_t plate) { return !stateAllows(plate); });
    m_plates = IdSet(std::move(*all));
    return {};
}

Result<void> PlateFilter::nameRunnerUps(const domain::Query& query, Segments& segments, sqlite::Connection& connection, const std::stop_token& stop)
{
    std::vector<ReadSet> byTerm(m_questions.size());
    ReadSet all;
    for (std::size_t i = 0; i < m_questions.size(); ++i) {
        if (!query.plates[i].candidates) continue;
        PG_TRY(byTerm[i], runnerUpReads(m_questions[i].matcher(), connection, stop));
        all.insert(byTerm[i].begin(), byTerm[i].end());
    }
    for (const std::int64_t number : all) {
        PG_TRY(const auto at, segments.find(number));
        if (!at) return fail(Errc::Corrupt, "a runner-up names a read that is not there");
        PG_TRY(const auto read, segments.readAt(*at));
        if (!stateAllows(read.plate) || m_plates.contains(read.plate)) continue; // a plate that answers stands for itself
        PG_TRY(const auto plate, m_dictionary->plate(read.plate));
        bool answers = true;
        for (std::size_t i = 0; i < m_questions.size() && answers; ++i)
            answers = byTerm[i].contains(number) || m_questions[i].matcher().match(plate.text, plate.kind);
        if (answers) m_runnerUps.emplace(number, read);
    }
    return {};
}

bool PlateFilter::stateAllows(std::uint32_t plate) const
{
    if (!m_allowedJurisdictions) return true;
    const auto jurisdiction = m_dictionary->jurisdictionOf(plate);
    return jurisdiction && (*m_allowedJurisdictions)[*jurisdiction] != 0;
}

const PlateMatch& PlateFilter::matchOf(std::uint32_t plate)
{
    const auto [known, fresh] = m_matches.try_emplace(plate);
    if (!fresh) return known->second;
    const auto named = m_dictionary->plate(plate);
    for (const auto& question : m_questions)
        if (const auto match = named ? question.matcher().match(named->text, named->kind) : std::nullopt) mergeInto(known->second, *match);
    return known->second;
}

std::optional<Tier> PlateFilter::tierOf(const StoredRead& read)
{
    if (!named()) return stateAllows(read.plate) ? std::optional(Tier{}) : std::nullopt;
    if (m_plates.contains(read.plate)) return m_onlyTier ? m_onlyTier : matchOf(read.plate).tier;
    return m_runnerUps.contains(read.read) ? std::optional(Tier{Tier::Kind::Candidate, 0}) : std::nullopt;
}

std::vector<std::uint8_t> PlateFilter::diffOf(std::uint32_t plate, Tier tier)
{
    if (!named() || m_onlyTier || tier.kind == Tier::Kind::Candidate) return {};
    return matchOf(plate).diff;
}

} // namespace plateglass::store
