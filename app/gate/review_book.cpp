#include "gate/review_book.h"

#include "base/time_text.h"
#include "json/json.h"

namespace plateglass::gate {

namespace {

/// Canonical JSON escapes quotes inside texts, so none of these can stand anywhere but where it means what it says.
bool mayConcernReview(const std::string& bytes)
{
    return bytes.contains("\"type\":\"breakglass\"") || bytes.contains("\"type\":\"review.") || bytes.contains("\"review\":[");
}

} // namespace

base::Result<void> ReviewBook::catchUp(const audit::AuditLog& log)
{
    constexpr std::size_t kAtOnce = 4096;
    while (m_next < log.size()) {
        PG_TRY(const auto records, log.records(m_next, kAtOnce));
        if (records.empty())
            break;
        for (const auto& record : records)
            if (mayConcernReview(record.bytes))
                take(record.seq, record.bytes);
        m_next = records.back().seq + 1;
    }
    return {};
}

void ReviewBook::take(std::uint64_t seq, const std::string& bytes)
{
    const auto record = json::parse(bytes);
    if (!record)
        return;
    const std::string type = record->stringOr("type", "");
    const json::Value* actor = record->find("actor");
    const std::string who = actor ? actor->stringOr("uid", "") : "";
    const auto of = static_cast<std::uint64_t>(record->integerOr("rel", -1));
    if (type == "breakglass" || type == "search.intent") {
        const auto done = base::fromRfc3339(record->stringOr("t", ""));
        m_open[seq] = {who, done ? *done : base::UtcTime{}, std::chrono::hours(record->integerOr("reviewHours", 0)), {}, {}};
    } else if (type == "review.close") {
        m_open.erase(of);
    } else if (const auto item = m_open.find(of); type == "review.first" && item != m_open.end()) {
        item->second.first = who;
        item->second.proposed = record->stringOr("disposition", "");
    } else if (type == "review.escalated" && item != m_open.end()) {
        item->second.escalations = static_cast<int>(record->integerOr("escalations", 0));
    }
}

} // namespace plateglass::gate
