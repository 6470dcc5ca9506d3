// Where the symbols of camera sites go and how large they are, so that none hides another or its number. Pure geometry:
// the same input gives the same symbols, wherever on the ground the view is; any thread.
//
// A site's disc has an area in proportion to its reads. Discs that would touch are pushed apart a little, and a thin line
// leads to the camera. Where that does not help, the sites become one symbol with the sum of their reads and the number
// of sites; seen from closer it falls apart again.
#pragma once

#include "ui/map/map_reads.h"

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

namespace plateglass::ui {

/// Logical pixels.
inline constexpr double kLargestSite = 24; ///< radius; less in a low pane
inline constexpr double kSmallestSite = 11;
inline constexpr double kArrow = 9;        ///< how far an arrow head reaches out of its disc
inline constexpr double kRing = 6;         ///< how far the widest ring reaches out of its symbol
inline constexpr double kFarthestPush = 24; ///< of a symbol from its place

struct SiteCounts {
    geo::UnitPoint at;
    std::uint32_t kept = 0;     ///< reads that pass the filters
    std::uint32_t total = 0;
    std::uint32_t selected = 0;
    Directions directions = 0;
    bool silent = false;        ///< known not to have reported in the window; false also where that is not known

    bool operator==(const SiteCounts&) const = default;
};

/// A rectangle with round corners: `core` is half of what the corners leave. A disc has no core.
struct SymbolShape {
    QPointF middle;
    QSizeF core;
    double radius = 0;

    [[nodiscard]] QRectF box(double grown = 0) const; ///< around the shape and `grown` more on every side
    [[nodiscard]] double distanceTo(QPointF point) const; ///< negative inside, down to -radius
};

/// One site, or several in one symbol.
struct SiteSymbol {
    std::vector<std::uint32_t> sites; ///< ascending; never empty
    SiteCounts sum;                   ///< of them all; `at` is the middle of their places
    SymbolShape shape;
    QPointF place;                    ///< of `sum.at` on the screen

    [[nodiscard]] bool isCluster() const { return sites.size() > 1; }
    [[nodiscard]] bool isIdle() const { return sum.total == 0; }
    [[nodiscard]] bool isFilteredOut() const { return sum.kept == 0 && sum.total > 0; }
    [[nodiscard]] bool holds(std::uint32_t site) const;
    /// Heads of arrows are drawn for single sites: of several the directions would say nothing.
    [[nodiscard]] Directions arrows() const { return isCluster() ? Directions(0) : sum.directions; }
    /// Where the number stands, and the number of sites under it. Empty where nothing is written.
    [[nodiscard]] std::vector<QRectF> lines() const;
    /// What must stay free of names: the symbol with its arrows.
    [[nodiscard]] QRectF room() const;
};

/// Sized in pixels, so that symbols are alike on every device.
struct SymbolFonts {
    QFont number, words;
    bool operator==(const SymbolFonts&) const = default;
};

/// In painting order: the largest first.
[[nodiscard]] std::vector<SiteSymbol> layoutSites(std::span<const SiteCounts> sites, const Viewport& view, const SymbolFonts& fonts);

/// The layouts asked for last: every sheet of the map and the pointer want the same one. Any thread.
class SiteLayouts {
public:
    /// As layoutSites().
    [[nodiscard]] std::vector<SiteSymbol> in(std::span<const SiteCounts> sites, const Viewport& view, const SymbolFonts& fonts);

private:
    struct Made {
        std::vector<SiteCounts> sites;
        double world = 0, height = 0;
        SymbolFonts fonts;
        std::vector<SiteSymbol> symbols; ///< from the first site
    };
    std::mutex m_guard;
    std::vector<Made> m_made; ///< newest last
};

/// `1,204` as it fits into a symbol: `1.2k`.
[[nodiscard]] QString shortNumber(std::int64_t number);
/// `3 sites`.
[[nodiscard]] QString sitesText(std::size_t count);

} // namespace plateglass::ui
