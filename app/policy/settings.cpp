#include "policy/settings.h"

#include <algorithm>

namespace plateglass::policy {

using base::Result;

namespace {

constexpr std::int64_t kMostDays = 36'500;
constexpr std::int64_t kMostMinutes = 366 * 24 * 60;

Result<std::vector<std::string>> textsOf(const json::Value& value, std::string_view name)
{
    std::vector<std::string> all;
    if (!value.array()) return malformed(name);
    for (const auto& entry : *value.array()) {
        if (!entry.string() || entry.string()->empty()) return malformed(name);
        all.push_back(*entry.string());
    }
    return all;
}

} // namespace

std::unexpected<base::Error> malformed(std::string_view member) { return base::fail(base::Errc::Malformed, std::string(member)); }

Result<const json::Value*> Settings::value(std::string_view name)
{
    auto it = m_file.find(name);
    if (it == m_file.end()) {
        it = m_strict.find(name);
        if (it == m_strict.end()) return malformed(name);
        m_missing.emplace_back(name);
    }
    m_taken.emplace_back(name);
    const auto* value = it->second.find("value");
    if (!value || it->second.stringOr("source", "").empty() || it->second.object()->size() != 2) return malformed(name);
    return value;
}

Result<std::string> Settings::text(std::string_view name)
{
    PG_TRY(const auto* found, value(name));
    if (!found->string()) return malformed(name);
    return *found->string();
}

Result<bool> Settings::flag(std::string_view name)
{
    PG_TRY(const auto* found, value(name));
    if (!found->boolean()) return malformed(name);
    return *found->boolean();
}

Result<std::int64_t> Settings::number(std::string_view name, std::int64_t least, std::int64_t most)
{
    PG_TRY(const auto* found, value(name));
    const auto* integer = found->integer();
    if (!integer || *integer < least || *integer > most) return malformed(name);
    return *integer;
}

Result<Days> Settings::days(std::string_view name)
{
    PG_TRY(const auto* found, value(name));
    if (found->string() && *found->string() == "never") return Days{};
    PG_TRY(const auto count, number(name, 1, kMostDays));
    return Days(std::chrono::days(count));
}

Result<std::chrono::minutes> Settings::minutes(std::string_view name)
{
    PG_TRY(const auto count, number(name, 1, kMostMinutes));
    return std::chrono::minutes(count);
}

Result<std::vector<std::string>> Settings::texts(std::string_view name)
{
    PG_TRY(const auto* found, value(name));
    return textsOf(*found, name);
}

Result<std::string> Settings::oneOf(std::string_view name, std::initializer_list<std::string_view> words)
{
    PG_TRY(auto found, text(name));
    if (std::ranges::find(words, found) == words.end()) return malformed(name);
    return found;
}

Result<void> Settings::nothingElse() const
{
    for (const auto& [name, setting] : m_file)
        if (std::ranges::find(m_taken, name) == m_taken.end()) return malformed(name);
    return {};
}

Members::Members(const json::Value& object, std::string_view setting) : m_object(object.object()), m_setting(setting)
{
    if (!m_object) m_fault = m_setting;
}

const json::Value* Members::value(std::string_view name)
{
    m_taken.emplace_back(name);
    if (!m_object) return nullptr;
    const auto it = m_object->find(name);
    return it == m_object->end() ? nullptr : &it->second;
}

void Members::refuse(std::string_view name)
{
    if (m_fault.empty()) m_fault = m_setting + "." + std::string(name);
}

std::string Members::text(std::string_view name)
{
    auto found = textOr(name, "");
    if (found.empty()) refuse(name);
    return found;
}

std::string Members::textOr(std::string_view name, std::string_view fallback)
{
    const auto* found = value(name);
    if (found && !found->string()) refuse(name);
    return found && found->string() ? *found->string() : std::string(fallback);
}

bool Members::flagOr(std::string_view name, bool fallback)
{
    const auto* found = value(name);
    if (found && !found->boolean()) refuse(name);
    return found && found->boolean() ? *found->boolean() : fallback;
}

std::optional<std::int64_t> Members::number(std::string_view name, std::int64_t least, std::int64_t most)
{
    const auto* found = value(name);
    if (!found) return std::nullopt;
    const auto* integer = found->integer();
    if (integer && *integer >= least && *integer <= most) return *integer;
    refuse(name);
    return std::nullopt;
}

Days Members::days(std::string_view name)
{
    const auto count = number(name, 1, kMostDays);
    return count ? Days(std::chrono::days(*count)) : Days{};
}

std::vector<std::string> Members::texts(std::string_view name)
{
    const auto* found = value(name);
    if (!found) return {};
    auto all = textsOf(*found, name);
    if (!all) refuse(name);
    return all.value_or(std::vector<std::string>{});
}

Result<void> Members::finish() const
{
    if (!m_fault.empty()) return malformed(m_fault);
    for (const auto& [name, value] : *m_object)
        if (std::ranges::find(m_taken, name) == m_taken.end()) return malformed(m_setting + "." + name);
    return {};
}

} // namespace plateglass::policy
