// Receipts for tests of the store. Only the audit log can make a receipt, so this header declares a class of that name
// with nothing but a maker: an executable that includes it must not link app/audit, whose class is the real one.
#pragma once

#include "base/receipt.h"

namespace plateglass::audit {

class AuditLog {
public:
    [[nodiscard]] static base::Receipt question() { return {base::Receipt::Kind::Question, 1}; }
    [[nodiscard]] static base::Receipt maintenance() { return {base::Receipt::Kind::Maintenance, 2}; }
};

} // namespace plateglass::audit

namespace plateglass::test {

[[nodiscard]] inline base::Receipt questionReceipt() { return audit::AuditLog::question(); }
[[nodiscard]] inline base::Receipt maintenanceReceipt() { return audit::AuditLog::maintenance(); }

} // namespace plateglass::test
