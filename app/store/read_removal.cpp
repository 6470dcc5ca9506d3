#include "store/read_removal.h"

#include "store/importer.h"
#include "store/state.h"

#include <algorithm>
#include <map>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using sqlite::Transaction;

namespace {

/// Counts less what went; cameras that have no reads go too.
Result<void> lowerCameras(sqlite::Connection& connection, const std::vector<StoredRead>& gone)
{
    std::map<std::int64_t, std::int64_t> counts;
    for (const auto& read : gone) ++counts[read.camera];
    PG_TRY(auto lower, connection.prepare("UPDATE cameras SET reads = reads - ?2 WHERE id = ?1"));
    PG_TRY(auto remove, connection.prepare("DELETE FROM cameras WHERE id = ?1 AND reads <= 0"));
    for (const auto& [number, count] : counts) {
        PG_TRY_VOID(lower.bindInteger(1, number).bindInteger(2, count).run());
        PG_TRY_VOID(remove.bindInteger(1, number).run());
    }
    return {};
}

Result<void> deletePlatesWithoutReads(sqlite::Connection& connection, const std::vector<StoredRead>& gone)
{
    std::set<std::uint32_t> plates;
    for (const auto& read : gone) plates.insert(read.plate);
    SegmentMemory memory;
    PG_TRY(auto segments, Segments::of(connection, memory));
    PG_TRY(auto remove, connection.prepare("DELETE FROM plates WHERE id = ?1"));
    for (const auto plate : plates) {
        PG_TRY(const bool lives, segments.hasPlate(plate));
        if (!lives) PG_TRY_VOID(remove.bindInteger(1, plate).run());
    }
    return {};
}

Result<void> lowerState(sqlite::Connection& connection, std::size_t gone)
{
    PG_TRY(auto state, readState(connection));
    ++state.snapshot;
    ++state.epoch;
    state.reads -= static_cast<std::int64_t>(gone);
    PG_TRY(auto ends, connection.prepare("SELECT min(first_time), max(last_time) FROM segments"));
    PG_TRY_VOID(ends.step());
    state.firstTime = ends.isNull(0) ? std::nullopt : std::optional(ends.integer(0));
    state.lastTime = ends.isNull(1) ? std::nullopt : std::optional(ends.integer(1));
    return writeState(connection, state);
}

/// VACUUM with a way out. The connection must be outside a transaction.
Result<void> rewrite(sqlite::Connection& connection, const std::stop_token& stop)
{
    const std::stop_callback interrupt(stop, [&connection] { connection.interrupt(); });
    if (stop.stop_requested()) return fail(Errc::Cancelled);
    PG_TRY_VOID(connection.execute("VACUUM"));
    return connection.checkpointWal();
}

} // namespace

Sha256 imageFrom(base::ByteView blob)
{
    Sha256 out{};
    std::ranges::copy(blob.first(std::min(blob.size(), out.size())), out.begin());
    return out;
}

Result<LeavingReads> takeOut(sqlite::Connection& connection, const Leaving& leaving)
{
    SegmentMemory memory;
    PG_TRY(auto segments, Segments::of(connection, memory));
    LeavingReads out;
    for (const auto& segment : segments.all()) {
        if (out.reads.size() >= leaving.most) break;
        if (!leaving.concerns(*segment.directory)) continue;
        const auto before = out.reads.size();
        PG_TRY_VOID(segments.ofSegment(segment, {}, [&](const Segments::Stretch& stretch) -> Result<void> {
            for (auto i = stretch.first; i < stretch.last; ++i)
                if (const auto read = stretch.chunk.at(i); leaving.leaves(read)) out.reads.push_back(read);
            return {};
        }));
        const auto left = out.reads.size() - before;
        if (left == segment.directory->reads) {
            PG_TRY_VOID(removeSegment(connection, segment.id));
        } else if (left > 0) {
            PG_TRY_VOID(rewriteSegment(connection, segments, segment,
                                       [&](const StoredRead& read) { return leaving.leaves(read) ? std::nullopt : std::optional(read); }));
        }
    }
    PG_TRY(auto image, connection.prepare("SELECT image FROM read_images WHERE read = ?1"));
    for (const auto& read : out.reads) {
        if (read.image != domain::ImageState::Stored) continue;
        PG_TRY(const bool found, image.bindInteger(1, read.read).step());
        if (found) out.images.insert(imageFrom(image.blob(0)));
        image.reset();
    }
    return out;
}

Result<void> deleteBelongings(sqlite::Connection& connection, const LeavingReads& gone)
{
    if (gone.reads.empty()) return {};
    for (const char* sql : {"DELETE FROM runner_ups WHERE read = ?1", "DELETE FROM read_images WHERE read = ?1", "DELETE FROM held_reads WHERE read = ?1"}) {
        PG_TRY(auto statement, connection.prepare(sql));
        for (const auto& read : gone.reads) PG_TRY_VOID(statement.bindInteger(1, read.read).run());
    }
    PG_TRY_VOID(lowerCameras(connection, gone.reads));
    PG_TRY_VOID(deletePlatesWithoutReads(connection, gone.reads));
    PG_TRY_VOID(lowerState(connection, gone.reads.size()));
    return setUnscrubbed(connection);
}

Result<void> deleteWordsWithoutReads(sqlite::Connection& connection)
{
    std::set<std::uint32_t> words;
    {
        PG_TRY(auto all, connection.prepare("SELECT id FROM words"));
        for (;;) {
            PG_TRY(const bool row, all.step());
            if (!row) break;
            words.insert(static_cast<std::uint32_t>(all.integer(0)));
        }
    }
    SegmentMemory memory;
    PG_TRY(const auto segments, Segments::of(connection, memory));
    for (const auto& segment : segments.all())
        for (const auto word : segment.directory->words) words.erase(word);
    PG_TRY(auto remove, connection.prepare("DELETE FROM words WHERE id = ?1"));
    for (const auto word : words) PG_TRY_VOID(remove.bindInteger(1, word).run());
    return connection.execute("DELETE FROM runner_up_texts WHERE NOT EXISTS (SELECT 1 FROM runner_ups WHERE text = runner_up_texts.id)");
}

Result<void> setUnscrubbed(sqlite::Connection& connection) { return connection.execute("INSERT INTO unscrubbed VALUES (1) ON CONFLICT DO NOTHING"); }

Result<std::vector<Sha256>> unnamedOf(sqlite::Connection& connection, const std::set<Sha256>& images)
{
    std::vector<Sha256> out;
    for (const auto& sha256 : images) {
        PG_TRY(const bool named, imageIsNamed(connection, sha256));
        if (!named) out.push_back(sha256);
    }
    return out;
}

Result<void> commitWithout(Transaction transaction, ImageStore& images, std::span<const Sha256> unnamed)
{
    if (unnamed.empty()) return transaction.commit();
    PG_TRY_VOID(images.mark()); // from here on the next opening finishes what we cannot
    PG_TRY_VOID(transaction.commit());
    PG_TRY(auto drop, images.begin());
    PG_TRY_VOID(images.drop(unnamed));
    PG_TRY_VOID(images.settled());
    return drop.commit();
}

Result<bool> needsScrub(sqlite::Connection& connection)
{
    PG_TRY(const auto marks, connection.integer("SELECT count(*) FROM unscrubbed"));
    return marks > 0;
}

Result<void> scrub(sqlite::Connection& connection, ImageStore& images, std::stop_token stop)
{
    PG_TRY(const bool needed, needsScrub(connection));
    if (!needed) return {};
    PG_TRY_VOID(rewrite(images.connection(), stop));
    PG_TRY_VOID(rewrite(connection, stop));
    PG_TRY_VOID(connection.execute("DELETE FROM unscrubbed"));
    (void)connection.checkpointWal(); // the mark's own page, which holds no read
    return {};
}

} // namespace plateglass::store
