// Looking at the log and taking it along.
#include "gate/audit_desk.h"

#include "base/time_text.h"
#include "gate/audit_reader.h"
#include "gate/impl.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::uint64_t kBatch = 512;
constexpr std::uint64_t kMostLookedThrough = 100'000; ///< records for one page, so that none takes long
constexpr const char* kReading = "auditlog.read";

const char* word(ReportBy by)
{
    constexpr const char* kWords[] = {"user", "plate", "case", "purpose", "place", "month"};
    return kWords[static_cast<std::size_t>(by)];
}

/// Records [from, to) opened one by one; `take` says whether to go on.
template <class Take>
Result<bool> eachRecord(audit::AuditLog& log, std::uint64_t from, std::uint64_t to, RecordOrder order, Take take)
{
    PG_TRY(auto records, log.records(from, static_cast<std::size_t>(to - from)));
    std::erase_if(records, [&](const auto& record) { return record.seq >= to; });
    PG_TRY(const auto disclosures, log.disclosures(from, to));
    if (order == RecordOrder::NewestFirst) std::ranges::reverse(records);
    for (const auto& record : records) {
        const auto [first, last] = std::ranges::equal_range(disclosures, record.seq, {}, &audit::StoredDisclosure::seq);
        PG_TRY(const auto opened, openRecord(record, {first, last}));
        if (!take(opened)) return false;
    }
    return true;
}

} // namespace

std::uint64_t AuditDesk::size() const { return m_in.recorder->log().size(); }

ChainState AuditDesk::chain() const { return m_in.watch->state(); }

Result<AuditDesk::Scope> AuditDesk::scope()
{
    PG_TRY_VOID(m_in.demandOpen(kReading));
    if (m_in.may(policy::Capability::ReadAuditLog)) return Scope::All;
    if (m_in.may(policy::Capability::ReadReviewQueue)) return Scope::Unit;
    PG_TRY_VOID(m_in.demand(policy::Capability::ReadOwnRecords, kReading));
    return Scope::Own;
}

/// A supervisor's unit are the analysts; what auditors and administrators do is for the auditor.
bool AuditDesk::sees(Scope scope, const RecordLine& line) const
{
    const bool own = line.account == m_in.pseudonym;
    return scope == Scope::All || own || (scope == Scope::Unit && line.role == policy::word(policy::Role::Analyst));
}

Result<void> AuditDesk::recordReading(const RecordFilter& filter, const std::string& report, std::optional<std::uint64_t> record)
{
    json::Object what{{"type", filter.type}, {"out", filter.outcome}};
    if (filter.time) {
        what.emplace("from", base::toRfc3339(filter.time->from, base::Precision::Millisecond));
        what.emplace("to", base::toRfc3339(filter.time->to, base::Precision::Millisecond));
    }
    if (!report.empty()) what.emplace("report", report);
    if (record) what.emplace("record", *record);
    auto key = json::write(what) + "\n" + filter.who + "\n" + filter.caseNumber;
    if (report.empty()) { // a report is made anew each time
        std::lock_guard hold(m_in.mutex);
        if (m_in.logReadings.contains(key)) return {};
    }
    auto draft = m_in.recorder->draft(kReading);
    draft.fields.emplace("filter", std::move(what));
    if (!filter.who.empty()) draft.disclosed.push_back({"filter", "who", filter.who});
    if (!filter.caseNumber.empty()) draft.disclosed.push_back({"filter", "case", filter.caseNumber});
    PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
    std::lock_guard hold(m_in.mutex);
    m_in.logReadings.insert(std::move(key));
    return {};
}

Result<RecordPage> AuditDesk::page(const PageRequest& request)
{
    PG_TRY(const auto scope, this->scope());
    PG_TRY_VOID(recordReading(request.filter, {}, std::nullopt));
    auto& log = m_in.recorder->log();
    PG_TRY(const auto first, log.firstKept());
    const auto end = log.size();
    const bool down = request.order == RecordOrder::NewestFirst;
    RecordPage page;
    // `at` is the next record to look at: the first one of what is left, or one behind the last one.
    auto at = request.from ? std::clamp(*request.from, first, end) : down ? end : first;
    std::uint64_t looked = 0;
    const auto take = [&](const OpenRecord& record) {
        at = down ? record.line.seq : record.line.seq + 1;
        if (sees(scope, record.line) && matches(request.filter, record)) page.lines.push_back(record.line);
        return page.lines.size() < request.limit;
    };
    while (down ? at > first : at < end) {
        const auto from = down ? at - std::min(at - first, kBatch) : at;
        const auto to = down ? at : std::min(at + kBatch, end);
        PG_TRY(const bool more, eachRecord(log, from, to, request.order, take));
        looked += to - from;
        if (!more || looked >= kMostLookedThrough) break;
    }
    if (down ? at > first : at < end) page.next = at;
    return page;
}

Result<RecordSheet> AuditDesk::record(std::uint64_t seq)
{
    PG_TRY(const auto scope, this->scope());
    auto& log = m_in.recorder->log();
    PG_TRY(const auto stored, log.records(seq, 1));
    if (stored.empty() || stored.front().seq != seq) return fail(Errc::NotFound, "record");
    PG_TRY(const auto disclosures, log.disclosures(seq));
    PG_TRY(auto opened, openRecord(stored.front(), disclosures));
    if (!sees(scope, opened.line)) return fail(Errc::NotFound, "record");
    PG_TRY_VOID(recordReading({}, {}, seq));
    PG_TRY(const auto proof, log.proof(seq));
    RecordSheet sheet;
    sheet.line = std::move(opened.line);
    sheet.bytes = stored.front().bytes;
    sheet.values = std::move(opened.values);
    sheet.leafHash = base::toBase64(audit::leafHash(base::viewOf(sheet.bytes)));
    sheet.proof = proof.text();
    return sheet;
}

Result<LogReport> AuditDesk::report(ReportBy by, const RecordFilter& filter)
{
    PG_TRY_VOID(m_in.demand(policy::Capability::ReadAuditLog, kReading));
    PG_TRY_VOID(recordReading(filter, word(by), std::nullopt));
    auto& log = m_in.recorder->log();
    LogReport report;
    report.filter = filter;
    report.by = by;
    PG_TRY(report.checkpoint, m_in.watch->sign());
    ReportBuilder builder(by);
    const auto take = [&](const OpenRecord& record) {
        if (matches(filter, record)) builder.take(record);
        return true;
    };
    const auto end = log.size();
    PG_TRY(auto at, log.firstKept());
    for (; at < end; at += std::min(kBatch, end - at)) PG_TRY_VOID(eachRecord(log, at, std::min(at + kBatch, end), RecordOrder::ByNumber, take));
    report.rows = builder.rows();
    return report;
}

Result<void> AuditDesk::exportTo(const std::filesystem::path& directory, const std::set<std::string>& redact)
{
    PG_TRY_VOID(m_in.demand(policy::Capability::ExportAuditLog, "auditlog.export"));
    // What people call a plate stands in several fields: the plates, the canonical text, a text that was no query.
    static const std::map<std::string, std::vector<std::string>> kFields{
        {"plate", {"plate", "canonical", "raw"}}, {"case", {"case", "pending", "warrant", "taskForce"}}, {"text", {"text"}}, {"name", {"name", "user", "who", "commander"}}};
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
    for (const auto& digest : keptDigests(m_in.info.directory)) { // records name the earlier ones too
        PG_TRY(auto kept, keptPolicy(m_in.info.directory, digest));
        options.policies.push_back(std::move(kept.canonical));
    }
    auto draft = m_in.recorder->draft("auditlog.export");
    draft.fields.emplace("redacted", std::move(redacted));
    draft.fields.emplace("size", m_in.recorder->log().size());
    PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
    PG_TRY_VOID(m_in.watch->sign());
    return m_in.recorder->log().exportTo(directory, options);
}

} // namespace plateglass::gate
