#include "imaging/photo.h"

#include "imaging/codecs.h"

#include <algorithm>
#include <array>

namespace plateglass::imaging {

namespace {

template <std::size_t N>
bool startsWith(base::ByteView file, const std::array<std::uint8_t, N>& magic, std::size_t at = 0)
{
    return file.size() >= at + N && std::equal(magic.begin(), magic.end(), file.begin() + static_cast<std::ptrdiff_t>(at));
}

constexpr std::array<std::uint8_t, 3> kJpeg{0xFF, 0xD8, 0xFF};
constexpr std::array<std::uint8_t, 8> kPng{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr std::array<std::uint8_t, 4> kRiff{'R', 'I', 'F', 'F'};
constexpr std::array<std::uint8_t, 4> kWebp{'W', 'E', 'B', 'P'};

} // namespace

base::Result<Photo> blankPhoto(std::int64_t width, std::int64_t height)
{
    if (width <= 0 || height <= 0) return base::fail(base::Errc::Malformed, "image without size");
    if (width > kMostPixels || height > kMostPixels || width * height > kMostPixels)
        return base::fail(base::Errc::LimitExceeded, "more than 64 megapixels");
    return Photo { static_cast<int>(width), static_cast<int>(height),
                   std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 3)) };
}

bool whole(const Photo& photo)
{
    return photo.width > 0 && photo.height > 0
        && photo.rgb.size() == static_cast<std::size_t>(photo.width) * static_cast<std::size_t>(photo.height) * 3;
}

base::Result<Photo> decode(base::ByteView file)
{
    if (startsWith(file, kJpeg)) return decodeJpeg(file);
    if (startsWith(file, kPng)) return decodePng(file);
    if (startsWith(file, kRiff) && startsWith(file, kWebp, 8)) return decodeWebp(file);
    return base::fail(base::Errc::Malformed, "neither JPEG, PNG nor WebP");
}

base::Result<Photo> crop(const Photo& photo, const domain::PixelBox& box)
{
    if (!whole(photo)) return base::fail(base::Errc::InvalidArgument, "photo without pixels");
    // 64 bits: a box from a file may end beyond what an int holds.
    const auto left = std::clamp<std::int64_t>(box.x, 0, photo.width);
    const auto top = std::clamp<std::int64_t>(box.y, 0, photo.height);
    const auto right = std::clamp<std::int64_t>(std::int64_t{box.x} + box.width, 0, photo.width);
    const auto bottom = std::clamp<std::int64_t>(std::int64_t{box.y} + box.height, 0, photo.height);
    if (right <= left || bottom <= top) return base::fail(base::Errc::InvalidArgument, "box outside the photo");

    PG_TRY(Photo part, blankPhoto(right - left, bottom - top));
    const auto rowBytes = static_cast<std::ptrdiff_t>(part.width) * 3;
    for (std::int64_t row = 0; row < part.height; ++row) {
        const auto from = photo.rgb.begin() + static_cast<std::ptrdiff_t>(((top + row) * photo.width + left) * 3);
        std::copy(from, from + rowBytes, part.rgb.begin() + static_cast<std::ptrdiff_t>(row) * rowBytes);
    }
    return part;
}

} // namespace plateglass::imaging
