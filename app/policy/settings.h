// How policy files are read: settings with value and source, and the objects and lists inside a value. Private to the
// parsers of this folder; any thread.
//
// A setting that an older file does not have takes the value of the shipped profile `strict`, never one from the code, so
// that what holds can always be looked up in a file. `missing` tells which those are: a file that is proposed may lack none.
#pragma once

#include "base/result.h"
#include "json/json.h"
#include "policy/retention_rules.h"

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateglass::policy {

/// Errc::Malformed naming the member at fault.
[[nodiscard]] std::unexpected<base::Error> malformed(std::string_view member);

class Settings {
public:
    /// Both outlive this. `strict` is the same object where the strict profile itself is read.
    Settings(const json::Object& file, const json::Object& strict) : m_file(file), m_strict(strict) {}

    /// All of these: Errc::Malformed with the setting's name where value or source are missing or of another kind.
    [[nodiscard]] base::Result<const json::Value*> value(std::string_view name);
    [[nodiscard]] base::Result<std::string> text(std::string_view name);
    [[nodiscard]] base::Result<bool> flag(std::string_view name);
    [[nodiscard]] base::Result<std::int64_t> number(std::string_view name, std::int64_t least, std::int64_t most);
    [[nodiscard]] base::Result<Days> days(std::string_view name); ///< 1 to 36,500, or "never"
    [[nodiscard]] base::Result<std::chrono::minutes> minutes(std::string_view name); ///< 1 to a year
    [[nodiscard]] base::Result<std::vector<std::string>> texts(std::string_view name); ///< non-empty ones
    [[nodiscard]] base::Result<std::string> oneOf(std::string_view name, std::initializer_list<std::string_view> words);

    /// Errc::Malformed with the name of a setting nobody asked for.
    [[nodiscard]] base::Result<void> nothingElse() const;
    /// Settings that were taken from the strict profile.
    [[nodiscard]] const std::vector<std::string>& missing() const { return m_missing; }

private:
    const json::Object& m_file;
    const json::Object& m_strict;
    std::vector<std::string> m_taken;
    std::vector<std::string> m_missing;
};

/// The members of one object inside a setting's value. Absent members have the fallback. The first thing that is wrong
/// is kept and said by `finish`, so that a parser reads as a list of members.
class Members {
public:
    /// `setting` stands before the member in the error: `purposes.needsCase`.
    Members(const json::Value& object, std::string_view setting);

    [[nodiscard]] std::string text(std::string_view name); ///< must be there and not be empty
    [[nodiscard]] std::string textOr(std::string_view name, std::string_view fallback);
    [[nodiscard]] bool flagOr(std::string_view name, bool fallback);
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view name, std::int64_t least = 0, std::int64_t most = 1'000'000);
    [[nodiscard]] Days days(std::string_view name); ///< none where absent
    [[nodiscard]] std::vector<std::string> texts(std::string_view name);
    [[nodiscard]] const json::Value* value(std::string_view name);
    void refuse(std::string_view name); ///< says that this member's value is wrong

    /// Errc::Malformed naming the first wrong or unknown member.
    [[nodiscard]] base::Result<void> finish() const;

private:
    const json::Object* m_object = nullptr;
    std::string m_setting;
    std::vector<std::string> m_taken;
    std::string m_fault;
};

/// Each object of the list in a setting's value through `make(Members&)`. Errc::Malformed where the value is no list.
template <class Make>
auto parseList(const json::Value& value, std::string_view setting, Make make) -> base::Result<std::vector<decltype(make(std::declval<Members&>()))>>
{
    if (!value.array()) return malformed(setting);
    std::vector<decltype(make(std::declval<Members&>()))> all;
    for (const auto& entry : *value.array()) {
        Members members(entry, setting);
        all.push_back(make(members));
        PG_TRY_VOID(members.finish());
    }
    return all;
}

/// Errc::Malformed with the setting's name where two entries have the same code.
template <class T>
base::Result<void> checkCodesDiffer(const std::vector<T>& entries, std::string_view setting)
{
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (entries[i].code == entries[j].code) return malformed(setting);
    return {};
}

} // namespace plateglass::policy
