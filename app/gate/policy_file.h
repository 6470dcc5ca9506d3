// The policies of a workspace: those that were ever proposed, by digest, the one in force, and the signatures that put it there.
// Blocking; any thread; who writes holds the workspace's lock.
#pragma once

#include "gate/key_file.h"
#include "policy/policy.h"

#include <filesystem>
#include <span>
#include <vector>

namespace plateglass::gate {

/// One who signs: name and unlocked keys.
struct Signatory {
    std::string name;
    const AccountKeys& keys;
};

/// One who signed that a policy shall be in force.
struct PolicySignature {
    std::string by; ///< account
    base::Bytes signature;
};

/// A policy that waits for its second signature.
struct WaitingPolicy {
    std::string digest;
    std::string proposedBy; ///< account
    std::string proposed;   ///< RFC 3339
    std::vector<PolicySignature> signatures;
};

/// base64url of SHA-256 over the canonical text.
[[nodiscard]] std::string policyDigest(std::string_view canonical);

[[nodiscard]] PolicySignature signPolicy(const std::string& digest, const Signatory& by);
/// The accounts whose signature under this digest is good, each once, in the order of signing.
[[nodiscard]] std::vector<const KeyAccount*> goodSigners(std::span<const PolicySignature> signatures, const std::string& digest, const KeyFile& keys);
/// Two different people with different roles.
[[nodiscard]] bool mayActivate(const std::vector<const KeyAccount*>& signers);

/// Keeps a text by its digest, for ever: records name it. Errc::DiskFull, Io.
[[nodiscard]] base::Result<void> keepPolicy(const std::filesystem::path& workspace, const std::string& canonical);
/// Errc::NotFound; InvalidArgument for what is no digest; Corrupt where the text does not agree with the digest or cannot be read.
[[nodiscard]] base::Result<policy::Policy> keptPolicy(const std::filesystem::path& workspace, const std::string& digest);
[[nodiscard]] std::vector<std::string> keptDigests(const std::filesystem::path& workspace); ///< sorted

[[nodiscard]] base::Result<void> saveWaiting(const std::filesystem::path& workspace, const WaitingPolicy& waiting);
/// Errc::NotFound, Corrupt.
[[nodiscard]] base::Result<WaitingPolicy> loadWaiting(const std::filesystem::path& workspace, const std::string& digest);
[[nodiscard]] std::vector<std::string> waitingDigests(const std::filesystem::path& workspace); ///< sorted
void removeWaiting(const std::filesystem::path& workspace, const std::string& digest);

/// Puts a kept policy in force: replaces policy/active.json.
[[nodiscard]] base::Result<void> activatePolicy(const std::filesystem::path& workspace, const std::string& digest, std::span<const PolicySignature> signatures);

struct ActivePolicy {
    policy::Policy policy;
    std::string digest;
    std::vector<PolicySignature> signatures;
};
/// Errc::Corrupt when text and digest do not agree.
[[nodiscard]] base::Result<ActivePolicy> loadActivePolicy(const std::filesystem::path& workspace);
/// Errc::Corrupt when two good signatures of different people and roles are not under the digest.
[[nodiscard]] base::Result<void> checkPolicySignatures(const ActivePolicy& active, const KeyFile& keys);

} // namespace plateglass::gate
