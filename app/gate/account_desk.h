// Accounts: who may sign in, as what, and who answers for it. Reached through Gate::accountDesk().
//
// Any thread; calls block and take turns where they must. Each act is demanded of the role, recorded, then done; a refusal
// is recorded too (`account.refused`).
#pragma once

#include "gate/gate.h"

namespace plateglass::gate {

class PLATEGLASS_GATE_EXPORT AccountDesk {
public:
    /// Enrols an account: active at once where the one who asks may approve and holds every key the role needs, proposed otherwise.
    /// Who: ProposeAccount. Recorded: `account.propose`, then `account.add`. Errc::Refused, InvalidArgument (detail `name` or `password`),
    /// AlreadyExists, AuditUnavailable, DiskFull, Io.
    [[nodiscard]] base::Result<AccountInfo> add(const std::string& name, policy::Role role, const std::string& password);
    /// Seals the role's keys to a proposed account and makes it active. Who: ApproveAccount. Recorded: `account.approve`.
    /// Errc::Refused, NotFound, InvalidArgument (not proposed), AuditUnavailable, DiskFull, Io.
    [[nodiscard]] base::Result<AccountInfo> approve(const std::string& name);
    /// All accounts, in the order of their enrolment. Everybody; not recorded.
    [[nodiscard]] std::vector<AccountInfo> list() const;

private:
    friend class Gate;
    explicit AccountDesk(Gate::Impl& in) : m_in(in) {}
    Gate::Impl& m_in;
};

} // namespace plateglass::gate
