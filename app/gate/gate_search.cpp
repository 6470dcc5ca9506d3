// Questions about reads. The order of the six steps here is the product: validate, record the intent, run with its receipt,
// record the outcome, hand over.
#include "domain/query_parser.h"
#include "domain/query_text.h"
#include "gate/impl.h"
#include "policy/question_fields.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

domain::QueryFault faultAtEnd(const std::string& text, const char* reason, const char* message)
{
    return {text.size(), 0, true, reason, message};
}

/// Puts the fences' coordinates in place of their names. The fault stands where the name stands in the text.
std::optional<domain::QueryFault> resolveNames(domain::Query& query, const std::string& text, const std::vector<store::Fence>& fences)
{
    for (auto& list : query.places)
        for (auto& area : list) {
            const auto* named = std::get_if<domain::NamedArea>(&area);
            if (!named)
                continue;
            const auto fence = std::ranges::find(fences, named->name, &store::Fence::name);
            if (fence == fences.end()) {
                const std::size_t at = text.find(named->name);
                return domain::QueryFault{at == std::string::npos ? 0 : at, at == std::string::npos ? text.size() : named->name.size(), false, "area.unknown",
                                          "There is no area of this name in the workspace."};
            }
            area = fence->area;
        }
    return std::nullopt;
}

/// The part of the language that has no engine behind it yet is refused by name, never answered wrongly.
const char* unsupportedTerm(const domain::Query& query)
{
    return query.scenes ? "scenes:" : query.sequence ? "then:" : query.convoy ? "convoy:" : query.around ? "around:" : nullptr;
}

SearchFailure failureOf(base::Error error, std::optional<std::uint64_t> record = std::nullopt)
{
    return {std::move(error), std::nullopt, record};
}

/// What a refused text shows in the record: the text itself, disclosed selectively, because it may hold a plate.
void discloseText(audit::RecordDraft& draft, const std::string& text)
{
    constexpr std::size_t kMostBytes = 4096;
    draft.fields.emplace("q", json::Object{{"kind", "text"}});
    draft.disclosed.push_back({"q", "raw", text.substr(0, kMostBytes)});
}

/// Why a search may run although a tier applies, and whether somebody looks at it afterwards.
void noteLeave(audit::RecordDraft& draft, const Leave& leave)
{
    if (leave.record)
        draft.fields.emplace("appr", *leave.record);
    if (leave.emergency)
        draft.fields.emplace("emergency", true);
    if (leave.review.empty())
        return;
    json::Array codes;
    for (const auto& code : leave.review)
        codes.emplace_back(code);
    draft.fields.emplace("review", std::move(codes));
    draft.fields.emplace("reviewHours", static_cast<std::int64_t>(leave.reviewWithin.count()));
}

} // namespace

std::expected<domain::Query, domain::QueryFault> Gate::Impl::understand(const std::string& text) const
{
    auto query = domain::parseQuery(text, {timeZone, now(), rules().country});
    if (!query)
        return query;
    if (store) {
        const auto fences = store->fences();
        if (fences)
            if (auto fault = resolveNames(*query, text, *fences))
                return std::unexpected(*fault);
    }
    if (const char* term = unsupportedTerm(*query)) {
        const std::size_t at = std::min(text.find(term), text.size());
        return std::unexpected(domain::QueryFault{at, std::string_view(term).size(), false, reason::kUnsupported, "This version cannot answer this kind of question yet."});
    }
    if (!query->time)
        return std::unexpected(faultAtEnd(text, reason::kNoTime, "A time window is needed, for example time:-30d..now, or time:all."));
    const bool hasTier = std::ranges::contains(rules().approval.tiers, policy::ApprovalTier::When::AllTime, &policy::ApprovalTier::when);
    if (query->time->all && !rules().allowAllTime && !hasTier)
        return std::unexpected(faultAtEnd(text, reason::kAllTime, "The policy does not allow time:all without approval."));
    return query;
}

std::expected<domain::Query, domain::QueryFault> Gate::check(const std::string& text) const
{
    return m_impl->understand(text);
}

std::expected<ResultPtr, SearchFailure> Gate::search(const std::string& text, std::stop_token stop)
{
    return m_impl->ask(text, std::nullopt, std::move(stop));
}

SearchFailure Gate::Impl::refuseText(const char* stem, const SessionState& running, const std::string& text, const domain::QueryFault& fault)
{
    auto draft = recorder->refusal(std::string(stem) + ".refused", fault.reason, &running);
    discloseText(draft, text);
    const auto record = recorder->log().append(std::move(draft));
    if (!record)
        return failureOf(record.error());
    return {{Errc::Malformed, fault.reason}, fault, *record};
}

std::optional<SearchFailure> Gate::Impl::refuseGround(const char* stem, const SessionState& running, const std::string& text, const domain::Query& query)
{
    const auto faults = policy::questionFaults(rules(), running.request, policy::askedQuestion(query), now());
    if (faults.empty())
        return std::nullopt;
    auto draft = recorder->refusal(std::string(stem) + ".refused", faults.front(), &running);
    discloseText(draft, text);
    const auto record = recorder->log().append(std::move(draft));
    return failureOf(record ? base::Error{Errc::Refused, faults.front()} : record.error(), record ? std::optional(*record) : std::nullopt);
}

Result<void> Gate::Impl::describe(audit::RecordDraft& draft, const domain::Query& query, const std::string& canonical)
{
    std::lock_guard hold(mutex);
    const auto tagKey = vault.plateTagKey(wall.now());
    if (!tagKey)
        return fail(Errc::AuditUnavailable, tagKey.error().detail);
    describeQuery(draft, query, canonical, *tagKey);
    return {};
}

store::SearchFrame Gate::Impl::frameFor(const SessionState& asker) const
{
    store::SearchFrame frame;
    frame.zone = timeZone;
    frame.rowLimit = rules().rowLimit;
    frame.visible = visibility(&asker);
    return frame;
}

std::expected<ResultPtr, SearchFailure> Gate::Impl::ask(const std::string& text, const std::optional<Leave>& emergency, std::stop_token stop)
{
    Impl& in = *this;
    const Stopwatch whole(in.wall);

    // 1 Validate.
    const auto running = in.demandSession("search.refused");
    if (!running)
        return std::unexpected(failureOf(running.error()));
    auto query = in.understand(text);
    if (!query)
        return std::unexpected(in.refuseText("search", *running, text, query.error()));
    if (auto refused = in.refuseGround("search", *running, text, *query))
        return std::unexpected(std::move(*refused));
    auto result = std::make_shared<SearchResult>();
    result->query = std::move(*query);
    result->text = text;
    result->canonical = domain::canonicalText(result->query);
    result->session = running->id;
    result->asked = in.now();

    // 2 Approve.
    const auto leave = in.leaveFor("search", result->query, result->canonical, *running, emergency);
    if (!leave)
        return std::unexpected(leave.error());

    // 3 The intent, on disk before anything is looked at.
    auto intentDraft = in.recorder->draft("search.intent", &*running);
    noteLeave(intentDraft, *leave);
    if (const auto described = in.describe(intentDraft, result->query, result->canonical); !described)
        return std::unexpected(failureOf(described.error()));
    auto intent = in.recorder->log().appendIntent(std::move(intentDraft), base::Receipt::Kind::Question);
    if (!intent)
        return std::unexpected(failureOf(intent.error()));
    result->intentRecord = intent->record();
    const auto beforeEngine = whole.elapsed();

    // 4 Run.
    const store::SearchFrame frame = in.frameFor(*running);
    const auto started = std::chrono::steady_clock::now();
    auto answer = in.store ? in.store->search(*intent, result->query, frame, stop) : base::Result<domain::Answer>(fail(Errc::Refused, "no key to reads"));
    result->elapsed = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(result->elapsed);
    if (answer && stop.stop_requested())
        answer = fail(Errc::Cancelled); // the user saw "cancelled"; so does the record
    if (!answer) {
        const auto record = in.recorder->log().append(in.recorder->failure("search", *intent, &*running, answer.error(), took));
        return std::unexpected(failureOf(answer.error(), record ? std::optional(*record) : std::nullopt));
    }
    result->answer = std::move(*answer);
    const auto& notBefore = frame.visible.notBefore;
    if (notBefore && (result->query.time->all || result->query.time->window.from < *notBefore))
        result->notBefore = notBefore;
    if (const auto stopped = in.stopAtCount(*result, *leave, *intent, *running, took))
        return std::unexpected(*stopped);

    // 5 The outcome. Without it the result is withheld.
    const Stopwatch outcomeTime(in.wall);
    auto outcome = in.recorder->outcome("search", *intent, &*running, took);
    result->idsDigest = describeAnswer(outcome, result->answer, *in.digestKey, result->asked);
    const auto record = in.recorder->log().append(std::move(outcome));
    if (!record)
        return std::unexpected(failureOf({Errc::AuditUnavailable, record.error().detail}));
    result->resultRecord = *record;
    result->gateShare = beforeEngine + outcomeTime.elapsed();

    // 6 Hand over.
    std::lock_guard hold(in.mutex);
    if (!in.session || in.session->id != running->id)
        return std::unexpected(failureOf({Errc::Refused, reason::kNoSession}, *record)); // ended while the search ran
    ++in.session->searches;
    if (!leave->approver.empty())
        in.session->approver = leave->approver;
    std::erase_if(in.handedOut, [](const auto& entry) { return entry.second.result.expired(); });
    in.handedOut.emplace(result.get(), HandedOut{result, std::move(*intent), std::vector<bool>(result->answer.rows.size())});
    return result;
}

} // namespace plateglass::gate
