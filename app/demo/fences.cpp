#include "demo/fences.h"

#include "demo/ground.h"

namespace plateglass::demo {

namespace {

domain::Ring places(const Ring& ring)
{
    domain::Ring made;
    for (const auto& spot : ring) made.push_back(placeOf(spot));
    return made;
}

} // namespace

std::vector<NamedFence> fences()
{
    return {
        {"Mill Park", domain::Polygon{places({{-110, -900}, {1130, -860}, {1160, 330}, {-70, 300}}), {}}},
        {"Mill Park 800m", domain::Circle{placeOf({450, -200}), {800}}},
        {"Harbor", domain::Polygon{places({{-2950, -1750}, {-2050, -1750}, {-1990, -430}, {-2950, -430}}), {}}},
        {"Old Town", domain::Circle{placeOf({-1750, 150}), {640}}},
        {"Lake Avenue", domain::Corridor{places({{-90, 395}, {300, 460}, {760, 500}, {1100, 480}, {1560, 400}}), {70}}},
    };
}

} // namespace plateglass::demo
