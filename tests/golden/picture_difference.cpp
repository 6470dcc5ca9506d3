#include "picture_difference.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace plateglass::test {

namespace {

bool differ(QRgb a, QRgb b)
{
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))}) > PictureDifference::kVisible;
}

} // namespace

PictureDifference compare(const QImage& expected, const QImage& actual)
{
    PictureDifference difference;
    difference.marked = actual.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
    difference.sameSize = expected.size() == actual.size();
    if (!difference.sameSize)
        return difference;
    const QImage was = expected.convertToFormat(QImage::Format_RGB32);
    const QImage is = actual.convertToFormat(QImage::Format_RGB32);
    constexpr int kTile = PictureDifference::kTile;
    const int across = (is.width() + kTile - 1) / kTile;
    std::vector<int> tiles(static_cast<std::size_t>(across) * static_cast<std::size_t>((is.height() + kTile - 1) / kTile));
    for (int y = 0; y < is.height(); ++y) {
        const auto* before = reinterpret_cast<const QRgb*>(was.constScanLine(y));
        const auto* now = reinterpret_cast<const QRgb*>(is.constScanLine(y));
        auto* mark = reinterpret_cast<QRgb*>(difference.marked.scanLine(y));
        for (int x = 0; x < is.width(); ++x) {
            if (!differ(before[x], now[x]))
                continue;
            mark[x] = qRgb(255, 0, 0);
            ++difference.pixels;
            ++tiles[static_cast<std::size_t>(y / kTile * across + x / kTile)];
        }
    }
    const auto worst = std::ranges::max_element(tiles);
    const int at = static_cast<int>(worst - tiles.begin());
    difference.worstTile = static_cast<double>(*worst) / (kTile * kTile);
    difference.worstAt = QPoint(at % across, at / across) * kTile;
    return difference;
}

} // namespace plateglass::test
