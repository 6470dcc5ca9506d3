// expect: undefined (reference|symbol).*AuditLog
// Receipts are the log's to make, and the log is hidden.
#include <cstdint>

namespace plateglass::audit {
struct AuditLog {
    ~AuditLog();
};
} // namespace plateglass::audit

int main()
{
    auto* log = reinterpret_cast<plateglass::audit::AuditLog*>(std::uintptr_t{8});
    log->~AuditLog();
}
