#include "imaging/stroke_font.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace plateglass::imaging {

namespace {

/// A character as strokes separated by `|`; a stroke is points of three signs: x 0..6 from the left, y 0..a from the foot
/// line up, radius of the rounded corner there. `z` closes a stroke.
struct Glyph {
    char character;
    std::string_view strokes;
};

constexpr std::array kGlyphs = {
    Glyph{'A', "000 3a0 600|130 530"},
    Glyph{'B', "000 0a0 5a2 552 050|050 652 602 000"},
    Glyph{'C', "670 6a3 0a3 003 603 630"},
    Glyph{'D', "000 0a0 6a3 603 000"},
    Glyph{'E', "6a0 0a0 000 600|050 550"},
    Glyph{'F', "6a0 0a0 000|050 550"},
    Glyph{'G', "680 6a3 0a3 003 603 650 350"},
    Glyph{'H', "000 0a0|600 6a0|050 650"},
    Glyph{'I', "300 3a0|100 500|1a0 5a0"},
    Glyph{'J', "6a0 603 003 030"},
    Glyph{'K', "000 0a0|040 6a0|260 600"},
    Glyph{'L', "0a0 000 600"},
    Glyph{'M', "000 0a0 340 6a0 600"},
    Glyph{'N', "000 0a0 600 6a0"},
    Glyph{'O', "0a3 6a3 603 003z"},
    Glyph{'P', "000 0a0 6a3 643 040"},
    Glyph{'Q', "0a3 6a3 603 003z|330 600"},
    Glyph{'R', "000 0a0 6a3 643 040|340 600"},
    Glyph{'S', "680 6a2 0a2 052 652 602 002 020"},
    Glyph{'T', "300 3a0|0a0 6a0"},
    Glyph{'U', "0a0 003 603 6a0"},
    Glyph{'V', "0a0 300 6a0"},
    Glyph{'W', "0a0 100 370 500 6a0"},
    Glyph{'X', "000 6a0|0a0 600"},
    Glyph{'Y', "0a0 350 6a0|350 300"},
    Glyph{'Z', "0a0 6a0 000 600"},
    Glyph{'0', "0a3 6a3 603 003z|230 470"},
    Glyph{'1', "180 3a0 300|100 500"},
    Glyph{'2', "070 0a3 6a3 652 000 600"},
    Glyph{'3', "080 0a2 6a2 652 250 652 602 002 020"},
    Glyph{'4', "400 4a0 030 630"},
    Glyph{'5', "6a0 0a0 060 663 603 003 020"},
    Glyph{'6', "680 6a3 0a3 003 603 662 060"},
    Glyph{'7', "0a0 6a0 200"},
    Glyph{'8', "0a2 6a2 652 052z|052 652 602 002z"},
    Glyph{'9', "020 003 603 6a3 0a3 042 640"},
    Glyph{'-', "150 550"},
    Glyph{'.', "300 310"},
    Glyph{':', "320 330|370 380"},
    Glyph{'/', "000 6a0"},
    Glyph{'+', "150 550|320 380"},
    Glyph{' ', ""},
};

const Glyph* glyphOf(char character)
{
    const auto found = std::ranges::find(kGlyphs, character, &Glyph::character);
    return found == kGlyphs.end() ? nullptr : &*found;
}

int digit(char sign) { return sign <= '9' ? sign - '0' : sign - 'a' + 10; }

struct Corner {
    cv::Point2d at;
    double radius;
};

/// Replaces each corner by a quadratic curve that begins and ends `radius` away from it.
Outline rounded(const std::vector<Corner>& corners, bool closed)
{
    Outline line;
    const auto count = corners.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto& corner = corners[i];
        const bool end = !closed && (i == 0 || i + 1 == count);
        if (end || corner.radius <= 0) {
            line.push_back(corner.at);
            continue;
        }
        const auto towards = [&](const cv::Point2d& other) {
            const auto way = other - corner.at;
            return corner.at + way * (corner.radius / std::max(corner.radius, std::hypot(way.x, way.y)));
        };
        const auto a = towards(corners[(i + count - 1) % count].at);
        const auto b = towards(corners[(i + 1) % count].at);
        for (int step = 0; step <= 6; ++step) {
            const double t = step / 6.0;
            line.push_back(a * ((1 - t) * (1 - t)) + corner.at * (2 * t * (1 - t)) + b * (t * t));
        }
    }
    if (closed && !line.empty()) line.push_back(line.front());
    return line;
}

template <class Draw>
void eachStroke(std::string_view text, cv::Point2d at, const Lettering& lettering, const Draw& draw)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Glyph* glyph = glyphOf(text[i]);
        if (glyph == nullptr) continue;
        std::vector<Corner> corners;
        bool closed = false;
        const auto flush = [&] {
            if (!corners.empty()) {
                Outline line = rounded(corners, closed);
                for (auto& p : line)
                    p = {at.x + lettering.advance * static_cast<double>(i) + p.x * lettering.width / 6, at.y - p.y * lettering.height / 10};
                draw(line);
            }
            corners.clear();
            closed = false;
        };
        const auto strokes = glyph->strokes;
        for (std::size_t s = 0; s < strokes.size();) {
            if (strokes[s] == '|') flush();
            if (strokes[s] == 'z') closed = true;
            if (strokes[s] == '|' || strokes[s] == 'z' || strokes[s] == ' ') {
                ++s;
                continue;
            }
            corners.push_back({{double(digit(strokes[s])), double(digit(strokes[s + 1]))}, double(digit(strokes[s + 2]))});
            s += 3;
        }
        flush();
    }
}

} // namespace

bool canBeDrawn(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return glyphOf(c) != nullptr; });
}

void drawText(Canvas& canvas, std::string_view text, cv::Point2d at, const Lettering& lettering, Colour colour)
{
    eachStroke(text, at, lettering, [&](const Outline& line) { stroke(canvas, line, colour, lettering.thickness); });
}

void drawText(cv::Mat1b& mask, std::string_view text, cv::Point2d at, const Lettering& lettering)
{
    eachStroke(text, at, lettering, [&](const Outline& line) {
        std::vector<cv::Point> points;
        for (const auto& p : line) points.emplace_back(cvRound(p.x * 16), cvRound(p.y * 16));
        cv::polylines(mask, std::vector{points}, false, cv::Scalar(255), lettering.thickness, cv::LINE_AA, 4);
    });
}

} // namespace plateglass::imaging
