#include "store/place_filter.h"

#include <algorithm>

namespace plateglass::store {

using base::Result;

namespace {

constexpr std::size_t kRemembered = 4096;

std::size_t slotOf(base::LatLon point)
{
    const auto mixed =
        (static_cast<std::uint64_t>(static_cast<std::uint32_t>(point.lat.value)) << 32 | static_cast<std::uint32_t>(point.lon.value))
        * 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(mixed >> 52);
}
static_assert(kRemembered == std::size_t(1) << 12);

} // namespace

Result<PlaceFilter> PlaceFilter::compile(const std::vector<std::vector<domain::Area>>& places)
{
    PlaceFilter filter;
    for (const auto& areas : places) {
        auto& list = filter.m_lists.emplace_back();
        for (const auto& area : areas) {
            PG_TRY(auto test, geo::AreaTest::compile(area));
            list.push_back(std::move(test));
        }
    }
    if (filter.any()) filter.m_memory.resize(kRemembered);
    return filter;
}

bool PlaceFilter::contains(base::LatLon point)
{
    if (!any()) return true;
    auto& slot = m_memory[slotOf(point)];
    if (!slot.known || slot.point != point) slot = {point, true, test(point)};
    return slot.inside;
}

bool PlaceFilter::test(base::LatLon point) const
{
    return std::ranges::all_of(m_lists, [&](const auto& list) {
        return std::ranges::any_of(list, [&](const geo::AreaTest& area) { return area.contains(point); });
    });
}

} // namespace plateglass::store
