#include "gate/opening.h"

#include "gate/place.h"
#include "store/schema.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

/// The present key of this name and, where a change was begun, the next one.
Result<std::vector<Secret>> candidates(const Vault& vault, const std::string& name)
{
    std::vector<Secret> all;
    PG_TRY(all.emplace_back(), vault.open(name));
    if (vault.has(nextOf(name))) {
        PG_TRY(all.emplace_back(), vault.open(nextOf(name)));
    }
    return all;
}

Result<void> rekeyFile(const std::filesystem::path& file, const Vault& vault, const char* name)
{
    PG_TRY(const Secret next, vault.open(nextOf(name)));
    if (sqlite::Connection::open(file, store::openOptions(sqlite::Access::ReadOnly, next.bytes(), {}))) return {}; // done before
    PG_TRY(const Secret present, vault.open(name));
    PG_TRY(auto connection, sqlite::Connection::open(file, store::openOptions(sqlite::Access::ReadWrite, present.bytes(), {})));
    return connection.rekey(next.bytes());
}

} // namespace

Result<Opening> Opening::of(const WorkspaceInfo& info, const Vault& vault)
{
    PG_TRY(const auto logKeys, candidates(vault, key::kAudit));
    PG_TRY(const auto seeds, candidates(vault, key::kSign));
    Result<audit::AuditLog::Glance> glance = fail(Errc::Corrupt, "audit.db");
    std::size_t used = 0;
    for (; used < logKeys.size(); ++used) {
        glance = audit::AuditLog::glance(info.directory / "audit.db", logKeys[used].bytes());
        if (glance || glance.error().code != Errc::Corrupt) break;
    }
    PG_TRY_VOID(glance);
    PG_TRY(const audit::VerifierKey named, audit::VerifierKey::parse(info.verifierKey));
    if (!glance->signer && named.name != info.origin) return fail(Errc::Corrupt, "workspace.json: the key of the log is another one");
    const audit::VerifierKey& signer = glance->signer ? *glance->signer : named;
    for (const Secret& seed : seeds) {
        PG_TRY(const auto signing, audit::SigningKey::fromSeed(signer.name, seed.bytes()));
        if (signing.verifier() != signer) continue;
        const auto pending = vault.pending();
        const bool changed = &seed != &seeds.front() || !pending.contains(key::kSign); // the log's key changes first
        const auto place = glance->memos.find("place");
        const std::string known = place == glance->memos.end() ? "" : place->second;
        const bool moves = info.kind == policy::WorkspaceKind::Demo; // synthetic: whoever has it may go on
        return Opening{signer, seed, logKeys[used], !moves && !known.empty() && known != placeOf(info.directory), !pending.empty() && changed, known};
    }
    return fail(Errc::Corrupt, "workspace.json: the key of the log is another one");
}

Result<void> finishKeyChange(const Opening& opening, WorkspaceInfo& info, Vault& vault, audit::AuditLog& log)
{
    const auto pending = vault.pending();
    if (!pending.empty() && !opening.forward) PG_TRY_VOID(vault.dropNext(pending));
    if (opening.forward) {
        if (pending.contains(key::kAudit)) {
            PG_TRY(const Secret next, vault.open(nextOf(key::kAudit)));
            if (next.bytes() != opening.logKey.bytes()) PG_TRY_VOID(log.rekey(next.bytes()));
        }
        PG_TRY_VOID(rekeyStore(info.directory, vault));
        PG_TRY_VOID(vault.settle(pending));
    }
    const std::string signer = log.verifier().text();
    if (info.verifierKey == signer) return {};
    PG_TRY(const auto keys, log.verifiers());
    if (std::ranges::none_of(keys, [&](const auto& key) { return key.text() == info.verifierKey; }))
        return fail(Errc::Corrupt, "workspace.json: the key of the log is another one");
    info.verifierKey = signer;
    info.origin = log.verifier().name;
    return saveLogName(info);
}

Result<void> rekeyStore(const std::filesystem::path& workspace, const Vault& vault)
{
    const auto pending = vault.pending();
    if (pending.contains(key::kReads)) PG_TRY_VOID(rekeyFile(workspace / "reads.db", vault, key::kReads));
    if (pending.contains(key::kImages)) PG_TRY_VOID(rekeyFile(workspace / "images.db", vault, key::kImages));
    return {};
}

} // namespace plateglass::gate
