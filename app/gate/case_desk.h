// The agency's case list: bringing it in, resolving a number, and the cases that are still pending. Reached through
// Gate::caseDesk().
//
// The list lies in the encrypted store, so only holders of its key (analysts, supervisors) can resolve numbers. An administrator's import
// is checked, then waits sealed, and is taken in at the next sign-in of somebody who holds the key.
// Any thread; calls block and take turns where they must. Refusals are recorded (`case.refused`).
#pragma once

#include "domain/case_list.h"
#include "gate/gate.h"

namespace plateglass::gate {

struct CaseImport {
    std::uint64_t total = 0;
    std::uint64_t accepted = 0;
    std::uint64_t completed = 0; ///< pending cases that resolve now
    bool waits = false;          ///< sealed, for somebody who holds the key
    std::vector<domain::RejectedRow> rejected; ///< with `number.pattern` for those that do not follow the agency's form
};

class PLATEGLASS_GATE_EXPORT CaseDesk {
public:
    /// CSV or JSON with number, title, opened, status, unit. Numbers that are known are replaced, none goes. Who: Import. Recorded:
    /// `case.import.intent`/`.result` with totals and the file's SHA-256; `case.import.wait` where it waits; `case.complete` for each pending
    /// case that resolves. Errc::Refused, NotFound, Malformed, LimitExceeded, Cancelled, DiskFull, Io, AuditUnavailable.
    [[nodiscard]] base::Result<CaseImport> importCases(const std::filesystem::path& file, std::stop_token stop);
    /// The case of this number, for the session dialog; empty where it is not in the list. Who: Search. Touches no reads; not recorded,
    /// the session that starts under it is. Errc::Refused.
    [[nodiscard]] base::Result<std::optional<domain::CaseEntry>> resolve(const std::string& number) const;
    /// Is there a list at all? Without one no number can be resolved, and none is refused for that. Who: Search.
    [[nodiscard]] base::Result<bool> hasList() const;
    /// Pending cases, the first due first: one's own, for a supervisor everybody's. Who: Search. Errc::Refused.
    [[nodiscard]] base::Result<std::vector<domain::PendingCase>> pending() const;
    /// States which case a pending number turned out to be; the same number where it is in the list by now. Who: Search, for one's own; a
    /// supervisor for everybody's. Recorded: `case.complete`. Errc::Refused, NotFound (not pending), InvalidArgument (`case.unknown`).
    [[nodiscard]] base::Result<void> complete(const domain::PendingCase& pending, const std::string& number);

private:
    friend class Gate;
    explicit CaseDesk(Gate::Impl& in) : m_in(in) {}
    Gate::Impl& m_in;
};

} // namespace plateglass::gate
