// Log directories made by hand, sound or not, and the verifier's answer about them. Made here and not by AuditLog, which
// refuses to write most of what must be found.
#pragma once

#include "audit/checkpoint.h"
#include "audit/tile_builder.h"
#include "log_fixture.h"
#include "verify/log_verifier.h"

#include <filesystem>
#include <fstream>

namespace plateglass::test {

inline void put(const std::filesystem::path& file, std::string_view bytes)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << bytes;
}

inline std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string signedState(std::span<const audit::Hash> leaves, const audit::SigningKey& key)
{
    return audit::signNote(audit::Checkpoint{key.verifier().name, leaves.size(), audit::rootOf(leaves)}.text(), key).bytes();
}

inline std::vector<audit::Hash> leavesOf(const std::vector<std::string>& records)
{
    std::vector<audit::Hash> out;
    for (const auto& record : records) out.push_back(audit::leafHash(base::viewOf(record)));
    return out;
}

/// Writes bundles and tiles.
inline void putTree(const std::filesystem::path& folder, const std::vector<std::string>& records)
{
    audit::TileBuilder tiles([&](const audit::Tile& tile, std::span<const audit::Hash> hashes) {
        std::string bytes;
        for (const auto& hash : hashes) bytes += base::textOf(hash);
        put(folder / audit::tilePath(tile), bytes);
        return base::Result<void>{};
    });
    for (const auto& leaf : leavesOf(records)) (void)tiles.append(leaf);
    (void)tiles.finish();
    for (std::size_t from = 0; from < records.size(); from += audit::kTileWidth) {
        const auto bundle = std::span(records).subspan(from, std::min<std::size_t>(audit::kTileWidth, records.size() - from));
        put(folder / audit::entriesPath(from / audit::kTileWidth, static_cast<unsigned>(bundle.size())), base::textOf(audit::packEntries(bundle)));
    }
}

/// A whole directory, signed at its end and at the sizes of `kept`.
inline void putLog(const std::filesystem::path& folder, const std::vector<std::string>& records, const std::vector<std::size_t>& kept = {})
{
    const auto key = logKey();
    const auto leaves = leavesOf(records);
    putTree(folder, records);
    put(folder / "checkpoint", signedState(leaves, key));
    put(folder / "checkpoints" / std::to_string(records.size()), signedState(leaves, key));
    for (const auto size : kept) put(folder / "checkpoints" / std::to_string(size), signedState(std::span(leaves).first(size), key));
    put(folder / "vkey", key.verifier().text() + "\n");
    put(folder / "disclosures.jsonl", "");
}

/// A record as the log would write it, without its checks: `fields` over number, time and the rest.
inline std::string rawRecord(std::uint64_t seq, std::string type, json::Object fields = {})
{
    fields.emplace("v", 1);
    fields.emplace("seq", seq);
    fields.emplace("out", "ok");
    fields.emplace("type", std::move(type));
    fields.emplace("t", "2026-11-23T16:25:01.120Z");
    return json::write(fields);
}

/// `count` records that hold nothing against them.
inline std::vector<std::string> plainRecords(std::size_t count)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(rawRecord(i, "login.ok"));
    return out;
}

inline verify::Options optionsFor(const std::filesystem::path& folder)
{
    return {.log = folder, .vkeys = {std::string(kLogKey)}};
}

/// `verified`, or the failing lines, or the error.
inline std::string answer(const verify::Options& options)
{
    const auto verification = verify::verifyLog(options);
    if (!verification) return "error: " + verification.error().detail;
    std::string out;
    for (const auto& check : verification->report.checks())
        if (!check.holds) out += check.name + ": " + check.text + "\n";
    return out.empty() ? "verified" : out;
}

/// The text of one line of the report, empty when it is not there.
inline std::string line(const verify::Options& options, std::string_view name)
{
    const auto verification = verify::verifyLog(options);
    if (!verification) return "error: " + verification.error().detail;
    for (const auto& check : verification->report.checks())
        if (check.name == name) return check.text;
    return {};
}

} // namespace plateglass::test
