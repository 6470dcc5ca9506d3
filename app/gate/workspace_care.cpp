#include "gate/workspace_care.h"

#include "gate/anchor_folder.h"
#include "gate/backup_folder.h"
#include "gate/impl.h"
#include "gate/opening.h"
#include "gate/place.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

/// The inside of a gate for these functions.
struct KeyCare {
    using Inside = Gate::Impl;
    static Inside& of(Gate& gate) { return *gate.m_impl; }
};

namespace {

using Inside = KeyCare::Inside;

/// A name no log had before: names are never used again.
std::string nextOrigin(const WorkspaceInfo& info)
{
    std::array<std::uint8_t, 6> install{};
    randombytes_buf(install.data(), install.size());
    return info.agency + "/alpr-audit/" + (info.kind == policy::WorkspaceKind::Demo ? "demo/" : "") + base::toHex(install);
}

/// What the auditor's folder knows of the old log beyond what came along.
std::optional<audit::Checkpoint> laterState(const Inside& in)
{
    const auto keys = in.recorder->log().verifiers();
    if (!in.info.anchorFolder || !keys) return std::nullopt;
    const auto newest = newestAnchor(*in.info.anchorFolder, in.info.origin, *keys);
    return newest && newest->size > in.recorder->log().size() ? std::optional(*newest) : std::nullopt;
}

bool importsWait(const std::filesystem::path& workspace)
{
    std::error_code failed;
    for (std::filesystem::directory_iterator at(intakeFolder(workspace), failed), end; !failed && at != end; at.increment(failed))
        if (at->path().extension() == ".sealed") return true;
    return false;
}

/// Everything between the intent of a re-key and its outcome.
Result<void> renewKeys(Inside& in)
{
    PG_TRY_VOID(in.recorder->log().checkpoint());
    PG_TRY(auto opening, Opening::of(in.info, in.vault));
    PG_TRY_VOID(in.vault.makeNext({key::kSign, key::kAudit, key::kReads, key::kImages, key::kIntake}));
    PG_TRY(const Secret seed, in.vault.open(nextOf(key::kSign)));
    PG_TRY(auto next, audit::SigningKey::fromSeed(in.info.origin, seed.bytes()));
    in.store.reset(); // nobody reads while its file changes
    PG_TRY_VOID(in.recorder->log().rotate(std::move(next), in.recorder->draft("key.rotate")));
    opening.forward = true;
    return finishKeyChange(opening, in.info, in.vault, in.recorder->log());
}

} // namespace

Result<WorkspaceInfo> adoptWorkspace(const Credentials& who, const std::string& reason, const base::Clock& wall)
{
    if (reason.empty()) return fail(Errc::InvalidArgument, "reason.missing");
    PG_TRY(const auto gate, Gate::signIn(who, wall));
    Inside& in = KeyCare::of(*gate);
    if (!in.copied) return fail(Errc::InvalidArgument, "workspace.home");
    if (!in.may(policy::Capability::Adopt)) return fail(Errc::Refused, reason::kRole);
    PG_TRY_VOID(in.recorder->log().checkAll());
    const auto later = laterState(in);

    PG_TRY(auto opening, Opening::of(in.info, in.vault));
    PG_TRY_VOID(in.vault.makeNext({key::kSign}));
    PG_TRY(const Secret seed, in.vault.open(nextOf(key::kSign)));
    PG_TRY(auto next, audit::SigningKey::fromSeed(nextOrigin(in.info), seed.bytes()));
    auto draft = in.recorder->draft("workspace.adopt");
    draft.fields.emplace("place", placeOf(in.info.directory));
    draft.fields.emplace("keys", in.vault.digest());
    if (opening.place == kNoPlace) draft.fields.emplace("cause", "backup");
    if (later) draft.fields.emplace("later", json::Object{{"size", later->size}, {"root", base::toBase64(later->root)}});
    draft.disclosed.push_back({"adopt", "text", reason});
    draft.fields.emplace("adopt", json::Object{});
    opening.copied = false; // from here on it may be written
    PG_TRY(const auto log, in.openLog(opening));
    PG_TRY_VOID(log->adopt(std::move(next), std::move(draft)));
    PG_TRY_VOID(log->setMemo("place", placeOf(in.info.directory)));
    opening.forward = true;
    PG_TRY_VOID(finishKeyChange(opening, in.info, in.vault, *log));
    in.copied = true; // this gate is done: it must not say that it stopped in a log that is not its own
    return in.info;
}

Result<WorkspaceInfo> rekeyWorkspace(const Credentials& who, const std::string& reason, const base::Clock& wall)
{
    if (reason.empty()) return fail(Errc::InvalidArgument, "reason.missing");
    PG_TRY(const auto gate, Gate::signIn(who, wall));
    Inside& in = KeyCare::of(*gate);
    PG_TRY_VOID(in.demand(policy::Capability::Rekey, "workspace.refused"));
    if (importsWait(in.info.directory)) {
        PG_TRY_VOID(in.recorder->log().append(in.recorder->refusal("workspace.refused", "intake.waiting", nullptr)));
        return fail(Errc::Refused, "intake.waiting");
    }
    in.restNow();
    auto draft = in.recorder->draft("workspace.rekey.intent");
    draft.fields.emplace("rekey", json::Object{});
    draft.disclosed.push_back({"rekey", "text", reason});
    PG_TRY(const auto intent, in.recorder->log().appendIntent(std::move(draft), base::Receipt::Kind::Maintenance));
    const Stopwatch since(wall);
    const auto done = renewKeys(in);
    auto outcome = done ? in.recorder->outcome("workspace.rekey", intent, nullptr, since.elapsed()) : in.recorder->failure("workspace.rekey", intent, nullptr, done.error(), since.elapsed());
    PG_TRY_VOID(in.recorder->log().append(std::move(outcome)));
    PG_TRY_VOID(done);
    return in.info;
}

Result<WorkspaceInfo> restoreWorkspace(const Credentials& who, const std::filesystem::path& directory, const std::string& reason, const base::Clock& wall)
{
    if (reason.empty()) return fail(Errc::InvalidArgument, "reason.missing");
    PG_TRY_VOID(unpackBackup(who.workspace, directory));
    Credentials there = who;
    there.workspace = directory;
    return adoptWorkspace(there, reason, wall);
}

} // namespace plateglass::gate
