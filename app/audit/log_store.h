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

/// Intents without outcome: number and stem (`search`).
using OpenIntents = std::map<std::uint64_t, std::string>;

/// A key and the number of records from which on it signs.
struct LogKey {
    std::uint64_t since = 0;
    VerifierKey key;
};

/// Which key signs a state of `size` records.
class KeyHistory {
public:
    explicit KeyHistory(VerifierKey only) : m_keys{{0, std::move(only)}} {}
    explicit KeyHistory(std::vector<LogKey> ascending) : m_keys(std::move(ascending)) {}
    [[nodiscard]] const VerifierKey& at(std::uint64_t size) const;
    [[nodiscard]] const VerifierKey& present() const { return m_keys.back().key; }
    [[nodiscard]] const std::vector<LogKey>& all() const { return m_keys; }

private:
    std::vector<LogKey> m_keys; ///< at least one, the first since 0
};

/// What one append changes.
struct LogChange {
    std::vector<StoredEntry> entries;
    std::vector<StoredDisclosure> disclosures;
    std::vector<BundleRoot> bundles;
    OpenIntents opened;
    std::vector<std::uint64_t> closed; ///< numbers of intents that have their outcome now
    std::vector<LogKey> keys = {};     ///< of a rotation
    std::optional<StoredNote> checkpoint = {};
};

class LogStore {
public:
    /// Errc as sqlite::Connection::open, AlreadyExists for Create, NewerVersion, Corrupt for a file without a log in it.
    [[nodiscard]] static base::Result<LogStore> open(const std::filesystem::path& file, const LogOptions& options);

    /// One transaction, one sync: all of it or nothing.
    [[nodiscard]] base::Result<void> append(const LogChange& change);
    [[nodiscard]] base::Result<void> putCheckpoint(const StoredNote& note);
    [[nodiscard]] base::Result<void> putCosignature(const Cosignature& cosignature);
    [[nodiscard]] base::Result<void> putMemo(const std::string& name, const std::string& value);
    /// Overwrites what is deleted, in the file and in its write-ahead log. Number of rows.
    [[nodiscard]] base::Result<std::uint64_t> eraseDisclosures(std::span<const std::uint64_t> records);
    /// The same for the records of one bundle, whose hashes are kept.
    [[nodiscard]] base::Result<void> prune(std::uint64_t bundle, std::span<const Hash> leaves);

    /// Another key for the file. See sqlite::Connection::rekey.
    [[nodiscard]] base::Result<void> rekey(const std::array<std::uint8_t, 32>& next) { return m_connection.rekey(next); }
    /// The log as it is now as a new file under the same key, with what it alone is to remember.
    [[nodiscard]] base::Result<void> copyTo(const std::filesystem::path& file, const LogOptions& options, const std::map<std::string, std::string>& memos);

    [[nodiscard]] base::Result<std::uint64_t> size();
    [[nodiscard]] base::Result<std::vector<StoredEntry>> entries(std::uint64_t from, std::uint64_t limit);
    [[nodiscard]] base::Result<std::vector<StoredDisclosure>> disclosures(std::uint64_t from, std::uint64_t below);
    /// Of bundles with numbers below `count`; Errc::Corrupt when one is missing.
    [[nodiscard]] base::Result<std::vector<Hash>> bundleRoots(std::uint64_t count);
    [[nodiscard]] base::Result<std::vector<StoredNote>> checkpoints();
    [[nodiscard]] base::Result<std::optional<StoredNote>> lastCheckpoint();
    [[nodiscard]] base::Result<OpenIntents> openIntents();
    [[nodiscard]] base::Result<std::vector<Cosignature>> cosignatures();
    /// Empty before the first rotation.
    [[nodiscard]] base::Result<std::vector<LogKey>> keys();
    [[nodiscard]] base::Result<std::string> memo(const std::string& name);
    [[nodiscard]] base::Result<std::map<std::string, std::string>> memos();
    [[nodiscard]] base::Result<std::uint64_t> prunedBundles();
    [[nodiscard]] base::Result<std::vector<Hash>> prunedLeaves(std::uint64_t bundle);

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
