#include "policy/retention_rules.h"

#include "policy/settings.h"

namespace plateglass::policy {

base::Result<Retention> parseRetention(Settings& settings)
{
    Retention retention;
    PG_TRY(retention.read, settings.days("readRetentionDays"));
    PG_TRY(retention.hit, settings.days("hitRetentionDays"));
    PG_TRY(retention.image, settings.days("imageRetentionDays"));
    PG_TRY(retention.thumbnail, settings.days("thumbnailRetentionDays"));
    PG_TRY(retention.bulkHotlist, settings.days("bulkHotlistRetentionDays"));
    PG_TRY(retention.customHotlist, settings.days("customHotlistRetentionDays"));
    PG_TRY(retention.alert, settings.days("alertRetentionDays"));
    PG_TRY(retention.exported, settings.days("exportRetentionDays"));
    PG_TRY(retention.audit, settings.days("auditRetentionDays"));
    if (retention.audit && *retention.audit < kLeastAuditRetention) return malformed("auditRetentionDays");
    PG_TRY(retention.hold, settings.days("holdRetentionDays"));
    return retention;
}

} // namespace plateglass::policy
