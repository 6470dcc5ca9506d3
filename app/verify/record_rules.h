// What must be true of every record and of their order, whatever the tree says: form, number, time, pairs. One thread, unless said.
#pragma once

#include "json/json.h"
#include "verify/report.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

namespace plateglass::verify {

/// A record as it reads by itself, whatever stands around it; and what is wrong with its form.
struct ReadRecord {
    json::Value value;
    std::optional<std::string> fault;
};
/// Any thread.
[[nodiscard]] ReadRecord readRecord(std::uint64_t index, std::string_view bytes, json::Reader& reader);

class RecordRules {
public:
    /// Takes the records in order; the number of the first one seen may be above 0 where older ones were pruned.
    /// The record, or null when it is none of this version.
    const json::Value* take(std::uint64_t index, ReadRecord record);
    /// Adds the lines `format`, `time`, `pairs`.
    void finish(Report& report) const;

    /// Digests of the policies that records name.
    [[nodiscard]] const std::set<std::string>& policies() const { return m_policies; }

private:
    /// The last moment of one run of the program.
    struct Moment {
        std::string time;
        std::int64_t mono = 0;
    };
    struct Intent {
        std::string stem;
        std::string session;
        std::string boot;
    };
    /// The first thing that is wrong, which is the one worth reading.
    using Fault = std::optional<std::string>;

    [[nodiscard]] Fault faultInTime(std::uint64_t index);
    [[nodiscard]] Fault faultInPair(std::uint64_t index);
    [[nodiscard]] Fault faultLeftOpen() const;

    std::uint64_t m_first = 0;
    std::uint64_t m_count = 0;
    json::Value m_record;
    std::string m_boot; ///< of the record at hand, at the end of the last one
    Fault m_form, m_time, m_pair;
    std::unordered_map<std::string, Moment> m_moments; ///< by boot
    std::map<std::uint64_t, Intent> m_open;
    std::map<std::pair<std::string, std::string>, std::uint64_t> m_lastClosed; ///< number of the last closed intent by stem and session
    std::set<std::string> m_policies;
};

} // namespace plateglass::verify
