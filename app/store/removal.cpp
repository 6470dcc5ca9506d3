#include "store/removal.h"

#include "store/cells.h"
#include "store/furniture.h"
#include "store/importer.h"
#include "store/schema.h"
#include "store/state.h"

#include <algorithm>
#include <format>
#include <map>
#include <set>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using sqlite::Transaction;

namespace {

struct Removed {
    std::vector<StoredRead> reads;
    std::set<Sha256> images;
};

/// The reads of a source have numbers of their own, one after another.
Result<Removed> readsOf(sqlite::Connection& reads, base::SourceId source)
{
    PG_TRY(auto rows,
           reads.prepare(std::format(
               "SELECT {}, image FROM (SELECT h.*, d.image FROM sources s CROSS JOIN details d CROSS JOIN histories h "
               "ON d.read BETWEEN s.first_read AND s.last_read AND h.plate = d.plate AND h.time = d.time AND h.camera = d.camera "
               "WHERE s.id = ?1)",
               kReadColumns)));
    rows.bindInteger(1, source.value);
    Removed out;
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) return out;
        out.reads.push_back(readFrom(rows));
        if (rows.isNull(kReadColumnCount)) continue;
        Sha256 sha256{};
        std::ranges::copy(rows.blob(kReadColumnCount).first(std::min(rows.blob(kReadColumnCount).size(), sha256.size())), sha256.begin());
        out.images.insert(sha256);
    }
}

/// Each table in its own order, so that every page is touched once.
Result<void> deleteReads(sqlite::Connection& connection, std::vector<StoredRead>& reads)
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
    return {};
}

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

/// Words carry no counts: those the removed reads used are looked for in what is left, in one walk over all reads.
Result<void> deleteWordsWithoutReads(sqlite::Connection& connection, const std::vector<StoredRead>& gone)
{
    std::set<std::uint32_t> words;
    const auto ofRead = [](const StoredRead& r) { return std::array{r.make, r.model, r.colour, r.vehicleType, r.direction}; };
    for (const auto& read : gone)
        for (const auto word : ofRead(read)) words.insert(word);
    PG_TRY(auto rest, connection.prepare(std::format("SELECT {} FROM histories", kReadColumns)));
    while (!words.empty()) {
        PG_TRY(const bool row, rest.step());
        if (!row) break;
        for (const auto word : ofRead(readFrom(rest))) words.erase(word);
    }
    rest.reset();
    PG_TRY(auto remove, connection.prepare("DELETE FROM words WHERE id = ?1"));
    for (const auto word : words) PG_TRY_VOID(remove.bindInteger(1, word).run());
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

Result<void> deleteRows(sqlite::Connection& connection, const domain::Source& source)
{
    constexpr std::array<const char*, 4> statements{"DELETE FROM runner_ups WHERE read BETWEEN (SELECT first_read FROM sources WHERE id = "
                                                    "?1) AND (SELECT last_read FROM sources WHERE id = ?1)",
                                                    "DELETE FROM details WHERE read BETWEEN (SELECT first_read FROM sources WHERE id = ?1) "
                                                    "AND (SELECT last_read FROM sources WHERE id = ?1)",
                                                    "DELETE FROM rejected WHERE source = ?1", "DELETE FROM sources WHERE id = ?1"};
    for (const auto* sql : statements) {
        PG_TRY(auto statement, connection.prepare(sql));
        PG_TRY_VOID(statement.bindInteger(1, source.id.value).run());
    }
    return connection.execute("DELETE FROM runner_up_texts WHERE NOT EXISTS (SELECT 1 FROM runner_ups WHERE text = runner_up_texts.id)");
}

Result<std::vector<Sha256>> unnamedOf(sqlite::Connection& reads, const std::set<Sha256>& images)
{
    std::vector<Sha256> out;
    for (const auto& sha256 : images) {
        PG_TRY(const bool named, imageIsNamed(reads, sha256));
        if (!named) out.push_back(sha256);
    }
    return out;
}

Result<void> dropImages(ImageStore& images, const std::vector<Sha256>& unnamed)
{
    PG_TRY(auto transaction, images.begin());
    PG_TRY_VOID(images.drop(unnamed));
    PG_TRY_VOID(images.settled());
    PG_TRY_VOID(transaction.commit());
    images.checkpoint();
    return {};
}

} // namespace

Result<domain::Source> removeSourceNamed(sqlite::Connection& connection, ImageStore& images, const std::string& name)
{
    const LargeCache cache(connection);
    PG_TRY(auto transaction, Transaction::begin(connection));
    PG_TRY(const auto source, sourceNamed(connection, name));
    PG_TRY(auto removed, readsOf(connection, source.id));
    std::map<std::int64_t, std::int64_t> cells, cameras;
    for (const auto& read : removed.reads) {
        ++cells[cellOf(read)];
        ++cameras[read.camera];
    }
    PG_TRY_VOID(deleteReads(connection, removed.reads));
    PG_TRY_VOID(lowerCounts(connection, "cells", "cell", cells));
    PG_TRY_VOID(lowerCounts(connection, "cameras", "id", cameras));
    PG_TRY_VOID(deletePlatesWithoutReads(connection, removed.reads));
    PG_TRY_VOID(deleteWordsWithoutReads(connection, removed.reads));
    PG_TRY_VOID(deleteRows(connection, source));
    PG_TRY_VOID(lowerState(connection, removed.reads.size()));
    PG_TRY(const auto unnamed, unnamedOf(connection, removed.images));

    if (!unnamed.empty()) PG_TRY_VOID(images.mark()); // from here on the next opening finishes what we cannot
    PG_TRY_VOID(transaction.commit());
    if (!unnamed.empty()) PG_TRY_VOID(dropImages(images, unnamed));
    (void)connection.checkpointWal();
    return source;
}

} // namespace plateglass::store
