// Photographs of reads as pixels. OpenCV is used inside this folder only. Pure functions; any thread.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "domain/read.h"

#include <cstdint>
#include <string>
#include <vector>

namespace plateglass::imaging {

/// 8-bit RGB, rows without padding: width * height * 3 bytes.
struct Photo {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
};

/// JPEG, PNG or WebP by their first bytes. Errc::Malformed for anything else or damaged data, Errc::LimitExceeded above
/// 64 megapixels (a bomb is refused by its header, before any pixel is made).
[[nodiscard]] base::Result<Photo> decode(base::ByteView file);

/// JPEG, quality 1..100.
[[nodiscard]] base::Result<base::Bytes> encodeJpeg(const Photo& photo, int quality);
[[nodiscard]] base::Result<base::Bytes> encodePng(const Photo& photo);

/// The part of the photo inside `box`, clipped to it. Errc::InvalidArgument when nothing is left.
[[nodiscard]] base::Result<Photo> crop(const Photo& photo, const domain::PixelBox& box);

} // namespace plateglass::imaging
