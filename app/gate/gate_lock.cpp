// The lock of the window: what it covers stays open in here, and only the account's own password uncovers it.
#include "gate/impl.h"

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

Result<void> Gate::lock(LockCause cause)
{
    Impl& in = *m_impl;
    if (in.locked.exchange(true)) // before its record: a lock that waited for the disk would cover nothing
        return {};
    std::lock_guard hold(in.mutex);
    if (in.session && !in.session->paused)
        PG_TRY_VOID(in.pauseLocked("lock"));
    auto draft = in.recorder->draft("lock", in.session ? &*in.session : nullptr);
    draft.code = cause == LockCause::Idle ? "idle" : "person";
    PG_TRY_VOID(in.recorder->log().append(std::move(draft)));
    return in.recorder->log().checkpoint().transform([](const std::string&) {});
}

Result<std::optional<SessionState>> Gate::unlock(const std::string& password)
{
    Impl& in = *m_impl;
    std::lock_guard hold(in.mutex);
    if (const auto proof = in.proveHere(in.own.name, password, {}, Claim::Factors::Password); !proof)
        return std::unexpected(proof.error());
    if (!in.locked)
        return in.session;
    PG_TRY_VOID(in.recorder->log().append(in.recorder->draft("unlock", in.session ? &*in.session : nullptr)));
    in.locked = false;
    if (in.session && in.session->paused && !in.pausedByPerson)
        PG_TRY_VOID(in.resumeLocked());
    return in.session;
}

} // namespace plateglass::gate
