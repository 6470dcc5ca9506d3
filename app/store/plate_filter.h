// The plate terms and state: of a query, resolved to plates (and, with +candidates, single reads) of one snapshot.
#pragma once

#include "domain/plate_matcher.h"
#include "domain/query.h"
#include "store/plate_book.h"
#include "store/stored_read.h"

#include <unordered_map>

namespace plateglass::store {

class PlateFilter {
public:
    /// Errc as PlateMatcher::compile, and Cancelled.
    [[nodiscard]] static base::Result<PlateFilter> compile(const domain::Query& query, PlateBook& book, sqlite::Connection& connection);

    /// Does the query name plates? Otherwise every plate answers, as far as state: lets it.
    [[nodiscard]] bool named() const { return m_named; }
    /// The tier of a read, by its plate or else by its runner-ups; nullopt where it does not answer.
    [[nodiscard]] std::optional<domain::Tier> tierOf(const StoredRead& read) const;
    /// Positions of the plate's text that differ from what was asked, over all terms.
    [[nodiscard]] std::vector<std::uint8_t> diffOf(std::uint32_t plate, domain::Tier tier) const;

    /// Plates that answer by themselves.
    [[nodiscard]] const std::unordered_map<std::uint32_t, domain::PlateMatch>& plates() const { return m_plates; }
    /// A read whose plate does not answer, but whose runner-ups do. Key of its history row.
    struct RunnerUp {
        std::uint32_t plate = 0;
        std::int64_t time = 0;
        std::uint32_t camera = 0;
    };
    [[nodiscard]] const std::unordered_map<std::int64_t, RunnerUp>& runnerUps() const { return m_runnerUps; }

private:
    [[nodiscard]] base::Result<void> nameAll(const domain::Query& query, PlateBook& book, sqlite::Connection& connection);

    bool m_named = false;
    std::unordered_map<std::uint32_t, domain::PlateMatch> m_plates;
    std::unordered_map<std::int64_t, RunnerUp> m_runnerUps;
    /// state: without plates; empty where there is no such term.
    const PlateDictionary* m_dictionary = nullptr;
    std::vector<char> m_allowedJurisdictions;
};

} // namespace plateglass::store
