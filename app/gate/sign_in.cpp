// From a name and a password to an open gate, and what is caught up on then: failed attempts, expired accounts, waiting imports.
#include "gate/evidence.h"
#include "gate/files.h"
#include "gate/impl.h"
#include "gate/opening.h"
#include "gate/place.h"
#include "gate/program.h"
#include "gate/proof.h"
#include "json/json.h"

#include <array>

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

constexpr std::size_t kMostNoted = 1u << 20; ///< bytes

void noteFailedSignIn(const Credentials& who, base::UtcTime now, const Refusal& refusal)
{
    const bool broken = refusal.error.code != Errc::WrongPassword && refusal.error.code != Errc::Refused && refusal.error.code != Errc::Locked;
    if (broken || refusal.reason == "totp.missing") // a damaged file is no attempt; a code that was not asked for yet neither
        return;
    constexpr std::size_t kLongestName = 64;
    std::error_code none;
    if (std::filesystem::file_size(failedSignIns(who.workspace), none) > kMostNoted && !none)
        return; // thousands wait already; one more says nothing new, and a file without end fills the disk
    const json::Object note{{"account", who.account.size() <= kLongestName ? who.account : "?"}, {"t", base::toRfc3339(now, base::Precision::Millisecond)}, {"user", userName()},
                            {"host", hostName()},     {"reason", refusal.reason},                                {"locked", refusal.lockedNow}};
    // Where even this cannot be written the sign-in is refused all the same.
    (void)appendLine(failedSignIns(who.workspace), json::write(note));
}

audit::RecordDraft attemptRecord(const Recorder& recorder, const char* type, const json::Value& note)
{
    auto draft = recorder.draft(type);
    draft.out = "refused";
    draft.code = note.stringOr("reason", "password");
    draft.fields.emplace("at", note.stringOr("t", ""));
    draft.fields.emplace("attempt", json::Object{{"host", note.stringOr("host", "")}});
    draft.disclosed.push_back({"attempt", "name", note.stringOr("account", "")});
    draft.disclosed.push_back({"attempt", "user", note.stringOr("user", "")});
    return draft;
}

} // namespace

Result<std::unique_ptr<Gate>> Gate::signIn(const Credentials& who, const base::Clock& wall)
{
    PG_TRY_VOID(program::startCrypto());
    PG_TRY(WorkspaceInfo info, readWorkspaceInfo(who.workspace));
    PG_TRY(WorkspaceLock lock, WorkspaceLock::take(who.workspace, who.account));
    if (!info.notice.empty() && who.notice != Notice::Acknowledged)
        return fail(Errc::Refused, "notice");
    PG_TRY(ActivePolicy active, loadActivePolicy(who.workspace));
    PG_TRY(const KeyFile keys, KeyFile::load(who.workspace / "keys.json"));
    PG_TRY_VOID(checkPolicySignatures(active, keys)); // by these rules the claim is judged
    auto proven = prove({who.account, who.password, who.code}, {who.workspace, active.policy.accounts, info.kind, wall.now()});
    if (!proven) {
        noteFailedSignIn(who, wall.now(), proven.error());
        return std::unexpected(proven.error().error);
    }
    PG_TRY(const base::TimeZone zone, base::TimeZone::named(info.timezone));

    auto impl = std::make_unique<Impl>(std::move(info), std::move(lock), std::move(*proven), std::move(active.policy), zone, wall);
    impl->own = impl->vault.account();
    const Actor actor{impl->vault.pseudonym(), impl->own.name, impl->info.agency, std::string(policy::word(impl->own.role)), active.digest, impl->rules().mark};
    PG_TRY_VOID(impl->openAll(who.workspace, actor, keys.digest()));
    if (impl->copied)
        return std::unique_ptr<Gate>(new Gate(std::move(impl)));
    PG_TRY_VOID(impl->changeKeys([&]() -> Result<audit::RecordDraft> {
        auto draft = impl->recorder->draft("login.ok");
        draft.fields.emplace("os", json::Object{{"user", userName()}, {"host", hostName()}});
        draft.fields.emplace("auth", impl->own.secondFactor ? "password+totp" : "password");
        if (!impl->info.notice.empty())
            draft.fields.emplace("notice", "acknowledged");
        return draft;
    }));
    impl->provedAt = wall.monotonic();
    impl->wantsFactor = impl->info.kind == policy::WorkspaceKind::Working && impl->rules().accounts.totpRequired && !impl->own.secondFactor;
    impl->recordFailedSignIns();
    impl->disableExpired();
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

Result<std::unique_ptr<audit::AuditLog>> Gate::Impl::openLog(const Opening& opening)
{
    copied = opening.copied;
    audit::LogOptions options;
    options.access = copied ? audit::LogOptions::Access::ReadOnly : audit::LogOptions::Access::Open;
    options.databaseKey = opening.logKey.bytes();
    options.source = program::source();
    options.longestUnsigned = rules().audit.checkpoint;
    PG_TRY(auto signing, audit::SigningKey::fromSeed(opening.signer.name, opening.seed.bytes()));
    return audit::AuditLog::open(info.directory / "audit.db", std::move(signing), wall, std::move(options));
}

Result<void> Gate::Impl::openAll(const std::filesystem::path& directory, const Actor& actor, const std::string& keysDigest)
{
    PG_TRY(digestKey, vault.open(key::kDigest));
    auto opening = Opening::of(info, vault);
    Result<std::unique_ptr<audit::AuditLog>> log = opening ? openLog(*opening) : std::unexpected(opening.error());
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
    if (copied)
        return {};
    PG_TRY_VOID(finishKeyChange(*opening, info, vault, recorder->log()));
    if (opening->place.empty() || opening->place != placeOf(directory))
        PG_TRY_VOID(recorder->log().setMemo("place", placeOf(directory)));
    PG_TRY_VOID(checkPolicyIsCurrent(actor.policyDigest)); // before any record says that it was in force
    PG_TRY_VOID(checkKeysAreCurrent(keysDigest));
    auto start = recorder->draft("app.start");
    start.fields.emplace("keys", keysDigest);
    PG_TRY_VOID(recorder->log().append(std::move(start)));
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

Result<void> Gate::Impl::checkKeysAreCurrent(const std::string& found)
{
    constexpr std::uint64_t kPage = 256;
    std::vector<std::string> known; // newest first; two are enough
    for (std::uint64_t below = recorder->log().size(); below > 0 && known.size() < 2;) {
        const std::uint64_t from = below > kPage ? below - kPage : 0;
        PG_TRY(const auto records, recorder->log().records(from, below - from));
        for (auto at = records.rbegin(); at != records.rend() && known.size() < 2; ++at)
            if (at->bytes.contains("\"keys\":\""))
                if (const auto record = json::parse(at->bytes); record && record->find("keys"))
                    known.push_back(record->stringOr("keys", ""));
        below = from;
    }
    if (known.empty() || known.front() == found)
        return {};
    const bool behind = known.back() == found;
    auto draft = recorder->draft("integrity.fail");
    draft.out = "error";
    draft.code = behind ? "keys.unsaved" : "keys.replaced";
    PG_TRY_VOID(recorder->log().append(std::move(draft)));
    return behind ? Result<void>() : Result<void>(fail(Errc::Corrupt, "keys.json is not the one the log knows"));
}

Result<void> Gate::Impl::checkPolicyIsCurrent(const std::string& found)
{
    constexpr std::uint64_t kPage = 64;
    std::string known;
    for (std::uint64_t below = recorder->log().size(); below > 0 && known.empty();) {
        const std::uint64_t from = below > kPage ? below - kPage : 0;
        PG_TRY(const auto records, recorder->log().records(from, below - from));
        for (auto at = records.rbegin(); at != records.rend() && known.empty(); ++at)
            if (const auto record = json::parse(at->bytes))
                known = record->stringOr(record->stringOr("type", "") == "policy.activate" ? "policy" : "pol", "");
        below = from;
    }
    if (known.empty() || known == found)
        return {};
    // The program may have ended between the record of an activation and the file: that is finished a little later.
    const auto waiting = loadWaiting(info.directory, known);
    if (waiting && mayActivate(goodSigners(waiting->signatures, known, vault.file())))
        return {};
    auto draft = recorder->draft("integrity.fail");
    draft.out = "error";
    draft.code = "policy.replaced";
    draft.fields.insert_or_assign("pol", known); // the one found was never in force here
    PG_TRY_VOID(recorder->log().append(std::move(draft)));
    return fail(Errc::Corrupt, "policy/active.json is not the one the log knows");
}

void Gate::Impl::recordFailedSignIns()
{
    const auto file = failedSignIns(info.directory);
    const auto notes = readWhole(file, 2 * kMostNoted);
    if (!notes)
        return;
    std::size_t from = 0;
    while (from < notes->size()) {
        const std::size_t to = std::min(notes->find('\n', from), notes->size());
        if (const auto note = json::parse(std::string_view(*notes).substr(from, to - from)); note && note->object()) {
            if (!recorder->log().append(attemptRecord(*recorder, "login.fail", *note)))
                return; // kept for the next sign-in
            if (note->boolOr("locked", false) && !recorder->log().append(attemptRecord(*recorder, "account.lock", *note)))
                return;
        }
        from = to + 1;
    }
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

const char* Gate::Impl::barred() const
{
    if (copied)
        return reason::kCopied;
    if (locked)
        return reason::kLocked;
    const bool working = info.kind == policy::WorkspaceKind::Working;
    if (working && own.until && wall.now() >= *own.until) // nobody else changes an account while this gate holds the workspace; time does
        return "account.ended";
    if (wantsFactor)
        return reason::kEnrolFactor;
    return working && wall.monotonic() - provedAt.load() >= rules().accounts.reauth ? reason::kSignInAgain : nullptr;
}

} // namespace plateglass::gate
