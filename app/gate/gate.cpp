#include "gate/gate.h"

#include "base/check.h"
#include "gate/impl.h"

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

/// How often the engine was entered in this run: as often as the records of the run gave receipts for.
json::Object entriesField(const store::EntryCounts& counts)
{
    return {{"searches", counts.searches}, {"details", counts.details}, {"images", counts.images}, {"lists", counts.lists}, {"changes", counts.changes}};
}

} // namespace

Gate::Gate(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Gate::~Gate()
{
    m_impl->restNow();
    if (m_impl->copied)
        return; // nothing was begun and nothing may be written
    // A failing disk must not keep the program from ending; the next start closes what stayed open.
    if (m_impl->session)
        (void)m_impl->endSessionLocked("session.end");
    auto stop = m_impl->recorder->draft("app.stop");
    if (m_impl->store) stop.fields.emplace("entries", entriesField(m_impl->store->entries()));
    (void)m_impl->recorder->log().append(std::move(stop));
    (void)m_impl->watch->sign();
}

void Gate::Impl::restNow()
{
    housekeeper.request_stop();
    wake.notify_all();
    if (housekeeper.joinable())
        housekeeper.join();
    retention.stop();
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
    if (copied)
        return fail(Errc::Refused, why); // a record here would be a fork of the log this one was copied from
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
WorkspaceDesk& Gate::workspaceDesk() { return m_impl->workspaceDesk; }
bool Gate::isCopy() const { return m_impl->copied; }

} // namespace plateglass::gate
