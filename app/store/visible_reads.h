// Visibility put to the reads of one snapshot. Private to this folder.
#pragma once

#include "sqlite/connection.h"
#include "store/row_filter.h"
#include "store/stored_read.h"
#include "store/visibility.h"

#include <unordered_set>

namespace plateglass::store {

class VisibleReads {
public:
    [[nodiscard]] static base::Result<VisibleReads> compile(const Visibility& visible, sqlite::Connection& connection);

    /// The part of the span that can hold visible reads.
    [[nodiscard]] TimeSpan within(TimeSpan span) const;
    [[nodiscard]] bool shows(const StoredRead& read) const;
    /// The read as it may be seen: an image past its own retention is expired.
    [[nodiscard]] StoredRead seen(StoredRead read) const;
    /// True where every read of the store shows, so that counts kept beside the reads are right as they are.
    [[nodiscard]] bool showsAllSince(std::optional<std::int64_t> firstTime) const;
    /// Sources whose own date has passed.
    [[nodiscard]] bool ended(std::uint32_t source) const { return m_endedSources.contains(source); }
    [[nodiscard]] std::int64_t first() const { return m_first; } ///< UTC microseconds

private:
    std::int64_t m_first = INT64_MIN;
    std::int64_t m_firstImage = INT64_MIN;
    std::int64_t m_firstHeld = INT64_MAX;
    std::unordered_set<std::int64_t> m_held;
    NumberSet m_endedSources;
    bool m_anyEnded = false;
};

/// What a hold must be for its reads to be kept; `?1` is the time in UTC microseconds. For `holds h`.
inline constexpr const char* kHoldLives = "h.released IS NULL AND h.expires > ?1";

} // namespace plateglass::store
