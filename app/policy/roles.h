// Who may do what: one table, tested cell by cell. Pure; any thread.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace plateglass::policy {

enum class Role : std::uint8_t { Analyst, Supervisor, Auditor, Administrator, Trainer };
enum class WorkspaceKind : std::uint8_t { Working, Demo };

enum class Capability : std::uint8_t {
    Search,           ///< ask questions about reads, analyse them, open reads and images; needs a session
    Export,           ///< reads out of the workspace: file, print, copy; names a recipient
    ApproveExport,
    DecideHit,        ///< confirm or reject a hit for good
    LookAtHitFirst,   ///< the first of the two looks
    Import,           ///< reads, hotlists, cameras, cases, overlays, base maps; take a source back
    ListSources,
    ApproveSearch,    ///< another's request; also reviews break-glass
    ListAccounts,
    ProposeAccount,
    ApproveAccount,   ///< never one's own proposal
    DisableAccount,   ///< at once
    ReleaseAccount,   ///< from the lock after failed sign-ins, from a lost second factor, from a forgotten password
    RecordTraining,   ///< of another
    ReviewAccounts,   ///< sign the yearly review of accounts and roles
    ReadOwnRecords,
    ReadReviewQueue,  ///< the review queue and the records of one's unit
    Review,           ///< decide what is in the queue, never about oneself
    ReadAuditLog,     ///< all of it
    ExportAuditLog,
    AnchorAuditLog,   ///< sign a checkpoint, carry it to a witness and back, print it
    AnswerForAuditLog, ///< acknowledge that the log failed its check, so that searches go on
    ReadPolicy,
    ProposePolicy,
    SignPolicy,
    ReadRetention,    ///< what is held, what is due, age of the data
    RequestRetention, ///< ask for a hold, its release, a purge
    ApproveRetention,
    RunRetention,
    Rekey,            ///< new keys for all databases; needs all of the old ones
    Backup,
    Adopt,            ///< take over a workspace that was copied to another machine
};
inline constexpr std::size_t kCapabilities = static_cast<std::size_t>(Capability::Adopt) + 1;

[[nodiscard]] bool may(Role role, Capability capability, WorkspaceKind kind);

/// Which data keys an account of this role is given.
struct KeyGrant {
    bool reads = false, images = false, audit = true, sign = true; ///< everybody's acts are recorded, so everybody's gate can append and sign
};
[[nodiscard]] KeyGrant keysOf(Role role, WorkspaceKind kind);

[[nodiscard]] std::string_view word(Role role); ///< `analyst`
[[nodiscard]] base::Result<Role> roleOf(std::string_view word);

} // namespace plateglass::policy
