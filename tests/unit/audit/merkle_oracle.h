// The tree a second time, straight from the recursive definition of RFC 6962, to measure the fast one by.
#pragma once

#include "audit/merkle.h"

#include <string>

namespace plateglass::test {

inline constexpr std::size_t kLargest = 300;

inline audit::Hash numbered(std::size_t i)
{
    const std::string text = "record " + std::to_string(i);
    return audit::leafHash(base::viewOf(text));
}

inline std::vector<audit::Hash> leavesTo(std::size_t n)
{
    std::vector<audit::Hash> out;
    for (std::size_t i = 0; i < n; ++i) out.push_back(numbered(i));
    return out;
}

/// MTH of RFC 6962 section 2.1, word for word.
inline audit::Hash definedRoot(std::span<const audit::Hash> d)
{
    if (d.empty()) return audit::emptyRoot();
    if (d.size() == 1) return d[0];
    std::size_t k = 1;
    while (k * 2 < d.size()) k *= 2;
    return audit::nodeHash(definedRoot(d.first(k)), definedRoot(d.subspan(k)));
}

} // namespace plateglass::test
