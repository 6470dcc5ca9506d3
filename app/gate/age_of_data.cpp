#include "gate/age_of_data.h"

#include "base/time_text.h"
#include "json/json.h"

#include <algorithm>

namespace plateglass::gate {

namespace {

constexpr std::int64_t kExactDays = 400, kCoarseStep = 30;

/// By nearest rank: the smallest age that at least this share of the reads does not exceed.
std::int64_t percentile(const AgeHistogram& ages, std::uint64_t reads, std::uint64_t percent)
{
    const std::uint64_t rank = (reads * percent + 99) / 100;
    std::uint64_t sum = 0;
    for (const auto& [days, count] : ages)
        if ((sum += count) >= rank) return days;
    return 0;
}

AgeSpread spreadOf(const AgeHistogram& ages)
{
    AgeSpread spread;
    for (const auto& [days, count] : ages) spread.reads += count;
    if (spread.reads == 0) return spread;
    spread.half = percentile(ages, spread.reads, 50);
    spread.ninety = percentile(ages, spread.reads, 90);
    spread.ninetyFive = percentile(ages, spread.reads, 95);
    spread.ninetyNine = percentile(ages, spread.reads, 99);
    spread.most = ages.rbegin()->first;
    return spread;
}

void addField(AgeHistogram& to, const json::Value& record)
{
    const auto* result = record.find("r");
    const auto* ages = result ? result->find("ages") : nullptr;
    if (!ages || !ages->array()) return;
    for (const auto& pair : *ages->array())
        if (pair.array() && pair.array()->size() == 2 && (*pair.array())[0].integer() && (*pair.array())[1].integer())
            to[*(*pair.array())[0].integer()] += static_cast<std::uint64_t>(*(*pair.array())[1].integer());
}

} // namespace

void countAge(AgeHistogram& ages, base::UtcTime read, base::UtcTime now)
{
    constexpr std::int64_t kDay = 86'400'000'000;
    std::int64_t days = std::max<std::int64_t>(0, (now.micros - read.micros) / kDay);
    if (days > kExactDays) days -= (days - kExactDays) % kCoarseStep;
    ++ages[days];
}

json::Array agesField(const AgeHistogram& ages)
{
    json::Array out;
    for (const auto& [days, count] : ages) {
        json::Array& pair = *out.emplace_back(json::Array()).array();
        pair.emplace_back(days);
        pair.emplace_back(count);
    }
    return out;
}

void AgeReader::take(const audit::StoredRecord& record)
{
    // Most records are neither; looking at the text first spares parsing them.
    const bool decides = record.bytes.contains("\"type\":\"policy.activate\"");
    if (!decides && !record.bytes.contains("\"ages\":")) return;
    const auto value = json::parse(record.bytes);
    if (!value) return;
    const std::string stamp = value->stringOr("t", "");
    if (decides) {
        if (const auto at = base::fromRfc3339(stamp)) m_decided = *at;
        return;
    }
    auto& month = m_months[stamp.substr(0, 7)];
    const std::string type = value->stringOr("type", "");
    addField(type.starts_with("view.") ? month.opened : month.returned, *value);
}

AgeOfData AgeReader::report(base::UtcTime now, std::chrono::days reviewEvery) const
{
    AgeOfData out;
    for (const auto& [name, month] : m_months) out.months.push_back({name, spreadOf(month.returned), spreadOf(month.opened)});
    out.decided = m_decided;
    out.reviewDue = m_decided + reviewEvery;
    out.overdue = now >= out.reviewDue;
    return out;
}

} // namespace plateglass::gate
