#include "audit/log_export.h"

#include "audit/export_readme.h"

namespace plateglass::audit {

using base::Errc;
using base::fail;
using base::Result;

namespace {

std::string disclosureLine(const StoredDisclosure& disclosure)
{
    return json::write(json::Object{{"disclosure", disclosure.text}, {"path", disclosure.path}, {"seq", disclosure.seq}}) + '\n';
}

base::Bytes joined(std::span<const Hash> hashes)
{
    base::Bytes out;
    for (const auto& hash : hashes) out.insert(out.end(), hash.begin(), hash.end());
    return out;
}

} // namespace

Result<std::unique_ptr<LogExport>> LogExport::begin(const std::filesystem::path& directory, const ExportOptions& options)
{
    PG_TRY(auto folder, AtomicFolder::begin(directory));
    return std::unique_ptr<LogExport>(new LogExport(std::move(folder), options));
}

LogExport::LogExport(AtomicFolder folder, const ExportOptions& options)
    : m_folder(std::move(folder)), m_options(options),
      m_tiles([this](const Tile& tile, std::span<const Hash> hashes) { return m_folder.write(tilePath(tile), joined(hashes)); })
{
}

Result<bool> LogExport::mayShow(const StoredDisclosure& disclosure) const
{
    if (m_options.disclose == ExportOptions::Disclose::None) return false;
    if (m_options.redacted.empty()) return true;
    PG_TRY(const auto content, Disclosure::parse(disclosure.text));
    return !m_options.redacted.contains(content.name);
}

Result<void> LogExport::add(std::span<const StoredEntry> bundle, std::span<const StoredDisclosure> disclosures)
{
    const auto number = m_frontier.size() / kTileWidth;
    std::vector<std::string> records;
    for (const auto& entry : bundle) {
        const auto leaf = leafHash(base::viewOf(entry.bytes)); // of the bytes, not as stored: what is written is what is proved
        m_frontier.append(leaf);
        PG_TRY_VOID(m_tiles.append(leaf));
        records.push_back(entry.bytes);
    }
    for (const auto& disclosure : disclosures) {
        PG_TRY(const bool show, mayShow(disclosure));
        if (show) m_disclosures += disclosureLine(disclosure);
    }
    return m_folder.write(entriesPath(number, static_cast<unsigned>(records.size())), packEntries(records));
}

Result<void> LogExport::addPruned(std::span<const Hash> leaves)
{
    for (const auto& leaf : leaves) {
        m_frontier.append(leaf);
        PG_TRY_VOID(m_tiles.append(leaf));
    }
    return {};
}

Result<void> LogExport::writePolicies()
{
    for (const auto& text : m_options.policies)
        PG_TRY_VOID(m_folder.write("policies/" + base::toBase64Url(sha256(base::viewOf(text))) + ".json", base::viewOf(text)));
    return {};
}

Result<void> LogExport::finish(const StoredNote& last, std::span<const StoredNote> checkpoints, const KeyHistory& keys)
{
    PG_TRY_VOID(m_tiles.finish());
    PG_TRY(const auto checkpoint, openCheckpoint(last.note, keys.present()));
    if (checkpoint.size != m_frontier.size() || checkpoint.root != m_frontier.root())
        return fail(Errc::Corrupt, "the records are not those that were signed");
    PG_TRY_VOID(m_folder.write("checkpoint", base::viewOf(last.note)));
    for (const auto& [size, note] : checkpoints)
        PG_TRY_VOID(m_folder.write("checkpoints/" + std::to_string(size), base::viewOf(note)));
    std::string keyLines; // the present one first
    for (auto key = keys.all().rbegin(); key != keys.all().rend(); ++key) keyLines += key->key.text() + '\n';
    PG_TRY_VOID(m_folder.write("vkey", base::viewOf(keyLines)));
    PG_TRY_VOID(writePolicies());
    PG_TRY_VOID(m_folder.write("disclosures.jsonl", base::viewOf(m_disclosures)));
    PG_TRY_VOID(m_folder.write("README", base::viewOf(exportReadme(checkpoint))));
    return m_folder.publish();
}

} // namespace plateglass::audit
