#include "imaging/plate_face.h"

#include "imaging/stroke_font.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace plateglass::imaging {

namespace {

/// Invented looks, near enough to tell apart and far enough from any real plate.
struct Look {
    std::string_view code, word;
    Colour top, bottom, letters, wording;
};
const Look kPlain{"", "DEMO", {236, 236, 232}, {226, 227, 224}, {26, 28, 32}, {90, 92, 98}};
const std::array kLooks = {
    Look{"US-CA", "CALIFORNIA", {243, 244, 242}, {232, 234, 233}, {25, 40, 104}, {176, 42, 48}},
    Look{"US-NV", "NEVADA", {196, 214, 232}, {238, 232, 214}, {22, 52, 92}, {40, 62, 110}},
    Look{"US-OR", "OREGON", {214, 226, 236}, {240, 238, 222}, {24, 44, 74}, {44, 92, 62}},
};

const Look& lookOf(std::string_view jurisdiction)
{
    const auto found = std::ranges::find(kLooks, jurisdiction, &Look::code);
    return found == kLooks.end() ? kPlain : *found;
}

void hills(Canvas& face, Colour colour, double height)
{
    const double foot = kPlateHeight, w = kPlateWidth;
    fill(face,
         softened({ { -20, foot + 20 },
                    { -20, foot - height },
                    { w * 0.2, foot - height * 1.7 },
                    { w * 0.38, foot - height * 0.9 },
                    { w * 0.6, foot - height * 2.1 },
                    { w * 0.8, foot - height },
                    { w + 20, foot - height * 1.5 },
                    { w + 20, foot + 20 } },
                  2),
         colour);
}

void centred(Canvas& face, std::string_view text, double footLine, const Lettering& lettering, Colour colour)
{
    const double length = lettering.advance * static_cast<double>(text.size() - 1) + lettering.width;
    drawText(face, text, {(kPlateWidth - length) / 2, footLine}, lettering, colour);
}

void sticker(Canvas& face, cv::Point corner, Colour colour)
{
    cv::rectangle(face, {corner.x, corner.y, 26, 18}, cv::Scalar(colour[0], colour[1], colour[2]), cv::FILLED);
    cv::line(face, corner + cv::Point(5, 12), corner + cv::Point(20, 12), cv::Scalar(255, 255, 255), 2, cv::LINE_AA);
}

} // namespace

Canvas plateFace(const std::string& text, const std::string& jurisdiction, Chance chance)
{
    const Look& look = lookOf(jurisdiction);
    Canvas face(kPlateHeight, kPlateWidth);
    for (int y = 0; y < face.rows; ++y) face.row(y) = mixed(look.top, look.bottom, double(y) / face.rows);
    if (look.code == "US-NV") hills(face, {178, 188, 206}, 22);
    if (look.code == "US-OR") hills(face, {198, 214, 204}, 18);

    centred(face, look.word, 27, {14, 11, 17, 3}, look.wording);
    centred(face, "SYNTHETIC", 161, {10, 8, 13, 2}, mixed(look.letters, look.bottom, 0.35));
    const auto count = static_cast<double>(std::max<std::size_t>(text.size(), 6));
    const double advance = (kPlateWidth - 30) / count;
    // Pressed letters catch the light at their upper edge.
    const Lettering lettering{88, advance * 0.60, advance, 10};
    const double length = advance * static_cast<double>(text.size() - 1) + lettering.width;
    const cv::Point2d at{(kPlateWidth - length) / 2, 133};
    drawText(face, text, at + cv::Point2d(1.5, 2), lettering, mixed(look.bottom, {120, 120, 120}, 0.5));
    drawText(face, text, at, lettering, look.letters);

    const std::array<Colour, 4> years = {Colour(206, 150, 30), Colour(190, 60, 50), Colour(50, 120, 90), Colour(60, 90, 170)};
    sticker(face, {kPlateWidth - 44, 9}, years[static_cast<std::size_t>(chance.below(4))]);
    sticker(face, {18, 9}, {150, 152, 158});
    for (const int x : {60, kPlateWidth - 60})
        for (const int y : {14, kPlateHeight - 13}) cv::circle(face, {x, y}, 4, cv::Scalar(120, 122, 126), cv::FILLED, cv::LINE_AA);
    cv::rectangle(face, { 3, 3, kPlateWidth - 6, kPlateHeight - 6 },
                  cv::Scalar(look.letters[0] * 0.5 + 90, look.letters[1] * 0.5 + 90, look.letters[2] * 0.5 + 90), 2,
                  cv::LINE_AA);
    return face;
}

} // namespace plateglass::imaging
