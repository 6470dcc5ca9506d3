#include "gate/audit_desk.h"

#include "gate/impl.h"

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

std::uint64_t AuditDesk::size() const
{
    return m_in.recorder->log().size();
}

Result<void> AuditDesk::exportTo(const std::filesystem::path& directory, const std::set<std::string>& redact)
{
    PG_TRY_VOID(m_in.demand(policy::Capability::ExportAuditLog, "auditlog.export"));
    // What people call a plate stands in several fields: the plates, the canonical text, a text that was no query.
    static const std::map<std::string, std::vector<std::string>> kFields{
        {"plate", {"plate", "canonical", "raw"}}, {"case", {"case"}}, {"text", {"text"}}, {"name", {"name", "user"}}};
    audit::ExportOptions options;
    options.disclose = audit::ExportOptions::Disclose::AllButRedacted;
    json::Array redacted;
    for (const auto& word : redact) {
        const auto fields = kFields.find(word);
        if (fields == kFields.end())
            return fail(Errc::InvalidArgument, "redact");
        options.redacted.insert(fields->second.begin(), fields->second.end());
        redacted.emplace_back(word);
    }
    options.policies.push_back(m_in.rules().canonical);
    auto draft = m_in.recorder->draft("auditlog.export");
    draft.fields.emplace("redacted", std::move(redacted));
    draft.fields.emplace("size", m_in.recorder->log().size());
    PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
    return m_in.recorder->log().exportTo(directory, options);
}

} // namespace plateglass::gate
