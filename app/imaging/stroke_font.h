// A drawn face of capitals and digits, made for plates: every character is told apart from its look-alikes (the zero has
// a stroke, the one a foot, the I two serifs). Private to this folder.
#pragma once

#include "imaging/canvas.h"

#include <string_view>

namespace plateglass::imaging {

/// Is there a shape for every character? Space counts.
[[nodiscard]] bool canBeDrawn(std::string_view text);

struct Lettering {
    double height = 20;    ///< of a capital, in pixels
    double width = 12;     ///< of a capital
    double advance = 17;   ///< from one character to the next
    int thickness = 2;     ///< of a stroke
};

/// `at` is the lower left corner of the first character. Characters without a shape leave a gap.
void drawText(Canvas& canvas, std::string_view text, cv::Point2d at, const Lettering& lettering, Colour colour);
void drawText(cv::Mat1b& mask, std::string_view text, cv::Point2d at, const Lettering& lettering);

} // namespace plateglass::imaging
