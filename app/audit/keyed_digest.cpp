#include "audit/keyed_digest.h"

#include "base/check.h"

#include <sodium.h>

namespace plateglass::audit {

namespace {

constexpr std::size_t kPtagBytes = 12;

class Hmac {
public:
    explicit Hmac(const DigestKey& key) { crypto_auth_hmacsha256_init(&m_state, key.data(), key.size()); }
    ~Hmac() { sodium_memzero(&m_state, sizeof m_state); } // the state is made from the key
    Hmac(const Hmac&) = delete;
    Hmac& operator=(const Hmac&) = delete;

    void add(base::ByteView bytes) { crypto_auth_hmacsha256_update(&m_state, bytes.data(), bytes.size()); }
    std::array<std::uint8_t, 32> finish()
    {
        std::array<std::uint8_t, 32> out;
        crypto_auth_hmacsha256_final(&m_state, out.data());
        return out;
    }

private:
    crypto_auth_hmacsha256_state m_state;
};

} // namespace

std::string ptag(const DigestKey& quarterKey, std::string_view normalForm)
{
    Hmac hmac(quarterKey);
    hmac.add(base::viewOf(normalForm));
    return base::toBase64Url(base::ByteView(hmac.finish()).first(kPtagBytes));
}

std::string idsDigest(const DigestKey& key, std::span<const std::int64_t> sortedIds)
{
    Hmac hmac(key);
    for (std::size_t i = 0; i < sortedIds.size(); ++i) {
        PG_CHECK(i == 0 || sortedIds[i - 1] < sortedIds[i]);
        std::array<std::uint8_t, 8> bytes;
        for (std::size_t k = 0; k < bytes.size(); ++k)
            bytes[k] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(sortedIds[i]) >> (56 - 8 * k));
        hmac.add(bytes);
    }
    return base::toBase64Url(hmac.finish());
}

} // namespace plateglass::audit
