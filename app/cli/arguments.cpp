#include "cli/arguments.h"

#include <algorithm>
#include <charconv>

namespace plateglass::cli {

using base::Errc;
using base::fail;

base::Result<Arguments> Arguments::parse(const Grammar& grammar, std::span<const std::string> words)
{
    Arguments parsed;
    bool onlyNames = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (onlyNames || !word.starts_with("--")) {
            parsed.m_names.emplace_back(word);
            continue;
        }
        if (word == "--") {
            onlyNames = true;
            continue;
        }
        const auto equals = word.find('=');
        const auto name = word.substr(2, equals == std::string_view::npos ? equals : equals - 2);
        const bool flag = std::ranges::contains(grammar.flags, name);
        if (!flag && !std::ranges::contains(grammar.valued, name)) return fail(Errc::InvalidArgument, "--" + std::string(name) + " is not an option of this command");
        if (parsed.has(name)) return fail(Errc::InvalidArgument, "--" + std::string(name) + " is given twice");
        if (flag && equals != std::string_view::npos) return fail(Errc::InvalidArgument, "--" + std::string(name) + " takes no value");
        if (flag) parsed.m_values.emplace(name, "");
        else if (equals != std::string_view::npos) parsed.m_values.emplace(name, word.substr(equals + 1));
        else if (i + 1 < words.size()) parsed.m_values.emplace(name, words[++i]);
        else return fail(Errc::InvalidArgument, "--" + std::string(name) + " lacks its value");
    }
    if (parsed.m_names.size() < grammar.leastNames) return fail(Errc::InvalidArgument, "something is missing");
    if (parsed.m_names.size() > grammar.mostNames) return fail(Errc::InvalidArgument, "there is a word too many (a query is one word: put it in quotes)");
    return parsed;
}

std::optional<std::string> Arguments::value(std::string_view option) const
{
    const auto found = m_values.find(option);
    return found == m_values.end() ? std::nullopt : std::optional(found->second);
}

std::string Arguments::valueOr(std::string_view option, std::string_view fallback) const { return value(option).value_or(std::string(fallback)); }

base::Result<std::optional<std::uint64_t>> Arguments::number(std::string_view option) const
{
    const auto text = value(option);
    if (!text) return std::optional<std::uint64_t>{};
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc() || end != text->data() + text->size() || number > (std::uint64_t(1) << 63))
        return fail(Errc::InvalidArgument, "--" + std::string(option) + " takes a whole number");
    return std::optional(number);
}

} // namespace plateglass::cli
