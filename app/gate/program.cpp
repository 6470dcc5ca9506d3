#include "gate/program.h"

#include "base/bytes.h"
#include "gate/workspace_lock.h"

#include <sodium.h>

#include <array>

namespace plateglass::gate::program {

base::Result<void> startCrypto()
{
    if (sodium_init() < 0)
        return base::fail(base::Errc::Io, "no source of random numbers");
    return {};
}

const audit::Source& source()
{
    static const audit::Source source = [] {
        std::array<std::uint8_t, 8> boot{};
        randombytes_buf(boot.data(), boot.size());
        return audit::Source{hostName(), "plateglass", PLATEGLASS_VERSION, {}, base::toHex(boot)};
    }();
    return source;
}

} // namespace plateglass::gate::program
