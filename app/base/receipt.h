// The proof that an act has been recorded. Only the audit log can make one, after the record is on disk, and every entry
// of the store demands one. base holds it because store and audit must not know each other.
#pragma once

#include <cstdint>

namespace plateglass::audit {
class AuditLog;
}

namespace plateglass::base {

/// Move-only witness of one durable audit record. Any thread may hold it; it is used up when it goes out of scope.
class Receipt {
public:
    enum class Kind { Question, Maintenance };

    Receipt(Receipt&&) = default;
    Receipt& operator=(Receipt&&) = default;
    Receipt(const Receipt&) = delete;
    Receipt& operator=(const Receipt&) = delete;

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// Number of the intent record in the audit log.
    [[nodiscard]] std::uint64_t record() const { return m_record; }

private:
    friend class plateglass::audit::AuditLog;
    Receipt(Kind kind, std::uint64_t record) : m_kind(kind), m_record(record) {}

    Kind m_kind;
    std::uint64_t m_record;
};

} // namespace plateglass::base
