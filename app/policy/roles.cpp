#include "policy/roles.h"

#include <array>

namespace plateglass::policy {

namespace {

enum class Cell : std::uint8_t { No, Yes, Demo };

constexpr std::size_t kRoles = 5;
constexpr std::array<std::string_view, kRoles> kWords = {"analyst", "supervisor", "auditor", "administrator", "trainer"};

/// One row per capability, in the order of the enumeration; one cell per role, in the order of Role. A supervisor's right
/// to approve accounts includes proposing them: only a holder of the data keys can pass them on to a new account. The same
/// is why a supervisor runs a re-key: an administrator cannot open what has to be encrypted anew.
constexpr std::array<std::array<Cell, kRoles>, kCapabilities> kTable = {{
    //                       analyst    supervisor auditor    administr. trainer
    /* Search           */ {Cell::Yes, Cell::Yes, Cell::No,  Cell::No,  Cell::Demo},
    /* Export           */ {Cell::Yes, Cell::Yes, Cell::No,  Cell::No,  Cell::Demo},
    /* ApproveExport    */ {Cell::No,  Cell::Yes, Cell::No,  Cell::No,  Cell::No},
    /* DecideHit        */ {Cell::No,  Cell::Yes, Cell::No,  Cell::No,  Cell::Demo},
    /* LookAtHitFirst   */ {Cell::Yes, Cell::Yes, Cell::No,  Cell::No,  Cell::Demo},
    /* Import           */ {Cell::No,  Cell::Yes, Cell::No,  Cell::Yes, Cell::Demo},
    /* ListSources      */ {Cell::Yes, Cell::Yes, Cell::No,  Cell::Yes, Cell::Demo},
    /* ApproveSearch    */ {Cell::No,  Cell::Yes, Cell::No,  Cell::No,  Cell::No},
    /* ListAccounts     */ {Cell::No,  Cell::Yes, Cell::Yes, Cell::Yes, Cell::Demo},
    /* ProposeAccount   */ {Cell::No,  Cell::Yes, Cell::No,  Cell::Yes, Cell::No},
    /* ApproveAccount   */ {Cell::No,  Cell::Yes, Cell::No,  Cell::No,  Cell::No},
    /* DisableAccount   */ {Cell::No,  Cell::Yes, Cell::No,  Cell::Yes, Cell::No},
    /* ReleaseAccount   */ {Cell::No,  Cell::No,  Cell::No,  Cell::Yes, Cell::No},
    /* RecordTraining   */ {Cell::No,  Cell::Yes, Cell::No,  Cell::Yes, Cell::No},
    /* ReviewAccounts   */ {Cell::No,  Cell::Yes, Cell::Yes, Cell::No,  Cell::No},
    /* ReadOwnRecords   */ {Cell::Yes, Cell::Yes, Cell::Yes, Cell::No,  Cell::Demo},
    /* ReadReviewQueue  */ {Cell::No,  Cell::Yes, Cell::Yes, Cell::No,  Cell::Demo},
    /* Review           */ {Cell::No,  Cell::Yes, Cell::No,  Cell::No,  Cell::Demo},
    /* ReadAuditLog     */ {Cell::No,  Cell::No,  Cell::Yes, Cell::No,  Cell::Demo},
    /* ExportAuditLog   */ {Cell::No,  Cell::No,  Cell::Yes, Cell::No,  Cell::Demo},
    /* AnchorAuditLog   */ {Cell::No,  Cell::Yes, Cell::Yes, Cell::Yes, Cell::Demo},
    /* AnswerForAuditL. */ {Cell::No,  Cell::No,  Cell::Yes, Cell::No,  Cell::No},
    /* ReadPolicy       */ {Cell::Yes, Cell::Yes, Cell::Yes, Cell::Yes, Cell::Yes},
    /* ProposePolicy    */ {Cell::No,  Cell::No,  Cell::No,  Cell::Yes, Cell::No},
    /* SignPolicy       */ {Cell::No,  Cell::Yes, Cell::Yes, Cell::Yes, Cell::No},
    /* ReadRetention    */ {Cell::Yes, Cell::Yes, Cell::Yes, Cell::Yes, Cell::No},
    /* RequestRetention */ {Cell::Yes, Cell::Yes, Cell::No,  Cell::No,  Cell::No},
    /* ApproveRetention */ {Cell::No,  Cell::Yes, Cell::No,  Cell::No,  Cell::No},
    /* RunRetention     */ {Cell::No,  Cell::No,  Cell::No,  Cell::Yes, Cell::No},
    /* Rekey            */ {Cell::No,  Cell::Yes, Cell::No,  Cell::No,  Cell::No},
    /* Backup           */ {Cell::No,  Cell::Yes, Cell::No,  Cell::Yes, Cell::No},
    /* Adopt            */ {Cell::No,  Cell::No,  Cell::No,  Cell::Yes, Cell::No},
}};

} // namespace

bool may(Role role, Capability capability, WorkspaceKind kind)
{
    const auto cell = kTable[static_cast<std::size_t>(capability)][static_cast<std::size_t>(role)];
    return cell == Cell::Yes || (cell == Cell::Demo && kind == WorkspaceKind::Demo);
}

KeyGrant keysOf(Role role, WorkspaceKind kind)
{
    const bool viewsReads = may(role, Capability::Search, kind);
    return {.reads = viewsReads, .images = viewsReads};
}

std::string_view word(Role role) { return kWords[static_cast<std::size_t>(role)]; }

base::Result<Role> roleOf(std::string_view word)
{
    for (std::size_t i = 0; i < kRoles; ++i)
        if (kWords[i] == word) return static_cast<Role>(i);
    return base::fail(base::Errc::InvalidArgument, "role");
}

} // namespace plateglass::policy
