// Records as people look at them: lines, filters, reports. Reads and never writes; the log is what it is. Pure functions over
// records and what is disclosed of them; any thread. Private.
#pragma once

#include "audit/audit_log.h"
#include "gate/audit_records.h"
#include "json/json.h"

#include <map>

namespace plateglass::gate {

/// A record taken apart, with what is still disclosed of it.
struct OpenRecord {
    json::Value record;
    std::vector<ShownValue> values;
    RecordLine line;
    [[nodiscard]] std::string value(std::string_view path, std::string_view name) const; ///< empty where it is not disclosed
};

/// Errc::Corrupt when the bytes are no record.
[[nodiscard]] base::Result<OpenRecord> openRecord(const audit::StoredRecord& stored, std::span<const audit::StoredDisclosure> disclosures);
[[nodiscard]] bool matches(const RecordFilter& filter, const OpenRecord& record);

/// Counts searches by one of their properties. Records are taken in order; outcomes follow their intents.
class ReportBuilder {
public:
    explicit ReportBuilder(ReportBy by) : m_by(by) {}
    void take(const OpenRecord& record);
    [[nodiscard]] std::vector<ReportRow> rows() const;

private:
    [[nodiscard]] std::vector<std::string> keysOf(const OpenRecord& record) const;
    ReportRow& row(const std::string& key, base::UtcTime time);

    ReportBy m_by;
    std::map<std::string, ReportRow> m_rows;
    std::map<std::uint64_t, std::vector<std::string>> m_intents; ///< keys of searches without outcome yet
    std::map<std::string, std::string> m_caseOfSession;
    std::map<std::string, std::string> m_purposeOfSession;
};

} // namespace plateglass::gate
