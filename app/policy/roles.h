// Who may do what: one table, tested cell by cell. Pure; any thread.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string_view>

namespace plateglass::policy {

enum class Role : std::uint8_t { Analyst, Supervisor, Auditor, Administrator, Trainer };
enum class WorkspaceKind : std::uint8_t { Working, Demo };

enum class Capability : std::uint8_t {
    Search,          ///< ask questions about reads, open reads and images; needs a session
    Import,          ///< reads, overlays, base maps; take a source back
    ListSources,
    ProposeAccount,
    ApproveAccount,
    ReadAuditLog,    ///< all of it
    ReadOwnRecords,
    ExportAuditLog,
    ProposePolicy,
    SignPolicy,
};

[[nodiscard]] bool may(Role role, Capability capability, WorkspaceKind kind);

/// Which data keys an account of this role is given.
struct KeyGrant {
    bool reads = false, images = false, audit = true, sign = true; ///< everybody's acts are recorded, so everybody's gate can append and sign
};
[[nodiscard]] KeyGrant keysOf(Role role, WorkspaceKind kind);

[[nodiscard]] std::string_view word(Role role); ///< `analyst`
[[nodiscard]] base::Result<Role> roleOf(std::string_view word);

} // namespace plateglass::policy
