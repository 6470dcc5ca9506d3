#include "ui/map/base_map_style.h"

#include "ui/common/fonts.h"

#include <QFontInfo>

#include <array>
#include <cmath>
#include <cstdlib>
#include <span>

namespace plateglass::ui {

namespace {

/// A value at a zoom; between stops it grows by a constant factor, as streets do on the screen.
struct Stop {
    double zoom, width;
};

double widthAt(std::span<const Stop> stops, double zoom)
{
    if (zoom <= stops.front().zoom)
        return stops.front().width;
    for (std::size_t i = 1; i < stops.size(); ++i)
        if (zoom < stops[i].zoom) {
            const Stop a = stops[i - 1], b = stops[i];
            return a.width * std::pow(b.width / a.width, (zoom - a.zoom) / (b.zoom - a.zoom));
        }
    return stops.back().width;
}

constexpr std::array<Stop, 5> kServiceWidths{{{14, 0.4}, {15, 0.8}, {16, 2}, {18, 8}, {20, 24}}};
constexpr std::array<Stop, 6> kMinorWidths{{{12, 0.4}, {13, 0.7}, {14, 1.4}, {16, 5}, {18, 16}, {20, 52}}};
constexpr std::array<Stop, 6> kTertiaryWidths{{{11, 0.5}, {13, 1.2}, {14, 2.2}, {16, 7}, {18, 20}, {20, 60}}};
constexpr std::array<Stop, 6> kMajorWidths{{{9, 0.6}, {12, 1.4}, {14, 3.6}, {16, 9.5}, {18, 26}, {20, 72}}};
constexpr std::array<Stop, 6> kTrunkWidths{{{6, 0.6}, {11, 1.6}, {14, 4.4}, {16, 11}, {18, 28}, {20, 76}}};
constexpr std::array<Stop, 6> kHighwayWidths{{{5, 0.8}, {10, 1.8}, {14, 4.6}, {16, 10}, {18, 26}, {20, 70}}};
constexpr std::array<Stop, 4> kRailWidths{{{10, 0.5}, {14, 1}, {17, 1.6}, {20, 4}}};

std::span<const Stop> widthsOf(Way way)
{
    switch (way) {
    case Way::Service: return kServiceWidths;
    case Way::Minor: return kMinorWidths;
    case Way::Tertiary: return kTertiaryWidths;
    case Way::Major: return kMajorWidths;
    case Way::Trunk: return kTrunkWidths;
    case Way::Highway: return kHighwayWidths;
    }
    return kMinorWidths;
}

int lightnessDistance(const QColor& a, const QColor& b)
{
    return std::abs(qGray(a.rgb()) - qGray(b.rgb()));
}

QFont inPixels(QFont font, double share)
{
    font.setPixelSize(static_cast<int>(std::lround(QFontInfo(font).pixelSize() * share)));
    return font;
}

} // namespace

BaseMapStyle baseMapStyleOf(const Tokens& tokens)
{
    constexpr double kStreetShare = 11.0 / 12.0; ///< names along streets are a size smaller than notes
    BaseMapStyle style{tokens.map, inPixels(fontFor(TextRole::Note), kStreetShare), inPixels(fontFor(TextRole::Head), 1)};
    style.streetFont.setWeight(QFont::Medium); // white halos eat into thin strokes
    return style;
}

WayLook wayLook(Way way, double zoom)
{
    constexpr double kCaseFrom = 1.6; ///< narrower ways have no room for a case
    constexpr std::array<Stop, 3> edges{{{12, 0.6}, {16, 1}, {20, 1.5}}};
    const double fill = widthAt(widthsOf(way), zoom);
    return {fill, fill < kCaseFrom ? 0 : widthAt(edges, zoom)};
}

QColor wayFill(Way way, const MapColours& c)
{
    switch (way) {
    case Way::Service: case Way::Minor: return c.minorFill;
    case Way::Tertiary: case Way::Major: case Way::Trunk: return c.majorFill;
    case Way::Highway: return c.highwayFill;
    }
    return c.minorFill;
}

QColor wayCase(Way way, const MapColours& c)
{
    switch (way) {
    case Way::Service: case Way::Minor: return c.minorCase;
    case Way::Tertiary: case Way::Major: case Way::Trunk: return c.majorCase;
    case Way::Highway: return c.highwayCase;
    }
    return c.minorCase;
}

QColor wayThin(Way way, const MapColours& c)
{
    const QColor fill = wayFill(way, c), edge = wayCase(way, c);
    return lightnessDistance(fill, c.land) > lightnessDistance(edge, c.land) ? fill : edge;
}

QColor groundColour(Ground ground, const MapColours& c)
{
    switch (ground) {
    case Ground::Park: return c.park;
    case Ground::Water: return c.water;
    case Ground::Pier: return c.land;
    case Ground::Building: return c.building;
    }
    return c.land;
}

double railWidth(double zoom)
{
    return widthAt(kRailWidths, zoom);
}

ZoomRange shownAt(NameKind kind)
{
    switch (kind) {
    case NameKind::City: return {3, 14};
    case NameKind::Town: return {8, 15};
    case NameKind::Suburb: return {11, 16};
    case NameKind::Neighbourhood: return {13, 17};
    case NameKind::HighwayName: return {12, 21};
    case NameKind::MajorName: return {13, 21};
    case NameKind::MinorName: return {14.5, 21};
    }
    return {};
}

bool isPlaceName(NameKind kind)
{
    return kind <= NameKind::Neighbourhood;
}

} // namespace plateglass::ui
