// The active policy of a workspace: its file, its digest, the two founders' signatures under it. Blocking; any thread.
#pragma once

#include "gate/key_file.h"
#include "policy/policy.h"

#include <filesystem>

namespace plateglass::gate {

/// One who signs: name and unlocked keys.
struct Signatory {
    std::string name;
    const AccountKeys& keys;
};

/// base64url of SHA-256 over the canonical text.
[[nodiscard]] std::string policyDigest(std::string_view canonical);

/// Writes policy/<digest>.json and policy/active.json with both signatures.
[[nodiscard]] base::Result<void> activatePolicy(const std::filesystem::path& workspace, const policy::Policy& policy, const Signatory& first, const Signatory& second);

struct ActivePolicy {
    policy::Policy policy;
    std::string digest;
};
/// Errc::Corrupt when text, digest or a signature do not agree with the accounts.
[[nodiscard]] base::Result<ActivePolicy> loadActivePolicy(const std::filesystem::path& workspace);
[[nodiscard]] base::Result<void> checkPolicySignatures(const std::filesystem::path& workspace, const KeyFile& keys);

} // namespace plateglass::gate
