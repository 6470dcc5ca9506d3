// A policy of a test's own, signed by the two founders as they would sign it: with their passwords.
#pragma once

#include "gate/key_file.h"
#include "gate/policy_file.h"
#include "gate/workspace_fixture.h"
#include "json/json.h"

namespace plateglass::test {

/// Activates the evaluation profile with these settings in place of its own. The workspace is open nowhere.
inline void activate(const fs::path& workspace, const json::Object& settings)
{
    auto file = *json::parse(*policy::shippedProfile("evaluation"));
    auto& all = *file.object()->find("settings")->second.object();
    for (const auto& [name, value] : settings)
        (*all.find(name)->second.object())["value"] = value;
    const auto parsed = policy::parsePolicy(json::write(file));
    if (!parsed)
        qFatal("policy: %s", parsed.error().detail.c_str());
    const auto keys = gate::KeyFile::load(workspace / "keys.json");
    const auto administrator = keys->unlock("adams", kPassword), supervisor = keys->unlock("osei", kPassword);
    const std::string digest = gate::policyDigest(parsed->canonical);
    const std::array signatures{gate::signPolicy(digest, {"adams", *administrator}), gate::signPolicy(digest, {"osei", *supervisor})};
    auto done = gate::keepPolicy(workspace, parsed->canonical);
    if (done)
        done = gate::activatePolicy(workspace, digest, signatures);
    if (!done)
        qFatal("policy: %s", done.error().detail.c_str());
}

} // namespace plateglass::test
