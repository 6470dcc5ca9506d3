#include "audit/checkpoint.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace plateglass::audit {

namespace {

using base::Errc;
using base::fail;
using base::Result;

constexpr std::string_view kProofHeader = "c2sp.org/tlog-proof@v1";
constexpr std::string_view kIndexPrefix = "index ";
constexpr std::size_t kMaxPath = 64; ///< the height of the largest tree that 64 bits can count

/// Cuts the first line off, without its line feed; Malformed when there is none.
Result<std::string_view> takeLine(std::string_view& text)
{
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return fail(Errc::Malformed, "a line is missing");
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

Result<std::uint64_t> parseNumber(std::string_view text)
{
    std::uint64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size() || (text.size() > 1 && text.front() == '0'))
        return fail(Errc::Malformed, "a decimal number was expected");
    return out;
}

Result<Hash> parseHash(std::string_view text)
{
    PG_TRY(const auto bytes, base::fromBase64(text));
    Hash out;
    if (bytes.size() != out.size()) return fail(Errc::Malformed, "a hash has the wrong length");
    std::ranges::copy(bytes, out.begin());
    return out;
}

} // namespace

std::string Checkpoint::text() const { return std::format("{}\n{}\n{}\n", origin, size, base::toBase64(root)); }

Result<Checkpoint> Checkpoint::parse(std::string_view noteText)
{
    Checkpoint out;
    PG_TRY(const auto origin, takeLine(noteText));
    if (origin.empty()) return fail(Errc::Malformed, "a checkpoint has no origin");
    out.origin = origin;
    PG_TRY(const auto size, takeLine(noteText));
    PG_TRY(out.size, parseNumber(size));
    PG_TRY(const auto root, takeLine(noteText));
    PG_TRY(out.root, parseHash(root));
    if (!noteText.empty()) return fail(Errc::Unsupported, "extension lines in a checkpoint");
    return out;
}

Result<Checkpoint> openCheckpoint(std::string_view noteBytes, const VerifierKey& key)
{
    PG_TRY(const auto note, SignedNote::parse(noteBytes));
    if (!verifyNote(note, key)) return fail(Errc::Corrupt, "a checkpoint is not signed by this key");
    PG_TRY(auto checkpoint, Checkpoint::parse(note.text));
    if (checkpoint.origin != key.name) return fail(Errc::Corrupt, "a checkpoint is of another log");
    return checkpoint;
}

std::string rotationText(const VerifierKey& from, const VerifierKey& to)
{
    return std::format("plateglass key.rotate/v1\n{}\n{}\n", from.text(), to.text());
}

std::string RecordProof::text() const
{
    auto out = std::format("{}\n{}{}\n", kProofHeader, kIndexPrefix, index);
    for (const auto& hash : path) out += base::toBase64(hash) + '\n';
    return out + '\n' + checkpoint;
}

Result<RecordProof> RecordProof::parse(std::string_view text)
{
    PG_TRY(const auto header, takeLine(text));
    if (header != kProofHeader) return fail(Errc::Malformed, "a proof does not begin with its header");
    PG_TRY(const auto index, takeLine(text));
    if (index.starts_with("extra ")) return fail(Errc::Unsupported, "extra data in a proof");
    if (!index.starts_with(kIndexPrefix)) return fail(Errc::Malformed, "a proof has no index");
    RecordProof out;
    PG_TRY(out.index, parseNumber(index.substr(kIndexPrefix.size())));
    for (;;) {
        PG_TRY(const auto line, takeLine(text));
        if (line.empty()) break;
        if (out.path.size() == kMaxPath) return fail(Errc::Malformed, "a proof is too long");
        PG_TRY(const auto hash, parseHash(line));
        out.path.push_back(hash);
    }
    PG_TRY_VOID(SignedNote::parse(text));
    out.checkpoint = text;
    return out;
}

bool RecordProof::proves(base::ByteView record, const VerifierKey& key) const
{
    const auto signedState = openCheckpoint(checkpoint, key);
    return signedState && verifyInclusion(index, signedState->size, leafHash(record), path, signedState->root);
}

} // namespace plateglass::audit
