#include "store/purge.h"

#include "store/cells.h"
#include "store/read_removal.h"
#include "store/schema.h"

#include <algorithm>
#include <format>
#include <limits>

namespace plateglass::store {

using base::Result;
using sqlite::Transaction;

namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min(); ///< a limit that nothing lies before

std::int64_t micros(std::optional<base::UtcTime> limit) { return limit ? limit->micros : kNever; }

/// Parameters are the same in every statement here: ?1 now, ?2 a limit.
const char* const kNotHeld = "NOT EXISTS (SELECT 1 FROM held_reads r CROSS JOIN holds k ON k.id = r.hold "
                             "WHERE r.read = h.read AND k.released IS NULL AND k.expires > ?1)";

/// Reads older than the limit, found camera by camera.
std::string oldReads()
{
    return std::format("FROM cameras c CROSS JOIN camera_times t ON t.camera = c.id AND t.time < ?2 "
                       "CROSS JOIN histories h ON h.plate = t.plate AND h.time = t.time AND h.camera = t.camera "
                       "CROSS JOIN details d ON d.read = h.read WHERE {}",
                       kNotHeld);
}

/// Reads of sources whose own date has passed.
std::string endedReads()
{
    return std::format("FROM sources s CROSS JOIN details d ON d.read BETWEEN s.first_read AND s.last_read "
                       "CROSS JOIN histories h ON h.plate = d.plate AND h.time = d.time AND h.camera = d.camera "
                       "WHERE s.purge_by <= ?1 AND ?2 IS NOT NULL AND {}",
                       kNotHeld);
}

std::string oldImages()
{
    return std::format("FROM details d CROSS JOIN histories h ON h.plate = d.plate AND h.time = d.time AND h.camera = d.camera "
                       "WHERE d.image IS NOT NULL AND d.time < ?2 AND {}",
                       kNotHeld);
}

const char* const kOldRejected = "FROM sources s CROSS JOIN rejected r ON r.source = s.id WHERE s.imported < ?2 AND ?1 IS NOT NULL";
/// Their holder's date is over too: an import whose reads still live is listed as long as they do.
const char* const kEmptySources = "FROM sources WHERE imported < ?2 AND ?1 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rejected WHERE source = sources.id) "
                                  "AND NOT EXISTS (SELECT 1 FROM details WHERE read BETWEEN sources.first_read AND sources.last_read)";
const char* const kDeadHolds = "FROM holds WHERE (released IS NOT NULL OR expires <= ?1) AND ?2 IS NOT NULL";

class Purge {
public:
    Purge(sqlite::Connection& connection, const PurgeLimits& limits, std::size_t most) : m_connection(connection), m_limits(limits), m_most(most) {}

    Result<PurgeStep> run(ImageStore& images)
    {
        PG_TRY(auto transaction, Transaction::begin(m_connection));
        PG_TRY(m_lying, needsScrub(m_connection));
        PG_TRY_VOID(takeReads(oldReads(), m_limits.reads));
        PG_TRY_VOID(takeReads(endedReads(), std::nullopt));
        if (!m_step.more) {
            PG_TRY_VOID(takeImages());
            PG_TRY_VOID(tidy());
        }
        if (m_step.gone.none() && !m_lying) return m_step; // rolls back: nothing was touched
        PG_TRY(const auto unnamed, unnamedOf(m_connection, m_images));
        PG_TRY_VOID(commitWithout(std::move(transaction), images, unnamed));
        return m_step;
    }

    Result<PurgeCounts> count()
    {
        PurgeCounts due;
        const auto reads = std::format("SELECT count(*), min(time), max(time) FROM (SELECT h.time {} UNION ALL SELECT h.time {} AND h.time >= ?2)", oldReads(), endedReads());
        PG_TRY(auto row, bound(reads, m_limits.reads));
        PG_TRY_VOID(row.step());
        due.reads = static_cast<std::uint64_t>(row.integer(0));
        if (due.reads > 0) due.oldest = base::UtcTime{row.integer(1)};
        if (due.reads > 0) due.newest = base::UtcTime{row.integer(2)};
        if (imagesGoEarlier()) {
            PG_TRY(due.images, countOf(oldImages() + std::format(" AND h.time >= {}", micros(m_limits.reads)), m_limits.images));
        }
        PG_TRY(due.rejectedRows, countOf(kOldRejected, m_limits.rejectedRows));
        PG_TRY(due.sources, countOf(kEmptySources, m_limits.rejectedRows));
        PG_TRY(due.holds, countOf(kDeadHolds, std::nullopt));
        return due;
    }

private:
    Result<sqlite::Statement> bound(const std::string& sql, std::optional<base::UtcTime> limit)
    {
        PG_TRY(auto statement, m_connection.prepare(sql));
        statement.bindInteger(1, m_limits.now.micros).bindInteger(2, micros(limit));
        return statement;
    }
    Result<std::uint64_t> countOf(const std::string& from, std::optional<base::UtcTime> limit)
    {
        PG_TRY(auto row, bound("SELECT count(*) " + from, limit));
        PG_TRY_VOID(row.step());
        return static_cast<std::uint64_t>(row.integer(0));
    }
    Result<std::uint64_t> deleted(const std::string& sql, std::optional<base::UtcTime> limit)
    {
        PG_TRY(auto statement, bound(sql, limit));
        PG_TRY_VOID(statement.run());
        return static_cast<std::uint64_t>(m_connection.changes());
    }

    Result<void> takeReads(const std::string& from, std::optional<base::UtcTime> limit)
    {
        const std::size_t room = m_most - static_cast<std::size_t>(m_step.gone.reads);
        if (room == 0) return {};
        PG_TRY(auto rows, bound(std::format("SELECT {} {} LIMIT {}", kLeavingColumns, from, room), limit));
        PG_TRY(auto leaving, leavingReads(rows));
        for (const auto& read : leaving.reads) {
            auto& gone = m_step.gone;
            gone.oldest = base::UtcTime{std::min(read.time, gone.oldest.value_or(base::UtcTime{read.time}).micros)};
            gone.newest = base::UtcTime{std::max(read.time, gone.newest.value_or(base::UtcTime{read.time}).micros)};
        }
        m_step.gone.reads += leaving.reads.size();
        m_step.more = m_step.gone.reads >= m_most;
        m_images.merge(leaving.images);
        return deleteReads(m_connection, leaving);
    }

    /// Images that go with their reads are gone already; those of held reads stay with them.
    [[nodiscard]] bool imagesGoEarlier() const { return m_limits.images && (!m_limits.reads || *m_limits.images > *m_limits.reads); }

    Result<void> takeImages()
    {
        if (!imagesGoEarlier()) return {};
        PG_TRY(auto rows, bound(std::format("SELECT {} {} LIMIT {}", kLeavingColumns, oldImages(), m_most), m_limits.images));
        PG_TRY(auto leaving, leavingReads(rows));
        m_step.gone.images = leaving.reads.size();
        m_step.more = leaving.reads.size() >= m_most;
        if (leaving.reads.empty()) return {};
        PG_TRY(auto details, m_connection.prepare("UPDATE details SET image = NULL WHERE read = ?1"));
        PG_TRY(auto history, m_connection.prepare("UPDATE histories SET flags = (flags & ~3) | ?2 WHERE plate = ?1 AND time = ?3 AND camera = ?4"));
        PG_TRY(auto passage, m_connection.prepare("UPDATE passages SET flags = (flags & ~3) | ?2 WHERE cell = ?1 AND time = ?3 AND read = ?4"));
        constexpr auto kExpired = static_cast<std::int64_t>(domain::ImageState::Expired);
        for (const auto& read : leaving.reads) {
            PG_TRY_VOID(details.bindInteger(1, read.read).run());
            PG_TRY_VOID(history.bindInteger(1, read.plate).bindInteger(2, kExpired).bindInteger(3, read.time).bindInteger(4, read.camera).run());
            PG_TRY_VOID(passage.bindInteger(1, cellOf(read)).bindInteger(2, kExpired).bindInteger(3, read.time).bindInteger(4, read.read).run());
        }
        m_images.merge(leaving.images);
        return setUnscrubbed(m_connection);
    }

    /// What belongs to nothing any more. Words are looked for whenever bytes still lie about, also those of an earlier, broken-off run.
    Result<void> tidy()
    {
        auto& gone = m_step.gone;
        PG_TRY(gone.holds, deleted(std::format("DELETE {}", kDeadHolds), std::nullopt));
        PG_TRY_VOID(m_connection.execute("DELETE FROM held_reads WHERE hold NOT IN (SELECT id FROM holds)"));
        PG_TRY(gone.rejectedRows, deleted(std::format("DELETE FROM rejected WHERE source IN (SELECT s.id {})", kOldRejected), m_limits.rejectedRows));
        PG_TRY(gone.sources, deleted(std::format("DELETE {}", kEmptySources), m_limits.rejectedRows));
        if (gone.rejectedRows + gone.sources + gone.holds > 0) PG_TRY_VOID(setUnscrubbed(m_connection));
        PG_TRY(const bool lying, needsScrub(m_connection));
        return lying ? deleteWordsWithoutReads(m_connection) : Result<void>{};
    }

    sqlite::Connection& m_connection;
    const PurgeLimits& m_limits;
    std::size_t m_most;
    PurgeStep m_step;
    bool m_lying = false; ///< an earlier run was broken off before it scrubbed
    std::set<Sha256> m_images;
};

} // namespace

void PurgeCounts::add(const PurgeCounts& other)
{
    reads += other.reads;
    images += other.images;
    rejectedRows += other.rejectedRows;
    sources += other.sources;
    holds += other.holds;
    if (other.oldest && (!oldest || *other.oldest < *oldest)) oldest = other.oldest;
    if (other.newest && (!newest || *newest < *other.newest)) newest = other.newest;
}

Result<PurgeStep> purgeStep(sqlite::Connection& connection, ImageStore& images, const PurgeLimits& limits, std::size_t most)
{
    return Purge(connection, limits, most).run(images);
}

Result<PurgeCounts> countDue(sqlite::Connection& connection, const PurgeLimits& limits) { return Purge(connection, limits, 0).count(); }

} // namespace plateglass::store
