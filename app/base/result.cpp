#include "base/result.h"

namespace plateglass::base {

const char* word(Errc code)
{
    switch (code) {
    case Errc::InvalidArgument: return "invalid-argument";
    case Errc::Malformed: return "malformed";
    case Errc::NotFound: return "not-found";
    case Errc::AlreadyExists: return "already-exists";
    case Errc::Refused: return "refused";
    case Errc::WrongPassword: return "wrong-password";
    case Errc::Locked: return "locked";
    case Errc::NewerVersion: return "newer-version";
    case Errc::Corrupt: return "corrupt";
    case Errc::DiskFull: return "disk-full";
    case Errc::Io: return "io";
    case Errc::AuditUnavailable: return "audit-unavailable";
    case Errc::Cancelled: return "cancelled";
    case Errc::LimitExceeded: return "limit-exceeded";
    case Errc::Unsupported: return "unsupported";
    }
    return "unknown";
}

} // namespace plateglass::base
