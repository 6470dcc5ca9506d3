// Which of an account's keys open this workspace, and is it where it belongs? Keys change by three files that no single write can
// change together: keys.json holds the next keys beside the present ones, the log says which key signs it, each database opens with
// one of two. Whatever a killed program left half-way is told from these three, and finished or taken back. Private; the caller holds
// the workspace's lock.
//
// The order of a change: the next keys are sealed into keys.json; the log changes its key (one transaction: from here on there is no
// way back); databases are encrypted anew one by one; keys.json drops the old keys; workspace.json names the new one.
#pragma once

#include "audit/audit_log.h"
#include "gate/vault.h"
#include "gate/workspace.h"

namespace plateglass::gate {

struct Opening {
    audit::VerifierKey signer; ///< the key that signs the log now
    Secret seed;               ///< its secret half
    Secret logKey;              ///< of audit.db
    bool copied = false;        ///< the folder was made elsewhere: it may be read and nothing may be written
    bool forward = false;       ///< a change was begun for good and must be finished
    std::string place;          ///< memo of the log, empty in one that was never asked

    /// Errc::Corrupt where no key fits.
    [[nodiscard]] static base::Result<Opening> of(const WorkspaceInfo& info, const Vault& vault);
};

/// Finishes what was begun, as far as this account holds the keys, or takes back what never began. After it the vault's keys of
/// `vault.pending()` that it held are settled. The log is open under `Opening::logKey`.
[[nodiscard]] base::Result<void> finishKeyChange(const Opening& opening, WorkspaceInfo& info, Vault& vault, audit::AuditLog& log);

/// Encrypts the databases of reads and images anew, those that are not yet; nobody has them open.
[[nodiscard]] base::Result<void> rekeyStore(const std::filesystem::path& workspace, const Vault& vault);

} // namespace plateglass::gate
