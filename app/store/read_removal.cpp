#include "store/read_removal.h"

#include "store/cells.h"
#include "store/importer.h"
#include "store/state.h"

#include <algorithm>
#include <format>
#include <map>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using sqlite::Transaction;

namespace {

/// Counts less what went; rows that count nothing go too.
Result<void> lowerCounts(sqlite::Connection& connection, const std::string& table, const std::string& key,
                         const std::map<std::int64_t, std::int64_t>& gone)
{
    PG_TRY(auto lower, connection.prepare(std::format("UPDATE {} SET reads = reads - ?2 WHERE {} = ?1", table, key)));
    PG_TRY(auto remove, connection.prepare(std::format("DELETE FROM {} WHERE {} = ?1 AND reads <= 0", table, key)));
    for (const auto& [number, count] : gone) {
        PG_TRY_VOID(lower.bindInteger(1, number).bindInteger(2, count).run());
        PG_TRY_VOID(remove.bindInteger(1, number).run());
    }
    return {};
}

Result<void> deletePlatesWithoutReads(sqlite::Connection& connection, const std::vector<StoredRead>& gone)
{
    std::set<std::uint32_t> plates;
    for (const auto& read : gone) plates.insert(read.plate);
    PG_TRY(auto remove, connection.prepare("DELETE FROM plates WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM histories WHERE plate = ?1)"));
    for (const auto plate : plates) PG_TRY_VOID(remove.bindInteger(1, plate).run());
    return {};
}

Result<void> lowerState(sqlite::Connection& connection, std::size_t gone)
{
    PG_TRY(auto state, readState(connection));
    ++state.snapshot;
    ++state.epoch;
    state.reads -= static_cast<std::int64_t>(gone);
    const auto end = [&connection](const char* which) -> Result<std::optional<std::int64_t>> {
        PG_TRY(auto row,
               connection.prepare(std::format(
                   "SELECT {0}(t) FROM (SELECT (SELECT {0}(time) FROM passages p WHERE p.cell = c.cell) AS t FROM cells c)", which)));
        PG_TRY(const bool found, row.step());
        return found && !row.isNull(0) ? std::optional(row.integer(0)) : std::nullopt;
    };
    PG_TRY(state.firstTime, end("min"));
    PG_TRY(state.lastTime, end("max"));
    return writeState(connection, state);
}

/// Each table in its own order, so that every page is touched once.
Result<void> deleteRows(sqlite::Connection& connection, std::vector<StoredRead>& reads)
{
    PG_TRY(auto history, connection.prepare("DELETE FROM histories WHERE plate = ?1 AND time = ?2 AND camera = ?3"));
    std::ranges::sort(reads, {}, &StoredRead::historyKey);
    for (const auto& read : reads)
        PG_TRY_VOID(history.bindInteger(1, read.plate).bindInteger(2, read.time).bindInteger(3, read.camera).run());
    PG_TRY(auto time, connection.prepare("DELETE FROM camera_times WHERE camera = ?1 AND time = ?2 AND plate = ?3"));
    std::ranges::sort(reads, {}, [](const StoredRead& r) { return std::tuple(r.camera, r.time, r.plate); });
    for (const auto& read : reads) PG_TRY_VOID(time.bindInteger(1, read.camera).bindInteger(2, read.time).bindInteger(3, read.plate).run());
    PG_TRY(auto passage, connection.prepare("DELETE FROM passages WHERE cell = ?1 AND time = ?2 AND read = ?3"));
    std::ranges::sort(reads, {}, [](const StoredRead& r) { return std::tuple(cellOf(r), r.time, r.read); });
    for (const auto& read : reads)
        PG_TRY_VOID(passage.bindInteger(1, cellOf(read)).bindInteger(2, read.time).bindInteger(3, read.read).run());
    std::ranges::sort(reads, {}, &StoredRead::read);
    for (const char* sql : {"DELETE FROM runner_ups WHERE read = ?1", "DELETE FROM details WHERE read = ?1", "DELETE FROM held_reads WHERE read = ?1"}) {
        PG_TRY(auto statement, connection.prepare(sql));
        for (const auto& read : reads) PG_TRY_VOID(statement.bindInteger(1, read.read).run());
    }
    return {};
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

Result<LeavingReads> leavingReads(sqlite::Statement& rows)
{
    LeavingReads out;
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) break;
        out.reads.push_back(readFrom(rows));
        if (rows.isNull(kReadColumnCount)) continue;
        Sha256 sha256{};
        std::ranges::copy(rows.blob(kReadColumnCount).first(std::min(rows.blob(kReadColumnCount).size(), sha256.size())), sha256.begin());
        out.images.insert(sha256);
    }
    rows.reset();
    return out;
}

Result<void> deleteReads(sqlite::Connection& connection, LeavingReads& leaving)
{
    if (leaving.reads.empty()) return {};
    std::map<std::int64_t, std::int64_t> cells, cameras;
    for (const auto& read : leaving.reads) {
        ++cells[cellOf(read)];
        ++cameras[read.camera];
    }
    PG_TRY_VOID(deleteRows(connection, leaving.reads));
    PG_TRY_VOID(lowerCounts(connection, "cells", "cell", cells));
    PG_TRY_VOID(lowerCounts(connection, "cameras", "id", cameras));
    PG_TRY_VOID(deletePlatesWithoutReads(connection, leaving.reads));
    PG_TRY_VOID(lowerState(connection, leaving.reads.size()));
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
    {
        PG_TRY(auto rest, connection.prepare("SELECT make, model, colour, vehicle_type, direction FROM histories"));
        while (!words.empty()) {
            PG_TRY(const bool row, rest.step());
            if (!row) break;
            for (int column = 0; column < 5; ++column) words.erase(static_cast<std::uint32_t>(rest.integer(column)));
        }
    }
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
