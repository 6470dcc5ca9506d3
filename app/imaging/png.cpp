// PNG through libpng's simplified interface, which keeps its errors to itself (no longjmp through our frames).
#include "imaging/codecs.h"

#include <png.h>

#include <algorithm>
#include <string_view>

namespace plateglass::imaging {

namespace {

std::uint32_t bigEndian(base::ByteView file, std::size_t at)
{
    return std::uint32_t{file[at]} << 24 | std::uint32_t{file[at + 1]} << 16 | std::uint32_t{file[at + 2]} << 8 | file[at + 3];
}

/// libpng stops once it has its pixels; a file cut after them is damaged all the same.
bool chunksReachTheEnd(base::ByteView file)
{
    std::size_t at = 8;
    while (file.size() - at >= 12) {
        const std::size_t length = bigEndian(file, at);
        if (length > file.size() - at - 12) return false;
        if (base::textOf(file.subspan(at + 4, 4)) == "IEND") return length == 0 && bigEndian(file, at + 8) == 0xAE426082U;
        at += 12 + length;
    }
    return false;
}

/// Frees what libpng holds, however the reading ends.
struct Image {
    Image() { png.version = PNG_IMAGE_VERSION; }
    ~Image() { png_image_free(&png); }
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;
    png_image png{};
};

} // namespace

base::Result<Photo> decodePng(base::ByteView file)
{
    if (!chunksReachTheEnd(file)) return base::fail(base::Errc::Malformed, "PNG chunks");
    Image image;
    if (png_image_begin_read_from_memory(&image.png, file.data(), file.size()) == 0 || PNG_IMAGE_FAILED(image.png))
        return base::fail(base::Errc::Malformed, "PNG header");
    PG_TRY(Photo photo, blankPhoto(image.png.width, image.png.height));
    image.png.format = PNG_FORMAT_RGB;
    const png_color white{255, 255, 255}; // behind transparent parts
    if (png_image_finish_read(&image.png, &white, photo.rgb.data(), 0, nullptr) == 0 || PNG_IMAGE_FAILED(image.png))
        return base::fail(base::Errc::Malformed, "PNG data");
    return photo;
}

base::Result<base::Bytes> encodePng(const Photo& photo)
{
    if (!whole(photo)) return base::fail(base::Errc::InvalidArgument, "photo without pixels");
    Image image;
    image.png.width = static_cast<png_uint_32>(photo.width);
    image.png.height = static_cast<png_uint_32>(photo.height);
    image.png.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image.png);
    base::Bytes bytes(size);
    if (png_image_write_to_memory(&image.png, bytes.data(), &size, 0, photo.rgb.data(), 0, nullptr) == 0)
        return base::fail(base::Errc::InvalidArgument, "PNG encoder");
    bytes.resize(size);
    return bytes;
}

} // namespace plateglass::imaging
