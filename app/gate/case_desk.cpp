#include "gate/case_desk.h"

#include "gate/case_file_rules.h"
#include "gate/files.h"
#include "gate/impl.h"
#include "gate/intake.h"
#include "json/json.h"

#include <algorithm>
#include <format>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;
using policy::Capability;

namespace {

constexpr const char* kRefused = "case.refused";

audit::RecordDraft completion(const Recorder& recorder, const domain::PendingCase& pending, const std::string& number, base::UtcTime now)
{
    auto draft = recorder.draft("case.complete");
    draft.fields.emplace("case", json::Object{{"late", now > pending.due}});
    draft.disclosed.push_back({"case", "case", number});
    draft.disclosed.push_back({"case", "pending", pending.number});
    draft.disclosed.push_back({"case", "name", pending.account});
    return draft;
}

} // namespace

Result<ingest::CaseFile> readCases(const std::filesystem::path& file, const policy::Policy& rules, std::stop_token stop)
{
    PG_TRY(auto read, ingest::readCaseFile(file, stop));
    const auto wrong = std::ranges::stable_partition(read.cases, [&](const auto& entry) { return policy::matchesCasePattern(rules.casePattern, entry.number); });
    for (const auto& entry : wrong)
        read.rejected.push_back({0, "number.pattern", entry.number});
    read.cases.erase(wrong.begin(), wrong.end());
    return read;
}

Result<CaseImport> CaseDesk::importCases(const std::filesystem::path& file, std::stop_token stop)
{
    PG_TRY_VOID(m_in.demand(Capability::Import, kRefused));
    if (file == "-" && !m_in.store)
        return fail(Errc::Refused, "this account holds no key to reads; only a file can be left for those who do");
    PG_TRY(auto read, readCases(file, m_in.rules(), stop));
    std::string digest;
    if (file != "-") {
        PG_TRY(digest, sha256OfFile(file));
    }
    if (m_in.store)
        return m_in.takeInCases(std::move(read), digest);
    auto record = m_in.recorder->draft("case.import.wait");
    record.fields.emplace("source", json::Object{{"sha256", digest}});
    PG_TRY(const std::uint64_t number, m_in.recorder->log().append(std::move(record)));
    std::error_code failed;
    std::filesystem::create_directories(intakeFolder(m_in.info.directory), failed);
    WaitingImport waiting;
    waiting.kind = "cases";
    waiting.fileName = file.filename().string();
    waiting.account = m_in.own.name;
    waiting.imported = base::toRfc3339(m_in.wall.now(), base::Precision::Microsecond);
    std::lock_guard hold(m_in.mutex);
    PG_TRY_VOID(sealImport(intakeFolder(m_in.info.directory) / std::format("{:012}.sealed", number), waiting, file, m_in.vault.intakePublic()));
    return CaseImport{read.cases.size() + read.rejected.size(), read.cases.size(), 0, true, std::move(read.rejected)};
}

Result<std::optional<domain::CaseEntry>> CaseDesk::resolve(const std::string& number) const
{
    PG_TRY_VOID(m_in.demand(Capability::Search, kRefused));
    return m_in.store ? m_in.store->caseNumbered(number) : fail(Errc::Refused, "no key to reads");
}

Result<bool> CaseDesk::hasList() const
{
    PG_TRY_VOID(m_in.demand(Capability::Search, kRefused));
    if (!m_in.store)
        return fail(Errc::Refused, "no key to reads");
    PG_TRY(const auto count, m_in.store->caseCount());
    return count > 0;
}

Result<std::vector<domain::PendingCase>> CaseDesk::pending() const
{
    PG_TRY_VOID(m_in.demand(Capability::Search, kRefused));
    if (!m_in.store)
        return fail(Errc::Refused, "no key to reads");
    PG_TRY(const auto rows, m_in.store->pendingCases());
    std::vector<domain::PendingCase> all;
    for (const auto& row : rows)
        if (row.pending.account == m_in.own.name || m_in.own.role == policy::Role::Supervisor)
            all.push_back(row.pending);
    return all;
}

Result<void> CaseDesk::complete(const domain::PendingCase& pending, const std::string& number)
{
    PG_TRY(const auto open, this->pending());
    const auto found = std::ranges::find_if(open, [&](const auto& one) { return one.number == pending.number && one.account == pending.account; });
    if (found == open.end())
        return fail(Errc::NotFound, "pending case");
    PG_TRY(const auto resolved, m_in.store->caseNumbered(number));
    if (!resolved)
        return fail(Errc::InvalidArgument, "case.unknown");
    PG_TRY_VOID(m_in.recorder->log().append(completion(*m_in.recorder, *found, number, m_in.wall.now())));
    return m_in.store->completePendingCase(found->number, found->account, number);
}

Result<CaseImport> Gate::Impl::takeInCases(ingest::CaseFile read, const std::string& sha256)
{
    CaseImport done{read.cases.size() + read.rejected.size(), read.cases.size(), 0, false, std::move(read.rejected)};
    auto intent = recorder->draft("case.import.intent");
    intent.fields.emplace("source", json::Object{{"sha256", sha256}});
    PG_TRY(const base::Receipt receipt, recorder->log().appendIntent(std::move(intent), base::Receipt::Kind::Maintenance));
    const Stopwatch since(wall);
    if (const auto stored = store->putCases(read.cases); !stored) {
        PG_TRY_VOID(recorder->log().append(recorder->failure("case.import", receipt, nullptr, stored.error(), since.elapsed())));
        return std::unexpected(stored.error());
    }
    auto outcome = recorder->outcome("case.import", receipt, nullptr, since.elapsed());
    outcome.fields.emplace("r", json::Object{{"total", done.total}, {"accepted", done.accepted}, {"rejected", done.rejected.size()}});
    PG_TRY_VOID(recorder->log().append(std::move(outcome)));
    PG_TRY(const auto pending, store->pendingCases());
    for (const auto& row : pending) {
        PG_TRY(const auto resolved, store->caseNumbered(row.pending.number));
        if (!resolved)
            continue;
        auto draft = completion(*recorder, row.pending, row.pending.number, wall.now());
        draft.code = "import";
        PG_TRY_VOID(recorder->log().append(std::move(draft)));
        PG_TRY_VOID(store->completePendingCase(row.pending.number, row.pending.account, row.pending.number));
        ++done.completed;
    }
    return done;
}

Result<void> Gate::Impl::noteOverdueCases()
{
    if (!store)
        return {};
    PG_TRY(const auto rows, store->pendingCases());
    for (const auto& [pending, noted] : rows) {
        if (noted || pending.due > wall.now())
            continue;
        auto draft = recorder->draft("case.overdue");
        draft.fields.emplace("case", json::Object{{"due", base::toRfc3339(pending.due, base::Precision::Millisecond)}});
        draft.disclosed.push_back({"case", "case", pending.number});
        draft.disclosed.push_back({"case", "name", pending.account});
        PG_TRY_VOID(recorder->log().append(std::move(draft)));
        PG_TRY_VOID(store->notePendingOverdue(pending.number, pending.account));
    }
    return {};
}

} // namespace plateglass::gate
