#include "policy/shipped_profiles.h"

#include "json/json.h"
#include "policy/policy.h"

namespace plateglass::policy {

base::Result<std::string> shippedProfile(std::string_view name)
{
    for (const auto& [profile, text] : profileFiles()) {
        if (profile != name) continue;
        PG_TRY(const auto value, json::parse(text));
        return json::writeCanonical(value);
    }
    return base::fail(base::Errc::NotFound, "policy profile");
}

std::vector<std::string> shippedProfiles()
{
    std::vector<std::string> names;
    for (const auto& file : profileFiles()) names.emplace_back(file.first);
    return names;
}

} // namespace plateglass::policy
