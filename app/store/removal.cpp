#include "store/removal.h"

#include "store/furniture.h"
#include "store/holds.h"
#include "store/read_removal.h"
#include "store/schema.h"

#include <format>

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
    // The reads of a source have numbers of their own, one after another.
    PG_TRY(auto rows, connection.prepare(std::format("SELECT {} FROM sources s CROSS JOIN details d CROSS JOIN histories h "
                                                     "ON d.read BETWEEN s.first_read AND s.last_read AND h.plate = d.plate AND h.time = d.time "
                                                     "AND h.camera = d.camera WHERE s.id = ?1",
                                                     kLeavingColumns)));
    PG_TRY(auto leaving, leavingReads(rows.bindInteger(1, source.id.value)));
    PG_TRY_VOID(deleteReads(connection, leaving));
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
