// One function per image format, behind decode(). Private to this folder.
#pragma once

#include "imaging/photo.h"

#include <cstdint>

namespace plateglass::imaging {

inline constexpr std::int64_t kMostPixels = 64'000'000;

/// Makes an empty photo of that size, or refuses it before a pixel is made.
[[nodiscard]] base::Result<Photo> blankPhoto(std::int64_t width, std::int64_t height);
/// Are there exactly as many bytes as the size asks for?
[[nodiscard]] bool whole(const Photo& photo);

[[nodiscard]] base::Result<Photo> decodeJpeg(base::ByteView file);
[[nodiscard]] base::Result<Photo> decodePng(base::ByteView file);
[[nodiscard]] base::Result<Photo> decodeWebp(base::ByteView file);

} // namespace plateglass::imaging
