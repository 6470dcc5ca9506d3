#include "sqlite/migrations.h"

#include "base/check.h"
#include "sqlite/transaction.h"

namespace plateglass::sqlite {

using base::Errc;
using base::fail;
using base::Result;

Result<int> userVersion(Connection& connection)
{
    PG_TRY(const auto version, connection.integer("PRAGMA user_version"));
    return static_cast<int>(version);
}

Result<void> migrate(Connection& connection, std::span<const Migration> steps)
{
    for (std::size_t i = 0; i < steps.size(); ++i) PG_CHECK(steps[i].version == static_cast<int>(i) + 1);
    const int last = static_cast<int>(steps.size());
    for (;;) {
        PG_TRY(int version, userVersion(connection));
        if (version > last) return fail(Errc::NewerVersion, "schema " + std::to_string(version) + ", known " + std::to_string(last));
        if (version < 0) return fail(Errc::Corrupt, "negative schema version");
        if (version == last) return {};
        PG_TRY(auto transaction, Transaction::begin(connection));
        PG_TRY(version, userVersion(connection)); // another program may have migrated while we waited for the lock
        if (version < 0 || version >= last) continue;
        const auto& step = steps[static_cast<std::size_t>(version)];
        if (step.before) PG_TRY_VOID(step.before(connection));
        PG_TRY_VOID(connection.execute(step.sql));
        PG_TRY_VOID(connection.execute("PRAGMA user_version = " + std::to_string(step.version)));
        PG_TRY_VOID(transaction.commit());
    }
}

} // namespace plateglass::sqlite
