#include "qr/qr_code.h"

#include <qrencode.h>

#include <cerrno>
#include <memory>

namespace plateglass::qr {

using base::Errc;
using base::fail;

base::Result<Modules> encode(std::string_view text)
{
    constexpr std::size_t kMostBytes = 2331; // of version 40 at level M
    if (text.empty()) return fail(Errc::InvalidArgument, "text");
    if (text.size() > kMostBytes) return fail(Errc::LimitExceeded, "text");
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code) return fail(errno == ERANGE ? Errc::LimitExceeded : Errc::Io, "qr");
    Modules out{code->width, {}};
    const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    for (std::size_t i = 0; i < count; ++i) out.bits.push_back((code->data[i] & 1U) != 0); // the lowest bit is the colour
    return out;
}

} // namespace plateglass::qr
