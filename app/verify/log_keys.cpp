#include "verify/log_keys.h"

#include <algorithm>

namespace plateglass::verify {

using base::Errc;
using base::fail;
using base::Result;

Result<LogKeys> LogKeys::of(std::vector<audit::VerifierKey> keys)
{
    if (keys.empty()) return fail(Errc::InvalidArgument, "no key is given");
    return LogKeys(std::move(keys));
}

Result<LogKeys::Opened> LogKeys::open(std::string_view noteBytes) const
{
    Opened out;
    Result<audit::Checkpoint> last = fail(Errc::Corrupt, "no key is given");
    for (const auto& key : m_keys) {
        last = audit::openCheckpoint(noteBytes, key);
        if (!last) continue;
        out.checkpoint = *last;
        out.signers.push_back(key);
    }
    if (out.signers.empty()) return std::unexpected(last.error());
    return out;
}

Result<std::vector<audit::VerifierKey>> parseKeys(std::string_view text)
{
    std::vector<audit::VerifierKey> out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        while (line.ends_with(' ') || line.ends_with('\t') || line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) {
            PG_TRY(auto key, audit::VerifierKey::parse(line));
            out.push_back(std::move(key));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (out.empty()) return fail(Errc::Malformed, "there is no key in it");
    return out;
}

} // namespace plateglass::verify
