#include "audit/signed_note.h"

#include "audit/merkle.h"
#include "base/check.h"

#include <sodium.h>

#include <algorithm>
#include <format>

namespace plateglass::audit {

namespace {

using base::Errc;
using base::fail;
using base::Result;

constexpr std::string_view kSignaturePrefix = "\xe2\x80\x94 "; // an em dash and a space
constexpr std::size_t kMaxNoteBytes = 1'000'000;
constexpr std::size_t kSignatureBytes = 64;
constexpr std::size_t kTimeBytes = 8;

template <std::size_t N>
void appendBigEndian(base::Bytes& out, std::uint64_t value)
{
    for (std::size_t i = 0; i < N; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * (N - 1 - i))));
}

std::uint64_t bigEndian(base::ByteView bytes)
{
    std::uint64_t out = 0;
    for (const auto b : bytes) out = out << 8 | b;
    return out;
}

/// Next code point of UTF-8 as RFC 3629 allows it, moving `at` behind it.
std::optional<char32_t> nextCodePoint(std::string_view text, std::size_t& at)
{
    const auto lead = static_cast<std::uint8_t>(text[at++]);
    if (lead < 0x80) return lead;
    const unsigned more = lead >= 0xf0 && lead <= 0xf4 ? 3 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xc2 && lead < 0xe0 ? 1 : 0;
    if (more == 0 || at + more > text.size()) return std::nullopt;
    char32_t point = lead & (0x3f >> more);
    for (unsigned i = 0; i < more; ++i) {
        const auto next = static_cast<std::uint8_t>(text[at++]);
        if ((next & 0xc0) != 0x80) return std::nullopt;
        point = point << 6 | (next & 0x3f);
    }
    constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (point < least[more] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return std::nullopt;
    return point;
}

bool isSpace(char32_t c)
{
    return c == 0x20 || (c >= 0x09 && c <= 0x0d) || c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028
        || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

template <class Allowed>
bool allCodePoints(std::string_view text, Allowed allowed)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto point = nextCodePoint(text, at);
        if (!point || !allowed(*point)) return false;
    }
    return true;
}

bool isKeyName(std::string_view name)
{
    return !name.empty() && allCodePoints(name, [](char32_t c) { return c >= 0x20 && c != U'+' && !isSpace(c); });
}

bool isNoteText(std::string_view text)
{
    return allCodePoints(text, [](char32_t c) { return c >= 0x20 || c == U'\n'; });
}

/// One signature line without its line feed.
Result<NoteSignature> parseSignature(std::string_view line)
{
    if (!line.starts_with(kSignaturePrefix)) return fail(Errc::Malformed, "a signature line does not begin with a dash");
    line.remove_prefix(kSignaturePrefix.size());
    const auto space = line.find(' ');
    if (space == std::string_view::npos || !isKeyName(line.substr(0, space)))
        return fail(Errc::Malformed, "a signature line has no key name");
    PG_TRY(const auto bytes, base::fromBase64(line.substr(space + 1)));
    if (bytes.size() < 5) return fail(Errc::Malformed, "a signature line is too short");
    const base::ByteView view(bytes);
    return NoteSignature{std::string(line.substr(0, space)), static_cast<std::uint32_t>(bigEndian(view.first(4))),
                         base::Bytes(bytes.begin() + 4, bytes.end())};
}

bool isBy(const NoteSignature& signature, const VerifierKey& key)
{
    return signature.name == key.name && signature.keyId == key.id();
}

/// What a witness signs, see c2sp.org/tlog-cosignature.
std::string cosignedText(std::string_view text, std::uint64_t unixSeconds)
{
    return std::format("cosignature/v1\ntime {}\n{}", unixSeconds, text);
}

} // namespace

std::uint32_t VerifierKey::id() const
{
    base::Bytes bytes(name.begin(), name.end());
    bytes.push_back('\n');
    bytes.push_back(static_cast<std::uint8_t>(type));
    bytes.insert(bytes.end(), key.begin(), key.end());
    return static_cast<std::uint32_t>(bigEndian(base::ByteView(sha256(bytes)).first(4)));
}

std::string VerifierKey::text() const
{
    base::Bytes bytes{static_cast<std::uint8_t>(type)};
    bytes.insert(bytes.end(), key.begin(), key.end());
    return std::format("{}+{:08x}+{}", name, id(), base::toBase64(bytes));
}

Result<VerifierKey> VerifierKey::parse(std::string_view text)
{
    const auto first = text.find('+');
    const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos) return fail(Errc::Malformed, "a verifier key is name+id+key");
    VerifierKey out{.name = std::string(text.substr(0, first))};
    if (!isKeyName(out.name)) return fail(Errc::Malformed, "name of a verifier key");
    PG_TRY(const auto bytes, base::fromBase64(text.substr(second + 1)));
    if (bytes.empty()) return fail(Errc::Malformed, "a verifier key is empty");
    if (bytes[0] != static_cast<std::uint8_t>(KeyType::Ed25519) && bytes[0] != static_cast<std::uint8_t>(KeyType::Cosignature))
        return fail(Errc::Unsupported, "type of a verifier key");
    if (bytes.size() != 1 + out.key.size()) return fail(Errc::Malformed, "length of a verifier key");
    out.type = static_cast<KeyType>(bytes[0]);
    std::ranges::copy(bytes.begin() + 1, bytes.end(), out.key.begin());
    if (out.text() != text) return fail(Errc::Malformed, "the id of a verifier key does not belong to it");
    return out;
}

Result<SigningKey> SigningKey::fromSeed(std::string name, const Seed& seed, KeyType type)
{
    if (!isKeyName(name)) return fail(Errc::InvalidArgument, "name of a signing key");
    SigningKey out;
    out.m_verifier.name = std::move(name);
    out.m_verifier.type = type;
    PG_CHECK(crypto_sign_seed_keypair(out.m_verifier.key.data(), out.m_secret.data(), seed.data()) == 0);
    return out;
}

SigningKey::Seed SigningKey::randomSeed()
{
    PG_CHECK(sodium_init() >= 0);
    Seed seed;
    randombytes_buf(seed.data(), seed.size());
    return seed;
}

SigningKey::SigningKey(SigningKey&& other) noexcept : m_verifier(std::move(other.m_verifier)), m_secret(other.m_secret)
{
    sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept
{
    if (this == &other) return *this;
    m_verifier = std::move(other.m_verifier);
    m_secret = other.m_secret;
    sodium_memzero(other.m_secret.data(), other.m_secret.size());
    return *this;
}

SigningKey::~SigningKey() { sodium_memzero(m_secret.data(), m_secret.size()); }

std::array<std::uint8_t, 64> SigningKey::sign(base::ByteView message) const
{
    std::array<std::uint8_t, 64> out;
    PG_CHECK(crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), m_secret.data()) == 0);
    return out;
}

bool isSignedBy(const VerifierKey& key, base::ByteView message, base::ByteView signature)
{
    return signature.size() == kSignatureBytes && crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.key.data()) == 0;
}

Result<SignedNote> SignedNote::parse(std::string_view bytes)
{
    if (bytes.size() > kMaxNoteBytes) return fail(Errc::Malformed, "a note is too long");
    if (!isNoteText(bytes)) return fail(Errc::Malformed, "a note is not plain UTF-8 text");
    const auto blank = bytes.rfind("\n\n");
    if (blank == std::string_view::npos) return fail(Errc::Malformed, "a note has no blank line before its signatures");
    SignedNote out{.text = std::string(bytes.substr(0, blank + 1))};
    auto rest = bytes.substr(blank + 2);
    if (!rest.ends_with('\n')) return fail(Errc::Malformed, "a note does not end with a line feed");
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        PG_TRY(auto signature, parseSignature(rest.substr(0, end)));
        out.signatures.push_back(std::move(signature));
        rest.remove_prefix(end + 1);
    }
    return out;
}

std::string SignedNote::bytes() const
{
    std::string out = text + '\n';
    for (const auto& signature : signatures) {
        base::Bytes bytes;
        appendBigEndian<4>(bytes, signature.keyId);
        bytes.insert(bytes.end(), signature.bytes.begin(), signature.bytes.end());
        out += std::format("{}{} {}\n", kSignaturePrefix, signature.name, base::toBase64(bytes));
    }
    return out;
}

SignedNote signNote(std::string text, const SigningKey& key)
{
    PG_CHECK(text.ends_with('\n') && isNoteText(text) && key.verifier().type == KeyType::Ed25519);
    const auto signature = key.sign(base::viewOf(text));
    return {std::move(text), {{key.verifier().name, key.verifier().id(), base::Bytes(signature.begin(), signature.end())}}};
}

void cosign(SignedNote& note, const SigningKey& witness, std::int64_t unixSeconds)
{
    PG_CHECK(unixSeconds >= 0 && witness.verifier().type == KeyType::Cosignature);
    const auto time = static_cast<std::uint64_t>(unixSeconds);
    const auto signature = witness.sign(base::viewOf(cosignedText(note.text, time)));
    base::Bytes bytes;
    appendBigEndian<kTimeBytes>(bytes, time);
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    note.signatures.push_back({witness.verifier().name, witness.verifier().id(), std::move(bytes)});
}

bool verifyNote(const SignedNote& note, const VerifierKey& key)
{
    if (key.type != KeyType::Ed25519) return false;
    return std::ranges::any_of(note.signatures, [&](const NoteSignature& signature) {
        return isBy(signature, key) && isSignedBy(key, base::viewOf(note.text), signature.bytes);
    });
}

std::optional<std::int64_t> verifyCosignature(const SignedNote& note, const VerifierKey& witness)
{
    if (witness.type != KeyType::Cosignature) return std::nullopt;
    for (const auto& signature : note.signatures) {
        if (!isBy(signature, witness) || signature.bytes.size() != kTimeBytes + kSignatureBytes) continue;
        const auto time = bigEndian(base::ByteView(signature.bytes).first(kTimeBytes));
        const auto message = cosignedText(note.text, time);
        if (time <= INT64_MAX && isSignedBy(witness, base::viewOf(message), base::ByteView(signature.bytes).subspan(kTimeBytes)))
            return static_cast<std::int64_t>(time);
    }
    return std::nullopt;
}

} // namespace plateglass::audit
