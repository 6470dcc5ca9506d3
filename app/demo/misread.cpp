#include "demo/misread.h"

#include <array>
#include <string_view>

namespace plateglass::demo {

namespace {

constexpr std::array<std::string_view, 6> kAlike = {"0ODQ", "1IL", "2Z", "5S", "8B", "6G"};
constexpr std::size_t kSpared = 2;

std::size_t place(const std::string& plate, imaging::Chance& chance)
{
    return kSpared + static_cast<std::size_t>(chance.below(static_cast<int>(plate.size() - kSpared)));
}

} // namespace

std::optional<char> lookAlike(char character, imaging::Chance& chance)
{
    for (const auto& alike : kAlike) {
        const auto at = alike.find(character);
        if (at == std::string_view::npos) continue;
        const auto other = (at + 1 + static_cast<std::size_t>(chance.below(static_cast<int>(alike.size()) - 1))) % alike.size();
        return alike[other];
    }
    return std::nullopt;
}

Misread misread(const std::string& plate, imaging::Chance& chance)
{
    const int kind = chance.below(100);
    std::size_t at = place(plate, chance);
    if (kind < 52)
        for (std::size_t tried = kSpared; tried < plate.size(); ++tried, at = at + 1 < plate.size() ? at + 1 : kSpared)
            if (const auto other = lookAlike(plate[at], chance)) {
                Misread made{plate, at};
                made.text[at] = *other;
                return made;
            }
    if (kind < 86) return {plate.substr(0, at) + plate.substr(at + 1), std::min(at, plate.size() - 2)};
    return {plate.substr(0, at) + (chance.once(2) ? '1' : 'I') + plate.substr(at), at};
}

} // namespace plateglass::demo
