#include "ui/timeline/histogram.h"

#include <algorithm>

namespace plateglass::ui {

Histogram histogramOf(const domain::Answer& answer, const TimeAxis& axis)
{
    Histogram histogram;
    histogram.counts.assign(axis.binCount(), 0);
    for (const auto& row : answer.rows)
        if (const auto bin = axis.binOf(row.time))
            ++histogram.counts[*bin];
    histogram.highest = histogram.counts.empty() ? 0 : std::ranges::max(histogram.counts);
    return histogram;
}

std::vector<bool> binsHolding(const domain::Answer& answer, std::span<const qint64> positions, const TimeAxis& axis)
{
    std::vector<bool> bins(axis.binCount(), false);
    for (const qint64 position : positions)
        if (const auto bin = axis.binOf(answer.rows[static_cast<std::size_t>(position)].time))
            bins[*bin] = true;
    return bins;
}

std::uint32_t roundTop(std::uint32_t highest)
{
    for (std::uint32_t power = 1;; power *= 10)
        for (const std::uint32_t digit : {1U, 2U, 4U, 6U, 8U})
            if (digit * power >= highest)
                return digit * power;
}

} // namespace plateglass::ui
