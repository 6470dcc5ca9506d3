// The terms that one read answers by its own columns: time, days, hours, cameras, attributes other than state, confidence.
// Not thread-safe.
#pragma once

#include "domain/query.h"
#include "sqlite/connection.h"
#include "store/local_hours.h"
#include "store/stored_read.h"
#include "store/time_span.h"

#include <vector>

namespace plateglass::store {

[[nodiscard]] TimeSpan spanOf(const domain::Query& query);

/// A yes or no for each number of a table; numbers beyond are no.
class NumberSet {
public:
    void allow(std::int64_t number);
    [[nodiscard]] bool contains(std::uint32_t number) const { return number < m_allowed.size() && m_allowed[number] != 0; }
    [[nodiscard]] std::vector<std::uint32_t> numbers() const;
    void keepOnly(const NumberSet& other);

private:
    std::vector<char> m_allowed;
};

class RowFilter {
public:
    [[nodiscard]] static base::Result<RowFilter> compile(const domain::Query& query, TimeSpan span, base::TimeZone zone,
                                                         sqlite::Connection& connection);

    [[nodiscard]] bool accepts(const StoredRead& read);
    /// Cameras that may answer, where the query names cameras.
    [[nodiscard]] const std::optional<NumberSet>& cameras() const { return m_cameras; }

private:
    struct WordTerm {
        std::uint32_t StoredRead::* column;
        NumberSet allowed;
    };
    RowFilter(TimeSpan span, LocalHours hours) : m_span(span), m_hours(std::move(hours)) {}
    [[nodiscard]] base::Result<void> add(const domain::AttributeTerm& term, sqlite::Connection& connection);
    [[nodiscard]] base::Result<void> addCameras(const domain::CameraTerm& term, sqlite::Connection& connection);

    TimeSpan m_span;
    LocalHours m_hours;
    std::optional<NumberSet> m_cameras;
    std::vector<WordTerm> m_words;
    std::array<bool, 3> m_images{true, true, true}; ///< by ImageState
    std::vector<domain::ConfidenceTerm> m_confidence;
    bool m_nothing = false; ///< a term that no read answers
};

} // namespace plateglass::store
