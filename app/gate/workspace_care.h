// What is done to a workspace as a whole while nobody else has it open: taking over a copy, new keys for all of it, making one of a
// backup. Each signs in by itself, as Gate::signIn does and with its errors, and ends with the workspace closed. Blocking; any thread.
#pragma once

#include "gate/gate.h"

namespace plateglass::gate {

/// A folder that was copied from elsewhere goes on as a log of its own: all records stay, every one is read again first, and from here
/// on the log has a new name and a new key. The record names the old log, its last checkpoint here, and, where the auditor's folder
/// knows a later state of it, that too. Gives the workspace with its new verifier key, which auditors need beside the old one. Who:
/// Adopt. Recorded: `workspace.adopt`. Errc::InvalidArgument (`reason.missing`, `workspace.home`: it is no copy), Refused (`role`), Corrupt.
[[nodiscard]] PLATEGLASS_GATE_EXPORT base::Result<WorkspaceInfo> adoptWorkspace(const Credentials& who, const std::string& reason, const base::Clock& wall);

/// New keys for reads, images, log, waiting imports and checkpoints, sealed to the accounts that are active; everything is encrypted
/// anew. Whoever lost their account can open nothing that is written from now on; copies made before stay readable with the keys of
/// then. The keys of plate tags and of digests stay: records name values made with them. Interrupted, it is finished or taken back at
/// the next sign-in. Needs as much free space as the largest database. Who: Rekey. Recorded: `workspace.rekey.intent`/`.result` and
/// `key.rotate`. Errc::InvalidArgument (`reason.missing`), Refused (`intake.waiting`: sealed imports wait; they are taken in first), DiskFull, Io.
[[nodiscard]] PLATEGLASS_GATE_EXPORT base::Result<WorkspaceInfo> rekeyWorkspace(const Credentials& who, const std::string& reason, const base::Clock& wall);

/// Makes a workspace of a backup: every file is compared with the backup's list, the folder appears whole or not at all, and then it is
/// adopted as above, because the log it was copied from may have gone on. `who.workspace` is the backup. Interrupted after the folder
/// appeared, it is a copy that waits for its adoption. Errc as adoptWorkspace; NotFound (no backup), AlreadyExists (`directory`), DiskFull, Io.
[[nodiscard]] PLATEGLASS_GATE_EXPORT base::Result<WorkspaceInfo> restoreWorkspace(const Credentials& who, const std::filesystem::path& directory, const std::string& reason,
                                                                                  const base::Clock& wall);

} // namespace plateglass::gate
