// Draws the timeline onto any painter: what stands where is decided by the axis, what it looks like here. Stateless.
#pragma once

#include "base/time.h"
#include "ui/common/formats.h"
#include "ui/common/tokens.h"
#include "ui/timeline/histogram.h"
#include "ui/timeline/time_axis.h"

#include <QRect>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace plateglass::ui {

/// Above the bars: words that belong to a moment.
inline constexpr int kFlagRow = size::kLarge + size::kSmall;

/// All that a picture of the timeline shows.
struct PlotScene {
    const Tokens& tokens;
    const Formats& formats;
    const TimeAxis& axis;
    const Histogram& histogram;
    const std::vector<bool>& selectedBins;
    std::optional<base::Interval> limits; ///< of the whole result, for the strip that shows where one is in it
    std::optional<base::Interval> brush;
    std::optional<base::UtcTime> current;
    bool currentHidden = false; ///< by the brush
    std::optional<base::UtcTime> hovered;
    std::optional<base::UtcTime> playhead; ///< where it stands apart from the current read
    QRect area; ///< of the bars; above it is room for kFlagRow
    QString state;      ///< what must be said about all of it, or nothing
    bool faint = false; ///< while searching
};

void paintPlot(QPainter& painter, const PlotScene& scene);

} // namespace plateglass::ui
