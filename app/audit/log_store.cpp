#include "audit/log_store.h"

#include "sqlite/migrations.h"
#include "sqlite/transaction.h"

#include <algorithm>

namespace plateglass::audit {

namespace {

using base::Errc;
using base::fail;
using base::Result;
using Access = LogOptions::Access;

// `leaf` and `bundle` can be computed from `bytes`; they are kept so that a changed record can be named, and so that
// opening and proving need not read them all. The triggers stop accidents, not attackers: the signed checkpoints do that.
const sqlite::Migration kMigrations[] = {{1, R"(
CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL, leaf BLOB NOT NULL CHECK (length(leaf) = 32)) STRICT;
CREATE TABLE bundle (number INTEGER PRIMARY KEY, root BLOB NOT NULL CHECK (length(root) = 32)) STRICT;
CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
CREATE TABLE disclosure (seq INTEGER NOT NULL, position INTEGER NOT NULL, path TEXT NOT NULL, text TEXT NOT NULL,
                         PRIMARY KEY (seq, position)) STRICT, WITHOUT ROWID;
CREATE TABLE open_intent (seq INTEGER PRIMARY KEY, stem TEXT NOT NULL) STRICT;
CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'records never change'); END;
CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'records never go'); END;
CREATE TRIGGER checkpoint_never_changes BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints never change'); END;
CREATE TRIGGER checkpoint_never_goes BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints never go'); END;
CREATE TRIGGER disclosure_never_changes BEFORE UPDATE ON disclosure BEGIN SELECT RAISE(ABORT, 'disclosures never change'); END;
)"}, {2, R"(
CREATE TABLE pruned (number INTEGER PRIMARY KEY, leaves BLOB NOT NULL CHECK (length(leaves) = 8192)) STRICT;
CREATE TABLE cosignature (size INTEGER NOT NULL, witness TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (size, witness)) STRICT, WITHOUT ROWID;
CREATE TABLE log_key (since INTEGER PRIMARY KEY, vkey TEXT NOT NULL) STRICT;
CREATE TABLE memo (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
DROP TRIGGER entry_never_goes;
CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry WHEN NOT EXISTS (SELECT 1 FROM pruned WHERE number = OLD.seq / 256)
  BEGIN SELECT RAISE(ABORT, 'records never go'); END;
)"}};

sqlite::OpenOptions openOptions(const LogOptions& options)
{
    const auto access = options.access == Access::Create ? sqlite::Access::Create
        : options.access == Access::Open                 ? sqlite::Access::ReadWrite
                                                         : sqlite::Access::ReadOnly;
    return {.access = access, .key = options.databaseKey, .sync = sqlite::Sync::Full, .vfs = options.vfs};
}

Result<Hash> hashFrom(base::ByteView bytes)
{
    Hash out;
    if (bytes.size() != out.size()) return fail(Errc::Corrupt, "a stored hash has the wrong length");
    std::ranges::copy(bytes, out.begin());
    return out;
}

std::int64_t column(std::uint64_t number) { return static_cast<std::int64_t>(number); }

/// Runs a query and gives each row to `take`, which returns Result<void>.
template <class Take>
Result<void> eachRow(sqlite::Statement& statement, Take take)
{
    for (;;) {
        PG_TRY(const bool row, statement.step());
        if (!row) return {};
        PG_TRY_VOID(take(statement));
    }
}

} // namespace

const VerifierKey& KeyHistory::at(std::uint64_t size) const
{
    const auto after = std::ranges::upper_bound(m_keys, size, {}, &LogKey::since);
    return after == m_keys.begin() ? m_keys.front().key : std::prev(after)->key;
}

Result<LogStore> LogStore::open(const std::filesystem::path& file, const LogOptions& options)
{
    std::error_code ignored;
    if (options.access == Access::Create && std::filesystem::exists(file, ignored)) return fail(Errc::AlreadyExists, "audit log");
    PG_TRY(auto connection, sqlite::Connection::open(file, openOptions(options)));
    PG_TRY(const int version, sqlite::userVersion(connection));
    // An empty database in place of the log must not pass for a log without records.
    if (version == 0 && options.access != Access::Create) return fail(Errc::Corrupt, "the file holds no audit log");
    if (options.access != Access::ReadOnly) {
        PG_TRY_VOID(connection.execute("PRAGMA secure_delete = ON")); // what is erased is overwritten
        PG_TRY_VOID(sqlite::migrate(connection, kMigrations));
    }
    else if (version > static_cast<int>(std::size(kMigrations))) return fail(Errc::NewerVersion, "schema of the audit log");
    LogStore store(std::move(connection));
    if (options.access != Access::ReadOnly) PG_TRY_VOID(store.prepareWrites());
    return store;
}

Result<void> LogStore::prepareWrites()
{
    PG_TRY(auto entry, m_connection.prepare("INSERT INTO entry (seq, bytes, leaf) VALUES (?, ?, ?)"));
    PG_TRY(auto disclosure, m_connection.prepare("INSERT INTO disclosure (seq, position, path, text) VALUES (?, ?, ?, ?)"));
    PG_TRY(auto bundle, m_connection.prepare("INSERT INTO bundle (number, root) VALUES (?, ?)"));
    PG_TRY(auto openIntent, m_connection.prepare("INSERT INTO open_intent (seq, stem) VALUES (?, ?)"));
    PG_TRY(auto closeIntent, m_connection.prepare("DELETE FROM open_intent WHERE seq = ?"));
    PG_TRY(auto checkpoint, m_connection.prepare("INSERT INTO checkpoint (size, note) VALUES (?, ?)"));
    m_writes.emplace(std::move(entry), std::move(disclosure), std::move(bundle), std::move(openIntent), std::move(closeIntent),
                     std::move(checkpoint));
    return {};
}

Result<void> LogStore::append(const LogChange& change)
{
    PG_TRY(auto transaction, sqlite::Transaction::begin(m_connection));
    PG_TRY_VOID(write(change));
    return transaction.commit();
}

Result<void> LogStore::write(const LogChange& change)
{
    for (const auto& [seq, bytes, leaf] : change.entries)
        PG_TRY_VOID(m_writes->entry.bindInteger(1, column(seq)).bindBlob(2, base::viewOf(bytes)).bindBlob(3, leaf).run());
    std::int64_t position = 0; // unique within the change is unique within each of its records
    for (const auto& [seq, path, text] : change.disclosures)
        PG_TRY_VOID(m_writes->disclosure.bindInteger(1, column(seq)).bindInteger(2, position++).bindText(3, path).bindText(4, text).run());
    for (const auto& [number, root] : change.bundles)
        PG_TRY_VOID(m_writes->bundle.bindInteger(1, column(number)).bindBlob(2, root).run());
    for (const auto& [seq, stem] : change.opened)
        PG_TRY_VOID(m_writes->openIntent.bindInteger(1, column(seq)).bindText(2, stem).run());
    for (const auto seq : change.closed) PG_TRY_VOID(m_writes->closeIntent.bindInteger(1, column(seq)).run());
    for (const auto& [since, key] : change.keys) {
        PG_TRY(auto statement, m_connection.prepare("INSERT OR IGNORE INTO log_key (since, vkey) VALUES (?, ?)"));
        PG_TRY_VOID(statement.bindInteger(1, column(since)).bindText(2, key.text()).run());
    }
    if (change.checkpoint) PG_TRY_VOID(putCheckpoint(*change.checkpoint));
    return {};
}

Result<void> LogStore::putCheckpoint(const StoredNote& note)
{
    return m_writes->checkpoint.bindInteger(1, column(note.size)).bindText(2, note.note).run();
}

Result<void> LogStore::putCosignature(const Cosignature& cosignature)
{
    PG_TRY(auto statement, m_connection.prepare("INSERT OR IGNORE INTO cosignature (size, witness, line) VALUES (?, ?, ?)"));
    return statement.bindInteger(1, column(cosignature.size)).bindText(2, cosignature.witness).bindText(3, cosignature.line).run();
}

Result<void> LogStore::putMemo(const std::string& name, const std::string& value)
{
    PG_TRY(auto statement, m_connection.prepare("INSERT INTO memo (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
    return statement.bindText(1, name).bindText(2, value).run();
}

Result<std::uint64_t> LogStore::eraseDisclosures(std::span<const std::uint64_t> records)
{
    std::uint64_t erased = 0;
    {
        PG_TRY(auto transaction, sqlite::Transaction::begin(m_connection));
        PG_TRY(auto statement, m_connection.prepare("DELETE FROM disclosure WHERE seq = ?"));
        for (const auto seq : records) {
            PG_TRY_VOID(statement.bindInteger(1, column(seq)).run());
            erased += static_cast<std::uint64_t>(m_connection.changes());
        }
        PG_TRY_VOID(transaction.commit());
    }
    PG_TRY_VOID(m_connection.checkpointWal()); // its frames hold the pages as they were
    return erased;
}

Result<void> LogStore::prune(std::uint64_t bundle, std::span<const Hash> leaves)
{
    base::Bytes joined;
    for (const auto& leaf : leaves) joined.insert(joined.end(), leaf.begin(), leaf.end());
    const auto from = column(bundle * kTileWidth);
    {
        PG_TRY(auto transaction, sqlite::Transaction::begin(m_connection));
        PG_TRY(auto keep, m_connection.prepare("INSERT INTO pruned (number, leaves) VALUES (?, ?)"));
        PG_TRY_VOID(keep.bindInteger(1, column(bundle)).bindBlob(2, joined).run());
        for (const char* sql : {"DELETE FROM disclosure WHERE seq >= ?1 AND seq < ?1 + 256", "DELETE FROM entry WHERE seq >= ?1 AND seq < ?1 + 256"}) {
            PG_TRY(auto statement, m_connection.prepare(sql));
            PG_TRY_VOID(statement.bindInteger(1, from).run());
        }
        PG_TRY_VOID(transaction.commit());
    }
    return m_connection.checkpointWal();
}

Result<void> LogStore::copyTo(const std::filesystem::path& file, const LogOptions& options, const std::map<std::string, std::string>& memos)
{
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored)) return fail(Errc::AlreadyExists, "audit log");
    // One file, without a write-ahead log beside it.
    PG_TRY(auto connection, sqlite::Connection::open(file, {.access = sqlite::Access::Create, .key = options.databaseKey, .sync = sqlite::Sync::Full, .journal = sqlite::Journal::Rollback}));
    PG_TRY_VOID(m_connection.copyTo(connection));
    LogStore copy(std::move(connection));
    for (const auto& [name, value] : memos) PG_TRY_VOID(copy.putMemo(name, value));
    return {};
}

Result<std::vector<Cosignature>> LogStore::cosignatures()
{
    PG_TRY(auto statement, m_connection.prepare("SELECT size, witness, line FROM cosignature ORDER BY size, witness"));
    std::vector<Cosignature> out;
    PG_TRY_VOID(eachRow(statement, [&](sqlite::Statement& row) -> Result<void> {
        out.push_back({static_cast<std::uint64_t>(row.integer(0)), std::string(row.text(1)), std::string(row.text(2))});
        return {};
    }));
    return out;
}

Result<std::vector<LogKey>> LogStore::keys()
{
    PG_TRY(auto statement, m_connection.prepare("SELECT since, vkey FROM log_key ORDER BY since"));
    std::vector<LogKey> out;
    PG_TRY_VOID(eachRow(statement, [&](sqlite::Statement& row) -> Result<void> {
        auto key = VerifierKey::parse(row.text(1));
        if (!key) return fail(Errc::Corrupt, "a key of the log is damaged");
        out.push_back({static_cast<std::uint64_t>(row.integer(0)), std::move(*key)});
        return {};
    }));
    return out;
}

Result<std::string> LogStore::memo(const std::string& name)
{
    PG_TRY(auto statement, m_connection.prepare("SELECT value FROM memo WHERE name = ?"));
    statement.bindText(1, name);
    PG_TRY(const bool row, statement.step());
    return row ? std::string(statement.text(0)) : std::string();
}

Result<std::map<std::string, std::string>> LogStore::memos()
{
    PG_TRY(auto statement, m_connection.prepare("SELECT name, value FROM memo"));
    std::map<std::string, std::string> out;
    PG_TRY_VOID(eachRow(statement, [&](sqlite::Statement& row) -> Result<void> {
        out.emplace(row.text(0), row.text(1));
        return {};
    }));
    return out;
}

Result<std::uint64_t> LogStore::prunedBundles()
{
    PG_TRY(const auto count, m_connection.integer("SELECT count(*) FROM pruned"));
    return static_cast<std::uint64_t>(count);
}

Result<std::vector<Hash>> LogStore::prunedLeaves(std::uint64_t bundle)
{
    PG_TRY(auto statement, m_connection.prepare("SELECT leaves FROM pruned WHERE number = ?"));
    statement.bindInteger(1, column(bundle));
    PG_TRY(const bool row, statement.step());
    if (!row) return fail(Errc::Corrupt, "the hashes of pruned records are missing");
    const base::ByteView joined = statement.blob(0);
    std::vector<Hash> out;
    for (std::size_t at = 0; at < joined.size(); at += sizeof(Hash)) {
        PG_TRY(const auto leaf, hashFrom(joined.subspan(at, sizeof(Hash))));
        out.push_back(leaf);
    }
    return out;
}

Result<std::uint64_t> LogStore::size()
{
    PG_TRY(const auto size, m_connection.integer("SELECT coalesce(max(seq) + 1, 0) FROM entry"));
    return static_cast<std::uint64_t>(size);
}

Result<std::vector<StoredEntry>> LogStore::entries(std::uint64_t from, std::uint64_t limit)
{
    PG_TRY(auto statement, m_connection.prepare("SELECT seq, bytes, leaf FROM entry WHERE seq >= ? ORDER BY seq LIMIT ?"));
    statement.bindInteger(1, column(from)).bindInteger(2, column(std::min<std::uint64_t>(limit, INT64_MAX)));
    std::vector<StoredEntry> out;
    PG_TRY_VOID(eachRow(statement, [&](sqlite::Statement& row) -> Result<void> {
        PG_TRY(const auto leaf, hashFrom(row.blob(2)));
        out.push_back({static_cast<std::uint64_t>(row.integer(0)), std::string(base::textOf(row.blob(1))), leaf});
        return {};
    }));
    return out;
}

Result<std::vector<StoredDisclosure>> LogStore::disclosures(std::uint64_t from, std::uint64_t below)
{
    PG_TRY(auto statement, m_connection.prepare("SELECT seq, path, text FROM disclosure WHERE seq >= ? AND seq < ? ORDER BY seq, position"));
    statement.bindInteger(1, column(from)).bindInteger(2, column(below));
    std::vector<StoredDisclosure> out;
    PG_TRY_VOID(eachRow(statement, [&](sqlite::Statement& row) -> Result<void> {
        out.push_back({static_cast<std::uint64_t>(row.integer(0)), std::string(row.text(1)), std::string(row.text(2))});
        return {};
    }));
    return out;
}

Result<std::vector<Hash>> LogStore::bundleRoots(std::uint64_t count)
{
    PG_TRY(auto statement, m_connection.prepare("SELECT root FROM bundle WHERE number >= 0 AND number < ? ORDER BY number"));
    statement.bindInteger(1, column(count));
    std::vector<Hash> out;
    PG_TRY_VOID(eachRow(statement, [&](sqlite::Statement& row) -> Result<void> {
        PG_TRY(const auto root, hashFrom(row.blob(0)));
        out.push_back(root);
        return {};
    }));
    if (out.size() != count) return fail(Errc::Corrupt, "a bundle's root is missing");
    return out;
}

Result<std::vector<StoredNote>> LogStore::checkpoints()
{
    PG_TRY(auto statement, m_connection.prepare("SELECT size, note || coalesce((SELECT group_concat(line, '') FROM cosignature WHERE cosignature.size = checkpoint.size), '') FROM checkpoint ORDER BY size"));
    std::vector<StoredNote> out;
    PG_TRY_VOID(eachRow(statement, [&](sqlite::Statement& row) -> Result<void> {
        out.push_back({static_cast<std::uint64_t>(row.integer(0)), std::string(row.text(1))});
        return {};
    }));
    return out;
}

Result<std::optional<StoredNote>> LogStore::lastCheckpoint()
{
    PG_TRY(auto statement, m_connection.prepare("SELECT size, note || coalesce((SELECT group_concat(line, '') FROM cosignature WHERE cosignature.size = checkpoint.size), '') FROM checkpoint ORDER BY size DESC LIMIT 1"));
    PG_TRY(const bool row, statement.step());
    if (!row) return std::nullopt;
    return StoredNote{static_cast<std::uint64_t>(statement.integer(0)), std::string(statement.text(1))};
}

Result<OpenIntents> LogStore::openIntents()
{
    PG_TRY(auto statement, m_connection.prepare("SELECT seq, stem FROM open_intent"));
    OpenIntents out;
    PG_TRY_VOID(eachRow(statement, [&](sqlite::Statement& row) -> Result<void> {
        out.emplace(static_cast<std::uint64_t>(row.integer(0)), row.text(1));
        return {};
    }));
    return out;
}

} // namespace plateglass::audit
