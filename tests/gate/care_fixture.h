// Hands inside a workspace: what only the gate's own sources can do to its files, for tests of copies, backups and keys.
#pragma once

#include "audit/audit_log.h"
#include "gate/vault.h"
#include "gate/workspace_fixture.h"
#include "sqlite/connection.h"
#include "store/schema.h"

#include <QProcess>

namespace plateglass::test {

inline sqlite::Connection openDatabase(const fs::path& file, const gate::Secret& key)
{
    const bool log = file.filename() == "audit.db";
    auto options = log ? sqlite::OpenOptions{.key = key.bytes()} : store::openOptions(sqlite::Access::ReadWrite, key.bytes(), {});
    auto opened = sqlite::Connection::open(file, options);
    if (!opened) qFatal("%s: %s", file.c_str(), opened.error().detail.c_str());
    return std::move(*opened);
}

inline gate::Vault vaultOf(const fs::path& workspace, const char* account)
{
    auto vault = gate::Vault::unlock(workspace, account, kPassword);
    if (!vault) qFatal("vault: %s", vault.error().detail.c_str());
    return std::move(*vault);
}

/// As if the folder had been copied from another machine: the log says that it belongs elsewhere.
inline void carryElsewhere(const fs::path& workspace)
{
    auto database = openDatabase(workspace / "audit.db", *vaultOf(workspace, "adams").open(gate::key::kAudit));
    if (!database.execute("UPDATE memo SET value = 'elsewhere' WHERE name = 'place'") || database.changes() != 1) qFatal("place");
}

inline std::int64_t recordCount(const fs::path& workspace)
{
    auto database = openDatabase(workspace / "audit.db", *vaultOf(workspace, "adams").open(gate::key::kAudit));
    return *database.integer("SELECT count(*) FROM entry");
}

/// What plateglass-verify says about the log of a workspace, given these keys; empty: it verifies.
inline QByteArray complaints(WorkspaceFixture& fixture, const fs::path& workspace, const std::vector<std::string>& keys)
{
    (void)fixture.records(workspace);
    QStringList words{QString::fromStdString(fixture.lastExport().string())};
    for (const auto& key : keys) words << QStringLiteral("--vkey") << QString::fromStdString(key);
    QProcess verify;
    verify.start(QStringLiteral(PLATEGLASS_BINARY_DIR "/bin/plateglass-verify"), words);
    verify.waitForFinished(60'000);
    return verify.exitStatus() == QProcess::NormalExit && verify.exitCode() == 0 ? QByteArray() : verify.readAllStandardOutput() + verify.readAllStandardError();
}

/// Reads that a search for all finds, -1 where it is refused.
inline std::int64_t readsIn(WorkspaceFixture& fixture, const fs::path& workspace)
{
    auto gate = fixture.signIn(workspace, "osei");
    if (!gate->startSession(goodRequest())) return -1;
    const auto all = gate->search("time:all", {});
    return all ? static_cast<std::int64_t>((*all)->answer.rows.size()) : -1;
}

} // namespace plateglass::test
