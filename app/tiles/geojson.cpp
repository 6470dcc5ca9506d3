#include "tiles/geojson.h"

#include "json/json.h"

#include <algorithm>
#include <cmath>

namespace plateglass::tiles {

namespace {

using base::Errc;
using json::Value;

std::unexpected<base::Error> malformed(const char* what)
{
    return base::fail(Errc::Malformed, what);
}

class Reader {
public:
    base::Result<void> document(const Value& value)
    {
        const std::string type = value.stringOr("type", {});
        if (type == "Feature")
            return feature(value);
        if (type != "FeatureCollection")
            return geometry(value);
        const Value* features = value.find("features");
        if (!features || !features->array())
            return malformed("geojson: collection without features");
        for (const Value& each : *features->array())
            PG_TRY_VOID(feature(each));
        return {};
    }
    GeoShapes take() &&
    {
        if (m_points > 0)
            m_shapes.bounds = m_bounds;
        return std::move(m_shapes);
    }

private:
    base::Result<void> feature(const Value& value)
    {
        if (value.stringOr("type", {}) != "Feature")
            return malformed("geojson: feature expected");
        m_label.clear();
        if (const Value* properties = value.find("properties"))
            m_label = properties->stringOr("name", properties->stringOr("title", {}));
        const Value* shape = value.find("geometry");
        return !shape || shape->isNull() ? base::Result<void>() : geometry(*shape);
    }

    base::Result<void> geometry(const Value& value)
    {
        const std::string type = value.stringOr("type", {});
        if (type == "GeometryCollection")
            return collection(value);
        const Value* coordinates = value.find("coordinates");
        if (!coordinates)
            return malformed("geojson: geometry without coordinates");
        if (type == "Point")
            return addPoint(*coordinates);
        if (type == "MultiPoint")
            return addParts(GeometryKind::Point, Value(json::Array{*coordinates}), 1);
        if (type == "LineString")
            return addParts(GeometryKind::Line, Value(json::Array{*coordinates}), 2);
        if (type == "MultiLineString")
            return addParts(GeometryKind::Line, *coordinates, 2);
        if (type == "Polygon")
            return addParts(GeometryKind::Polygon, *coordinates, 3);
        if (type == "MultiPolygon")
            return addPolygons(*coordinates);
        return malformed("geojson: unknown geometry");
    }

    base::Result<void> collection(const Value& value)
    {
        const Value* members = value.find("geometries");
        if (!members || !members->array())
            return malformed("geojson: collection without geometries");
        for (const Value& each : *members->array())
            PG_TRY_VOID(geometry(each));
        return {};
    }

    base::Result<void> addPoint(const Value& value)
    {
        PG_TRY(const base::LatLon point, position(value));
        m_shapes.shapes.push_back({GeometryKind::Point, {{point}}, m_label});
        return {};
    }

    base::Result<void> addPolygons(const Value& value)
    {
        if (!value.array())
            return malformed("geojson: list expected");
        for (const Value& each : *value.array())
            PG_TRY_VOID(addParts(GeometryKind::Polygon, each, 3));
        return {};
    }

    base::Result<void> addParts(GeometryKind kind, const Value& value, std::size_t least)
    {
        if (!value.array())
            return malformed("geojson: list expected");
        GeoShape shape{.kind = kind, .parts = {}, .label = m_label};
        for (const Value& each : *value.array()) {
            PG_TRY(auto points, positions(each));
            if (kind == GeometryKind::Polygon && points.size() > 1 && points.front() == points.back())
                points.pop_back();
            if (points.size() >= least)
                shape.parts.push_back(std::move(points));
        }
        if (!shape.parts.empty())
            m_shapes.shapes.push_back(std::move(shape));
        return {};
    }

    base::Result<std::vector<base::LatLon>> positions(const Value& value)
    {
        if (!value.array())
            return malformed("geojson: list expected");
        std::vector<base::LatLon> points;
        points.reserve(value.array()->size());
        for (const Value& each : *value.array()) {
            PG_TRY(const base::LatLon point, position(each));
            points.push_back(point);
        }
        return points;
    }

    /// Longitude comes first, an altitude may follow (RFC 7946, 3.1.1).
    base::Result<base::LatLon> position(const Value& value)
    {
        if (!value.array() || value.array()->size() < 2)
            return malformed("geojson: position expected");
        PG_TRY(const double lon, (*value.array())[0].number());
        PG_TRY(const double lat, (*value.array())[1].number());
        if (!(std::abs(lon) <= 180) || !(std::abs(lat) <= 90))
            return malformed("geojson: position out of range");
        if (++m_points > kMaxGeoJsonPoints)
            return base::fail(Errc::LimitExceeded, "geojson: points");
        const base::LatLon point{base::Degrees7::fromDegrees(lat), base::Degrees7::fromDegrees(lon)};
        m_bounds.south = std::min(m_bounds.south, point.lat);
        m_bounds.north = std::max(m_bounds.north, point.lat);
        m_bounds.west = std::min(m_bounds.west, point.lon);
        m_bounds.east = std::max(m_bounds.east, point.lon);
        return point;
    }

    GeoShapes m_shapes;
    std::string m_label;
    std::size_t m_points = 0;
    domain::Box m_bounds{{900'000'000}, {1'800'000'000}, {-900'000'000}, {-1'800'000'000}};
};

} // namespace

base::Result<GeoShapes> readGeoJson(std::string_view text)
{
    if (text.size() > kMaxGeoJsonBytes)
        return base::fail(Errc::LimitExceeded, "geojson: too large");
    PG_TRY(const Value value, json::parse(text));
    Reader reader;
    PG_TRY_VOID(reader.document(value));
    return std::move(reader).take();
}

} // namespace plateglass::tiles
