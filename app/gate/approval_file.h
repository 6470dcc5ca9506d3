// Requests and answers as signed files, and the folder of the workspace that keeps them. Blocking; the gate's mutex guards the vault.
//
// A request shows openly who asks, when, under which policy and tiers. The question itself and its ground are sealed. An answer
// shows whose request it answers (by id and by the digest of the sealed words, which carry a salt), who decided what, and until when.
#pragma once

#include "gate/approval_desk.h"
#include "gate/signed_file.h"
#include "gate/vault.h"

#include <filesystem>

namespace plateglass::gate {

/// A request as it lies in its file, checked against its signer.
struct SealedRequest {
    std::string text;      ///< of the file
    std::string id;
    std::string workspace; ///< origin of the log
    std::string policy;    ///< digest
    std::string requester; ///< pseudonym
    std::string bound;     ///< digest of the sealed words
    base::UtcTime asked, expires;
    std::map<std::string, std::string> sealed; ///< pseudonym -> words
};

struct SignedAnswer {
    std::string text;
    std::string id, workspace, policy, bound;
    std::string approver; ///< pseudonym
    Decision decision = Decision::Deny;
    base::UtcTime at, expires;
    std::string sealedReason;  ///< to the requester
    std::uint64_t record = 0;  ///< in this workspace's log; kept beside the signed text
};

[[nodiscard]] const KeyAccount* accountOf(const KeyFile& keys, const std::string& pseudonym);

/// Seals the words of `request` to `readers` and signs the whole. Sets nothing but the text and what stands in it.
[[nodiscard]] base::Result<SealedRequest> makeRequest(const ApprovalRequest& request, const std::string& workspace, const std::string& policyDigest, const Vault& requester,
                                                      const std::vector<const KeyAccount*>& readers);
/// Errc::Malformed; Corrupt where the signature is not that of the account it names.
[[nodiscard]] base::Result<SealedRequest> parseRequest(std::string text, const KeyFile& keys);
/// The words, for an account they were sealed to. Errc::Refused (`approval.sealed`), Corrupt.
[[nodiscard]] base::Result<ApprovalRequest> openRequest(const SealedRequest& request, const Vault& reader);

[[nodiscard]] base::Result<SignedAnswer> makeAnswer(const SealedRequest& request, Decision decision, const std::string& reason, base::UtcTime at, base::UtcTime expires,
                                                    const Vault& approver, const KeyFile& keys);
[[nodiscard]] base::Result<SignedAnswer> parseAnswer(std::string text, const KeyFile& keys);

/// `approvals/` of a workspace.
class ApprovalFolder {
public:
    explicit ApprovalFolder(std::filesystem::path workspace) : m_folder(std::move(workspace) / "approvals") {}

    [[nodiscard]] base::Result<void> keep(const SealedRequest& request) const;
    [[nodiscard]] base::Result<void> keep(const SignedAnswer& answer) const;
    /// Whatever in the folder cannot be read or believed is left out.
    [[nodiscard]] std::vector<SealedRequest> requests(const KeyFile& keys) const;
    /// Errc::NotFound (`request`).
    [[nodiscard]] base::Result<SealedRequest> request(const std::string& id, const KeyFile& keys) const;
    [[nodiscard]] std::optional<SignedAnswer> answer(const std::string& id, const KeyFile& keys) const;
    /// Takes away what expired before `before`.
    void sweep(base::UtcTime before, const KeyFile& keys) const;

private:
    std::filesystem::path m_folder;
};

} // namespace plateglass::gate
