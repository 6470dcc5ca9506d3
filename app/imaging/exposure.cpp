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

/// One row of a coarse map at full size, three numbers a pixel.
void enlargeRow(const cv::Mat3f& coarse, int row, std::vector<float>& fine)
{
    const float down = (static_cast<float>(row) + 0.5F) / kCoarse - 0.5F;
    const int above = std::clamp(static_cast<int>(std::floor(down)), 0, coarse.rows - 2);
    const float part = std::clamp(down - static_cast<float>(above), 0.0F, 1.0F);
    const float* a = coarse.ptr<float>(above);
    const float* b = coarse.ptr<float>(above + 1);
    for (int x = 0; x + 1 < coarse.cols; ++x)
        for (int c = 0; c < 3; ++c) {
            const int i = x * 3 + c;
            const float left = a[i] + (b[i] - a[i]) * part, step = (a[i + 3] + (b[i + 3] - a[i + 3]) * part - left) / kCoarse;
            for (int k = 0; k < kCoarse; ++k)
                fine[static_cast<std::size_t>((x * kCoarse + k) * 3 + c)] = left + step * static_cast<float>(k);
        }
}

} // namespace

double daylight(double hour) { return smoothStep(5.3, 6.9, hour) * (1 - smoothStep(19.2, 20.5, hour)); }

void expose(Canvas& canvas, const Lights& lights, Chance chance)
{
    const double night = 1 - lights.day;
    const Light sun = sunlight(lights.day, lights.hour, chance);
    const cv::Point2d street(chance.between(60, 580), chance.between(60, 160));
    cv::Mat3f light(canvas.rows / kCoarse + 1, canvas.cols / kCoarse + 1), glow(light.size());
    for (int y = 0; y < light.rows; ++y)
        for (int x = 0; x < light.cols; ++x) {
            const cv::Point2d at(x * kCoarse, y * kCoarse);
            const double dx = at.x / canvas.cols * 2 - 1, dy = at.y / canvas.rows * 2 - 1, corner = 1 - 0.10 * (dx * dx + dy * dy);
            const double f = falloff(at, lights.flash, 235), s = falloff(at, street, 250);
            const Light dark = {0.13 + 0.44 * f + 0.36 * s, 0.14 + 0.46 * f + 0.29 * s, 0.18 + 0.47 * f + 0.17 * s};
            double halo = 0;
            for (const auto& lamp : lights.lamps) halo += night * falloff(at, lamp, 62);
            for (std::size_t c = 0; c < 3; ++c)
                light(y, x)[static_cast<int>(c)] = static_cast<float>((sun[c] * lights.day + dark[c] * night) * corner);
            glow(y, x) = cv::Vec3f(static_cast<float>(58 * halo), static_cast<float>(11 * halo), static_cast<float>(11 * halo));
        }
    std::vector<float> factor(static_cast<std::size_t>(canvas.cols) * 3), more(factor);
    for (int y = 0; y < canvas.rows; ++y) {
        std::uint8_t* pixels = canvas.ptr<std::uint8_t>(y);
        enlargeRow(light, y, factor);
        enlargeRow(glow, y, more);
        for (std::size_t i = 0; i < factor.size(); ++i)
            pixels[i] = static_cast<std::uint8_t>(std::min(255.0F, pixels[i] * factor[i] + more[i]));
    }
}

void develop(Canvas& canvas, double day, Chance chance)
{
    cv::GaussianBlur(canvas, canvas, {5, 5}, chance.between(0.55, 0.8) + 0.12 * (1 - day), chance.between(0.55, 0.8));
    // Grain is drawn once for some thousand pixels and begun elsewhere in every row; nobody sees the repetition.
    constexpr std::size_t kGrain = 4096;
    std::vector<std::int16_t> grain((kGrain + static_cast<std::size_t>(canvas.cols)) * 3);
    const int amount = static_cast<int>(7 + 7 * (1 - day));
    for (std::size_t g = 0; g < grain.size(); g += 3) {
        const std::uint64_t bits = chance.next();
        // Four bytes summed are near enough to a bell; brightness is noisier than colour.
        const int bright = static_cast<int>((bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24 & 255)) - 510;
        for (std::size_t c = 0; c < 3; ++c)
            grain[g + c] = static_cast<std::int16_t>((bright * 2 + static_cast<int>(bits >> (32 + 8 * c) & 255) - 128) * amount / 1024);
    }
    for (int y = 0; y < canvas.rows; ++y) {
        std::uint8_t* pixels = canvas.ptr<std::uint8_t>(y);
        const std::int16_t* row = grain.data() + chance.next() % kGrain * 3;
        for (int i = 0; i < canvas.cols * 3; ++i) pixels[i] = static_cast<std::uint8_t>(std::clamp(pixels[i] + row[i], 0, 255));
    }
}

} // namespace plateglass::imaging
