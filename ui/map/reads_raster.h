// Draws reads on the map: (reads, view, look) -> image, and nothing else goes in, so that the same pixels serve window and
// paper. Any thread; the same input gives the same image.
//
//   fixed cameras   one symbol each, its area in proportion to the reads that pass the filters, their number inside
//   other reads     dots coloured by age; more than kMostDots in view below kDotsFrom, or more than kMostPoints at all:
//                   hexagons with counts
#pragma once

#include "ui/common/tokens.h"
#include "ui/map/hexagons.h"
#include "ui/map/map_reads.h"

#include <QFont>
#include <QImage>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace plateglass::ui {

inline constexpr std::int64_t kMostDots = 5'000;
inline constexpr double kDotsFrom = 15;           ///< zoom from which even a crowd is dots
inline constexpr std::int64_t kMostPoints = 250'000;

/// Logical pixels.
inline constexpr double kDotAcross = 8;
inline constexpr double kLargestSite = 24; ///< radius
inline constexpr double kSmallestSite = 12;

struct SiteCounts {
    geo::UnitPoint at;
    std::uint32_t kept = 0;     ///< reads that pass the filters
    std::uint32_t total = 0;
    std::uint32_t selected = 0;
    Directions directions = 0;
    bool silent = false;        ///< known not to have reported in the window; false also where that is not known
};

/// What to draw. Spans run in step; an empty `kept` keeps all.
struct ReadsScene {
    std::span<const SiteCounts> sites;
    std::span<const FixedPoint> points;
    std::span<const std::uint8_t> ages;
    std::span<const std::uint8_t> kept;
    std::span<const std::uint32_t> selectedPoints;
};

struct ReadsLook {
    DataColours data;
    QColor accent, accentOn;
    QColor silent; ///< cross and hatching
    QFont numberFont;
};

/// Window thread: asks for the fonts of the type table.
[[nodiscard]] ReadsLook readsLookOf(const Tokens& tokens);

enum class PointsAs { Dots, Hexagons };

/// What the legend and the corners say about an image.
struct ReadsSummary {
    std::int64_t keptInView = 0;
    std::int64_t totalInView = 0;
    std::int64_t sitesInView = 0;  ///< those with reads that pass the filters
    std::int64_t pointsInView = 0; ///< reads that are not at sites, kept or not
    PointsAs pointsAs = PointsAs::Dots;
    bool tooManyForDots = false; ///< hexagons although the view is near, for the sheer number
    bool anySilent = false;
    std::array<std::uint32_t, kDensitySteps> breaks{};
};

struct ReadsPicture {
    QImage image; ///< transparent where nothing is; null when stopped
    ReadsSummary summary;
    std::shared_ptr<const HexGrid> hexagons; ///< where points are hexagons
};

/// The view's margin is painted, but what lies there is not counted as in view.
[[nodiscard]] ReadsPicture paintReads(const ReadsScene& scene, const Viewport& view, const ReadsLook& look, std::stop_token stop = {});

/// Where a site's symbol goes. Symbols that would cover each other are pushed apart, and a thin line leads to the place.
struct SitePlace {
    std::uint32_t site = 0;
    QPointF middle;
    double radius = 0;
    QPointF place; ///< where the camera is
};
/// In painting order: the largest first, so that none is buried.
[[nodiscard]] std::vector<SitePlace> sitePlaces(std::span<const SiteCounts> sites, const Viewport& view);

/// Rings of what is hovered and current; drawn apart from the reads because they change with every move of the pointer.
struct Emphasis {
    struct Ring {
        QPointF middle;
        double radius = kDotAcross / 2;
    };
    std::optional<Ring> hovered;
    std::optional<Ring> current;
    std::optional<HexCell> hoveredCell;
};
void paintEmphasis(QPainter& painter, const Emphasis& emphasis, const ReadsLook& look);

/// `1,204` as it fits into a symbol: `1.2k`.
[[nodiscard]] QString shortNumber(std::int64_t number);

} // namespace plateglass::ui
