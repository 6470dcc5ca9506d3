// How long each class of data is kept. Pure; any thread.
#pragma once

#include "base/result.h"

#include <chrono>
#include <optional>

namespace plateglass::policy {

class Settings;

/// Days, or none where the policy says "never".
using Days = std::optional<std::chrono::days>;

/// Below it no policy is read: the FBI's CJIS Security Policy asks for a year at least.
inline constexpr std::chrono::days kLeastAuditRetention{365};

struct Retention {
    Days read;          ///< a read that matched no hotlist
    Days hit;           ///< a read that matched one
    Days image;         ///< the photograph of a read
    Days thumbnail;
    Days bulkHotlist;   ///< an entry of an imported list
    Days customHotlist; ///< an entry somebody typed
    Days alert;
    Days exported;      ///< copies that the program itself keeps of what was exported
    Days audit;         ///< a record of the log
    Days hold = std::chrono::days(365); ///< how long a hold lasts before it must be renewed
};

[[nodiscard]] base::Result<Retention> parseRetention(Settings& settings);

} // namespace plateglass::policy
