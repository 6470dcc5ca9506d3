#include "store/purge.h"

#include "store/read_removal.h"
#include "store/schema.h"

#include <algorithm>
#include <format>
#include <limits>
#include <unordered_set>

namespace plateglass::store {

using base::Result;
using sqlite::Transaction;

namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min(); ///< a limit that nothing lies before

std::int64_t micros(std::optional<base::UtcTime> limit) { return limit ? limit->micros : kNever; }

/// Parameters are the same in every statement here: ?1 now, ?2 a limit.
const char* const kNotHeld = "NOT EXISTS (SELECT 1 FROM held_reads r CROSS JOIN holds h ON h.id = r.hold "
                             "WHERE r.read = i.read AND h.released IS NULL AND h.expires > ?1)";

std::string oldImages() { return std::format("FROM read_images i WHERE i.time < ?2 AND {}", kNotHeld); }

const char* const kHeldReads = "SELECT r.read FROM held_reads r CROSS JOIN holds h ON h.id = r.hold WHERE h.released IS NULL AND h.expires > ?1 AND ?2 IS NOT NULL";
const char* const kEndedSources = "SELECT id FROM sources WHERE purge_by <= ?1 AND ?2 IS NOT NULL";
const char* const kOldRejected = "FROM sources s CROSS JOIN rejected r ON r.source = s.id WHERE s.imported < ?2 AND ?1 IS NOT NULL";
/// Their holder's date is over too: an import whose reads still live is listed as long as they do.
const char* const kOldSources = "SELECT id FROM sources WHERE imported < ?2 AND ?1 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rejected WHERE source = sources.id)";
const char* const kDeadHolds = "FROM holds WHERE (released IS NOT NULL OR expires <= ?1) AND ?2 IS NOT NULL";

class Purge {
public:
    Purge(sqlite::Connection& connection, const PurgeLimits& limits, std::size_t most) : m_connection(connection), m_limits(limits), m_most(most) {}

    Result<PurgeStep> run(ImageStore& images)
    {
        PG_TRY(auto transaction, Transaction::begin(m_connection));
        PG_TRY(m_lying, needsScrub(m_connection));
        PG_TRY_VOID(takeReads());
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
        PG_TRY(const auto leaving, past());
        SegmentMemory memory;
        PG_TRY(auto segments, Segments::of(m_connection, memory));
        for (const auto& segment : segments.all()) {
            if (!leaving.concerns(*segment.directory)) continue;
            PG_TRY_VOID(segments.ofSegment(segment, {}, [&](const Segments::Stretch& stretch) -> Result<void> {
                for (auto i = stretch.first; i < stretch.last; ++i)
                    if (const auto read = stretch.chunk.at(i); leaving.leaves(read)) note(due, read);
                return {};
            }));
        }
        if (imagesGoEarlier()) {
            PG_TRY(due.images, countOf(oldImages() + std::format(" AND i.time >= {}", micros(m_limits.reads)), m_limits.images));
        }
        PG_TRY(due.rejectedRows, countOf(kOldRejected, m_limits.rejectedRows));
        PG_TRY(const auto empty, emptySources());
        due.sources = empty.size();
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

    Result<std::unordered_set<std::int64_t>> numbers(const char* sql, std::optional<base::UtcTime> limit)
    {
        PG_TRY(auto rows, bound(sql, limit));
        std::unordered_set<std::int64_t> out;
        for (;;) {
            PG_TRY(const bool row, rows.step());
            if (!row) return out;
            out.insert(rows.integer(0));
        }
    }

    /// Reads older than the limit, and those of sources whose own date has passed, that no living hold keeps.
    Result<Leaving> past()
    {
        PG_TRY(auto held, numbers(kHeldReads, std::nullopt));
        PG_TRY(const auto ended, numbers(kEndedSources, std::nullopt));
        const std::int64_t limit = micros(m_limits.reads);
        return Leaving{.concerns =
                           [=](const engine::SegmentDirectory& directory) {
                               return directory.firstTime < limit || std::ranges::any_of(directory.sources, [&](std::uint32_t source) { return ended.contains(source); });
                           },
                       .leaves = [=, held = std::move(held)](const StoredRead& read) { return (read.time < limit || ended.contains(read.source)) && !held.contains(read.read); },
                       .most = m_most};
    }

    static void note(PurgeCounts& counts, const StoredRead& read)
    {
        ++counts.reads;
        counts.oldest = base::UtcTime{std::min(read.time, counts.oldest.value_or(base::UtcTime{read.time}).micros)};
        counts.newest = base::UtcTime{std::max(read.time, counts.newest.value_or(base::UtcTime{read.time}).micros)};
    }

    Result<void> takeReads()
    {
        PG_TRY(const auto leaving, past());
        PG_TRY(auto gone, takeOut(m_connection, leaving));
        for (const auto& read : gone.reads) note(m_step.gone, read);
        m_step.more = gone.reads.size() >= m_most;
        PG_TRY_VOID(deleteBelongings(m_connection, gone));
        m_images.merge(gone.images);
        return {};
    }

    /// Images that go with their reads are gone already; those of held reads stay with them.
    [[nodiscard]] bool imagesGoEarlier() const { return m_limits.images && (!m_limits.reads || *m_limits.images > *m_limits.reads); }

    Result<void> takeImages()
    {
        if (!imagesGoEarlier()) return {};
        PG_TRY(const auto reads, numbers(std::format("SELECT i.read {} LIMIT {}", oldImages(), m_most).c_str(), m_limits.images));
        m_step.gone.images = reads.size();
        m_step.more = reads.size() >= m_most;
        if (reads.empty()) return {};
        PG_TRY_VOID(markExpired(reads));
        PG_TRY(auto image, m_connection.prepare("SELECT image FROM read_images WHERE read = ?1"));
        PG_TRY(auto remove, m_connection.prepare("DELETE FROM read_images WHERE read = ?1"));
        for (const auto read : reads) {
            PG_TRY_VOID(image.bindInteger(1, read).step());
            m_images.insert(imageFrom(image.blob(0)));
            image.reset();
            PG_TRY_VOID(remove.bindInteger(1, read).run());
        }
        return setUnscrubbed(m_connection);
    }

    /// The reads stay and say that their image has gone.
    Result<void> markExpired(const std::unordered_set<std::int64_t>& reads)
    {
        SegmentMemory memory;
        PG_TRY(auto segments, Segments::of(m_connection, memory));
        std::set<const Segment*> concerned;
        for (const auto read : reads) {
            PG_TRY(const auto at, segments.find(read));
            if (at) concerned.insert(at->segment);
        }
        for (const auto* segment : concerned)
            PG_TRY_VOID(rewriteSegment(m_connection, segments, *segment, [&](StoredRead read) {
                if (reads.contains(read.read)) read.image = domain::ImageState::Expired;
                return std::optional(read);
            }));
        return {};
    }

    /// Old imports of which nothing is left.
    Result<std::unordered_set<std::int64_t>> emptySources()
    {
        PG_TRY(auto sources, numbers(kOldSources, m_limits.rejectedRows));
        SegmentMemory memory;
        PG_TRY(const auto segments, Segments::of(m_connection, memory));
        for (const auto& segment : segments.all())
            for (const auto source : segment.directory->sources) sources.erase(source);
        return sources;
    }

    /// What belongs to nothing any more. Words are looked for whenever bytes still lie about, also those of an earlier, broken-off run.
    Result<void> tidy()
    {
        auto& gone = m_step.gone;
        PG_TRY(gone.holds, deleted(std::format("DELETE {}", kDeadHolds), std::nullopt));
        PG_TRY_VOID(m_connection.execute("DELETE FROM held_reads WHERE hold NOT IN (SELECT id FROM holds)"));
        PG_TRY(gone.rejectedRows, deleted(std::format("DELETE FROM rejected WHERE source IN (SELECT s.id {})", kOldRejected), m_limits.rejectedRows));
        PG_TRY(const auto empty, emptySources());
        gone.sources = empty.size();
        PG_TRY(auto source, m_connection.prepare("DELETE FROM sources WHERE id = ?1"));
        for (const auto id : empty) PG_TRY_VOID(source.bindInteger(1, id).run());
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
