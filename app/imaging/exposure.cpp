#include "imaging/exposure.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace plateglass::imaging {

namespace {

using Light = std::array<double, 3>;

Light sunlight(double day, double hour, Chance& chance)
{
    // Low sun is warm; a covered sky is a little blue and flat.
    const double low = hour < 12 ? 1 - smoothStep(6.2, 8.6, hour) : smoothStep(17.6, 19.6, hour);
    const double clouds = chance.once(3) ? 1 : 0, bright = chance.between(0.94, 1.06) - 0.10 * clouds;
    Light light = {(1 + 0.10 * low - 0.03 * clouds) * bright, (1 - 0.02 * low) * bright, (1 - 0.17 * low + 0.02 * clouds) * bright};
    for (auto& part : light) part *= 0.35 + 0.65 * day;
    return light;
}

constexpr int kCoarse = 8; ///< light changes slowly: it is worked out for every eighth pixel and enlarged

double falloff(cv::Point2d from, cv::Point2d to, double radius)
{
    const double dx = from.x - to.x, dy = (from.y - to.y) * 1.25;
    return std::exp(-(dx * dx + dy * dy) / (radius * radius));
}

cv::Mat enlarged(const cv::Mat& coarse, cv::Size size)
{
    cv::Mat fine;
    cv::resize(coarse, fine, size, 0, 0, cv::INTER_LINEAR);
    return fine;
}

} // namespace

double daylight(double hour) { return smoothStep(5.3, 6.9, hour) * (1 - smoothStep(19.2, 20.5, hour)); }

void expose(Canvas& canvas, const Lights& lights, Chance chance)
{
    const double night = 1 - lights.day;
    const Light sun = sunlight(lights.day, lights.hour, chance);
    const cv::Point2d street(chance.between(60, 580), chance.between(60, 160));
    cv::Mat3f light(canvas.rows / kCoarse, canvas.cols / kCoarse);
    cv::Mat1f glow(light.size(), 0.0F);
    for (int y = 0; y < light.rows; ++y)
        for (int x = 0; x < light.cols; ++x) {
            const cv::Point2d at(x * kCoarse, y * kCoarse);
            const double dx = at.x / canvas.cols * 2 - 1, dy = at.y / canvas.rows * 2 - 1, corner = 1 - 0.10 * (dx * dx + dy * dy);
            const double f = falloff(at, lights.flash, 235), s = falloff(at, street, 250);
            const Light dark = {0.13 + 0.44 * f + 0.36 * s, 0.14 + 0.46 * f + 0.29 * s, 0.18 + 0.47 * f + 0.17 * s};
            for (std::size_t c = 0; c < 3; ++c) light(y, x)[static_cast<int>(c)] = static_cast<float>((sun[c] * lights.day + dark[c] * night) * corner);
            for (const auto& lamp : lights.lamps) glow(y, x) += static_cast<float>(night * falloff(at, lamp, 62));
        }
    const cv::Mat3f fine = enlarged(light, canvas.size());
    const cv::Mat1f halo = enlarged(glow, canvas.size());
    for (int y = 0; y < canvas.rows; ++y)
        for (int x = 0; x < canvas.cols; ++x) {
            auto& pixel = canvas(y, x);
            const auto& gain = fine(y, x);
            const float red = halo(y, x);
            for (int c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint8_t>(std::min(255.0F, pixel[c] * gain[c] + red * (c == 0 ? 58.0F : 11.0F)));
        }
}

void develop(Canvas& canvas, double day, Chance chance)
{
    cv::GaussianBlur(canvas, canvas, {5, 5}, chance.between(0.55, 0.8) + 0.12 * (1 - day), chance.between(0.55, 0.8));
    // Grain is drawn once for some thousand pixels and begun elsewhere in every row; nobody sees the repetition.
    constexpr std::size_t kGrain = 4096;
    std::vector<std::array<std::int16_t, 3>> grain(kGrain + static_cast<std::size_t>(canvas.cols));
    const int amount = static_cast<int>(7 + 7 * (1 - day));
    for (auto& g : grain) {
        const std::uint64_t bits = chance.next();
        // Four bytes summed are near enough to a bell; brightness is noisier than colour.
        const int bright = static_cast<int>((bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24 & 255)) - 510;
        for (std::size_t c = 0; c < 3; ++c)
            g[c] = static_cast<std::int16_t>((bright * 2 + static_cast<int>(bits >> (32 + 8 * c) & 255) - 128) * amount / 1024);
    }
    for (int y = 0; y < canvas.rows; ++y) {
        const auto* row = grain.data() + chance.next() % kGrain;
        for (int x = 0; x < canvas.cols; ++x)
            for (int c = 0; c < 3; ++c) canvas(y, x)[c] = static_cast<std::uint8_t>(std::clamp(canvas(y, x)[c] + row[x][static_cast<std::size_t>(c)], 0, 255));
    }
}

} // namespace plateglass::imaging
