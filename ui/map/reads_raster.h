// Draws reads on the map: (reads, view, look) -> image, and nothing else goes in, so that the same pixels serve window and
// paper. Any thread; the same input gives the same image.
//
//   fixed cameras   symbols with the number of reads that pass the filters, see site_symbols.h
//   other reads     dots coloured by age; more than kMostDots in view below kDotsFrom, or more than kMostPoints at all:
//                   hexagons with counts
#pragma once

#include "ui/common/tokens.h"
#include "ui/map/hexagons.h"
#include "ui/map/site_symbols.h"

#include <QImage>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace plateglass::ui {

inline constexpr std::int64_t kMostDots = 5'000;
inline constexpr double kDotsFrom = 15;           ///< zoom from which even a crowd is dots
inline constexpr std::int64_t kMostPoints = 250'000;

inline constexpr double kDotAcross = 8; ///< logical pixels

/// What to draw. Spans run in step; an empty `kept` keeps all.
struct ReadsScene {
    std::span<const SiteCounts> sites;
    std::span<const FixedPoint> points;
    std::span<const std::uint8_t> ages;
    std::span<const std::uint8_t> kept;
    std::span<const std::uint32_t> selectedPoints;
    SiteLayouts* layouts = nullptr; ///< where others lay the same sites out too
};

struct ReadsLook {
    DataColours data;
    QColor accent;
    QColor silent; ///< cross and hatching
    SymbolFonts fonts;
};

/// Window thread: asks for the fonts of the type table.
[[nodiscard]] ReadsLook readsLookOf(const Tokens& tokens);

enum class PointsAs { Dots, Hexagons };

/// Which signs are in sight, for a legend that explains these and no others.
struct DrawnSigns {
    bool sites = false, clusters = false, arrows = false, leaders = false, idle = false, silent = false;
    bool dots = false, cells = false;
    bool faint = false;    ///< hidden by the filters
    bool selected = false;
    bool operator==(const DrawnSigns&) const = default;
};

/// What the legend and the corners say about an image.
struct ReadsSummary {
    std::int64_t keptInView = 0;
    std::int64_t totalInView = 0;
    std::int64_t sitesInView = 0;  ///< those with reads that pass the filters
    std::int64_t allSitesInView = 0;
    std::int64_t pointsInView = 0; ///< reads that are not at sites, kept or not
    PointsAs pointsAs = PointsAs::Dots;
    bool tooManyForDots = false; ///< hexagons although the view is near, for the sheer number
    DrawnSigns signs;
    std::array<std::uint32_t, kDensitySteps> breaks{};
};

struct ReadsPicture {
    QImage image; ///< transparent where nothing is; null when stopped
    ReadsSummary summary;
    std::shared_ptr<const HexGrid> hexagons; ///< where points are hexagons
};

/// The view's margin is painted, but what lies there is not counted as in view.
[[nodiscard]] ReadsPicture paintReads(const ReadsScene& scene, const Viewport& view, const ReadsLook& look, std::stop_token stop = {});

/// Rings of what is hovered and current; drawn apart from the reads because they change with every move of the pointer.
struct Emphasis {
    struct Ringed {
        SymbolShape shape;
        Directions arrows = 0; ///< drawn again above the ring
    };
    std::optional<Ringed> hovered;
    std::optional<Ringed> current;
    std::optional<HexCell> hoveredCell;
};
void paintEmphasis(QPainter& painter, const Emphasis& emphasis, const ReadsLook& look);

} // namespace plateglass::ui
