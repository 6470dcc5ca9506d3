// What the drawing of synthetic photographs shares: colours and smooth shapes. Private to this folder.
#pragma once

#include "imaging/chance.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace plateglass::imaging {

/// 0 below `from`, 1 above `to`, smooth between.
[[nodiscard]] double smoothStep(double from, double to, double value);

/// Pictures are drawn in RGB, 8 bits a channel.
using Canvas = cv::Mat3b;
using Colour = cv::Vec3b;
using Outline = std::vector<cv::Point2d>;

[[nodiscard]] Colour scaled(Colour colour, double factor);
/// Every pixel of the rows brighter or darker by the factor.
void dim(Canvas& canvas, int rows, double factor);
[[nodiscard]] Colour mixed(Colour a, Colour b, double shareOfB);

/// Closed outline with its corners cut `rounds` times.
[[nodiscard]] Outline softened(const Outline& outline, int rounds);

void fill(Canvas& canvas, const Outline& outline, Colour colour);
void stroke(Canvas& canvas, const Outline& line, Colour colour, int thickness);

/// How much of each pixel a shape covers, kept only for the part of the canvas it lies in.
struct Cover {
    cv::Rect at;
    cv::Mat1b mask; ///< of the size of `at`; 0 to 255
};
[[nodiscard]] Cover coverage(cv::Size canvas, const Outline& outline);
/// Where both cover.
[[nodiscard]] Cover overlap(const Cover& a, const Cover& b);
/// Lays a colour over the canvas; alpha 0..1 scales the cover.
void lay(Canvas& canvas, const Cover& cover, Colour colour, double alpha);

} // namespace plateglass::imaging
