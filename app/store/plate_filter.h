// The plate terms and state: of a query, resolved to plates (and, with +candidates, single reads) of one snapshot.
#pragma once

#include "domain/plate_matcher.h"
#include "domain/query.h"
#include "store/plate_dictionary.h"
#include "store/state.h"
#include "store/stored_read.h"

#include <memory>
#include <unordered_map>

namespace plateglass::store {

/// Plates of one snapshot by number: from the dictionary, which is read when first needed. Exact questions never need it.
class PlateBook {
public:
    PlateBook(sqlite::Connection& connection, PlateDictionaries& dictionaries, std::int64_t epoch, std::stop_token stop)
        : m_connection(&connection), m_dictionaries(&dictionaries), m_epoch(epoch), m_stop(std::move(stop))
    {
    }
    [[nodiscard]] base::Result<const PlateDictionary*> dictionary();
    /// Plates with exactly this text, whatever their jurisdiction.
    [[nodiscard]] base::Result<std::vector<std::uint32_t>> withText(std::string_view text);
    /// Errc::Corrupt where a read names a plate that is not there.
    [[nodiscard]] base::Result<domain::Plate> plate(std::uint32_t id);
    [[nodiscard]] const std::stop_token& stop() const { return m_stop; }

private:
    sqlite::Connection* m_connection;
    PlateDictionaries* m_dictionaries;
    std::int64_t m_epoch;
    std::stop_token m_stop;
    std::shared_ptr<const PlateDictionary> m_dictionary;
    std::unordered_map<std::uint32_t, domain::Plate> m_known; ///< those met without the dictionary
};

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
    bool m_named = false;
    std::unordered_map<std::uint32_t, domain::PlateMatch> m_plates;
    std::unordered_map<std::int64_t, RunnerUp> m_runnerUps;
    /// state: without plates; empty where there is no such term.
    const PlateDictionary* m_dictionary = nullptr;
    std::vector<char> m_allowedJurisdictions;
};

} // namespace plateglass::store
