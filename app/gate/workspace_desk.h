// The workspace as a whole: copies of it, and the key that signs its log. Reached through Gate::workspaceDesk(). What needs a gate
// that nobody else has (adopting, re-keying, restoring) are functions in workspace_care.h.
//
// Any thread; calls block. All: Errc::Refused where the role may not, with a record of that; AuditUnavailable where the record could
// not be written, and then nothing happened.
#pragma once

#include "gate/gate.h"

namespace plateglass::gate {

struct Backup {
    std::filesystem::path directory;
    std::uint64_t records = 0; ///< of the log in it
    std::uint64_t bytes = 0;
    std::string checkpoint;    ///< signed note of the log when the copy began; worth keeping apart
};

class PLATEGLASS_GATE_EXPORT WorkspaceDesk {
public:
    /// Copies the workspace, while it is open and others search in it, to a folder that appears whole or not at all: databases of one
    /// moment, the log of the same moment or later, keys, policies, maps, and `backup.json` with the SHA-256 of every file. Its bytes are as
    /// encrypted as the workspace's. It is no workspace to go on with: restoreWorkspace makes one. Who: Backup. Recorded:
    /// `workspace.backup.intent`/`.result`. Errc::AlreadyExists, NotFound (no folder above), DiskFull, Io.
    [[nodiscard]] base::Result<Backup> backupTo(const std::filesystem::path& directory);

    /// Another key signs the log from now on, the old one and the new one both sign the change; the new one is sealed to every account.
    /// Its verifier key, which auditors need beside the old one; Gate::workspace() names it from the next sign-in on. Who: AnchorAuditLog. Recorded: `key.rotate`. Errc::InvalidArgument (detail
    /// `reason.missing`), DiskFull, Io.
    [[nodiscard]] base::Result<std::string> rotateLogKey(const std::string& reason);

private:
    friend class Gate;
    explicit WorkspaceDesk(Gate::Impl& in) : m_in(in) {}
    Gate::Impl& m_in;
};

} // namespace plateglass::gate
