#include "imaging/plate_photo.h"

#include "base/check.h"
#include "imaging/exposure.h"
#include "imaging/plate_face.h"
#include "imaging/rear_shapes.h"
#include "imaging/rear_view.h"
#include "imaging/road_view.h"
#include "imaging/stroke_font.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace plateglass::imaging {

namespace {

constexpr int kWidth = 640, kHeight = 480;

Pose poseOf(const PlateScene& scene, Chance& chance)
{
    const double half = scaleOf(rearShape(scene.vehicleType)) * chance.between(0.94, 1.05);
    return { { kWidth / 2.0 + chance.between(-42, 42), kHeight - 48 + chance.between(-14, 12) },
             half,
             chance.between(-0.075, 0.075),
             chance.between(-0.022, 0.022) };
}

domain::PixelBox boxOf(const std::array<cv::Point2d, 4>& corners)
{
    const auto [left, right] = std::ranges::minmax(corners, {}, &cv::Point2d::x);
    const auto [top, bottom] = std::ranges::minmax(corners, {}, &cv::Point2d::y);
    const int x = static_cast<int>(std::floor(left.x)) - 3, y = static_cast<int>(std::floor(top.y)) - 3;
    return {x, y, static_cast<int>(std::ceil(right.x)) + 3 - x, static_cast<int>(std::ceil(bottom.y)) + 3 - y};
}

/// A plate throws light back to where it came from: by night it is the brightest thing in the picture.
void putPlate(Canvas& canvas, Canvas face, const std::array<cv::Point2d, 4>& corners, double day, Chance& chance)
{
    dim(face, face.rows, chance.between(0.86, 1.0) * (0.62 + 0.38 * std::max(day, 0.72)));
    cv::GaussianBlur(face, face, {}, 0.9); // shrunk below; without it strokes would flicker
    const domain::PixelBox box = boxOf(corners);
    const cv::Rect part = cv::Rect(box.x, box.y, box.width, box.height) & cv::Rect({}, canvas.size());
    const std::array<cv::Point2f, 4> from = { cv::Point2f(0, 0), cv::Point2f(kPlateWidth, 0),
                                              cv::Point2f(kPlateWidth, kPlateHeight), cv::Point2f(0, kPlateHeight) };
    std::array<cv::Point2f, 4> to;
    std::ranges::transform(corners, to.begin(), [&](const cv::Point2d& p) { return cv::Point2f(p - cv::Point2d(part.tl())); });
    const cv::Mat warp = cv::getPerspectiveTransform(from.data(), to.data());
    Canvas target = canvas(part);
    cv::warpPerspective(face, target, warp, part.size(), cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
}

void watermark(Canvas& canvas)
{
    // The words run up to the right across whatever is above the car.
    Cover words{{0, 24, canvas.cols, 190}, cv::Mat1b(190, canvas.cols, std::uint8_t{0})};
    const Lettering lettering{26, 19, 29, 4};
    for (const int start : {8, 330})
        for (int i = 0; i < 9; ++i) {
            const double x = start + lettering.advance * i;
            drawText(words.mask, std::string_view("SYNTHETIC").substr(static_cast<std::size_t>(i), 1), {x, 150 - x * 0.21}, lettering);
        }
    lay(canvas, words, {255, 255, 255}, 0.26);
}

std::string upper(std::string text)
{
    for (auto& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

void burnIn(Canvas& canvas, const PlateScene& scene)
{
    dim(canvas, 24, 0.22);
    const Lettering small{10, 5.6, 8.1, 1};
    const Colour ink{238, 240, 240};
    const auto columns = static_cast<std::size_t>((kWidth - 24) / small.advance);
    const std::string clock = upper(scene.clock.substr(0, columns / 2));
    drawText(canvas, upper(scene.caption.substr(0, columns - clock.size() - 2)), {10, 17}, small, ink);
    drawText(canvas, clock, {kWidth - 10 - small.advance * static_cast<double>(clock.size()), 17}, small, ink);

    cv::rectangle(canvas, {kWidth - 112, kHeight - 28, 102, 20}, cv::Scalar(122, 36, 112), cv::FILLED);
    drawText(canvas, "SYNTHETIC", {kWidth - 106, kHeight - 13}, {10, 6.5, 10, 1}, {255, 240, 252});
}

} // namespace

base::Result<PlatePhoto> drawPlatePhoto(const PlateScene& scene)
{
    if (scene.plate.empty() || scene.plate.size() > 8 || !canBeDrawn(scene.plate))
        return base::fail(base::Errc::InvalidArgument, "plate text");
    try {
        // Callers draw on threads of their own; OpenCV's pool would only spin beside them.
        static const bool alone = (cv::setNumThreads(1), true);
        PG_CHECK(alone);
        Chance chance(scene.seed);
        const double day = daylight(scene.hour);
        Canvas canvas = roadView({kWidth, kHeight}, Chance(scene.street));
        const Pose pose = poseOf(scene, chance);
        const Rear rear = drawRear(canvas, scene.vehicleType, scene.colour, pose, day < 0.7, Chance(chance.next()));

        const cv::Point2d plate = (rear.plate[0] + rear.plate[2]) * 0.5;
        expose(canvas, {day, scene.hour, plate, day < 0.7 ? rear.lamps : std::vector<cv::Point2d>{}}, Chance(chance.next()));
        watermark(canvas);
        putPlate(canvas, plateFace(scene.plate, scene.jurisdiction, Chance(chance.next())), rear.plate, day, chance);
        develop(canvas, day, Chance(chance.next()));
        burnIn(canvas, scene);

        PlatePhoto made{{kWidth, kHeight, std::vector<std::uint8_t>(canvas.total() * 3)}, boxOf(rear.plate)};
        std::copy_n(canvas.ptr(), made.photo.rgb.size(), made.photo.rgb.begin());
        return made;
    } catch (const cv::Exception&) {
        return base::fail(base::Errc::LimitExceeded, "drawing"); // no memory for the picture
    }
}

} // namespace plateglass::imaging
