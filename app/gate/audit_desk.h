// The audit log as people use it: looking at it, exporting it, proving it. Reached through Gate::auditDesk().
//
// Any thread; calls block and take turns where they must. Whatever is asked here is recorded before it is answered.
#pragma once

#include "gate/gate.h"

#include <set>

namespace plateglass::gate {

class PLATEGLASS_GATE_EXPORT AuditDesk {
public:
    /// Records in the log. Everybody; not recorded.
    [[nodiscard]] std::uint64_t size() const;

    /// Signs a checkpoint, then writes the tlog-tiles directory with what is still disclosed, less `redact` (plate, case, text,
    /// name). `directory` must not exist; it appears whole or not at all. Who: ExportAuditLog. Recorded: `auditlog.export`.
    /// Errc::Refused, InvalidArgument (detail `redact`), AlreadyExists, NotFound (no folder above), DiskFull, Io, AuditUnavailable.
    [[nodiscard]] base::Result<void> exportTo(const std::filesystem::path& directory, const std::set<std::string>& redact);

private:
    friend class Gate;
    explicit AuditDesk(Gate::Impl& in) : m_in(in) {}
    Gate::Impl& m_in;
};

} // namespace plateglass::gate
