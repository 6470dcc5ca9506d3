#include "gate/workspace_desk.h"

#include "audit/atomic_folder.h"
#include "base/time_text.h"
#include "gate/backup_folder.h"
#include "gate/impl.h"
#include "gate/opening.h"
#include "gate/place.h"
#include "sqlite/transaction.h"
#include "store/schema.h"

namespace plateglass::gate {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;
using base::Result;
using sqlite::Transaction;

namespace {

/// A connection of our own that sees one moment of a database and copies it.
class Snapshot {
public:
    [[nodiscard]] static Result<Snapshot> of(const fs::path& file, const Secret& key)
    {
        PG_TRY(auto connection, sqlite::Connection::open(file, store::openOptions(sqlite::Access::ReadOnly, key.bytes(), {})));
        PG_TRY_VOID(connection.execute("BEGIN"));
        PG_TRY_VOID(connection.integer("SELECT count(*) FROM sqlite_schema")); // a deferred transaction begins with its first read
        return Snapshot(std::move(connection), key);
    }
    [[nodiscard]] Result<void> copyTo(const fs::path& file)
    {
        auto options = store::openOptions(sqlite::Access::Create, m_key.bytes(), {});
        options.journal = sqlite::Journal::Rollback;
        PG_TRY(auto target, sqlite::Connection::open(file, options));
        return m_connection.copyTo(target);
    }

private:
    Snapshot(sqlite::Connection connection, const Secret& key) : m_connection(std::move(connection)), m_key(key) {}
    sqlite::Connection m_connection;
    Secret m_key;
};

/// Reads and images of one moment. For that moment nobody may write reads: images are written before the reads that name them and
/// deleted after, so all that the reads of then name are there.
Result<void> copyStore(const fs::path& workspace, const Vault& vault, const fs::path& into)
{
    PG_TRY(const Secret readsKey, vault.open(key::kReads));
    PG_TRY(const Secret imagesKey, vault.open(key::kImages));
    PG_TRY(auto writer, sqlite::Connection::open(workspace / "reads.db", store::openOptions(sqlite::Access::ReadWrite, readsKey.bytes(), {})));
    auto pause = Transaction::begin(writer, Transaction::Kind::Immediate);
    if (!pause) return std::unexpected(pause.error());
    PG_TRY(auto images, Snapshot::of(workspace / "images.db", imagesKey));
    PG_TRY(auto reads, Snapshot::of(workspace / "reads.db", readsKey));
    PG_TRY_VOID(pause->commit());
    PG_TRY_VOID(reads.copyTo(into / "reads.db"));
    return images.copyTo(into / "images.db");
}

/// For an account without a key to reads: while it has the workspace nobody has these files open, so they lie still.
Result<void> copyClosedStore(const fs::path& workspace, const fs::path& into)
{
    std::error_code error;
    for (const char* name : {"reads.db", "reads.db-wal", "images.db", "images.db-wal"})
        if (fs::exists(workspace / name, error) && !fs::copy_file(workspace / name, into / name, error))
            return fail(error == std::errc::no_space_on_device ? Errc::DiskFull : Errc::Io, "backup");
    return {};
}

} // namespace

Result<Backup> WorkspaceDesk::backupTo(const fs::path& directory)
{
    PG_TRY_VOID(m_in.demand(policy::Capability::Backup, "workspace.refused"));
    auto begun = audit::AtomicFolder::begin(directory);
    if (!begun) return std::unexpected(begun.error());
    auto& folder = *begun;
    auto& log = m_in.recorder->log();
    PG_TRY(const std::string checkpoint, m_in.watch->sign());
    auto draft = m_in.recorder->draft("workspace.backup.intent");
    draft.fields.emplace("backup", json::Object{});
    draft.disclosed.push_back({"backup", "path", directory.string()});
    PG_TRY(const auto intent, log.appendIntent(std::move(draft), base::Receipt::Kind::Maintenance));
    const Stopwatch since(m_in.wall);
    Backup made{directory, 0, 0, checkpoint};
    const auto copy = [&]() -> Result<void> {
        PG_TRY_VOID(m_in.store ? copyStore(m_in.info.directory, m_in.vault, folder.place()) : copyClosedStore(m_in.info.directory, folder.place()));
        const std::lock_guard hold(m_in.mutex); // accounts do not change between the log and the keys it knows
        made.records = log.size();
        // The log last: whatever is in the reads is in it. It remembers that it is nobody's to go on with.
        PG_TRY_VOID(log.copyTo(folder.place() / "audit.db", {{"place", kNoPlace}}));
        PG_TRY_VOID(copySmallFiles(m_in.info.directory, folder.place()));
        PG_TRY(made.bytes, writeBackupList(folder.place(), {{"origin", m_in.info.origin}, {"records", made.records}, {"checkpoint", checkpoint},
                                                           {"made", base::toRfc3339(m_in.wall.now(), base::Precision::Millisecond)}}));
        return folder.publish();
    };
    const auto done = copy();
    auto outcome = done ? m_in.recorder->outcome("workspace.backup", intent, nullptr, since.elapsed()) : m_in.recorder->failure("workspace.backup", intent, nullptr, done.error(), since.elapsed());
    if (done) outcome.fields.emplace("r", json::Object{{"records", made.records}, {"bytes", made.bytes}});
    PG_TRY_VOID(log.append(std::move(outcome)));
    PG_TRY_VOID(done);
    return made;
}

Result<std::string> WorkspaceDesk::rotateLogKey(const std::string& reason)
{
    if (reason.empty()) return fail(Errc::InvalidArgument, "reason.missing");
    PG_TRY_VOID(m_in.demand(policy::Capability::AnchorAuditLog, "workspace.refused"));
    const std::lock_guard hold(m_in.mutex);
    PG_TRY(auto opening, Opening::of(m_in.info, m_in.vault));
    PG_TRY_VOID(m_in.vault.makeNext({key::kSign}));
    PG_TRY(const Secret seed, m_in.vault.open(nextOf(key::kSign)));
    PG_TRY(auto next, audit::SigningKey::fromSeed(m_in.info.origin, seed.bytes()));
    auto draft = m_in.recorder->draft("key.rotate");
    draft.disclosed.push_back({"key", "text", reason});
    PG_TRY_VOID(m_in.recorder->log().rotate(std::move(next), std::move(draft)));
    opening.forward = true;
    WorkspaceInfo info = m_in.info; // the gate's own is read by others without a lock
    PG_TRY_VOID(finishKeyChange(opening, info, m_in.vault, m_in.recorder->log()));
    return info.verifierKey;
}

} // namespace plateglass::gate
