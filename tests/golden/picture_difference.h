// How far two pictures of a window are apart, said so that a hair's breadth of antialiasing passes and a moved label does
// not. Pure.
#pragma once

#include <QImage>

namespace plateglass::test {

struct PictureDifference {
    bool sameSize = true;
    int pixels = 0;       ///< that differ visibly, in the whole picture
    double worstTile = 0; ///< largest share of a tile's pixels that differ
    QPoint worstAt;       ///< corner of that tile
    QImage marked;        ///< the second picture, greyed, with what differs in red

    static constexpr int kVisible = 24;         ///< of 255, in any channel
    static constexpr int kTile = 32;            ///< pixels
    static constexpr double kMostOfTile = 0.06; ///< about two small letters
    static constexpr double kMostOfPicture = 0.001;

    [[nodiscard]] bool acceptable() const { return sameSize && worstTile <= kMostOfTile && pixels <= kMostOfPicture * marked.width() * marked.height(); }
};

[[nodiscard]] PictureDifference compare(const QImage& expected, const QImage& actual);

} // namespace plateglass::test
