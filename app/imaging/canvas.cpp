#include "imaging/canvas.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace plateglass::imaging {

namespace {

constexpr int kShift = 4; // OpenCV takes coordinates in sixteenths of a pixel

std::vector<cv::Point> sixteenths(const Outline& outline)
{
    std::vector<cv::Point> points;
    points.reserve(outline.size());
    for (const auto& p : outline) points.emplace_back(cvRound(p.x * (1 << kShift)), cvRound(p.y * (1 << kShift)));
    return points;
}

cv::Scalar scalarOf(Colour colour) { return {double(colour[0]), double(colour[1]), double(colour[2])}; }

} // namespace

double smoothStep(double from, double to, double value)
{
    const double t = std::clamp((value - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

Colour scaled(Colour colour, double factor)
{
    for (int i = 0; i < 3; ++i) colour[i] = cv::saturate_cast<std::uint8_t>(colour[i] * factor);
    return colour;
}

void dim(Canvas& canvas, int rows, double factor)
{
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < canvas.cols; ++x) canvas(y, x) = scaled(canvas(y, x), factor);
}

Colour mixed(Colour a, Colour b, double shareOfB)
{
    for (int i = 0; i < 3; ++i) a[i] = cv::saturate_cast<std::uint8_t>(a[i] + (double(b[i]) - a[i]) * shareOfB);
    return a;
}

Outline softened(const Outline& outline, int rounds)
{
    Outline soft = outline;
    for (int round = 0; round < rounds; ++round) { // Chaikin's corner cutting
        Outline cut;
        cut.reserve(soft.size() * 2);
        for (std::size_t i = 0; i < soft.size(); ++i) {
            const auto& a = soft[i];
            const auto& b = soft[(i + 1) % soft.size()];
            cut.push_back(a * 0.75 + b * 0.25);
            cut.push_back(a * 0.25 + b * 0.75);
        }
        soft = std::move(cut);
    }
    return soft;
}

void fill(Canvas& canvas, const Outline& outline, Colour colour)
{
    cv::fillPoly(canvas, std::vector{sixteenths(outline)}, scalarOf(colour), cv::LINE_AA, kShift);
}

Cover coverage(cv::Size canvas, const Outline& outline)
{
    std::vector<cv::Point2f> points(outline.begin(), outline.end());
    Cover cover;
    const cv::Rect bounds = cv::boundingRect(points);
    cover.at = cv::Rect(bounds.x - 1, bounds.y - 1, bounds.width + 2, bounds.height + 2) & cv::Rect({}, canvas);
    cover.mask = cv::Mat1b(cover.at.size(), std::uint8_t{0});
    if (cover.at.empty()) return cover;
    Outline shifted = outline;
    for (auto& p : shifted) p -= cv::Point2d(cover.at.tl());
    cv::fillPoly(cover.mask, std::vector{sixteenths(shifted)}, cv::Scalar(255), cv::LINE_AA, kShift);
    return cover;
}

Cover overlap(const Cover& a, const Cover& b)
{
    Cover both;
    both.at = a.at & b.at;
    both.mask = cv::Mat1b(both.at.size(), std::uint8_t{0});
    for (int y = 0; y < both.at.height; ++y)
        for (int x = 0; x < both.at.width; ++x) {
            const cv::Point p = both.at.tl() + cv::Point(x, y);
            both.mask(y, x) = std::min(a.mask(p - a.at.tl()), b.mask(p - b.at.tl()));
        }
    return both;
}

void stroke(Canvas& canvas, const Outline& line, Colour colour, int thickness)
{
    cv::polylines(canvas, std::vector{sixteenths(line)}, false, scalarOf(colour), thickness, cv::LINE_AA, kShift);
}

void lay(Canvas& canvas, const Cover& cover, Colour colour, double alpha)
{
    const int weight = static_cast<int>(alpha * 256);
    for (int y = 0; y < cover.at.height; ++y) {
        const std::uint8_t* covered = cover.mask[y];
        Colour* row = canvas[cover.at.y + y] + cover.at.x;
        for (int x = 0; x < cover.at.width; ++x) {
            if (covered[x] == 0) continue;
            const int part = covered[x] * weight / 255;
            for (int c = 0; c < 3; ++c) row[x][c] = static_cast<std::uint8_t>(row[x][c] + (int{colour[c]} - row[x][c]) * part / 256);
        }
    }
}

} // namespace plateglass::imaging
