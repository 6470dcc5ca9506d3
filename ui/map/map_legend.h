// What the signs on the map mean: an entry for each that is drawn at this moment, and for no other. Window thread.
#pragma once

#include "ui/map/reads_raster.h"

#include <QString>

#include <vector>

class QFontMetrics;
class QPainter;

namespace plateglass::ui {

struct LegendContent {
    DrawnSigns signs;
    bool current = false, asked = false, proposed = false, fences = false, overlays = false;
    std::array<std::uint32_t, kDensitySteps> breaks{};
    bool operator==(const LegendContent&) const = default;
};

struct LegendEntry {
    enum class Sign { Ages, Cells, Site, Cluster, Arrow, Leader, Idle, Silent, Current, Selected, Faint, Asked, Proposed, Fence, Overlay } sign;
    QString before, after; ///< words around the sign
    QString sentence;      ///< the same in full, for tooltips and screen readers
};

[[nodiscard]] std::vector<LegendEntry> legendEntries(const LegendContent& content);

/// Draws entries into lines of some height.
class LegendPainter {
public:
    LegendPainter(const Tokens& tokens, const LegendContent& content, int lineHeight) : m_tokens(tokens), m_content(content), m_height(lineHeight) {}

    [[nodiscard]] int width(const LegendEntry& entry, const QFontMetrics& metrics) const;
    void paint(QPainter& painter, const LegendEntry& entry, QPoint topLeft) const;

private:
    [[nodiscard]] int signWidth(LegendEntry::Sign sign, const QFontMetrics& metrics) const;
    void paintSign(QPainter& painter, LegendEntry::Sign sign) const; ///< from the origin, in a line
    void paintSiteSign(QPainter& painter, LegendEntry::Sign sign) const;
    void paintRow(QPainter& painter, LegendEntry::Sign sign) const;
    void paintArea(QPainter& painter, LegendEntry::Sign sign) const;

    const Tokens& m_tokens;
    const LegendContent& m_content;
    int m_height;
};

} // namespace plateglass::ui
