#include "imaging/rear_view.h"

#include "imaging/rear_pose.h"
#include "imaging/rear_shapes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace plateglass::imaging {

namespace {

struct Paint {
    std::string_view name;
    Colour colour;
};
const std::array kPaints = {
    Paint{"white", {222, 224, 226}}, Paint{"black", {34, 35, 39}},   Paint{"grey", {104, 108, 114}},  Paint{"silver", {168, 172, 177}},
    Paint{"blue", {42, 72, 128}},    Paint{"red", {142, 32, 36}},    Paint{"green", {48, 84, 66}},    Paint{"brown", {96, 72, 56}},
    Paint{"beige", {186, 172, 146}}, Paint{"yellow", {214, 172, 44}}, Paint{"orange", {200, 98, 34}},
};

Colour paintOf(std::string_view name)
{
    const auto found = std::ranges::find(kPaints, name, &Paint::name);
    return found == kPaints.end() ? kPaints[2].colour : found->colour;
}

/// One car being drawn: the order of the calls in drawRear() is the order of the layers.
class Painter {
public:
    Painter(Canvas& canvas, const RearShape& shape, const Pose& pose, Colour paint, Chance chance)
        : m_canvas(canvas), m_shape(shape), m_pose(pose), m_paint(paint), m_chance(chance), m_lit(m_chance.between(-0.06, 0.06))
    {
    }
    void shadow();
    void wheels();
    void body();
    void glass();
    void gaps();
    void bumper();
    std::vector<cv::Point2d> lamps(bool on);
    std::array<cv::Point2d, 4> plateRecess();

private:
    /// Paint under the sky: dark below, bright at the shoulder, falling off to the sides.
    void shade(const Cover& cover);

    Canvas& m_canvas;
    const RearShape& m_shape;
    const Pose& m_pose;
    Colour m_paint;
    Chance m_chance;
    double m_lit; ///< light from the side
};

void Painter::shadow()
{
    // One half as large: a shadow has no detail, and blur is dear.
    cv::Mat1b small(m_canvas.rows / 2, m_canvas.cols / 2, std::uint8_t{0});
    Outline patch = softened({m_pose(-1.12, -0.10), m_pose(1.12, -0.10), m_pose(1.06, 0.22), m_pose(-1.06, 0.22)}, 2);
    for (auto& p : patch) p *= 0.5;
    const Cover hard = coverage(small.size(), patch);
    hard.mask.copyTo(small(hard.at));
    const int top = std::clamp(cvRound(m_pose(0, 0.5).y / 2), 0, small.rows - 2);
    cv::Mat1b soft;
    cv::GaussianBlur(small.rowRange(top, small.rows), soft, {}, 4.5);
    Cover cover{{0, top * 2, m_canvas.cols, m_canvas.rows - top * 2}, {}};
    cv::resize(soft, cover.mask, cover.at.size(), 0, 0, cv::INTER_LINEAR);
    lay(m_canvas, cover, {12, 12, 14}, 0.85);
}

void Painter::wheels()
{
    fill(m_canvas, rectangle(m_pose, -0.86, 0.86, 0.10, 0.32, 0.05), {14, 14, 16});
    for (const double sign : {-1.0, 1.0}) {
        fill(m_canvas, rectangle(m_pose, sign * 0.64, sign * 0.90, -0.02, 0.34, 0.07), {26, 26, 28});
        for (int groove = 1; groove < 4; ++groove) {
            const double u = sign * (0.64 + 0.065 * groove);
            stroke(m_canvas, {m_pose(u, 0.02), m_pose(u, 0.22)}, {15, 15, 16}, 2);
        }
    }
}

void Painter::shade(const Cover& cover)
{
    const double shoulder = m_shape.kind == RearShape::Kind::Van ? 2.0 : m_shape.body.back().y - 0.06;
    std::vector<double> round(static_cast<std::size_t>(cover.at.width));
    for (int x = 0; x < cover.at.width; ++x) {
        const double u = (cover.at.x + x - m_pose.foot.x) / m_pose.half;
        round[static_cast<std::size_t>(x)] = 1 - 0.34 * u * u * u * u + m_lit * u;
    }
    for (int y = 0; y < cover.at.height; ++y) {
        const double v = (m_pose.foot.y - cover.at.y - y) / m_pose.half;
        const double tone = 0.50 + 0.42 * smoothStep(0.14, 0.62, v) + 0.14 * smoothStep(0.6, shoulder, v)
            - 0.10 * smoothStep(shoulder + 0.05, shoulder + 0.2, v) + 0.12 * smoothStep(m_shape.tall - 0.2, m_shape.tall, v);
        const auto band = [v](double at, double width) { return std::exp(-(v - at) * (v - at) / (width * width)); };
        const double sky = 34 * band(shoulder, 0.05) + 12 * band(m_shape.bumper + 0.01, 0.025) + 26 * band(m_shape.tall - 0.05, 0.05);
        const std::array<double, 3> painted = {m_paint[0] * tone + sky, m_paint[1] * tone + sky, m_paint[2] * tone + sky};
        Colour* row = m_canvas[cover.at.y + y] + cover.at.x;
        for (int x = 0; x < cover.at.width; ++x) {
            const int covered = cover.mask(y, x);
            if (covered == 0) continue;
            for (int c = 0; c < 3; ++c) {
                const int wanted = std::min(
                    255, static_cast<int>(painted[static_cast<std::size_t>(c)] * round[static_cast<std::size_t>(x)]));
                row[x][c] = static_cast<std::uint8_t>(row[x][c] + (wanted - row[x][c]) * covered / 255);
            }
        }
    }
}

void Painter::body()
{
    const double door = m_shape.kind == RearShape::Kind::Van ? 1.5 : m_shape.body.back().y;
    for (const double sign : {-1.0, 1.0}) // mirrors, seen past the cabin
        fill(m_canvas,
             rectangle(m_pose, sign * 0.70, sign * (door > 1.1 ? 1.10 : 0.99), door - 0.01, door + 0.10, 0.04),
             scaled(m_paint, 0.55));
    if (!m_shape.cabin.empty()) shade(coverage(m_canvas.size(), bothHalves(m_shape.cabin, m_pose, 3)));
    shade(coverage(m_canvas.size(), bothHalves(m_shape.body, m_pose, 3)));
}

void Painter::glass()
{
    const bool van = m_shape.kind == RearShape::Kind::Van;
    if (van && m_chance.once(2)) return; // a panel van
    const std::array<Outline, 2> panes = { van ? rectangle(m_pose, 0.09, 0.74, 1.24, 1.78, 0.08)
                                               : bothHalves(m_shape.window, m_pose, 2),
                                           van ? rectangle(m_pose, -0.74, -0.09, 1.24, 1.78, 0.08) : Outline {} };
    for (const auto& pane : panes) {
        if (pane.empty()) continue;
        const Cover mask = coverage(m_canvas.size(), pane);
        lay(m_canvas, mask, {22, 26, 32}, 1);
        const double top = mask.at.y, bottom = mask.at.br().y;
        for (const double sign : {-1.0, 1.0}) { // head rests
            const Cover rest =
                coverage(m_canvas.size(),
                         rectangle(m_pose, sign * 0.24, sign * 0.44, m_shape.tall - 0.46, m_shape.tall - 0.27, 0.05));
            lay(m_canvas, overlap(rest, mask), {12, 14, 17}, 0.8);
        }
        const Cover sky = coverage(m_canvas.size(),
                                   { { 0, top },
                                     { double(m_canvas.cols), top },
                                     { double(m_canvas.cols), top + (bottom - top) * 0.25 },
                                     { 0, top + (bottom - top) * 0.5 } });
        lay(m_canvas, overlap(sky, mask), {150, 170, 190}, 0.30);
        const double gleam = m_pose(m_chance.between(-0.5, 0.3), 1).x;
        const Cover streak = coverage(m_canvas.size(), {{gleam, bottom}, {gleam + 34, bottom}, {gleam + 74, top}, {gleam + 40, top}});
        lay(m_canvas, overlap(streak, mask), {190, 204, 216}, 0.14);
        for (int y = mask.at.y + 14; y < mask.at.br().y - 6; y += 7) { // the heater's wires
            const Cover wire{{mask.at.x, y, mask.at.width, 1}, cv::Mat1b(1, mask.at.width, std::uint8_t{255})};
            lay(m_canvas, overlap(wire, mask), {120, 96, 80}, 0.14);
        }
        Outline edge = pane;
        edge.push_back(pane.front());
        stroke(m_canvas, edge, {16, 17, 19}, 2);
    }
}

void Painter::gaps()
{
    const Colour gap = scaled(m_paint, 0.42), light = mixed(scaled(m_paint, 1.1), {255, 255, 255}, 0.15);
    for (const double sign : {-1.0, 1.0}) {
        Outline line;
        for (const auto& p : m_shape.lid) line.push_back(m_pose(p.x * sign, p.y));
        stroke(m_canvas, line, gap, 2);
        for (auto& p : line) p.y += 2;
        stroke(m_canvas, line, light, 1);
    }
    if (m_shape.kind == RearShape::Kind::Van) {
        stroke(m_canvas, {m_pose(0, 0.43), m_pose(0, 2.08)}, gap, 2);
        for (const double u : {0.06, -0.06}) fill(m_canvas, rectangle(m_pose, u - 0.015, u + 0.015, 0.86, 1.06, 0.01), {40, 41, 44});
    }
    if (m_shape.kind == RearShape::Kind::Pickup) fill(m_canvas, rectangle(m_pose, -0.13, 0.13, 0.92, 0.98, 0.02), scaled(m_paint, 0.4));
    if (m_shape.kind == RearShape::Kind::Car) { // badge of no maker
        const auto at = m_pose(0, m_shape.plateV + 0.24);
        cv::ellipse(m_canvas, at, {11, 8}, 0, 0, 360, cv::Scalar(70, 72, 76), cv::FILLED, cv::LINE_AA);
        cv::ellipse(m_canvas, at, {11, 8}, 0, 0, 360, cv::Scalar(198, 200, 204), 2, cv::LINE_AA);
    }
}

void Painter::bumper()
{
    const double top = m_shape.bumper;
    if (m_shape.kind == RearShape::Kind::Pickup) {
        const Cover bar = coverage(m_canvas.size(), rectangle(m_pose, -0.95, 0.95, 0.24, top, 0.06));
        for (int y = 0; y < bar.at.height; ++y) { // chrome mirrors ground, horizon, sky
            const double v = (m_pose.foot.y - bar.at.y - y) / m_pose.half;
            const auto tone = cv::saturate_cast<std::uint8_t>(v < 0.33 ? 70 + v * 160 : 120 + 90 * smoothStep(0.34, 0.44, v));
            lay(m_canvas, {{bar.at.x, bar.at.y + y, bar.at.width, 1}, bar.mask.row(y)}, {tone, tone, tone}, 1);
        }
        stroke(m_canvas, {m_pose(-0.94, top), m_pose(0.94, top)}, {30, 31, 33}, 3);
        return;
    }
    stroke(m_canvas, {m_pose(-0.97, top + 0.02), m_pose(-0.5, top), m_pose(0.5, top), m_pose(0.97, top + 0.02)}, scaled(m_paint, 0.4), 2);
    fill(m_canvas, rectangle(m_pose, -0.82, 0.82, 0.155, 0.27, 0.06), {30, 31, 33});
    for (const double sign : {-1.0, 1.0}) fill(m_canvas, rectangle(m_pose, sign * 0.66, sign * 0.86, 0.31, 0.35, 0.02), {112, 24, 26});
    if (m_chance.once(2))
        for (const double sign : { -1.0, 1.0 })
            fill(m_canvas, rectangle(m_pose, sign * 0.46, sign * 0.60, 0.17, 0.23, 0.03), { 128, 130, 134 });
}

std::vector<cv::Point2d> Painter::lamps(bool on)
{
    std::vector<cv::Point2d> middles;
    for (const double sign : {-1.0, 1.0}) {
        const Outline lamp = oneHalf(m_shape.lamp, m_pose, sign, 2);
        cv::Point2d middle{};
        for (const auto& p : lamp) middle += p * (1.0 / static_cast<double>(lamp.size()));
        fill(m_canvas, lamp, on ? Colour(214, 34, 28) : Colour(122, 18, 24));
        const auto inner = [&](double share, cv::Point2d shift) {
            Outline small = lamp;
            for (auto& p : small) p = middle + (p - middle) * share + shift;
            return small;
        };
        fill(m_canvas, inner(0.78, {}), on ? Colour(246, 66, 44) : Colour(158, 26, 30));
        fill(m_canvas, inner(0.34, {sign * 2, 4}), on ? Colour(255, 206, 180) : Colour(206, 120, 96)); // indicator and reversing lamp
        const Cover gleam = coverage(m_canvas.size(), inner(0.6, {0, -5}));
        lay(m_canvas, gleam, {255, 226, 222}, on ? 0.10 : 0.16);
        Outline edge = lamp;
        edge.push_back(lamp.front());
        stroke(m_canvas, edge, {48, 10, 12}, 1);
        middles.push_back(middle);
    }
    return middles;
}

std::array<cv::Point2d, 4> Painter::plateRecess()
{
    const double u = m_shape.plateU, v = m_shape.plateV, w = kPlateHalf, h = kPlateHalf / 2;
    const double frame = m_shape.kind == RearShape::Kind::Car ? 0.075 : 0.03;
    fill(m_canvas, rectangle(m_pose, u - w - frame, u + w + frame, v - h - 0.03, v + h + frame * 0.8, 0.04), scaled(m_paint, 0.34));
    if (m_shape.kind == RearShape::Kind::Car)
        fill(m_canvas, rectangle(m_pose, u - w - 0.02, u + w + 0.02, v + h + 0.025, v + h + 0.06, 0.01),
             mixed(scaled(m_paint, 0.8), { 150, 152, 156 }, 0.5));
    fill(m_canvas, rectangle(m_pose, u - w - 0.018, u + w + 0.018, v - h - 0.018, v + h + 0.018, 0), {22, 22, 24});
    return {m_pose(u - w, v + h), m_pose(u + w, v + h), m_pose(u + w, v - h), m_pose(u - w, v - h)};
}

} // namespace

Rear drawRear(Canvas& canvas, std::string_view vehicleType, std::string_view colour, const Pose& pose, bool lampsOn, Chance chance)
{
    const Colour paint = scaled(paintOf(colour), chance.between(0.92, 1.06));
    Painter painter(canvas, rearShape(vehicleType), pose, paint, chance);
    painter.shadow();
    painter.wheels();
    painter.body();
    painter.glass();
    painter.gaps();
    painter.bumper();
    Rear rear;
    rear.lamps = painter.lamps(lampsOn);
    rear.plate = painter.plateRecess();
    return rear;
}

} // namespace plateglass::imaging
