#include "verify/record_rules.h"

#include "audit/record.h"
#include "base/time_text.h"

#include <format>

namespace plateglass::verify {

namespace {

constexpr std::int64_t kKnownVersion = 1;

/// `2026-11-23T16:25:01.120Z` and nothing else, so that times compare as text.
bool isTime(std::string_view text)
{
    const auto time = base::fromRfc3339(text);
    return time && base::toRfc3339(*time, base::Precision::Millisecond) == text;
}

std::string member(const json::Value& record, std::string_view object, std::string_view key)
{
    const auto* inner = record.find(object);
    return inner ? inner->stringOr(key, "") : std::string();
}

std::string sessionOf(const json::Value& record)
{
    const auto own = record.stringOr("sess", "");
    return own.empty() ? member(record, "actor", "sess") : own;
}

} // namespace

ReadRecord readRecord(std::uint64_t index, std::string_view bytes, json::Reader& reader)
{
    const auto faulty = [](std::string text) { return ReadRecord{{}, std::move(text)}; };
    auto parsed = reader.parse(bytes);
    if (!parsed || !parsed->object()) return faulty(std::format("record {} is no JSON object", index));
    const auto version = parsed->integerOr("v", -1);
    if (version > kKnownVersion) return faulty(std::format("record {} has the unknown version {}; a newer verifier may know it", index, version));
    const auto canonical = json::writeCanonical(*parsed);
    if (!canonical || *canonical != bytes) return faulty(std::format("record {} is not in canonical form", index));
    if (version != kKnownVersion) return faulty(std::format("record {} has no version", index));
    if (parsed->integerOr("seq", -1) != static_cast<std::int64_t>(index)) return faulty(std::format("record {} does not carry its own number", index));
    if (parsed->stringOr("type", "").empty() || parsed->stringOr("out", "").empty() || !isTime(parsed->stringOr("t", "")))
        return faulty(std::format("record {} lacks its type, outcome or time", index));
    return {std::move(*parsed), {}};
}

const json::Value* RecordRules::take(std::uint64_t index, ReadRecord record)
{
    if (m_count++ == 0) m_first = index;
    if (record.fault) {
        if (!m_form) m_form = std::move(record.fault);
        return nullptr;
    }
    m_record = std::move(record.value);
    m_boot = member(m_record, "src", "boot");
    if (const auto policy = m_record.stringOr("pol", ""); !policy.empty()) m_policies.insert(policy);
    if (auto fault = faultInTime(index); fault && !m_time) m_time = std::move(fault);
    if (auto fault = faultInPair(index); fault && !m_pair) m_pair = std::move(fault);
    return &m_record;
}

RecordRules::Fault RecordRules::faultInTime(std::uint64_t index)
{
    const auto* source = m_record.find("src");
    const Moment now{m_record.stringOr("t", ""), source ? source->integerOr("mono", 0) : 0};
    const auto [last, isFirst] = m_moments.try_emplace(m_boot, now);
    const bool backwards = !isFirst && (now.time < last->second.time || now.mono < last->second.mono);
    last->second = now;
    return backwards ? Fault(std::format("time runs backwards at record {}", index)) : Fault();
}

RecordRules::Fault RecordRules::faultInPair(std::uint64_t index)
{
    const auto type = m_record.stringOr("type", "");
    if (const auto stem = audit::intentStem(type); !stem.empty()) {
        m_open.emplace(index, Intent{std::string(stem), sessionOf(m_record), m_boot});
        return {};
    }
    const auto stem = audit::outcomeStem(type);
    if (stem.empty()) return {};
    const auto* rel = m_record.find("rel");
    if (!rel) { // refused or failed before there was an intent; a result is always of something
        const bool needsOne = type.ends_with(".result") || type.ends_with(".unknown");
        return needsOne ? Fault(std::format("record {} is an outcome without intent", index)) : Fault();
    }
    const auto number = rel->integer() ? static_cast<std::uint64_t>(*rel->integer()) : UINT64_MAX;
    if (number < m_first) return {}; // its intent was pruned
    const auto intent = m_open.find(number);
    if (intent == m_open.end() || intent->second.stem != stem) return std::format("record {} is the outcome of no open intent", index);
    m_lastClosed[{intent->second.stem, intent->second.session}] = number;
    m_open.erase(intent);
    return {};
}

/// An intent may be open at the end only while its run of the program is the last one and no later act of its kind in its
/// session was finished: acts of one session take turns, and a new start closes what the old run left open.
RecordRules::Fault RecordRules::faultLeftOpen() const
{
    for (const auto& [number, intent] : m_open) {
        const auto closed = m_lastClosed.find({intent.stem, intent.session});
        if (intent.boot != m_boot || (closed != m_lastClosed.end() && closed->second > number))
            return std::format("record {} is an intent without outcome", number);
    }
    return {};
}

void RecordRules::finish(Report& report) const
{
    if (m_form) report.fails("format", *m_form);
    else report.holds("format", "every record is canonical, of a known version and carries its own number");
    if (m_time) report.fails("time", *m_time);
    else report.holds("time", "time never runs backwards while the program runs");
    const auto pair = m_pair ? m_pair : faultLeftOpen();
    if (pair) report.fails("pairs", *pair);
    else if (m_open.empty()) report.holds("pairs", "every intent has its outcome");
    else report.holds("pairs", std::format("{} pending at the end, the first of them record {}; every other intent has its outcome", m_open.size(), m_open.begin()->first));
}

} // namespace plateglass::verify
