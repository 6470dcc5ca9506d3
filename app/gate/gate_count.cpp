// Counts and previews: questions of their own, because a number tells something about reads. Rounded, throttled, recorded.
#include "domain/query_text.h"
#include "gate/impl.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using policy::CountKind;

namespace {

SearchFailure failureOf(base::Error error, std::optional<std::uint64_t> record = std::nullopt)
{
    return {std::move(error), std::nullopt, record};
}

/// Is there room for one more within `span`? Forgets what is older.
bool roomFor(std::vector<std::chrono::milliseconds>& made, std::chrono::milliseconds now, std::chrono::milliseconds span, int most)
{
    std::erase_if(made, [&](auto at) { return now - at >= span; });
    return made.size() < static_cast<std::size_t>(most);
}

/// Takes room for one more count, or says why there is none. Numbers of queries that were never written on are few; they live as long as the pace.
const char* takeRoom(CountPace& pace, const policy::CountRules& rules, CountKind kind, std::uint64_t compose, std::chrono::milliseconds now)
{
    if (kind == CountKind::Count) {
        if (!roomFor(pace.counts, now, std::chrono::minutes(1), rules.countsPerMinute))
            return "count.often";
        pace.counts.push_back(now);
        return nullptr;
    }
    int& ofThis = pace.perCompose[compose];
    if (ofThis >= rules.perCompose || !roomFor(pace.previews, now, rules.previewsWithin, rules.previewsMost))
        return "count.often";
    ++ofThis;
    pace.previews.push_back(now);
    return nullptr;
}

} // namespace

std::expected<Counted, SearchFailure> Gate::count(const std::string& text, std::stop_token stop)
{
    return m_impl->countReads(text, CountKind::Count, 0, std::move(stop));
}

std::expected<Counted, SearchFailure> Gate::preview(const std::string& text, std::uint64_t compose, std::stop_token stop)
{
    return m_impl->countReads(text, CountKind::Preview, compose, std::move(stop));
}

std::expected<Counted, SearchFailure> Gate::Impl::countReads(const std::string& text, CountKind kind, std::uint64_t compose, std::stop_token stop)
{
    const std::string stem = kind == CountKind::Count ? "count" : "preview";
    const auto& counts = rules().approval.counts;

    // 1 Validate.
    const auto running = demandSession((stem + ".refused").c_str());
    if (!running)
        return std::unexpected(failureOf(running.error()));
    const auto query = understand(text);
    if (!query)
        return std::unexpected(refuseText(stem.c_str(), *running, text, query.error()));
    if (auto refused = refuseGround(stem.c_str(), *running, text, *query))
        return std::unexpected(std::move(*refused));
    const std::string canonical = domain::canonicalText(*query);
    std::string why = policy::countRefusal(counts, *query, kind);
    if (why.empty()) {
        std::lock_guard hold(mutex);
        if (const char* full = takeRoom(pace, counts, kind, compose, wall.monotonic()))
            why = full;
    }
    if (!why.empty()) {
        auto refusal = recorder->refusal(stem + ".refused", why, &*running);
        if (const auto described = describe(refusal, *query, canonical); !described)
            return std::unexpected(failureOf(described.error()));
        const auto record = recorder->log().append(std::move(refusal));
        return std::unexpected(record ? failureOf({Errc::Refused, why}, *record) : failureOf(record.error()));
    }

    // 2 Approve: what may not be searched may not be counted.
    const auto leave = leaveFor(stem.c_str(), *query, canonical, *running, std::nullopt);
    if (!leave)
        return std::unexpected(leave.error());

    // 3 The intent.
    auto draft = recorder->draft(stem + ".intent", &*running);
    if (leave->record)
        draft.fields.emplace("appr", *leave->record);
    if (kind == CountKind::Preview)
        draft.fields.emplace("compose", compose);
    if (const auto described = describe(draft, *query, canonical); !described)
        return std::unexpected(failureOf(described.error()));
    const auto intent = recorder->log().appendIntent(std::move(draft), base::Receipt::Kind::Question);
    if (!intent)
        return std::unexpected(failureOf(intent.error()));

    // 4 Run. No row is kept: a limit of none counts only.
    store::SearchFrame frame = frameFor(*running);
    frame.rowLimit = 0;
    const Stopwatch engine(wall);
    auto answer = store ? store->search(*intent, *query, frame, stop) : base::Result<domain::Answer>(base::fail(Errc::Refused, "no key to reads"));
    if (answer && stop.stop_requested())
        answer = base::fail(Errc::Cancelled);
    if (!answer) {
        const auto record = recorder->log().append(recorder->failure(stem, *intent, &*running, answer.error(), engine.elapsed()));
        return std::unexpected(failureOf(answer.error(), record ? std::optional(*record) : std::nullopt));
    }

    // 5 The outcome: rounded in the open, exact for auditors.
    Counted counted;
    counted.about = policy::roundedCount(answer->matched);
    counted.fewerThanTen = answer->matched < 10;
    auto outcome = recorder->outcome(stem, *intent, &*running, engine.elapsed());
    outcome.fields.emplace("r", json::Object{{"about", counted.about}, {"snapshot", answer->snapshot}});
    outcome.disclosed.push_back({"r", "exact", answer->matched});
    const auto record = recorder->log().append(std::move(outcome));
    if (!record)
        return std::unexpected(failureOf({Errc::AuditUnavailable, record.error().detail}));
    counted.record = *record;

    // 6 Hand over.
    std::lock_guard hold(mutex);
    if (!session || session->id != running->id)
        return std::unexpected(failureOf({Errc::Refused, reason::kNoSession}, *record));
    ++session->previews;
    return counted;
}

} // namespace plateglass::gate
