#include "imaging/road_view.h"

#include <opencv2/imgproc.hpp>

#include <array>

namespace plateglass::imaging {

namespace {

/// Straight perspective of the ground: across in metres from the lane's middle, ahead in metres from the lower border.
struct Ground {
    cv::Point2d vanishing;
    cv::Size size;
    [[nodiscard]] cv::Point2d operator()(double across, double ahead) const
    {
        const double nearness = 7.0 / (7.0 + ahead);
        return { vanishing.x + (size.width / 2.0 - vanishing.x + across * 0.278 * size.width) * nearness,
                 vanishing.y + (size.height - vanishing.y) * nearness };
    }
};

void strip(Canvas& view, const Ground& ground, double left, double right, double from, double to, Colour colour)
{
    fill(view, {ground(left, from), ground(right, from), ground(right, to), ground(left, to)}, colour);
}

void facades(Canvas& view, const Ground& ground, Chance& street, double side)
{
    static const std::array<Colour, 6> kWalls = { Colour(168, 148, 130), Colour(150, 152, 156), Colour(184, 170, 150),
                                                  Colour(128, 112, 104), Colour(140, 150, 146), Colour(176, 160, 158) };
    for (double ahead = 60; ahead > 4;) { // far to near, so that nearer walls cover
        const double depth = street.between(9, 18);
        const auto nearFoot = ground(side * 7.6, ahead - depth);
        const auto farFoot = ground(side * 7.6, ahead);
        const Colour wall = kWalls[static_cast<std::size_t>(street.below(6))];
        fill(view, {farFoot, nearFoot, {nearFoot.x, -20}, {farFoot.x, -20}}, wall);
        for (int bay = 0; bay < 4; ++bay) {
            const double a = (bay + 0.2) / 4, b = (bay + 0.75) / 4;
            const auto left = farFoot + (nearFoot - farFoot) * a, right = farFoot + (nearFoot - farFoot) * b;
            const double tall = (left.y - ground.vanishing.y) * 0.55;
            fill(view,
                 { { left.x, left.y - tall * 0.3 },
                   { right.x, right.y - tall * 0.3 },
                   { right.x, right.y - tall },
                   { left.x, left.y - tall } },
                 scaled(wall, 0.45));
        }
        ahead -= depth;
    }
}

void trees(Canvas& view, const Ground& ground, Chance& street, double side)
{
    for (double ahead = 48; ahead > 6; ahead -= street.between(6, 10)) {
        const auto foot = ground(side * 5.9, ahead);
        const double size = (foot.y - ground.vanishing.y) * 0.42;
        stroke(view, {foot, {foot.x, foot.y - size * 1.4}}, {74, 62, 52}, std::max(2, cvRound(size / 9)));
        for (int i = 0; i < 9; ++i) {
            const cv::Point at{cvRound(foot.x + street.between(-0.6, 0.6) * size), cvRound(foot.y - size * street.between(1.2, 2.2))};
            const Colour leaf = mixed({70, 98, 58}, {116, 140, 84}, street.between(0, 1));
            cv::circle(view, at, cvRound(size * street.between(0.3, 0.5)), cv::Scalar(leaf[0], leaf[1], leaf[2]), cv::FILLED, cv::LINE_AA);
        }
    }
}

void patches(Canvas& view, const Ground& ground, Chance& street, Colour asphalt)
{
    for (int i = 0; i < 3; ++i) { // mended places and cracks
        const double across = street.between(-3, 2.2), ahead = street.between(-0.5, 10);
        strip(view, ground, across, across + street.between(0.5, 1.4), ahead, ahead + street.between(0.8, 3),
              scaled(asphalt, street.between(0.84, 0.93)));
    }
    for (int i = 0; i < 4; ++i) {
        Outline crack;
        double across = street.between(-3, 3);
        for (double ahead = street.between(0, 4), end = ahead + 3; ahead < end; ahead += 0.5)
            crack.push_back(ground(across += street.between(-0.09, 0.09), ahead));
        stroke(view, crack, scaled(asphalt, 0.7), 1);
    }
}

} // namespace

Canvas roadView(cv::Size wanted, Chance street)
{
    // Drawn at half the size: what lies behind the plate is out of focus, and half the size costs a quarter.
    const cv::Size size = wanted / 2;
    Canvas view(size);
    const Ground ground{{size.width / 2.0 + street.between(-45, 45), street.between(11, 29)}, size};
    const int horizon = cvRound(ground.vanishing.y);
    for (int y = 0; y < size.height; ++y)
        view.row(y) = y < horizon ? mixed({186, 204, 222}, {222, 226, 226}, double(y) / horizon) : Colour(150, 150, 144);
    for (const double side : {-1.0, 1.0}) street.once(3) ? trees(view, ground, street, side * 1.25) : facades(view, ground, street, side);

    const Colour asphalt = mixed({104, 105, 107}, {124, 122, 118}, street.between(0, 1));
    const Colour walk = scaled({172, 169, 162}, street.between(0.92, 1.04));
    strip(view, ground, -7.6, 7.6, -4, 400, walk);
    strip(view, ground, -5.3, 5.3, -4, 400, scaled(walk, 0.72));
    strip(view, ground, -5.15, 5.15, -4, 400, asphalt);
    for (const double side : {-1.0, 1.0})
        if (street.once(2)) trees(view, ground, street, side);
    patches(view, ground, street, asphalt);
    const Colour paint{214, 212, 202}, yellow{206, 172, 76};
    strip(view, ground, -1.86, -1.74, -4, 300, yellow);
    strip(view, ground, -1.62, -1.50, -4, 300, yellow);
    for (double ahead = street.between(-3, 0); ahead < 70; ahead += 7) strip(view, ground, 1.72, 1.86, ahead, ahead + 3, paint);
    if (street.once(3)) // a crossing far off
        for (double across = -4.6; across < 4.8; across += 0.9) strip(view, ground, across, across + 0.45, 22, 26, paint);

    cv::Mat far = view.rowRange(0, std::min(size.height, horizon + 75));
    cv::GaussianBlur(far, far, {5, 5}, 1.1);
    Canvas whole;
    cv::resize(view, whole, wanted, 0, 0, cv::INTER_LINEAR);
    return whole;
}

} // namespace plateglass::imaging
