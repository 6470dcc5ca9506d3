#include "imaging/codecs.h"

#include <webp/decode.h>

namespace plateglass::imaging {

base::Result<Photo> decodeWebp(base::ByteView file)
{
    // The container states its size; all of it must be there, padding too.
    if (file.size() < 12) return base::fail(base::Errc::Malformed, "WebP header");
    const std::uint64_t stated = std::uint64_t { file[4] } | std::uint64_t { file[5] } << 8
        | std::uint64_t { file[6] } << 16 | std::uint64_t { file[7] } << 24;
    if (stated + 8 > file.size()) return base::fail(base::Errc::Malformed, "WebP is cut");

    WebPBitstreamFeatures features;
    if (WebPGetFeatures(file.data(), file.size(), &features) != VP8_STATUS_OK) return base::fail(base::Errc::Malformed, "WebP header");
    if (features.has_animation != 0) return base::fail(base::Errc::Unsupported, "moving WebP");
    PG_TRY(Photo photo, blankPhoto(features.width, features.height));
    if (WebPDecodeRGBInto(file.data(), file.size(), photo.rgb.data(), photo.rgb.size(), photo.width * 3) == nullptr)
        return base::fail(base::Errc::Malformed, "WebP data");
    return photo;
}

} // namespace plateglass::imaging
