#include "ui/map/joined_lines.h"

#include <algorithm>
#include <cmath>

namespace plateglass::ui {

namespace {

using Line = std::vector<tiles::TilePoint>;

constexpr double kSharpestTurn = 0.5; ///< cosine; a name does not bend around a corner of 60 degrees

/// Cosine of the turn at the joint a-b-c.
double straightness(tiles::TilePoint a, tiles::TilePoint b, tiles::TilePoint c)
{
    const double ux = b.x - a.x, uy = b.y - a.y, vx = c.x - b.x, vy = c.y - b.y;
    const double lengths = std::hypot(ux, uy) * std::hypot(vx, vy);
    return lengths > 0 ? (ux * vx + uy * vy) / lengths : -1;
}

/// Appends `next` to `line`, turned around where it must be; false where they do not meet well.
bool append(Line& line, Line& next)
{
    if (next.size() < 2)
        return false;
    if (next.back() == line.back())
        std::ranges::reverse(next);
    if (next.front() != line.back() || straightness(line[line.size() - 2], line.back(), next[1]) < kSharpestTurn)
        return false;
    line.insert(line.end(), next.begin() + 1, next.end());
    return true;
}

/// Extends `line` at its end by whichever piece fits, until none does.
void extend(Line& line, std::vector<Line>& pieces)
{
    bool grew = true;
    while (grew) {
        grew = false;
        for (Line& piece : pieces)
            if (!piece.empty() && append(line, piece)) {
                piece.clear();
                grew = true;
            }
    }
}

} // namespace

std::vector<Line> joinedLines(std::vector<Line> lines)
{
    constexpr std::size_t kMostPieces = 400; ///< beyond that quadratic time would be felt, and pieces are long enough
    std::erase_if(lines, [](const Line& line) { return line.size() < 2; });
    if (lines.size() > kMostPieces)
        return lines;
    std::vector<Line> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].empty())
            continue;
        Line line = std::move(lines[i]);
        lines[i].clear();
        extend(line, lines);
        std::ranges::reverse(line);
        extend(line, lines);
        out.push_back(std::move(line));
    }
    return out;
}

} // namespace plateglass::ui
