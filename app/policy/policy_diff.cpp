#include "policy/policy_diff.h"

#include "json/json.h"

#include <algorithm>
#include <map>

namespace plateglass::policy {

using base::Result;

namespace {

using Lines = std::vector<std::string>;

std::string plain(const json::Value& value) { return value.string() ? *value.string() : json::write(value); }

/// A value as lines: `code.member: value` for lists of entries, one line a word for lists of words.
void addLines(const json::Value& value, const std::string& prefix, Lines& lines)
{
    if (const auto* object = value.object()) {
        const auto code = value.stringOr("code", "");
        const auto begin = prefix + (code.empty() ? "" : code + ".");
        for (const auto& [name, member] : *object)
            if (name != "code") addLines(member, begin + name + (member.object() ? "." : ": "), lines);
    } else if (const auto* array = value.array()) {
        for (const auto& entry : *array) addLines(entry, prefix, lines);
    } else {
        lines.push_back(prefix + plain(value));
    }
}

Lines linesOf(const json::Value* setting)
{
    Lines lines;
    if (const auto* value = setting ? setting->find("value") : nullptr) addLines(*value, "", lines);
    std::ranges::sort(lines);
    return lines;
}

Lines without(const Lines& all, const Lines& others)
{
    Lines rest;
    std::ranges::set_difference(all, others, std::back_inserter(rest));
    return rest;
}

Result<json::Value> settingsOf(const json::Value& file)
{
    const auto* settings = file.find("settings");
    if (!settings || !settings->object()) return base::fail(base::Errc::Malformed, "settings");
    return *settings;
}

} // namespace

Result<std::vector<PolicyChange>> changesBetween(std::string_view before, std::string_view after)
{
    PG_TRY(const auto was, json::parse(before));
    PG_TRY(const auto is, json::parse(after));
    PG_TRY(const auto wasSettings, settingsOf(was));
    PG_TRY(const auto isSettings, settingsOf(is));
    std::vector<PolicyChange> changes;
    for (const char* name : {"profile", "version", "title", "note"}) {
        const auto* old = was.find(name);
        const auto* now = is.find(name);
        if (old && now && *old != *now) changes.push_back({name, {plain(*old)}, {plain(*now)}, {}});
    }
    std::map<std::string, std::pair<const json::Value*, const json::Value*>> both;
    for (const auto& [name, value] : *wasSettings.object()) both[name].first = &value;
    for (const auto& [name, value] : *isSettings.object()) both[name].second = &value;
    for (const auto& [name, pair] : both) {
        if (pair.first && pair.second && *pair.first == *pair.second) continue;
        const auto old = linesOf(pair.first), now = linesOf(pair.second);
        changes.push_back({name, without(old, now), without(now, old), pair.second ? pair.second->stringOr("source", "") : ""});
    }
    return changes;
}

} // namespace plateglass::policy
