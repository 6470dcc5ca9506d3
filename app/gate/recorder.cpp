#include "gate/recorder.h"

#include "audit/keyed_digest.h"
#include "base/time_text.h"
#include "gate/age_of_data.h"
#include "domain/query_text.h"

#include <algorithm>

namespace plateglass::gate {

namespace {

std::string stamp(base::UtcTime t)
{
    return base::toRfc3339(t, base::Precision::Millisecond);
}

json::Array strings(const std::vector<std::string>& values)
{
    json::Array out;
    for (const auto& value : values)
        out.emplace_back(value);
    return out;
}

const char* kindOf(const domain::Query& query)
{
    if (!query.plates.empty()) {
        const auto plain = [](const domain::PlateTerm& term) {
            return !term.contains && std::ranges::all_of(term.patterns, [](const domain::PlatePattern& p) { return p.plain(); });
        };
        return std::ranges::all_of(query.plates, plain) ? "plate" : "pattern";
    }
    return !query.places.empty() ? "area" : !query.cameras.empty() ? "camera" : "time";
}

/// Whole plates asked for. Patterns are in the canonical text; they name no vehicle, so they get no tag.
std::vector<std::string> platesOf(const domain::Query& query)
{
    std::vector<std::string> plates;
    for (const auto& term : query.plates)
        for (const auto& pattern : term.patterns)
            if (!term.contains && pattern.plain())
                plates.push_back(pattern.plainText());
    std::ranges::sort(plates);
    plates.erase(std::ranges::unique(plates).begin(), plates.end());
    return plates;
}

std::string areaDigest(const domain::Query& query)
{
    std::string text;
    for (const auto& list : query.places)
        for (const auto& area : list)
            text += domain::canonicalText(area) + "\n";
    return base::toBase64Url(audit::sha256(base::viewOf(text)));
}

} // namespace

audit::RecordDraft Recorder::draftBy(const Actor& actor, std::string type, const SessionState* session) const
{
    audit::RecordDraft draft;
    draft.type = std::move(type);
    json::Object who{{"auth", "password"}, {"org", actor.agency}, {"role", actor.role}, {"uid", actor.pseudonym}};
    if (session) {
        who.emplace("sess", session->id);
        json::Object purpose{{"code", session->request.purpose}};
        if (!session->request.offence.empty())
            purpose.emplace("offence", session->request.offence);
        const auto& ground = session->request;
        if (session->caseDue)
            purpose.emplace("pending", stamp(*session->caseDue));
        if (ground.warrant.expires)
            purpose.emplace("warrantUntil", stamp(*ground.warrant.expires));
        draft.fields.emplace("purp", std::move(purpose));
        const auto disclose = [&draft](const char* name, const std::string& value) {
            if (!value.empty())
                draft.disclosed.push_back({"purp", name, value});
        };
        disclose("case", ground.caseNumber);
        disclose("taskForce", ground.taskForce);
        disclose("commander", ground.commander);
        disclose("warrant", ground.warrant.number + (ground.warrant.court.empty() ? "" : ", " + ground.warrant.court));
        draft.disclosed.push_back({"purp", "text", session->request.question});
    }
    draft.fields.emplace("actor", std::move(who));
    draft.disclosed.push_back({"actor", "name", actor.name});
    draft.fields.emplace("pol", actor.policyDigest);
    if (!actor.mark.empty())
        draft.fields.emplace("mark", actor.mark);
    return draft;
}

void Recorder::setPolicy(std::string digest, std::string mark)
{
    const std::lock_guard hold(m_mutex);
    m_actor.policyDigest = std::move(digest);
    m_actor.mark = std::move(mark);
}

audit::RecordDraft Recorder::refusal(std::string type, std::string code, const SessionState* session) const
{
    auto made = draft(std::move(type), session);
    made.out = "refused";
    made.code = std::move(code);
    return made;
}

audit::RecordDraft Recorder::outcome(const std::string& stem, const base::Receipt& intent, const SessionState* session, std::chrono::milliseconds took) const
{
    // The ground stands in the intent that `rel` points to; here only who and which session.
    auto made = draft(stem + ".result", nullptr);
    if (session)
        made.fields["actor"].object()->emplace("sess", session->id);
    made.fields.emplace("rel", intent.record());
    made.fields.emplace("dur", static_cast<std::int64_t>(took.count()));
    return made;
}

audit::RecordDraft Recorder::failure(const std::string& stem, const base::Receipt& intent, const SessionState* session, const base::Error& error,
                                     std::chrono::milliseconds took) const
{
    auto made = outcome(stem, intent, session, took);
    const bool cancelled = error.code == base::Errc::Cancelled;
    made.type = stem + (cancelled ? ".cancelled" : ".error");
    made.out = cancelled ? "cancelled" : "error";
    made.code = base::word(error.code);
    return made;
}

void describeQuery(audit::RecordDraft& draft, const domain::Query& query, const std::string& canonical, const Secret& plateTagKey)
{
    json::Object q{{"kind", kindOf(query)}};
    if (query.time && query.time->all)
        q.emplace("all", true);
    if (query.time && !query.time->all) {
        q.emplace("from", stamp(query.time->window.from));
        q.emplace("to", stamp(query.time->window.to));
    }
    if (!query.cameras.empty() && !query.cameras.front().negated)
        q.emplace("cameras", strings(query.cameras.front().codes));
    if (!query.places.empty())
        q.emplace("area", areaDigest(query));
    const auto plates = platesOf(query);
    if (!plates.empty()) {
        json::Array tags;
        for (const auto& plate : plates)
            tags.emplace_back(audit::ptag(plateTagKey.bytes(), plate));
        q.emplace("ptag", std::move(tags));
        draft.disclosed.push_back({"q", "plate", strings(plates)});
    }
    draft.disclosed.push_back({"q", "canonical", canonical});
    draft.fields.emplace("q", std::move(q));
}

std::string describeAnswer(audit::RecordDraft& draft, const domain::Answer& answer, const Secret& digestKey, base::UtcTime asked)
{
    std::vector<std::int64_t> ids;
    ids.reserve(answer.rows.size());
    AgeHistogram ages;
    base::UtcTime oldest{}, newest{};
    for (const auto& row : answer.rows) {
        ids.push_back(row.id.value);
        countAge(ages, row.time, asked);
        oldest = ids.size() == 1 ? row.time : std::min(oldest, row.time);
        newest = ids.size() == 1 ? row.time : std::max(newest, row.time);
    }
    std::ranges::sort(ids);
    const std::string digest = audit::idsDigest(digestKey.bytes(), ids);
    json::Object r{{"n", static_cast<std::int64_t>(ids.size())}, {"ids", digest}, {"snapshot", answer.snapshot}};
    if (!ids.empty()) {
        r.emplace("oldest", stamp(oldest));
        r.emplace("newest", stamp(newest));
        r.emplace("ages", agesField(ages));
    }
    if (answer.cut)
        r.emplace("cut", true);
    draft.fields.emplace("r", std::move(r));
    return digest;
}

void describeTotals(audit::RecordDraft& draft, const domain::ImportTotals& totals)
{
    draft.fields.emplace("r", json::Object{{"total", totals.total},
                                           {"accepted", totals.accepted},
                                           {"duplicates", totals.duplicates},
                                           {"rejected", totals.rejected},
                                           {"withoutCoordinates", totals.withoutCoordinates}});
}

} // namespace plateglass::gate
