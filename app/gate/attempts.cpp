#include "gate/attempts.h"

#include "base/time_text.h"
#include "gate/files.h"
#include "json/json.h"

namespace plateglass::gate {

using base::Errc;
using base::Result;

namespace {

std::string text(base::UtcTime time) { return base::toRfc3339(time, base::Precision::Millisecond); }

std::unexpected<base::Error> corrupt() { return base::fail(Errc::Corrupt, "sign-in-attempts.json"); }

} // namespace

Result<Attempts> Attempts::load(const std::filesystem::path& workspace)
{
    constexpr std::size_t kMostBytes = 4u << 20;
    Attempts all;
    all.m_file = workspace / "sign-in-attempts.json";
    const auto stored = readWhole(all.m_file, kMostBytes);
    if (!stored && stored.error().code == Errc::NotFound)
        return all;
    if (!stored)
        return std::unexpected(stored.error());
    const auto value = json::parse(*stored);
    if (!value || !value->object())
        return corrupt();
    for (const auto& [name, item] : *value->object()) {
        Entry entry;
        const auto* failures = item.find("failures");
        if (!failures || !failures->array())
            return corrupt();
        for (const auto& failure : *failures->array()) {
            const auto time = base::fromRfc3339(failure.string() ? *failure.string() : "");
            if (!time)
                return corrupt();
            entry.failures.push_back(*time);
        }
        if (const auto locked = item.stringOr("locked", ""); !locked.empty()) {
            const auto time = base::fromRfc3339(locked);
            if (!time)
                return corrupt();
            entry.locked = *time;
        }
        all.m_entries.emplace(name, std::move(entry));
    }
    return all;
}

Result<void> Attempts::save() const
{
    json::Object all;
    for (const auto& [name, entry] : m_entries) {
        json::Array failures;
        for (const auto time : entry.failures)
            failures.emplace_back(text(time));
        json::Object item{{"failures", std::move(failures)}};
        if (entry.locked)
            item.emplace("locked", text(*entry.locked));
        all.emplace(name, std::move(item));
    }
    return replaceFile(m_file, json::writePretty(all) + "\n");
}

bool Attempts::isLocked(const std::string& account) const
{
    const auto at = m_entries.find(account);
    return at != m_entries.end() && at->second.locked;
}

bool Attempts::fail(const std::string& account, base::UtcTime now, const policy::AccountRules& rules)
{
    Entry& entry = m_entries[account];
    // A clock that was set back must not make failures of an hour ago count for less: only what is surely old goes.
    std::erase_if(entry.failures, [&](base::UtcTime time) { return now - time >= rules.failureWindow; });
    entry.failures.push_back(now);
    if (entry.locked || entry.failures.size() < static_cast<std::size_t>(rules.maxFailures))
        return false;
    entry.locked = now;
    return true;
}

bool Attempts::forget(const std::string& account)
{
    const auto at = m_entries.find(account);
    if (at == m_entries.end() || at->second.locked)
        return false;
    m_entries.erase(at);
    return true;
}

bool Attempts::release(const std::string& account)
{
    return isLocked(account) && m_entries.erase(account) > 0;
}

} // namespace plateglass::gate
