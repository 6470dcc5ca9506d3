#include "gate/program.h"

#include "base/bytes.h"
#include "gate/files.h"
#include "gate/workspace_lock.h"

#include <sodium.h>

#include <array>
#include <filesystem>

#if defined(_WIN32)
#include <windows.h>
#else
#include <sys/resource.h>
#endif

namespace plateglass::gate::program {

namespace {

void leaveNoMemoryBehind()
{
#if defined(_WIN32)
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX); // no report, so no dump is gathered for one
#else
    // One byte, not none: Linux lets a dump that goes to a program (a crash reporter) pass a limit of zero, but stops at one.
    constexpr rlimit kOneByte{1, 1};
    ::setrlimit(RLIMIT_CORE, &kOneByte);
#endif
}

} // namespace

base::Result<void> startCrypto()
{
    leaveNoMemoryBehind();
    if (sodium_init() < 0)
        return base::fail(base::Errc::Io, "no source of random numbers");
    return {};
}

namespace {

std::filesystem::path runningBinary()
{
#if defined(_WIN32)
    std::array<wchar_t, 32'768> name{};
    const DWORD length = GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size()));
    return std::wstring_view(name.data(), length);
#else
    return "/proc/self/exe";
#endif
}

} // namespace

const audit::Source& source()
{
    static const audit::Source source = [] {
        std::array<std::uint8_t, 8> boot{};
        randombytes_buf(boot.data(), boot.size());
        return audit::Source{hostName(), "plateglass", PLATEGLASS_VERSION, sha256OfFile(runningBinary()).value_or(""), base::toHex(boot)};
    }();
    return source;
}

} // namespace plateglass::gate::program
