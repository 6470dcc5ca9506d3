// The agency's policy: reading it, proposing another, signing it, and the text for the public. Reached through
// Gate::policyDesk().
//
// A policy is in force once two different people with different roles have signed its digest with their accounts' keys. From
// then on every record names that digest. Texts are kept by digest for ever, because records point to them.
// Any thread; calls block and take turns where they must. Refusals are recorded (`policy.refused`).
#pragma once

#include "gate/gate.h"
#include "policy/policy_diff.h"
#include "policy/public_text.h"

namespace plateglass::gate {

/// A policy as the workspace holds it.
struct PolicySheet {
    std::string digest; ///< base64url of SHA-256 of the canonical text
    policy::Policy policy;
    bool inForce = false;
    std::vector<std::string> signers; ///< accounts; of the one in force and of those that wait
};

/// A policy that waits for signatures, and what it would change.
struct PolicyProposal {
    PolicySheet sheet;
    std::string proposedBy; ///< account
    base::UtcTime proposed; ///< wall clock
    std::vector<policy::PolicyChange> changes; ///< against the policy in force
    bool maySign = false;   ///< the account at this gate may, has not yet, and would not make two of one role
};

class PLATEGLASS_GATE_EXPORT PolicyDesk {
public:
    /// The policy in force. Everybody; not recorded.
    [[nodiscard]] base::Result<PolicySheet> inForce() const;
    /// Any policy that was ever proposed here. Who: ReadPolicy. Errc::Refused, NotFound, InvalidArgument (`digest`), Corrupt.
    [[nodiscard]] base::Result<PolicySheet> sheet(const std::string& digest) const;
    /// Digests of all of them, sorted. Who: ReadPolicy.
    [[nodiscard]] base::Result<std::vector<std::string>> digests() const;
    /// Those that wait for signatures. Who: ReadPolicy. Errc::Refused, Corrupt.
    [[nodiscard]] base::Result<std::vector<PolicyProposal>> proposals() const;
    /// What a file would change, before it is proposed; nothing is kept. Who: ReadPolicy. Errc::Refused, Malformed (names the member).
    [[nodiscard]] base::Result<std::vector<policy::PolicyChange>> compare(const std::string& json) const;

    /// Proposes a policy file. It must be fit for activation (policy::activationFaults). Signing is an act of its own. Who: ProposePolicy.
    /// Recorded: `policy.propose` with digest and the names of the settings that change. Errc::Refused, Malformed (names the member),
    /// InvalidArgument (`policy.<setting>`; `profile` for a training policy in a working workspace), AlreadyExists (it is in force or waits), DiskFull, Io.
    [[nodiscard]] base::Result<PolicyProposal> propose(const std::string& json);
    /// Signs a proposal. The second signature puts it in force at once: an open session ends, since its ground was checked against
    /// the old one, and Gate::policy() is another. Who: SignPolicy. Recorded: `policy.sign`, and `policy.activate` with the names of the
    /// settings that changed. Errc::Refused (role; `policy.signed`: by this account; `policy.role`: the other has the same role), NotFound,
    /// Corrupt, DiskFull, Io.
    [[nodiscard]] base::Result<PolicyProposal> sign(const std::string& digest);

    /// The usage and privacy policy for the public, from the policy in force. Everybody; not recorded. Errc::InvalidArgument naming the
    /// element that is missing (`publishCustodianTitle`): then there is no text at all.
    [[nodiscard]] base::Result<std::string> publicText(policy::TextForm form) const;

private:
    friend class Gate;
    explicit PolicyDesk(Gate::Impl& in) : m_in(in) {}
    [[nodiscard]] base::Result<PolicyProposal> proposalOf(const std::string& digest) const;
    Gate::Impl& m_in;
};

} // namespace plateglass::gate
