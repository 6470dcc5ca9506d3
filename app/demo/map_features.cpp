#include "demo/map_features.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plateglass::demo {

namespace {

/// Not geo::toUnit: the far ends of the sea lie beyond what a stored coordinate holds.
geo::UnitPoint unitOf(Spot spot)
{
    constexpr double kMetresLat = 110'969.0, kMetresLon = 89'954.0;
    const double lat = std::clamp(kOriginLat + spot.y / kMetresLat, -85.0, 85.0) * std::numbers::pi / 180;
    return {(kOriginLon + spot.x / kMetresLon + 180) / 360, (1 - std::asinh(std::tan(lat)) / std::numbers::pi) / 2};
}

class Collector {
public:
    explicit Collector(const CityPlan& plan) : m_plan(plan) {}
    std::vector<MapFeature> collect();

private:
    MapFeature& add(const char* layer, Geometry geometry, const std::vector<Spot>& spots, int minZoom, const std::string& className);
    void ground(const GroundArea& area);
    void ways(const Street& street);
    void motorway(const Street& street);

    const CityPlan& m_plan;
    std::vector<MapFeature> m_features;
};

MapFeature& Collector::add(const char* layer, Geometry geometry, const std::vector<Spot>& spots, int minZoom, const std::string& className)
{
    MapFeature feature{layer, geometry, {}, {}, {}, minZoom, 14, {2, 2}, {-1, -1}};
    for (const auto& spot : spots) {
        const auto p = unitOf(spot);
        feature.points.push_back(p);
        feature.low = {std::min(feature.low.x, p.x), std::min(feature.low.y, p.y)};
        feature.high = {std::max(feature.high.x, p.x), std::max(feature.high.y, p.y)};
    }
    if (!className.empty()) feature.words.emplace_back("class", className);
    return m_features.emplace_back(std::move(feature));
}

void Collector::ground(const GroundArea& area)
{
    const auto cover = [&](const char* layer, int zoom, const char* className, const char* subclass) {
        auto& made = add(layer, Geometry::Polygon, area.ring, zoom, className);
        if (*subclass != 0) made.words.emplace_back("subclass", subclass);
    };
    switch (area.kind) {
    case GroundKind::Ocean: cover("water", 0, "ocean", ""); break;
    case GroundKind::Lake: cover("water", 9, "lake", ""); break;
    case GroundKind::River: cover("water", 9, "river", ""); break;
    case GroundKind::Park:
        cover("park", 9, "public_park", "");
        m_features.back().words.emplace_back("name", area.name);
        cover("landcover", 9, "grass", "park");
        break;
    case GroundKind::Grass: cover("landcover", 9, "grass", "golf_course"); break;
    case GroundKind::Wood: cover("landcover", 7, "wood", "wood"); break;
    case GroundKind::Sand: cover("landcover", 11, "sand", "beach"); break;
    case GroundKind::Farmland: cover("landcover", 10, "farmland", "farmland"); break;
    case GroundKind::Residential: cover("landuse", 8, "residential", ""); break;
    case GroundKind::Commercial: cover("landuse", 10, "commercial", ""); break;
    case GroundKind::Industrial: cover("landuse", 10, "industrial", ""); break;
    case GroundKind::Cemetery: cover("landuse", 11, "cemetery", ""); break;
    }
}

/// Both carriageways where there is room for them, one line before.
void Collector::motorway(const Street& street)
{
    const Path& way = street.lines.front();
    add("transportation", Geometry::Line, way, street.ref == "9" ? 4 : 8, "motorway").maxZoom = 11;
    for (const double side : {-11.0, 11.0}) {
        auto& carriageway = add("transportation", Geometry::Line, beside(way, side), 12, "motorway");
        carriageway.numbers.emplace_back("oneway", side > 0 ? 1 : -1);
    }
    auto& name = add("transportation_name", Geometry::Line, way, 8, "motorway");
    name.words.insert(name.words.end(), {{"name", street.name}, {"ref", street.ref}, {"network", "us-state"}});
    name.numbers.emplace_back("ref_length", static_cast<int>(street.ref.size()));
}

void Collector::ways(const Street& street)
{
    if (street.kind == StreetClass::Motorway) return motorway(street);
    const bool primary = street.kind == StreetClass::Primary, main = primary || street.kind == StreetClass::Secondary;
    const std::string className = primary ? "primary" : main ? "secondary" : "minor";
    for (const auto& line : street.lines) add("transportation", Geometry::Line, line, primary ? 8 : main ? 10 : 12, className);
    for (const auto& bridge : street.bridges)
        add("transportation", Geometry::Line, bridge, 13, className).words.emplace_back("brunnel", "bridge");
    for (const auto& line : street.lines)
        if (length(line) > 250)
            add("transportation_name", Geometry::Line, line,
                primary    ? 11
                    : main ? 12
                           : 13,
                className)
                .words.emplace_back("name", street.name);
}

std::vector<MapFeature> Collector::collect()
{
    const auto& [land, net, buildings] = m_plan;
    for (const auto& area : land.areas) ground(area);
    for (const auto& park : net.parks) ground(park);
    auto& river = add("waterway", Geometry::Line, land.river, 8, "river");
    river.words.emplace_back("name", "Alder River");
    for (const auto& building : buildings) add("building", Geometry::Polygon, building, 14, "");

    for (const auto& path : net.paths) add("transportation", Geometry::Line, path, 13, "path").words.emplace_back("subclass", "path");
    for (const auto& rail : net.rails) add("transportation", Geometry::Line, rail, 9, "rail").words.emplace_back("subclass", "rail");
    // Small streets first, so that large ones are drawn over them.
    for (const auto kind : {StreetClass::Minor, StreetClass::Secondary, StreetClass::Primary, StreetClass::Motorway}) {
        if (kind == StreetClass::Motorway)
            for (const auto& stretch : net.stretches)
                if (stretch.kind == StreetClass::Ramp) {
                    const Spot a = net.crossings[static_cast<std::size_t>(stretch.from)],
                               b = net.crossings[static_cast<std::size_t>(stretch.to)];
                    add("transportation", Geometry::Line, curve({ a, between(a, b, 0.5) + rightOf(a, b) * 22, b }, 6),
                        12, "motorway")
                        .numbers.emplace_back("ramp", 1);
                }
        for (const auto& street : net.streets)
            if (street.kind == kind) ways(street);
    }

    Ring border = land.limits;
    border.push_back(border.front());
    add("boundary", Geometry::Line, border, 10, "").numbers.emplace_back("admin_level", 8);
    auto& city = add("place", Geometry::Point, {{-620, -60}}, 3, "city");
    city.words.emplace_back("name", kCityName);
    city.numbers.emplace_back("rank", 6);
    for (const auto& quarter : land.quarters) {
        auto& place = add("place", Geometry::Point, {quarter.at}, 11, "suburb");
        place.words.emplace_back("name", quarter.name);
        place.numbers.emplace_back("rank", 12);
    }
    auto& bay = add("water_name", Geometry::Point, {{-3500, -1000}}, 10, "bay");
    bay.words.emplace_back("name", "Larkhaven Bay");
    auto& lake = add("water_name", Geometry::Point, {{500, 1400}}, 12, "lake");
    lake.words.emplace_back("name", "Mirror Lake");
    return std::move(m_features);
}

} // namespace

std::vector<MapFeature> mapFeatures(const CityPlan& plan) { return Collector(plan).collect(); }

} // namespace plateglass::demo
