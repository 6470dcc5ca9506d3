// The plate terms and state: of a query, resolved to plates (and, with +candidates, single reads) of one snapshot. Not
// thread-safe: remembers how the plates it met answer.
#pragma once

#include "domain/query.h"
#include "store/plate_dictionary.h"
#include "store/segments.h"

#include <unordered_map>

namespace plateglass::store {

/// Numbers in order, with a quick answer to whether one is among them.
class IdSet {
public:
    IdSet() = default;
    explicit IdSet(std::vector<std::uint32_t> ascending);
    [[nodiscard]] const std::vector<std::uint32_t>& ids() const { return m_ids; }
    [[nodiscard]] bool contains(std::uint32_t id) const;

private:
    std::vector<std::uint32_t> m_ids;
    std::vector<std::uint64_t> m_bits; ///< one for each number up to the last, where there are many
};

class PlateFilter {
public:
    /// Errc as PlateMatcher::compile, and Cancelled. The dictionary outlives the filter.
    [[nodiscard]] static base::Result<PlateFilter> compile(const domain::Query& query, const PlateDictionary& dictionary, Segments& segments,
                                                           sqlite::Connection& connection, const std::stop_token& stop);

    /// Does the query name plates? Otherwise every plate answers, as far as state: lets it.
    [[nodiscard]] bool named() const { return !m_questions.empty(); }
    /// The tier of a read, by its plate or else by its runner-ups; nullopt where it does not answer.
    [[nodiscard]] std::optional<domain::Tier> tierOf(const StoredRead& read);
    /// Positions of the plate's text that differ from what was asked, over all terms.
    [[nodiscard]] std::vector<std::uint8_t> diffOf(std::uint32_t plate, domain::Tier tier);

    /// Plates that answer by themselves.
    [[nodiscard]] const std::vector<std::uint32_t>& plates() const { return m_plates.ids(); }
    /// Reads whose plate does not answer, but whose runner-ups do.
    [[nodiscard]] const std::unordered_map<std::int64_t, StoredRead>& runnerUps() const { return m_runnerUps; }
    /// False where a read of this plate cannot answer; cheaper than tierOf(). `read()` gives its number.
    [[nodiscard]] bool mayAnswer(std::uint32_t plate, auto&& read) const
    {
        return !named() || m_plates.contains(plate) || (!m_runnerUps.empty() && m_runnerUps.contains(read()));
    }

private:
    explicit PlateFilter(const PlateDictionary& dictionary) : m_dictionary(&dictionary) {}
    [[nodiscard]] base::Result<void> namePlates(const std::stop_token& stop);
    [[nodiscard]] base::Result<void> nameRunnerUps(const domain::Query& query, Segments& segments, sqlite::Connection& connection, const std::stop_token& stop);
    [[nodiscard]] bool stateAllows(std::uint32_t plate) const;
    [[nodiscard]] const domain::PlateMatch& matchOf(std::uint32_t plate);

    const PlateDictionary* m_dictionary;
    std::vector<engine::PlateQuestion> m_questions;
    std::optional<std::vector<char>> m_allowedJurisdictions; ///< none: every one
    IdSet m_plates;
    std::unordered_map<std::uint32_t, domain::PlateMatch> m_matches; ///< of plates that were met
    std::unordered_map<std::int64_t, StoredRead> m_runnerUps;
    std::optional<domain::Tier> m_onlyTier; ///< every plate answers alike, so none is looked at
};

} // namespace plateglass::store
