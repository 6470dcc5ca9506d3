// What waits for review, read from the log itself, so that nothing can be closed without a record. One thread at a time.
#pragma once

#include "audit/audit_log.h"

#include <chrono>
#include <map>
#include <string>

namespace plateglass::gate {

class ReviewBook {
public:
    struct Item {
        std::string searcher; ///< pseudonym
        base::UtcTime done;
        std::chrono::hours within{0}; ///< of the tier that sent it here; 0: the policy's break-glass time
        std::string first;    ///< pseudonym of who decided first; empty: nobody
        std::string proposed; ///< disposition
        int escalations = 0;  ///< that the log knows of
    };

    /// Reads what was appended since the last call. Errc as AuditLog::records.
    [[nodiscard]] base::Result<void> catchUp(const audit::AuditLog& log);
    /// By the record's number.
    [[nodiscard]] const std::map<std::uint64_t, Item>& open() const { return m_open; }

private:
    void take(std::uint64_t seq, const std::string& bytes);

    std::uint64_t m_next = 0;
    std::map<std::uint64_t, Item> m_open;
};

} // namespace plateglass::gate
