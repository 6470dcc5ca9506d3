#include "gate/witness_files.h"

namespace plateglass::gate {

std::string witnessRequestText(std::uint64_t old, std::span<const audit::Hash> proof, const std::string& note)
{
    auto text = "old " + std::to_string(old) + "\n";
    for (const auto& hash : proof) text += base::toBase64(hash) + "\n";
    return text + "\n" + note;
}

base::Result<std::vector<audit::NoteSignature>> parseWitnessResponse(std::string_view text)
{
    // The lines are those of a note whose text both sides know; any text makes them one.
    PG_TRY(auto note, audit::SignedNote::parse("-\n\n" + std::string(text)));
    if (note.signatures.empty()) return base::fail(base::Errc::Malformed, "a witness's answer without a signature");
    return std::move(note.signatures);
}

} // namespace plateglass::gate
