#include "gate/gate.h"

#include "base/check.h"
#include "gate/impl.h"

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

Gate::Gate(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

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

Result<void> Gate::Impl::demandOpen(const char* refusedType)
{
    const char* why = barred();
    if (!why)
        return {};
    PG_TRY_VOID(recorder->log().append(recorder->refusal(refusedType, why, nullptr)));
    return fail(Errc::Refused, why);
}

Result<void> Gate::Impl::demand(policy::Capability capability, const char* refusedType)
{
    PG_TRY_VOID(demandOpen(refusedType));
    if (may(capability))
        return {};
    PG_TRY_VOID(recorder->log().append(recorder->refusal(refusedType, reason::kRole, nullptr)));
    return fail(Errc::Refused, reason::kRole);
}

AccountDesk& Gate::accountDesk() { return m_impl->accountDesk; }
ApprovalDesk& Gate::approvalDesk() { return m_impl->approvalDesk; }
AuditDesk& Gate::auditDesk() { return m_impl->auditDesk; }
CaseDesk& Gate::caseDesk() { return m_impl->caseDesk; }
PolicyDesk& Gate::policyDesk() { return m_impl->policyDesk; }
RetentionDesk& Gate::retentionDesk() { return m_impl->retentionDesk; }

} // namespace plateglass::gate
