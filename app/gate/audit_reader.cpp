#include "gate/audit_reader.h"

#include "audit/disclosure.h"
#include "base/time_text.h"

#include <algorithm>

namespace plateglass::gate {

using base::Result;

namespace {

std::string inside(const json::Value& record, std::string_view object, std::string_view member)
{
    const auto* inner = record.find(object);
    return inner ? inner->stringOr(member, "") : std::string();
}

std::optional<std::uint64_t> numberIn(const json::Value* value)
{
    const auto* number = value ? value->integer() : nullptr;
    return number && *number >= 0 ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

RecordLine lineOf(std::uint64_t seq, const OpenRecord& open)
{
    const auto& record = open.record;
    RecordLine line;
    line.seq = seq;
    if (const auto time = base::fromRfc3339(record.stringOr("t", ""))) line.time = *time;
    line.type = record.stringOr("type", "");
    line.outcome = record.stringOr("out", "");
    line.code = record.stringOr("code", "");
    line.account = inside(record, "actor", "uid");
    line.role = inside(record, "actor", "role");
    line.session = inside(record, "actor", "sess");
    line.purpose = inside(record, "purp", "code");
    line.kind = inside(record, "q", "kind");
    line.name = open.value("actor", "name");
    line.caseNumber = open.value("purp", "case");
    if (const auto* answer = record.find("r")) line.count = numberIn(answer->find("n"));
    line.related = numberIn(record.find("rel"));
    return line;
}

std::string textOf(const json::Value& value) { return value.string() ? *value.string() : json::write(value); }

} // namespace

std::string OpenRecord::value(std::string_view path, std::string_view name) const
{
    const auto found = std::ranges::find_if(values, [&](const ShownValue& shown) { return shown.path == path && shown.name == name; });
    return found == values.end() ? std::string() : found->value;
}

Result<OpenRecord> openRecord(const audit::StoredRecord& stored, std::span<const audit::StoredDisclosure> disclosures)
{
    OpenRecord open;
    auto record = json::parse(stored.bytes);
    if (!record || !record->object()) return base::fail(base::Errc::Corrupt, "record " + std::to_string(stored.seq) + " cannot be read");
    open.record = std::move(*record);
    for (const auto& stays : disclosures) {
        if (stays.seq != stored.seq) continue;
        PG_TRY(const auto disclosure, audit::Disclosure::parse(stays.text));
        open.values.push_back({stays.path, disclosure.name, textOf(disclosure.value)});
    }
    open.line = lineOf(stored.seq, open);
    return open;
}

bool matches(const RecordFilter& filter, const OpenRecord& record)
{
    const auto& line = record.line;
    return (filter.who.empty() || filter.who == line.account || filter.who == line.name) && (filter.caseNumber.empty() || filter.caseNumber == line.caseNumber)
        && line.type.starts_with(filter.type) && (filter.outcome.empty() || filter.outcome == line.outcome) && (!filter.time || filter.time->contains(line.time));
}

std::vector<std::string> ReportBuilder::keysOf(const OpenRecord& record) const
{
    const auto& line = record.line;
    const auto* q = record.record.find("q");
    const auto listed = [&](std::string_view name) {
        std::vector<std::string> keys;
        const auto* list = q ? q->find(name) : nullptr;
        if (list && list->array())
            for (const auto& entry : *list->array()) keys.push_back(textOf(entry));
        return keys;
    };
    const auto known = [&](const std::map<std::string, std::string>& bySession) {
        const auto found = bySession.find(line.session);
        return found == bySession.end() ? std::string() : found->second;
    };
    switch (m_by) {
    case ReportBy::User: return {line.name.empty() ? line.account : line.name};
    case ReportBy::Case: return {!line.caseNumber.empty() ? line.caseNumber : known(m_caseOfSession)};
    case ReportBy::Purpose: return {!line.purpose.empty() ? line.purpose : known(m_purposeOfSession)};
    case ReportBy::Month: return {record.record.stringOr("t", "").substr(0, 7)};
    case ReportBy::Plate: {
        if (const auto plates = json::parse(record.value("q", "plate")); plates && plates->array()) {
            std::vector<std::string> keys;
            for (const auto& plate : *plates->array()) keys.push_back(textOf(plate));
            return keys;
        }
        return listed("ptag"); // erased: the tag still says which were the same
    }
    case ReportBy::Place: {
        auto keys = listed("cameras");
        if (q && !q->stringOr("area", "").empty()) keys.push_back(q->stringOr("area", ""));
        return keys;
    }
    }
    return {};
}

ReportRow& ReportBuilder::row(const std::string& key, base::UtcTime time)
{
    auto [at, isNew] = m_rows.try_emplace(key);
    auto& found = at->second;
    if (isNew) found = {.key = key, .first = time, .last = time};
    found.first = std::min(found.first, time);
    found.last = std::max(found.last, time);
    return found;
}

void ReportBuilder::take(const OpenRecord& record)
{
    const auto& line = record.line;
    if (!line.session.empty() && !line.caseNumber.empty()) m_caseOfSession[line.session] = line.caseNumber;
    if (!line.session.empty() && !line.purpose.empty()) m_purposeOfSession[line.session] = line.purpose;
    if (line.type == "search.intent") {
        const auto keys = keysOf(record);
        for (const auto& key : keys) ++row(key, line.time).searches;
        m_intents[line.seq] = keys;
        return;
    }
    if (line.type == "view.image" && m_by != ReportBy::Plate && m_by != ReportBy::Place) {
        for (const auto& key : keysOf(record)) ++row(key, line.time).images;
        return;
    }
    if (!line.type.starts_with("search.")) return;
    const auto intent = line.related ? m_intents.find(*line.related) : m_intents.end();
    const auto keys = intent != m_intents.end() ? intent->second : keysOf(record);
    for (const auto& key : keys) {
        auto& counted = row(key, line.time);
        if (line.outcome == "ok") counted.rows += line.count.value_or(0);
        else ++(line.outcome == "refused" ? counted.refused : counted.failed);
    }
    if (intent != m_intents.end()) m_intents.erase(intent);
}

std::vector<ReportRow> ReportBuilder::rows() const
{
    std::vector<ReportRow> out;
    for (const auto& [key, counted] : m_rows) out.push_back(counted);
    return out;
}

} // namespace plateglass::gate
