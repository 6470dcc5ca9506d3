// How many reads fall into each bin of an axis, and which bins hold selected reads. Pure; any thread.
#pragma once

#include "domain/answer.h"
#include "ui/timeline/time_axis.h"

#include <QtTypes>

#include <span>
#include <vector>

namespace plateglass::ui {

struct Histogram {
    std::vector<std::uint32_t> counts;
    std::uint32_t highest = 0;
};

[[nodiscard]] Histogram histogramOf(const domain::Answer& answer, const TimeAxis& axis);

/// True for each bin that holds a selected read.
[[nodiscard]] std::vector<bool> binsHolding(const domain::Answer& answer, std::span<const qint64> positions, const TimeAxis& axis);

/// A round number at or above `highest`, for the top of the count axis.
[[nodiscard]] std::uint32_t roundTop(std::uint32_t highest);

} // namespace plateglass::ui
