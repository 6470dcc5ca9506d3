// Investigation sessions: the ground on which everything is asked. Each change is recorded before it takes effect.
#include "base/time_text.h"
#include "gate/earlier_questions.h"
#include "gate/impl.h"
#include "policy/question_check.h"

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
    PG_TRY(SessionState state, m_impl->judgeGround(request, {}));
    return m_impl->beginSession(std::move(state), std::nullopt);
}

Result<SessionState> Gate::Impl::judgeGround(const policy::SessionRequest& request, const std::vector<std::string>& decided) const
{
    SessionState state;
    state.request = request;
    PG_TRY(auto context, contextOf(request, state));
    context.decided = decided;
    if (const auto faults = policy::checkSession(rules(), request, context); !faults.empty()) {
        const std::string codes = codesOf(faults);
        PG_TRY_VOID(recorder->log().append(recorder->refusal("session.refused", codes, &state)));
        return fail(Errc::Refused, codes);
    }
    const auto purpose = std::ranges::find(rules().purposes, request.purpose, &policy::Purpose::code);
    state.purposeName = purpose == rules().purposes.end() ? request.purpose : purpose->name;
    state.legalBasis = purpose == rules().purposes.end() ? "" : purpose->legalBasis;
    if (!request.warrant.number.empty())
        state.legalBasis += (state.legalBasis.empty() ? "" : ", ") + request.warrant.number;
    return state;
}

Result<SessionState> Gate::Impl::beginSession(SessionState state, const std::optional<TermLeave>& leave)
{
    std::lock_guard hold(mutex);
    if (session)
        PG_TRY_VOID(endSessionLocked("session.end"));
    state.id = newSessionId();
    state.started = wall.now();
    state.ends = state.started + rules().sessionLongest;
    auto draft = recorder->draft("session.start", &state);
    if (leave) {
        draft.fields.emplace("appr", leave->record);
        state.approver = leave->approver;
    }
    PG_TRY_VOID(recorder->log().append(std::move(draft)));
    if (state.caseDue)
        PG_TRY_VOID(store->putPendingCase({state.request.caseNumber, own.name, state.started, *state.caseDue}));
    session = state;
    lastAct = wall.monotonic();
    return state;
}

Result<SessionState> Gate::extendSession(const std::string& reason)
{
    PG_TRY(const SessionState running, m_impl->demandSession("session.refused"));
    if (const auto fault = policy::questionFault(m_impl->rules(), reason); !fault.empty()) {
        PG_TRY_VOID(m_impl->recorder->log().append(m_impl->recorder->refusal("session.refused", fault, &running)));
        return fail(Errc::Refused, fault);
    }
    std::lock_guard hold(m_impl->mutex);
    if (!m_impl->session || m_impl->session->id != running.id)
        return fail(Errc::Refused, reason::kNoSession); // its time was over meanwhile
    const auto ends = m_impl->wall.now() + m_impl->rules().sessionLongest;
    auto draft = m_impl->recorder->draft("session.extend", &running);
    draft.fields.emplace("extend", json::Object{{"ends", base::toRfc3339(ends, base::Precision::Millisecond)}});
    draft.disclosed.push_back({"extend", "reason", reason});
    PG_TRY_VOID(m_impl->recorder->log().append(std::move(draft)));
    m_impl->session->ends = ends;
    return *m_impl->session;
}

Result<policy::SessionContext> Gate::Impl::contextOf(const policy::SessionRequest& request, SessionState& state) const
{
    using Case = policy::SessionContext::Case;
    policy::SessionContext context;
    context.now = wall.now();
    if (rules().questionMemory > 0) {
        PG_TRY(context.earlierQuestions, earlierQuestions(recorder->log(), vault.pseudonym(), request.caseNumber, rules().questionMemory));
    }
    if (!store || request.caseNumber.empty())
        return context;
    PG_TRY(const auto listed, store->caseCount());
    PG_TRY(const auto found, store->caseNumbered(request.caseNumber));
    if (found) {
        state.caseTitle = found->title;
        state.caseStatus = found->status;
    }
    context.caseNumber = found ? Case::Known : listed > 0 ? Case::Unknown : Case::NotLooked;
    if (!request.casePending || found)
        return context;
    // The first promise about a number holds: a new session is no new time.
    state.caseDue = *context.now + rules().casePending;
    PG_TRY(const auto open, store->pendingCases());
    for (const auto& [pending, noted] : open) {
        if (pending.account != own.name)
            continue;
        context.overdue = context.overdue || pending.due <= *context.now;
        if (pending.number == request.caseNumber)
            state.caseDue = pending.due;
    }
    return context;
}

Result<SessionState> Gate::pauseSession()
{
    std::lock_guard hold(m_impl->mutex);
    if (!m_impl->session)
        return fail(Errc::Refused, reason::kNoSession);
    if (!m_impl->session->paused)
        PG_TRY_VOID(m_impl->pauseLocked(nullptr));
    m_impl->pausedByPerson = true;
    return *m_impl->session;
}

Result<SessionState> Gate::resumeSession()
{
    std::lock_guard hold(m_impl->mutex);
    if (!m_impl->session)
        return fail(Errc::Refused, reason::kNoSession);
    if (m_impl->locked)
        return fail(Errc::Refused, reason::kLocked);
    if (m_impl->session->paused)
        PG_TRY_VOID(m_impl->resumeLocked());
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
    stoppedExports.clear();
    handedOut.clear(); // results stay on screen as values, but nothing more can be fetched for them
    return {};
}

Result<SessionState> Gate::Impl::demandSession(const char* refusedType)
{
    PG_TRY_VOID(demand(policy::Capability::Search, refusedType));
    if (const auto why = watch->blocked(); !why.empty()) {
        PG_TRY_VOID(recorder->log().append(recorder->refusal(refusedType, why, nullptr)));
        return fail(Errc::Refused, why);
    }
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
        (void)pauseLocked("idle");
    }
}

Result<void> Gate::Impl::pauseLocked(const char* cause)
{
    auto draft = recorder->draft("session.pause", &*session);
    if (cause)
        draft.code = cause;
    PG_TRY_VOID(recorder->log().append(std::move(draft)));
    session->paused = true;
    pausedByPerson = false;
    pausedSince = wall.monotonic();
    return {};
}

Result<void> Gate::Impl::resumeLocked()
{
    PG_TRY_VOID(recorder->log().append(recorder->draft("session.resume", &*session)));
    session->paused = false;
    lastAct = wall.monotonic();
    return {};
}

void Gate::Impl::keepByTheDay()
{
    (void)expireLog("schedule");
    const std::lock_guard hold(mutex);
    disableExpired();
}

void Gate::Impl::keepHouse(std::stop_token stop)
{
    constexpr std::chrono::seconds kRound{1};
    std::unique_lock hold(mutex);
    while (!wake.wait_for(hold, stop, kRound, [] { return false; }) && !stop.stop_requested()) {
        enforceSessionTimes();
        hold.unlock();
        watch->round();
        constexpr std::chrono::minutes kDutyLook{1};
        if (!lastDutyLook || wall.monotonic() - *lastDutyLook >= kDutyLook) {
            lastDutyLook = wall.monotonic();
            noteEscalations();
        }
        constexpr std::chrono::hours kDay{24};
        if (!lastDay || wall.monotonic() - *lastDay >= kDay) {
            lastDay = wall.monotonic();
            keepByTheDay();
        }
        constexpr std::chrono::minutes kPurgeLook{10}; // cheap where nothing is due; what is due is invisible meanwhile
        if (store && wall.monotonic() - lastPurgeLook >= kPurgeLook) {
            lastPurgeLook = wall.monotonic();
            retention.wake();
        }
        hold.lock();
    }
}

} // namespace plateglass::gate
