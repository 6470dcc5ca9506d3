#include "audit/disclosure.h"

#include "audit/merkle.h"
#include "base/check.h"

#include <sodium.h>

namespace plateglass::audit {

std::string Disclosure::text() const
{
    return base::toBase64Url(base::viewOf(json::write(json::Array{salt, name, value})));
}

Disclosure Disclosure::withRandomSalt(std::string name, json::Value value)
{
    PG_CHECK(sodium_init() >= 0); // without a source of randomness nothing may be salted
    std::array<std::uint8_t, 16> salt;
    randombytes_buf(salt.data(), salt.size());
    return {base::toBase64Url(salt), std::move(name), std::move(value)};
}

base::Result<Disclosure> Disclosure::parse(std::string_view text)
{
    PG_TRY(const auto bytes, base::fromBase64Url(text));
    const auto value = json::parse(base::textOf(bytes));
    const auto* parts = value ? value->array() : nullptr;
    if (!parts || parts->size() != 3 || !(*parts)[0].string() || !(*parts)[1].string())
        return base::fail(base::Errc::Malformed, "a disclosure is not [salt, name, value]");
    Disclosure out{*(*parts)[0].string(), *(*parts)[1].string(), (*parts)[2]};
    if (out.text() != text) return base::fail(base::Errc::Malformed, "a disclosure is not in compact form");
    return out;
}

std::string disclosureDigest(std::string_view text) { return base::toBase64Url(sha256(base::viewOf(text))); }

} // namespace plateglass::audit
