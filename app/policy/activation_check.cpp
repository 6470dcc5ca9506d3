// What keeps a policy from being activated although it can be read.
#include "policy/policy.h"

#include <algorithm>

namespace plateglass::policy {

namespace {

using Names = std::vector<std::string>;

/// Does one class of data outlive another? "never" outlives all days.
bool longer(const Days& one, const Days& other) { return other && (!one || *one > *other); }
Days longest(const Days& one, const Days& other) { return longer(one, other) ? one : other; }

void checkRetention(const Retention& retention, Names& faults)
{
    const auto reads = longest(retention.read, retention.hit);
    if (longer(retention.image, reads)) faults.emplace_back("imageRetentionDays"); // a photograph shows the plate of a read that is gone
    if (longer(retention.thumbnail, retention.image)) faults.emplace_back("thumbnailRetentionDays");
    if (longer(reads, retention.audit)) faults.emplace_back("auditRetentionDays"); // what is kept must be accounted for
}

void checkSharing(const SharingRules& sharing, Names& faults)
{
    if (sharing.scope == SharingRules::Scope::Nobody && !sharing.recipients.empty()) faults.emplace_back("sharingRecipients");
    for (const auto& recipient : sharing.recipients) {
        const bool kind = sharing.kinds.empty() || std::ranges::contains(sharing.kinds, recipient.kind);
        const bool place = sharing.jurisdictions.empty() || std::ranges::contains(sharing.jurisdictions, recipient.jurisdiction);
        if ((!kind || !place) && !std::ranges::contains(faults, "sharingRecipients")) faults.emplace_back("sharingRecipients");
    }
}

bool complete(const AuditPlan& plan)
{
    return !plan.auditor.empty() && !plan.approver.empty() && !plan.riskAreas.empty() && !plan.sampling.empty() && !plan.documentation.empty() &&
           !plan.resolution.empty() && plan.papersDays > 0;
}

} // namespace

std::vector<std::string> activationFaults(const Policy& policy)
{
    Names faults = policy.missing;
    if (policy.use == Use::Evaluation && policy.mark.empty()) faults.emplace_back("mark");
    checkRetention(policy.retention, faults);
    checkSharing(policy.sharing, faults);
    if (policy.use != Use::Casework) return faults;
    if (!policy.retention.read) faults.emplace_back("readRetentionDays"); // a policy must say how long
    if (!complete(policy.review.plan)) faults.emplace_back("auditPlan");
    for (auto& name : emptyFields(policy.publication)) faults.push_back(std::move(name));
    return faults;
}

} // namespace plateglass::policy
