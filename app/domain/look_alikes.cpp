#include "domain/look_alikes.h"

#include <algorithm>

namespace plateglass::domain {

namespace {

constexpr std::array<std::string_view, 6> kAlwaysOn{"0ODQ", "1IL", "2Z", "5S", "8B", "6G"};
constexpr std::array<std::string_view, 9> kOptional{"7T1", "4A", "38B", "CG0", "UVY", "MNHW", "EF", "KX", "PR"};
constexpr std::array<std::string_view, 6> kDirectional{"Z>7", "E>F", "Q>O", "R>P", "L>I", "B>P"};
constexpr std::array<std::string_view, 2> kTwoForOne{"11>H", "VV>W"};

/// 0..35 for A-Z 0-9, -1 for anything else.
int slot(char32_t c)
{
    if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
    if (c >= U'A' && c <= U'Z') return static_cast<int>(c - U'A') + 10;
    return -1;
}

auto unknownClass() { return base::fail(base::Errc::InvalidArgument, "unknown look-alike class"); }

} // namespace

base::Result<LookAlikes> LookAlikes::with(const LookAlikeOptions& options)
{
    LookAlikes out;
    for (const auto members : kAlwaysOn) out.addClass(members);
    for (const auto& name : options.optionalClasses) {
        if (std::ranges::find(kOptional, name) == kOptional.end()) return unknownClass();
        out.addClass(name);
    }
    for (const auto& name : options.directional) {
        if (std::ranges::find(kDirectional, name) == kDirectional.end()) return unknownClass();
        out.m_seen[static_cast<std::size_t>(slot(static_cast<char32_t>(name[0])))] |= std::uint64_t(1) << slot(static_cast<char32_t>(name[2]));
    }
    for (const auto& name : options.twoForOne) {
        if (std::ranges::find(kTwoForOne, name) == kTwoForOne.end()) return unknownClass();
        out.m_twoForOne.push_back({static_cast<char32_t>(name[0]), static_cast<char32_t>(name[1]), static_cast<char32_t>(name[3])});
    }
    return out;
}

bool LookAlikes::swapped(char32_t asked, char32_t seen) const
{
    const int a = slot(asked);
    const int s = slot(seen);
    return a >= 0 && s >= 0 && a != s && (m_seen[static_cast<std::size_t>(a)] >> s & 1) != 0;
}

void LookAlikes::addClass(std::string_view members)
{
    for (const char a : members)
        for (const char b : members)
            if (a != b) m_seen[static_cast<std::size_t>(slot(static_cast<char32_t>(a)))] |= std::uint64_t(1) << slot(static_cast<char32_t>(b));
}

} // namespace plateglass::domain
