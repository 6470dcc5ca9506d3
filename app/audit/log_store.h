// The tables of audit.db. Knows rows and nothing of what they mean. One thread at a time.
#pragma once

#include "audit/audit_log.h"
#include "audit/log_tree.h"
#include "sqlite/connection.h"

#include <map>

namespace plateglass::audit {

struct StoredEntry {
    std::uint64_t seq = 0;
    std::string bytes;
    Hash leaf{};
};

struct StoredNote {
    std::uint64_t size = 0;
    std::string note;
};

/// Intents without outcome: number and stem (`search`).
using OpenIntents = std::map<std::uint64_t, std::string>;

/// What one append changes.
struct LogChange {
    std::vector<StoredEntry> entries;
    std::vector<StoredDisclosure> disclosures;
    std::vector<BundleRoot> bundles;
    OpenIntents opened;
    std::vector<std::uint64_t> closed; ///< numbers of intents that have their outcome now
};

class LogStore {
public:
    /// Errc as sqlite::Connection::open, AlreadyExists for Create, NewerVersion, Corrupt for a file without a log in it.
    [[nodiscard]] static base::Result<LogStore> open(const std::filesystem::path& file, const LogOptions& options);

    /// One transaction, one sync: all of it or nothing.
    [[nodiscard]] base::Result<void> append(const LogChange& change);
    [[nodiscard]] base::Result<void> putCheckpoint(const StoredNote& note);

    [[nodiscard]] base::Result<std::uint64_t> size();
    [[nodiscard]] base::Result<std::vector<StoredEntry>> entries(std::uint64_t from, std::uint64_t limit);
    [[nodiscard]] base::Result<std::vector<StoredDisclosure>> disclosures(std::uint64_t from, std::uint64_t below);
    /// Of bundles with numbers below `count`; Errc::Corrupt when one is missing.
    [[nodiscard]] base::Result<std::vector<Hash>> bundleRoots(std::uint64_t count);
    [[nodiscard]] base::Result<std::vector<StoredNote>> checkpoints();
    [[nodiscard]] base::Result<std::optional<StoredNote>> lastCheckpoint();
    [[nodiscard]] base::Result<OpenIntents> openIntents();

private:
    /// Prepared once: an append runs them every time.
    struct Writes {
        sqlite::Statement entry, disclosure, bundle, openIntent, closeIntent, checkpoint;
    };
    explicit LogStore(sqlite::Connection connection) : m_connection(std::move(connection)) {}
    [[nodiscard]] base::Result<void> prepareWrites();
    [[nodiscard]] base::Result<void> write(const LogChange& change);

    sqlite::Connection m_connection;
    std::optional<Writes> m_writes; ///< none in a log opened for reading
};

} // namespace plateglass::audit
