// An agency with a policy of a test's own, signed by the two founders as they would sign it: with their passwords.
#pragma once

#include "audit/audit_log.h"
#include "gate/key_file.h"
#include "gate/policy_file.h"
#include "gate/workspace_fixture.h"
#include "json/json.h"
#include "support/manual_clock.h"

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
    // The log knows which policy is in force; another one in the folder would be taken for one that somebody put there.
    const auto info = gate::readWorkspaceInfo(workspace);
    audit::LogOptions options;
    options.databaseKey = keys->open(*keys->find("adams"), *administrator, gate::key::kAudit)->bytes();
    const base::SystemClock clock;
    auto log = audit::AuditLog::open(workspace / "audit.db", *audit::SigningKey::fromSeed(info->origin, keys->open(*keys->find("adams"), *administrator, gate::key::kSign)->bytes()), clock, options);
    if (!log || !(*log)->append({.type = "policy.activate", .fields = {{"policy", digest}, {"pol", digest}}}))
        qFatal("policy: the log");
}

/// A workspace under these settings and a clock that the test moves; for test classes to derive from.
class AgencyStage {
protected:
    void found(const json::Object& settings)
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        activate(m_fixture->path("master"), settings);
    }
    void renewClock() { m_clock = std::make_unique<ManualClock>(base::SystemClock().now() + std::chrono::minutes(1)); }

    std::unique_ptr<gate::Gate> open(const fs::path& workspace, const char* account)
    {
        auto gate = gate::Gate::signIn({workspace, account, kPassword}, *m_clock);
        if (!gate)
            qFatal("sign-in: %s %s", base::word(gate.error().code), gate.error().detail.c_str());
        return std::move(*gate);
    }
    std::unique_ptr<gate::Gate> asking(const fs::path& workspace, const char* account)
    {
        auto gate = open(workspace, account);
        if (!gate->startSession(goodRequest()))
            qFatal("session");
        return gate;
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<ManualClock> m_clock;
};

} // namespace plateglass::test
