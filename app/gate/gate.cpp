#include "gate/gate.h"

#include "base/check.h"
#include "gate/evidence.h"
#include "gate/files.h"
#include "gate/impl.h"
#include "gate/program.h"
#include "json/json.h"

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

/// Attempts that failed while nobody held the log's key. Names and times only; read and removed at the next sign-in.
std::filesystem::path failedSignIns(const std::filesystem::path& workspace)
{
    return workspace / "failed-sign-ins.jsonl";
}

void noteFailedSignIn(const Credentials& who, const base::Clock& wall)
{
    const json::Object note{{"account", who.account}, {"t", base::toRfc3339(wall.now(), base::Precision::Millisecond)}, {"user", userName()}, {"host", hostName()}};
    // Where even this cannot be written the sign-in is refused all the same.
    (void)appendLine(failedSignIns(who.workspace), json::write(note));
}

} // namespace

Gate::Gate(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Result<std::unique_ptr<Gate>> Gate::signIn(const Credentials& who, const base::Clock& wall)
{
    PG_TRY_VOID(program::startCrypto());
    PG_TRY(WorkspaceInfo info, readWorkspaceInfo(who.workspace));
    PG_TRY(WorkspaceLock lock, WorkspaceLock::take(who.workspace, who.account));
    auto vault = Vault::unlock(who.workspace, who.account, who.password);
    if (!vault) {
        if (vault.error().code == Errc::WrongPassword || vault.error().code == Errc::Refused)
            noteFailedSignIn(who, wall);
        return std::unexpected(vault.error());
    }
    PG_TRY(ActivePolicy active, loadActivePolicy(who.workspace));
    PG_TRY(const KeyFile keys, KeyFile::load(who.workspace / "keys.json"));
    PG_TRY_VOID(checkPolicySignatures(active, keys));
    PG_TRY(const base::TimeZone zone, base::TimeZone::named(info.timezone));

    auto impl = std::make_unique<Impl>(std::move(info), std::move(lock), std::move(*vault), std::move(active.policy), zone, wall);
    impl->own = impl->vault.account();
    const Actor actor{impl->vault.pseudonym(), impl->own.name, impl->info.agency, std::string(policy::word(impl->own.role)), active.digest, impl->rules().mark};
    PG_TRY_VOID(impl->openAll(who.workspace, actor));

    auto signedIn = impl->recorder->draft("login.ok");
    signedIn.fields.emplace("os", json::Object{{"user", userName()}, {"host", hostName()}});
    PG_TRY_VOID(impl->recorder->log().append(std::move(signedIn)));
    impl->recordFailedSignIns();
    impl->approveWaiting();
    impl->takeInWaiting();
    PG_TRY_VOID(impl->noteOverdueCases());
    {
        std::lock_guard hold(impl->mutex);
        PG_TRY_VOID(impl->finishActivation());
    }
    impl->sweepApprovals();
    Impl& inside = *impl;
    // Errors are in the log; what is due stays due and is invisible meanwhile.
    if (inside.store)
        inside.retention.start([&inside](const char* why, std::stop_token stop) { (void)inside.purgeDue(why, stop); });
    inside.lastPurgeLook = wall.monotonic();
    inside.watch->begin();
    inside.housekeeper = std::jthread([&inside](std::stop_token stop) { inside.keepHouse(stop); });
    return std::unique_ptr<Gate>(new Gate(std::move(impl)));
}

Result<void> Gate::Impl::openAll(const std::filesystem::path& directory, const Actor& actor)
{
    PG_TRY(const Secret auditKey, vault.open(key::kAudit));
    PG_TRY(const Secret seed, vault.open(key::kSign));
    PG_TRY(digestKey, vault.open(key::kDigest));
    PG_TRY(auto signing, audit::SigningKey::fromSeed(info.origin, seed.bytes()));
    if (signing.verifier().text() != info.verifierKey)
        return fail(Errc::Corrupt, "workspace.json: the key of the log is another one");
    audit::LogOptions options;
    options.databaseKey = auditKey.bytes();
    options.source = program::source();
    options.longestUnsigned = rules().audit.checkpoint;
    auto log = audit::AuditLog::open(directory / "audit.db", std::move(signing), wall, std::move(options));
    if (!log) {
        if (log.error().code == Errc::Corrupt) {
            keepEvidence(directory);
            (void)queueAlert(info, "integrity", "the log cannot be opened", wall.now()); // the error itself is what must be heard
        }
        return std::unexpected(log.error());
    }
    recorder = std::make_unique<Recorder>(std::move(*log), actor);
    watch = std::make_unique<AuditWatch>(*recorder, info, [this]() -> const policy::Policy& { return rules(); }, wall);
    pseudonym = actor.pseudonym;
    PG_TRY_VOID(recorder->log().append(recorder->draft("app.start")));
    if (!vault.has(key::kReads))
        return {};
    PG_TRY(const Secret reads, vault.open(key::kReads));
    PG_TRY(const Secret images, vault.open(key::kImages));
    auto opened = store::ReadStore::open(directory, {reads.bytes(), images.bytes()}, wall);
    if (!opened) {
        auto draft = recorder->draft("integrity.fail");
        draft.out = "error";
        draft.code = base::word(opened.error().code);
        (void)recorder->log().append(std::move(draft)); // the store's own error is what the user must hear
        return std::unexpected(opened.error());
    }
    store = std::move(*opened);
    return {};
}

void Gate::Impl::recordFailedSignIns()
{
    constexpr std::size_t kMostBytes = 1u << 20;
    const auto file = failedSignIns(info.directory);
    const auto notes = readWhole(file, kMostBytes);
    if (!notes)
        return;
    std::size_t from = 0;
    while (from < notes->size()) {
        const std::size_t to = std::min(notes->find('\n', from), notes->size());
        if (const auto note = json::parse(std::string_view(*notes).substr(from, to - from)); note && note->object()) {
            auto draft = recorder->draft("login.fail");
            draft.out = "refused";
            draft.code = "password";
            draft.fields.emplace("at", note->stringOr("t", ""));
            draft.fields.emplace("attempt", json::Object{{"host", note->stringOr("host", "")}});
            draft.disclosed.push_back({"attempt", "name", note->stringOr("account", "")});
            draft.disclosed.push_back({"attempt", "user", note->stringOr("user", "")});
            if (!recorder->log().append(std::move(draft)))
                return; // kept for the next sign-in
        }
        from = to + 1;
    }
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

Gate::~Gate()
{
    m_impl->housekeeper.request_stop();
    m_impl->wake.notify_all();
    if (m_impl->housekeeper.joinable())
        m_impl->housekeeper.join();
    m_impl->retention.stop();
    // A failing disk must not keep the program from ending; the next start closes what stayed open.
    if (m_impl->session)
        (void)m_impl->endSessionLocked("session.end");
    (void)m_impl->recorder->log().append(m_impl->recorder->draft("app.stop"));
    (void)m_impl->watch->sign();
}

const WorkspaceInfo& Gate::workspace() const { return m_impl->info; }
const AccountInfo& Gate::account() const { return m_impl->own; }
const policy::Policy& Gate::policy() const { return m_impl->rules(); }
const base::TimeZone& Gate::zone() const { return m_impl->timeZone; }
base::UtcTime Gate::now() const { return m_impl->now(); }
bool Gate::may(policy::Capability capability) const { return m_impl->may(capability); }

Result<void> Gate::Impl::demand(policy::Capability capability, const char* refusedType)
{
    const char* why = locked ? reason::kLocked : may(capability) ? nullptr : reason::kRole;
    if (!why)
        return {};
    PG_TRY_VOID(recorder->log().append(recorder->refusal(refusedType, why, nullptr)));
    return fail(Errc::Refused, why);
}

AccountDesk& Gate::accountDesk() { return m_impl->accountDesk; }
ApprovalDesk& Gate::approvalDesk() { return m_impl->approvalDesk; }
AuditDesk& Gate::auditDesk() { return m_impl->auditDesk; }
CaseDesk& Gate::caseDesk() { return m_impl->caseDesk; }
PolicyDesk& Gate::policyDesk() { return m_impl->policyDesk; }
RetentionDesk& Gate::retentionDesk() { return m_impl->retentionDesk; }

} // namespace plateglass::gate
