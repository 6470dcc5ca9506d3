// JPEG through libjpeg-turbo. Damage that the library would paper over with grey (a cut file) is an error here: evidence
// must not look whole when it is not.
#include "imaging/codecs.h"

#include <turbojpeg.h>

#include <memory>

namespace plateglass::imaging {

namespace {

struct CloseTurbo {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using Turbo = std::unique_ptr<void, CloseTurbo>;

struct FreeTurbo {
    void operator()(unsigned char* bytes) const { tjFree(bytes); }
};

} // namespace

base::Result<Photo> decodeJpeg(base::ByteView file)
{
    const Turbo turbo(tjInitDecompress());
    if (!turbo) return base::fail(base::Errc::Io, "no JPEG decoder");
    int width = 0, height = 0, subsampling = 0, colours = 0;
    const auto size = static_cast<unsigned long>(file.size());
    if (tjDecompressHeader3(turbo.get(), file.data(), size, &width, &height, &subsampling, &colours) != 0)
        return base::fail(base::Errc::Malformed, "JPEG header");
    if (colours == TJCS_CMYK || colours == TJCS_YCCK) return base::fail(base::Errc::Unsupported, "JPEG in print colours");
    PG_TRY(Photo photo, blankPhoto(width, height));
    // LIMITSCANS: a progressive file of a few kilobytes can ask for minutes of work otherwise.
    if (tjDecompress2(turbo.get(), file.data(), size, photo.rgb.data(), width, 0, height, TJPF_RGB,
                      TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS)
        != 0)
        return base::fail(base::Errc::Malformed, "JPEG data");
    return photo;
}

base::Result<base::Bytes> encodeJpeg(const Photo& photo, int quality)
{
    if (!whole(photo)) return base::fail(base::Errc::InvalidArgument, "photo without pixels");
    if (quality < 1 || quality > 100) return base::fail(base::Errc::InvalidArgument, "quality");
    const Turbo turbo(tjInitCompress());
    if (!turbo) return base::fail(base::Errc::Io, "no JPEG encoder");
    unsigned char* made = nullptr;
    unsigned long size = 0;
    const int code = tjCompress2(turbo.get(), photo.rgb.data(), photo.width, 0, photo.height, TJPF_RGB, &made, &size,
                                 TJSAMP_420, quality, 0);
    const std::unique_ptr<unsigned char, FreeTurbo> owner(made);
    if (code != 0) return base::fail(base::Errc::InvalidArgument, "JPEG encoder"); // sizes beyond the format's 65,500
    return base::Bytes(made, made + size);
}

} // namespace plateglass::imaging
