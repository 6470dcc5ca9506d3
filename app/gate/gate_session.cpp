// Investigation sessions: the ground on which everything is asked. Each change is recorded before it takes effect.
#include "gate/impl.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

std::string newSessionId()
{
    std::array<std::uint8_t, 6> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return "s-" + base::toHex(bytes);
}

std::string codesOf(const std::vector<policy::SessionFault>& faults)
{
    std::string codes;
    for (const auto& fault : faults)
        codes += (codes.empty() ? "" : ",") + fault.code;
    return codes;
}

} // namespace

Result<SessionState> Gate::startSession(const policy::SessionRequest& request)
{
    PG_TRY_VOID(m_impl->demand(policy::Capability::Search, "session.refused"));
    SessionState state;
    state.request = request;
    if (const auto faults = policy::checkSession(m_impl->rules(), request); !faults.empty()) {
        const std::string codes = codesOf(faults);
        PG_TRY_VOID(m_impl->recorder->log().append(m_impl->recorder->refusal("session.refused", codes, &state)));
        return fail(Errc::Refused, codes);
    }
    std::lock_guard hold(m_impl->mutex);
    if (m_impl->session)
        PG_TRY_VOID(m_impl->endSessionLocked("session.end"));
    state.id = newSessionId();
    const auto purpose = std::ranges::find(m_impl->rules().purposes, request.purpose, &policy::Purpose::code);
    state.purposeName = purpose == m_impl->rules().purposes.end() ? request.purpose : purpose->name;
    state.started = m_impl->wall.now();
    state.ends = state.started + m_impl->rules().sessionLongest;
    PG_TRY_VOID(m_impl->recorder->log().append(m_impl->recorder->draft("session.start", &state)));
    m_impl->session = state;
    m_impl->lastAct = m_impl->wall.monotonic();
    return state;
}

Result<SessionState> Gate::pauseSession()
{
    std::lock_guard hold(m_impl->mutex);
    if (!m_impl->session)
        return fail(Errc::Refused, reason::kNoSession);
    if (!m_impl->session->paused) {
        PG_TRY_VOID(m_impl->recorder->log().append(m_impl->recorder->draft("session.pause", &*m_impl->session)));
        m_impl->session->paused = true;
        m_impl->pausedSince = m_impl->wall.monotonic();
    }
    return *m_impl->session;
}

Result<SessionState> Gate::resumeSession()
{
    std::lock_guard hold(m_impl->mutex);
    if (!m_impl->session)
        return fail(Errc::Refused, reason::kNoSession);
    if (m_impl->session->paused) {
        PG_TRY_VOID(m_impl->recorder->log().append(m_impl->recorder->draft("session.resume", &*m_impl->session)));
        m_impl->session->paused = false;
        m_impl->lastAct = m_impl->wall.monotonic();
    }
    return *m_impl->session;
}

Result<void> Gate::endSession()
{
    std::lock_guard hold(m_impl->mutex);
    if (!m_impl->session)
        return fail(Errc::Refused, reason::kNoSession);
    return m_impl->endSessionLocked("session.end");
}

std::optional<SessionState> Gate::session() const
{
    std::lock_guard hold(m_impl->mutex);
    return m_impl->session;
}

Result<void> Gate::Impl::endSessionLocked(const char* type)
{
    auto draft = recorder->draft(type, &*session);
    draft.fields.emplace("r", json::Object{{"searches", session->searches}, {"readsShown", session->readsShown}});
    PG_TRY_VOID(recorder->log().append(std::move(draft)));
    session.reset();
    readsShown.clear();
    stoppedAtCount.clear();
    handedOut.clear(); // results stay on screen as values, but nothing more can be fetched for them
    return {};
}

Result<SessionState> Gate::Impl::demandSession(const char* refusedType)
{
    PG_TRY_VOID(demand(policy::Capability::Search, refusedType));
    std::lock_guard hold(mutex);
    const char* why = !session ? reason::kNoSession : session->paused ? reason::kPaused : nullptr;
    if (why) {
        PG_TRY_VOID(recorder->log().append(recorder->refusal(refusedType, why, session ? &*session : nullptr)));
        return fail(Errc::Refused, why);
    }
    lastAct = wall.monotonic();
    return *session;
}

void Gate::Impl::enforceSessionTimes()
{
    if (!session)
        return;
    const auto mono = wall.monotonic();
    const bool over = wall.now() >= session->ends || (session->paused && mono - pausedSince >= rules().sessionPauseLongest);
    // A record that cannot be written now is tried again on the next round; nothing takes effect without it.
    if (over) {
        (void)endSessionLocked("session.end");
    } else if (!session->paused && mono - lastAct >= rules().sessionIdle) {
        auto draft = recorder->draft("session.pause", &*session);
        draft.code = "idle";
        if (recorder->log().append(std::move(draft))) {
            session->paused = true;
            pausedSince = mono;
        }
    }
}

void Gate::Impl::keepHouse(std::stop_token stop)
{
    constexpr std::chrono::seconds kRound{1};
    std::unique_lock hold(mutex);
    while (!wake.wait_for(hold, stop, kRound, [] { return false; }) && !stop.stop_requested()) {
        enforceSessionTimes();
        hold.unlock();
        (void)recorder->log().checkpointIfDue(); // tried again on the next round
        hold.lock();
    }
}

} // namespace plateglass::gate
