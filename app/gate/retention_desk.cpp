#include "gate/retention_desk.h"

#include "gate/age_of_data.h"
#include "gate/impl.h"
#include "json/json.h"

#include <algorithm>
#include <charconv>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kBatch = 20'000; ///< reads in one transaction: a second or so in which no import can begin
constexpr std::chrono::days kLongestHold{36'500}; ///< where the policy lets holds last: a century, so that a date can be shown

std::string stamp(base::UtcTime t) { return base::toRfc3339(t, base::Precision::Millisecond); }

Purged purgedOf(const store::PurgeCounts& counts)
{
    return {counts.reads, counts.images, counts.rejectedRows, counts.sources, counts.holds, 0, counts.oldest, counts.newest};
}

/// `r` of a purge: counts by class and the range of the reads, no plates.
json::Object describePurged(const Purged& gone)
{
    json::Object r{{"reads", gone.reads},     {"images", gone.images}, {"rejectedRows", gone.rejectedRows},
                   {"sources", gone.sources}, {"holds", gone.holds},   {"waitingImports", gone.waitingImports}};
    if (gone.oldest) r.emplace("oldest", stamp(*gone.oldest));
    if (gone.newest) r.emplace("newest", stamp(*gone.newest));
    return r;
}

json::Object describeLimits(const store::PurgeLimits& limits)
{
    json::Object out;
    if (limits.reads) out.emplace("reads", stamp(*limits.reads));
    if (limits.images) out.emplace("images", stamp(*limits.images));
    if (limits.rejectedRows) out.emplace("rejectedRows", stamp(*limits.rejectedRows));
    return out;
}

HeldReads heldOf(const store::Hold& hold, base::UtcTime now)
{
    using State = HeldReads::State;
    const State state = hold.released ? State::Released : !hold.lives(now) ? State::Expired : hold.approved ? State::Held : State::Requested;
    return {hold.id, hold.caseNumber, hold.facts, hold.query, hold.requester, hold.approver, hold.requested, hold.expires, hold.reads, state};
}

audit::RecordDraft holdRecord(const Recorder& recorder, std::string type, const store::Hold& hold, const SessionState* session = nullptr)
{
    auto draft = recorder.draft(std::move(type), session);
    json::Object what{{"reads", hold.reads}, {"expires", stamp(hold.expires)}};
    if (hold.id > 0) what.emplace("id", hold.id);
    draft.fields.emplace("hold", std::move(what));
    draft.disclosed.push_back({"hold", "case", hold.caseNumber});
    draft.disclosed.push_back({"hold", "text", hold.facts});
    draft.disclosed.push_back({"hold", "canonical", hold.query});
    return draft;
}

} // namespace

store::Visibility Gate::Impl::visibility(const SessionState* asker) const
{
    store::Visibility visible{.now = now()};
    const auto limits = purgeLimits(visible.now);
    visible.notBefore = limits.reads;
    visible.imagesNotBefore = limits.images;
    if (asker) visible.holdCase = asker->request.caseNumber;
    if (rules().keeping.heldReads == policy::KeepingRules::HeldReads::InGeneralSearch) visible.held = store::Visibility::Held::All;
    return visible;
}

store::PurgeLimits Gate::Impl::purgeLimits(base::UtcTime at) const
{
    store::PurgeLimits limits{.now = at};
    const auto& kept = rules().retention;
    if (kept.read) limits.reads = at - *kept.read;
    if (kept.image) limits.images = at - *kept.image;
    if (kept.read) limits.rejectedRows = wall.now() - *kept.read; // imports are dated by the wall clock
    return limits;
}

/// Files that administrators left sealed before the limit: every read in them is older still.
std::uint64_t Gate::Impl::dropOldWaitingImports(base::UtcTime limit)
{
    std::uint64_t gone = 0;
    std::error_code failed;
    for (std::filesystem::directory_iterator at(intakeFolder(info.directory), failed), end; !failed && at != end; at.increment(failed)) {
        // Its name is the number of the record that says when it was left; the file's own date is anybody's to change.
        const std::string name = at->path().stem().string();
        std::uint64_t number = 0;
        if (at->path().extension() != ".sealed" || std::from_chars(name.data(), name.data() + name.size(), number).ec != std::errc{}) continue;
        const auto record = recorder->log().records(number, 1);
        if (!record || record->empty()) continue;
        const auto value = json::parse(record->front().bytes);
        if (!value) continue;
        const auto left = base::fromRfc3339(value->stringOr("t", ""));
        if (!left || *left >= limit) continue;
        std::error_code ignored;
        if (std::filesystem::remove(at->path(), ignored)) ++gone;
    }
    return gone;
}

Result<RetentionRun> Gate::Impl::purgeDue(const char* why, std::stop_token stop)
{
    const std::scoped_lock turn(retention.turn());
    const auto limits = purgeLimits(now());
    RetentionRun run{.readsNotBefore = limits.reads};
    PG_TRY(const auto due, store->due(limits));
    PG_TRY(const bool unscrubbed, store->needsScrub());
    const bool asked = std::string_view(why) == "asked";
    if (due.none() && !unscrubbed && !asked) return run;

    auto draft = recorder->draft("purge.intent");
    draft.fields.emplace("purge", json::Object{{"why", why}, {"before", describeLimits(limits)}});
    PG_TRY(const auto receipt, recorder->log().appendIntent(std::move(draft), base::Receipt::Kind::Maintenance));
    const Stopwatch since(wall);
    store::PurgeCounts gone;
    Result<void> went{};
    for (bool more = true; more && went;) {
        if (stop.stop_requested()) {
            went = fail(Errc::Cancelled);
            break;
        }
        const auto step = store->purgeStep(receipt, limits, kBatch);
        if (!step) went = std::unexpected(step.error());
        else gone.add(step->gone);
        more = step && step->more;
    }
    run.gone = purgedOf(gone);
    if (went && limits.rejectedRows) run.gone.waitingImports = dropOldWaitingImports(*limits.rejectedRows);
    run.end = run.gone.none() && untold.none() && !unscrubbed ? RetentionRun::End::NothingDue : RetentionRun::End::Done;
    if (went) {
        const auto scrubbed = store->scrub(receipt, stop);
        if (!scrubbed && scrubbed.error().code == Errc::Locked) run.end = RetentionRun::End::Unscrubbed;
        else went = scrubbed;
    }
    auto outcome = went ? recorder->outcome("purge", receipt, nullptr, since.elapsed()) : recorder->failure("purge", receipt, nullptr, went.error(), since.elapsed());
    outcome.fields.emplace("r", describePurged(run.gone));
    outcome.fields.emplace("scrubbed", went && run.end != RetentionRun::End::Unscrubbed);
    PG_TRY_VOID(recorder->log().append(std::move(outcome)));
    untold.add(run.gone);
    if (!went) return std::unexpected(went.error());
    if (asked) run.gone = std::exchange(untold, {});
    return run;
}

void Purged::add(const Purged& other)
{
    reads += other.reads;
    images += other.images;
    rejectedRows += other.rejectedRows;
    sources += other.sources;
    holds += other.holds;
    waitingImports += other.waitingImports;
    if (other.oldest && (!oldest || *other.oldest < *oldest)) oldest = other.oldest;
    if (other.newest && (!newest || *newest < *other.newest)) newest = other.newest;
}

Result<RetentionRun> RetentionDesk::run(std::stop_token stop)
{
    if (m_in.store) return m_in.purgeDue("asked", std::move(stop));
    PG_TRY_VOID(m_in.demand(policy::Capability::RunRetention, "purge.refused"));
    const auto limits = m_in.purgeLimits(m_in.now());
    auto draft = m_in.recorder->draft("purge.wait");
    draft.fields.emplace("purge", json::Object{{"why", "asked"}, {"before", describeLimits(limits)}});
    PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
    RetentionRun left{.end = RetentionRun::End::LeftForTheKey, .readsNotBefore = limits.reads};
    if (limits.rejectedRows) left.gone.waitingImports = m_in.dropOldWaitingImports(*limits.rejectedRows);
    return left;
}

Result<RetentionRun> RetentionDesk::dryRun(std::optional<base::UtcTime> asIf)
{
    PG_TRY_VOID(m_in.demand(policy::Capability::ReadRetention, "retention.refused"));
    if (!m_in.store) return fail(Errc::Refused, "no key to reads");
    auto limits = m_in.purgeLimits(asIf.value_or(m_in.now()));
    if (limits.rejectedRows && asIf) limits.rejectedRows = *limits.rejectedRows + base::Microseconds(asIf->micros - m_in.now().micros);
    auto draft = m_in.recorder->draft("retention.count");
    draft.fields.emplace("purge", json::Object{{"before", describeLimits(limits)}});
    PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
    PG_TRY(const auto due, m_in.store->due(limits));
    return RetentionRun{RetentionRun::End::Counted, purgedOf(due), limits.reads};
}

Result<HeldReads> RetentionDesk::requestHold(const ResultPtr& answer, const std::string& facts)
{
    PG_TRY_VOID(m_in.demand(policy::Capability::RequestRetention, "hold.refused"));
    PG_TRY(const SessionState session, m_in.demandSession("hold.refused"));
    {
        const std::scoped_lock hold(m_in.mutex);
        if (!m_in.handedOut.contains(answer.get())) return fail(Errc::Refused, reason::kNoSession);
    }
    if (static_cast<int>(facts.size()) < m_in.rules().questionLeast || static_cast<int>(facts.size()) > m_in.rules().questionMost)
        return fail(Errc::InvalidArgument, "facts");
    std::vector<base::ReadId> reads;
    for (const auto& row : answer->answer.rows) reads.push_back(row.id);
    if (reads.empty()) return fail(Errc::InvalidArgument, "reads");

    store::Hold hold{.caseNumber = session.request.caseNumber, .facts = facts, .query = answer->canonical, .requester = m_in.own.name, .requested = m_in.now()};
    hold.expires = hold.requested + m_in.rules().keeping.holdPending;
    hold.reads = reads.size();
    auto draft = holdRecord(*m_in.recorder, "hold.request", hold, &session);
    draft.fields.emplace("rel", answer->resultRecord);
    PG_TRY(const auto receipt, m_in.recorder->log().appendIntent(std::move(draft), base::Receipt::Kind::Maintenance));
    PG_TRY(const auto made, m_in.store->addHold(receipt, std::move(hold), reads));
    return heldOf(made, m_in.now());
}

Result<HeldReads> RetentionDesk::approveHold(std::int64_t id) { return decideHold(id, "hold.add"); }

Result<HeldReads> RetentionDesk::releaseHold(std::int64_t id) { return decideHold(id, "hold.release"); }

Result<HeldReads> RetentionDesk::decideHold(std::int64_t id, const char* stem)
{
    PG_TRY_VOID(m_in.demand(policy::Capability::ApproveRetention, "hold.refused"));
    PG_TRY(const auto all, m_in.store->holds());
    const auto found = std::ranges::find(all, id, &store::Hold::id);
    if (found == all.end()) return fail(Errc::NotFound, "hold");
    store::Hold hold = *found;
    const char* why = hold.requester == m_in.own.name ? "hold.own" : !hold.lives(m_in.now()) ? "hold.over" : nullptr;
    if (why) {
        auto draft = m_in.recorder->refusal("hold.refused", why, nullptr);
        draft.fields.emplace("hold", json::Object{{"id", hold.id}});
        PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
        return fail(Errc::Refused, why);
    }
    const bool adds = std::string_view(stem) == "hold.add";
    const bool renews = adds && hold.approved.has_value();
    if (adds) {
        hold.approver = m_in.own.name;
        hold.approved = m_in.now();
        hold.expires = m_in.now() + m_in.rules().retention.hold.value_or(kLongestHold);
    } else {
        hold.released = m_in.now();
    }
    auto intent = holdRecord(*m_in.recorder, std::string(stem) + ".intent", hold);
    if (renews) intent.fields.emplace("renews", true);
    PG_TRY(const auto receipt, m_in.recorder->log().appendIntent(std::move(intent), base::Receipt::Kind::Maintenance));
    const Stopwatch since(m_in.wall);
    const auto done = m_in.store->updateHold(receipt, hold);
    auto outcome = done ? m_in.recorder->outcome(stem, receipt, nullptr, since.elapsed())
                        : m_in.recorder->failure(stem, receipt, nullptr, done.error(), since.elapsed());
    PG_TRY_VOID(m_in.recorder->log().append(std::move(outcome)));
    if (!done) return std::unexpected(done.error());
    return heldOf(hold, m_in.now());
}

Result<std::vector<HeldReads>> RetentionDesk::holds() const
{
    PG_TRY_VOID(m_in.demandOpen("retention.refused"));
    if (!m_in.may(policy::Capability::ReadRetention)) return fail(Errc::Refused, reason::kRole);
    if (!m_in.store) return fail(Errc::Refused, "no key to reads");
    PG_TRY(const auto all, m_in.store->holds());
    std::vector<HeldReads> out;
    for (const auto& hold : all) out.push_back(heldOf(hold, m_in.now()));
    return out;
}

Result<AgeOfData> RetentionDesk::ageOfData()
{
    PG_TRY_VOID(m_in.demand(policy::Capability::ReadRetention, "retention.refused"));
    PG_TRY_VOID(m_in.recorder->log().append(m_in.recorder->draft("retention.age")));
    constexpr std::size_t kAtOnce = 1024;
    AgeReader reader;
    for (std::uint64_t from = 0;;) {
        PG_TRY(const auto records, m_in.recorder->log().records(from, kAtOnce));
        if (records.empty()) break;
        for (const auto& record : records) reader.take(record);
        from = records.back().seq + 1;
    }
    return reader.report(m_in.wall.now(), m_in.rules().keeping.review);
}

} // namespace plateglass::gate
