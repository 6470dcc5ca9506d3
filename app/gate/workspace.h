// A workspace on disk: making one, and what may be known of it without a password.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "gate/gate_export.h"
#include "policy/roles.h"

#include <filesystem>
#include <optional>
#include <string>

namespace plateglass::gate {

inline constexpr int kWorkspaceFormat = 1;

struct Founder {
    std::string name;
    std::string password;
};

struct NewWorkspace {
    std::filesystem::path directory; ///< must not exist, or be an empty folder
    std::string agency;              ///< domain name, for the origin of the audit log
    std::string profile;             ///< a shipped policy profile, or a policy file whose name ends in .json
    std::string timezone = "UTC";    ///< IANA name
    Founder administrator;
    Founder supervisor;
    std::optional<std::filesystem::path> anchorFolder = std::nullopt;
    std::string title = {};                             ///< shown in the window; empty: the folder's name
    policy::WorkspaceKind kind = policy::WorkspaceKind::Working;
    std::optional<base::UtcTime> fixedClock = std::nullopt; ///< demo only: the workspace clock stands here
};

struct WorkspaceInfo {
    std::filesystem::path directory;
    int format = kWorkspaceFormat;
    std::string title;
    std::string agency;
    std::string origin; ///< of the audit log, also its key's name
    std::string verifierKey; ///< `name+hash+base64`, to be given to auditors
    std::string profile;
    std::string policyDigest; ///< base64url of SHA-256 of the active policy's canonical form
    std::string timezone;
    std::string mark;   ///< words of the policy that every window carries, or empty
    std::string notice; ///< words of the policy that are acknowledged before signing in, or empty
    policy::WorkspaceKind kind = policy::WorkspaceKind::Working;
    std::optional<base::UtcTime> fixedClock;
    std::optional<std::filesystem::path> anchorFolder = std::nullopt; ///< of the auditor; receives every checkpoint
};

/// Makes the folder, its keys, its databases and its first two accounts; both founders sign the policy. All or nothing.
/// Errc::AlreadyExists, InvalidArgument (detail names the field: agency, profile, timezone, password, names equal), DiskFull, Io.
[[nodiscard]] PLATEGLASS_GATE_EXPORT base::Result<WorkspaceInfo> createWorkspace(const NewWorkspace& wanted, const base::Clock& wall);

/// Puts the log's present name and key into workspace.json. Errc::DiskFull, Io; then the old ones stand there.
[[nodiscard]] base::Result<void> saveLogName(const WorkspaceInfo& info);

/// Reads workspace.json. Errc::NotFound, Malformed, NewerVersion.
[[nodiscard]] PLATEGLASS_GATE_EXPORT base::Result<WorkspaceInfo> readWorkspaceInfo(const std::filesystem::path& directory);

} // namespace plateglass::gate
