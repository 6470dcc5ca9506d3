// The words after a command: names and options. A value; any thread.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plateglass::cli {

/// What a command understands.
struct Grammar {
    std::size_t leastNames = 0, mostNames = 0;
    std::vector<std::string_view> valued;  ///< options with a value, without `--`
    std::vector<std::string_view> flags;
};

class Arguments {
public:
    /// `--name value` and `--name=value` are the same; what follows `--` is a name. Errc::InvalidArgument with a sentence for people.
    [[nodiscard]] static base::Result<Arguments> parse(const Grammar& grammar, std::span<const std::string> words);

    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    [[nodiscard]] std::string valueOr(std::string_view option, std::string_view fallback) const;
    [[nodiscard]] bool has(std::string_view option) const { return m_values.contains(option); }
    /// Empty where the option is not there; Errc::InvalidArgument where it is no whole number of at most 2^63.
    [[nodiscard]] base::Result<std::optional<std::uint64_t>> number(std::string_view option) const;

private:
    std::vector<std::string> m_names;
    std::map<std::string, std::string, std::less<>> m_values;
};

} // namespace plateglass::cli
