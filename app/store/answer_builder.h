// Rows as they are found, and the answer made of them: the first `limit` in order, narrowed to numbers.
#pragma once

#include "domain/answer.h"
#include "store/plate_filter.h"

namespace plateglass::store {

/// Keeps the first rows in the order tier, time, read; counts all.
class RowCollector {
public:
    struct Found {
        domain::Tier tier;
        StoredRead read;
        auto operator<=>(const Found& other) const
        {
            return std::tuple(tier, read.time, read.read) <=> std::tuple(other.tier, other.read.time, other.read.read);
        }
        bool operator==(const Found& other) const { return (*this <=> other) == 0; }
    };

    explicit RowCollector(std::uint64_t limit) : m_limit(limit) {}
    void add(domain::Tier tier, const StoredRead& read);
    [[nodiscard]] std::uint64_t matched() const { return m_matched; }
    /// What was found, and the positions in it in order. Errc::Cancelled.
    struct Sorted {
        std::vector<Found> found;
        std::vector<std::uint32_t> order;
    };
    [[nodiscard]] base::Result<Sorted> takeSorted(const std::stop_token& stop);

private:
    void cut();

    std::uint64_t m_limit;
    std::uint64_t m_matched = 0;
    std::vector<Found> m_found;
};

/// Errc::Corrupt where a row names what is not there; Cancelled.
[[nodiscard]] base::Result<domain::Answer> buildAnswer(const RowCollector::Sorted& sorted, PlateFilter& filter,
                                                       const PlateDictionary& dictionary, sqlite::Connection& connection, const std::stop_token& stop);

} // namespace plateglass::store
