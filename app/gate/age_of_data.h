// How old reads were when they were used: written into outcomes as a histogram of days, read back from the log. Pure.
#pragma once

#include "audit/audit_log.h"
#include "gate/retention_desk.h"

#include <map>
#include <span>

namespace plateglass::gate {

/// Whole days to the number of reads.
using AgeHistogram = std::map<std::int64_t, std::uint64_t>;

void countAge(AgeHistogram& ages, base::UtcTime read, base::UtcTime now);
/// `[[days,reads],…]`; ages beyond 400 days by steps of 30, so that a record stays small.
[[nodiscard]] json::Array agesField(const AgeHistogram& ages);
/// Adds the `ages` of one record's `r` to its month.
class AgeReader {
public:
    void take(const audit::StoredRecord& record);
    [[nodiscard]] AgeOfData report(base::UtcTime now, std::chrono::days reviewEvery) const;

private:
    struct Month {
        AgeHistogram returned, opened;
    };
    std::map<std::string, Month> m_months;
    base::UtcTime m_decided{};
};

} // namespace plateglass::gate
