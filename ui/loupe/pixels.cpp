#include "ui/loupe/pixels.h"

#include "imaging/photo.h"

#include <algorithm>

namespace plateglass::ui {

base::Result<QImage> imageFrom(base::ByteView file)
{
    PG_TRY(const imaging::Photo photo, imaging::decode(file));
    QImage image(photo.width, photo.height, QImage::Format_RGB888);
    if (image.isNull())
        return base::fail(base::Errc::LimitExceeded, "no room for the pixels");
    const auto line = static_cast<std::size_t>(photo.width) * 3;
    for (int y = 0; y < photo.height; ++y)
        std::copy_n(photo.rgb.begin() + static_cast<std::ptrdiff_t>(line * static_cast<std::size_t>(y)), line, image.scanLine(y));
    return image;
}

} // namespace plateglass::ui
