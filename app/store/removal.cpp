#include "store/removal.h"

#include "store/furniture.h"
#include "store/holds.h"
#include "store/read_removal.h"
#include "store/schema.h"

#include <algorithm>

namespace plateglass::store {

using base::Result;
using sqlite::Transaction;

Result<domain::Source> removeSourceNamed(sqlite::Connection& connection, ImageStore& images, const std::string& name, base::UtcTime now)
{
    const LargeCache cache(connection);
    PG_TRY(auto transaction, Transaction::begin(connection));
    PG_TRY(auto source, sourceNamed(connection, name));
    PG_TRY(const bool held, sourceIsHeld(connection, source.id, now));
    if (held) return base::fail(base::Errc::Refused, "held");
    const auto number = static_cast<std::uint32_t>(source.id.value);
    PG_TRY(const auto leaving, takeOut(connection, {.concerns = [&](const auto& directory) { return std::ranges::binary_search(directory.sources, number); },
                                                    .leaves = [&](const StoredRead& read) { return read.source == number; }}));
    PG_TRY_VOID(deleteBelongings(connection, leaving));
    PG_TRY_VOID(deleteWordsWithoutReads(connection));
    for (const char* sql : {"DELETE FROM rejected WHERE source = ?1", "DELETE FROM sources WHERE id = ?1"}) {
        PG_TRY(auto statement, connection.prepare(sql));
        PG_TRY_VOID(statement.bindInteger(1, source.id.value).run());
    }
    PG_TRY_VOID(setUnscrubbed(connection));
    PG_TRY(const auto unnamed, unnamedOf(connection, leaving.images));
    PG_TRY_VOID(commitWithout(std::move(transaction), images, unnamed));
    (void)scrub(connection, images, {}); // where a reader holds it back the mark stays, and retention scrubs later
    return source;
}

} // namespace plateglass::store
