// What leaves the window: rows for the clipboard, rows for a file. Recorded as a pair, before anybody has them.
#include "audit/merkle.h"
#include "base/time_text.h"
#include "evidence/csv.h"
#include "gate/files.h"
#include "gate/impl.h"
#include "gate/row_text.h"
#include "policy/sharing_rules.h"

#include <algorithm>
#include <format>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

json::Array pairsOf(std::span<const RowRange> ranges)
{
    json::Array all;
    for (const auto& range : ranges)
        all.emplace_back(json::Array{range.from, range.to});
    return all;
}

json::Array namesOf(std::span<const Column> columns)
{
    json::Array all;
    for (const Column column : columns)
        all.emplace_back(columnName(column));
    return all;
}

/// Who hands this on, when and why, in lines that people read: a copy that loses them has been changed.
std::vector<std::string> provenance(const WorkspaceInfo& workspace, const std::string& account, base::UtcTime now, const SessionState& session,
                                    const std::string& canonical, std::uint64_t record)
{
    std::vector<std::string> lines;
    if (workspace.kind == policy::WorkspaceKind::Demo)
        lines.emplace_back("SYNTHETIC - invented reads of a demo workspace");
    if (!workspace.mark.empty())
        lines.push_back(workspace.mark);
    lines.push_back(std::format("{}: plate reads, claims of cameras and not facts", workspace.agency));
    lines.push_back(std::format("by {} at {}, case {}, purpose {}, record {}", account, base::toRfc3339(now, base::Precision::Second), session.request.caseNumber,
                                session.request.purpose, record));
    lines.push_back("asked: " + canonical);
    return lines;
}

/// One line per row; a tab or line end inside a cell would move the columns.
std::string lineOf(const SearchResult& result, std::uint64_t position, std::span<const Column> columns)
{
    std::string line;
    for (const Column column : columns) {
        std::string cell = cellText(result.answer, result.answer.rows[position], column);
        std::ranges::replace_if(cell, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
        line += cell + "\t";
    }
    line.back() = '\n';
    return line;
}

/// The file's text: where it comes from as comment lines, then the table.
std::string csvOf(const SearchResult& result, std::span<const RowRange> ranges, const std::vector<std::string>& lines, std::span<const Column> columns)
{
    std::string text;
    for (const auto& line : lines)
        text += "# " + line + "\r\n";
    const auto add = [&](const auto& cellOf) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            text += (i ? "," : "") + cellOf(columns[i]);
        text += "\r\n";
    };
    add([](Column column) { return std::string(columnName(column)); });
    for (const auto& range : ranges)
        for (std::uint64_t at = range.from; at < range.to; ++at)
            add([&](Column column) {
                const std::string cell = cellText(result.answer, result.answer.rows[at], column);
                return isNumber(column) ? cell : evidence::csvText(cell);
            });
    return text;
}

std::uint64_t countOf(std::span<const RowRange> ranges)
{
    std::uint64_t count = 0;
    for (const auto& range : ranges)
        count += range.to - range.from;
    return count;
}

void addPosition(std::vector<RowRange>& ranges, std::uint64_t at)
{
    if (!ranges.empty() && ranges.back().to == at)
        ++ranges.back().to;
    else
        ranges.push_back({at, at + 1});
}

} // namespace

Result<std::vector<RowRange>> Gate::Impl::stillThere(const SearchResult& result, std::span<const RowRange> ranges)
{
    constexpr std::size_t kAtOnce = 4096;
    std::vector<RowRange> kept;
    const auto look = [&](std::span<const std::uint64_t> positions) -> Result<void> {
        std::vector<base::ReadId> ids;
        for (const auto position : positions)
            ids.push_back(result.answer.rows[position].id);
        std::lock_guard hold(mutex); // keeps the receipt while the store reads with it
        const auto handed = handedOut.find(&result);
        if (handed == handedOut.end())
            return fail(Errc::Refused, reason::kNoSession);
        PG_TRY(const auto reads, store->details(handed->second.receipt, ids, visibility(session ? &*session : nullptr)));
        auto read = reads.begin();
        for (const auto position : positions)
            if (read != reads.end() && read->id == result.answer.rows[position].id) {
                addPosition(kept, position);
                ++read;
            }
        return {};
    };
    // Mostly nothing changed: no read came or went since the answer, and none of these reached its limit.
    PG_TRY(const auto snapshot, store->snapshot());
    const auto visible = visibility(nullptr);
    bool same = snapshot == result.answer.snapshot;
    for (const auto& range : ranges)
        for (std::uint64_t at = range.from; same && visible.notBefore && at < range.to; ++at)
            same = result.answer.rows[at].time >= *visible.notBefore;
    if (same) {
        PG_TRY(const auto sources, store->sources());
        same = std::ranges::none_of(sources, [&](const auto& source) { return source.purgeBy && *source.purgeBy <= visible.now && *source.purgeBy >= result.asked; });
    }
    if (same)
        return std::vector<RowRange>(ranges.begin(), ranges.end());
    std::vector<std::uint64_t> some;
    for (const auto& range : ranges)
        for (std::uint64_t at = range.from; at < range.to; ++at) {
            some.push_back(at);
            if (some.size() < kAtOnce)
                continue;
            PG_TRY_VOID(look(some));
            some.clear();
        }
    PG_TRY_VOID(look(some));
    return kept;
}

Result<std::optional<std::uint64_t>> Gate::Impl::leaveToExport(const SearchResult& result, std::uint64_t rows, const SessionState& running)
{
    const auto need = policy::exportNeed(rules().approval, rows);
    if (!need)
        return std::optional<std::uint64_t>{};
    const bool never = need->tier.effect == policy::ApprovalTier::Effect::Refuse;
    {
        std::lock_guard hold(mutex);
        if (const auto grant = never ? std::nullopt : grantFor(running, result.canonical, {*need}))
            return std::optional(grant->record);
        stoppedExports.insert_or_assign(result.canonical, *need);
    }
    const char* why = never ? reason::kNever : reason::kApproval;
    auto refusal = recorder->refusal("export.refused", why, &running);
    refusal.fields.emplace("of", result.resultRecord);
    refusal.fields.emplace("rows", rows);
    refusal.fields.emplace("tiers", json::Array{json::Value(need->tier.code)});
    PG_TRY_VOID(recorder->log().append(std::move(refusal)));
    return fail(Errc::Refused, why);
}

Result<Copied> Gate::copied(const ResultPtr& result, std::span<const RowRange> ranges, std::span<const Column> columns)
{
    Impl& in = *m_impl;
    PG_TRY(const SessionState session, in.demandSession("copy.refused"));
    std::vector<RowRange> fresh;
    Copied copied;
    for (const auto& range : ranges)
        if (range.from > range.to || range.to > result->answer.rows.size())
            return fail(Errc::InvalidArgument, "position");
    if (countOf(ranges) == 0 || columns.empty())
        return fail(Errc::InvalidArgument, "rows");
    if (!in.store)
        return fail(Errc::Refused, "no key to reads");
    PG_TRY(const auto kept, in.stillThere(*result, ranges));
    copied.rows = countOf(kept);
    if (copied.rows == 0)
        return fail(Errc::NotFound, "reads");
    {
        std::lock_guard hold(in.mutex);
        const auto handed = in.handedOut.find(result.get());
        if (handed == in.handedOut.end())
            return fail(Errc::Refused, reason::kNoSession);
        fresh = in.newlyShown(handed->second, kept, *result);
    }
    PG_TRY_VOID(in.recordShown(*result, fresh));
    auto draft = in.recorder->draft("copy.intent", &session);
    draft.fields.emplace("of", result->resultRecord);
    draft.fields.emplace("rows", pairsOf(kept)); // half-open positions in the result that `of` names
    draft.fields.emplace("columns", namesOf(columns));
    PG_TRY(const base::Receipt intent, in.recorder->log().appendIntent(std::move(draft), base::Receipt::Kind::Question));
    copied.record = intent.record();

    for (const auto& line : provenance(in.info, in.own.name, in.wall.now(), session, result->canonical, copied.record))
        copied.text += line + "\n";
    for (const Column column : columns)
        copied.text += (column == columns.front() ? "" : "\t") + std::string(columnName(column));
    copied.text += "\n";
    for (const auto& range : kept)
        for (std::uint64_t at = range.from; at < range.to; ++at)
            copied.text += lineOf(*result, at, columns);
    auto outcome = in.recorder->outcome("copy", intent, &session, std::chrono::milliseconds(0));
    outcome.fields.emplace("r", json::Object{{"n", copied.rows}});
    PG_TRY_VOID(in.recorder->log().append(std::move(outcome)));
    return copied;
}

Result<Exported> Gate::exportRows(const ResultPtr& result, const ExportRows& wanted)
{
    Impl& in = *m_impl;
    PG_TRY_VOID(in.demand(policy::Capability::Export, "export.refused"));
    PG_TRY(const SessionState session, in.demandSession("export.refused"));
    const auto about = [&](audit::RecordDraft draft) {
        draft.fields.emplace("of", result->resultRecord);
        draft.fields.emplace("recipient", wanted.recipient);
        draft.fields.emplace("format", "csv");
        draft.fields.emplace("file", json::Object{});
        draft.disclosed.push_back({"file", "path", wanted.file.string()});
        return draft;
    };
    if (const std::string why = policy::recipientFault(in.rules().sharing, wanted.recipient, in.wall.now()); !why.empty()) {
        PG_TRY_VOID(in.recorder->log().append(about(in.recorder->refusal("export.refused", why, &session))));
        return fail(Errc::Refused, why);
    }
    std::error_code ignored;
    if (std::filesystem::exists(wanted.file, ignored))
        return fail(Errc::AlreadyExists, "file");
    if (wanted.file.extension() != ".csv")
        return fail(Errc::InvalidArgument, "file");
    if (!in.store)
        return fail(Errc::Refused, "no key to reads");
    const RowRange all{0, result->answer.rows.size()};
    PG_TRY(const auto kept, in.stillThere(*result, {&all, 1}));
    const std::uint64_t rows = countOf(kept);
    PG_TRY(const auto grant, in.leaveToExport(*result, rows, session));
    std::vector<RowRange> fresh;
    {
        std::lock_guard hold(in.mutex);
        const auto handed = in.handedOut.find(result.get());
        if (handed == in.handedOut.end())
            return fail(Errc::Refused, reason::kNoSession);
        fresh = in.newlyShown(handed->second, kept, *result);
    }
    PG_TRY_VOID(in.recordShown(*result, fresh));
    const std::vector<Column> columns = wanted.columns.empty() ? allColumns() : wanted.columns;
    auto draft = about(in.recorder->draft("export.intent", &session));
    draft.fields.emplace("rows", rows);
    if (grant)
        draft.fields.emplace("appr", *grant);
    draft.fields.emplace("columns", namesOf(columns));
    PG_TRY(const base::Receipt intent, in.recorder->log().appendIntent(std::move(draft), base::Receipt::Kind::Question));

    const Stopwatch writing(in.wall);
    auto lines = provenance(in.info, in.own.name, in.wall.now(), session, result->canonical, intent.record());
    lines.push_back("for " + wanted.recipient + "; not to be passed on without the agency's leave");
    const std::string text = csvOf(*result, kept, lines, columns);
    if (const auto written = replaceFile(wanted.file, text); !written) {
        (void)in.recorder->log().append(in.recorder->failure("export", intent, &session, written.error(), writing.elapsed())); // the disk's own error is what the user must hear
        return std::unexpected(written.error());
    }
    Exported exported{rows, base::toHex(audit::sha256(base::viewOf(text))), 0};
    auto outcome = in.recorder->outcome("export", intent, &session, writing.elapsed());
    outcome.fields.emplace("r", json::Object{{"n", exported.rows}, {"sha256", exported.sha256}});
    const auto record = in.recorder->log().append(std::move(outcome));
    if (!record) {
        std::filesystem::remove(wanted.file, ignored); // no record, no file
        return std::unexpected(record.error());
    }
    exported.record = *record;
    return exported;
}

} // namespace plateglass::gate
