// Personal values that lie beside the log: each must be the one whose digest its record holds. One thread.
#pragma once

#include "json/json.h"
#include "verify/report.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

namespace plateglass::verify {

class DisclosureChecks {
public:
    /// Reads the lines of one disclosures file; `label` names it in faults.
    void add(std::string_view label, std::string_view lines);
    /// Checks what is said about this record.
    void take(std::uint64_t index, const json::Value& record);
    /// Adds the line `disclosures`; what is left names records that are not there.
    void finish(Report& report) const;

private:
    struct Claim {
        std::string where; ///< `disclosures.jsonl line 3`
        std::string path;
        std::string text;
    };
    void addLine(std::string where, std::string_view line);
    void fault(std::string text)
    {
        if (!m_fault) m_fault = std::move(text);
    }

    std::multimap<std::uint64_t, Claim> m_claims; ///< by record, those not looked at yet
    std::uint64_t m_checked = 0;
    std::optional<std::string> m_fault;
};

} // namespace plateglass::verify
