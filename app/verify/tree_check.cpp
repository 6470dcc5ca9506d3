#include "verify/tree_check.h"

#include <algorithm>
#include <deque>
#include <format>
#include <future>
#include <thread>

namespace plateglass::verify {

using audit::Hash;
using audit::kTileWidth;
using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr auto kFull = static_cast<unsigned>(kTileWidth);

std::string joined(std::span<const Hash> hashes)
{
    std::string out;
    for (const auto& hash : hashes) out += base::textOf(hash);
    return out;
}

std::vector<Hash> split(std::string_view bytes)
{
    std::vector<Hash> out(bytes.size() / sizeof(Hash));
    for (std::size_t i = 0; i < out.size(); ++i) std::ranges::copy(base::viewOf(bytes.substr(i * sizeof(Hash), sizeof(Hash))), out[i].begin());
    return out;
}

} // namespace

TreeCheck::TreeCheck(const LogFolder& folder, std::uint64_t size, Take take)
    : m_folder(folder), m_size(size), m_take(std::move(take)), m_tiles([this](const audit::Tile& tile, std::span<const Hash> hashes) {
          compareTile(tile, hashes);
          return Result<void>{};
      })
{
}

unsigned TreeCheck::widthOf(std::uint64_t number) const { return static_cast<unsigned>(std::min(kTileWidth, m_size - number * kTileWidth)); }

void TreeCheck::run()
{
    compareRoots();
    const auto bundles = (m_size + kTileWidth - 1) / kTileWidth;
    const auto mostAhead = 2 * std::max(1U, std::thread::hardware_concurrency());
    std::deque<std::future<Result<Bundle>>> ahead;
    std::uint64_t begun = 0;
    for (std::uint64_t number = 0; number < bundles; ++number) {
        for (; begun < bundles && ahead.size() < mostAhead; ++begun)
            ahead.push_back(std::async(std::launch::async, [this, begun] { return readBundle(m_folder, begun, widthOf(begun)); }));
        auto bundle = ahead.front().get();
        ahead.pop_front();
        if (const auto taken = takeBundle(number, std::move(bundle)); !taken) {
            m_badBundle = std::format("{}: {}", audit::entriesPath(number, widthOf(number)), taken.error().detail);
            return;
        }
    }
    (void)m_tiles.finish(); // its sink never fails
}

Result<TreeCheck::Bundle> TreeCheck::readBundle(const LogFolder& folder, std::uint64_t number, unsigned width)
{
    PG_TRY(const auto bytes, folder.read(audit::entriesPath(number, width)));
    PG_TRY(const auto records, audit::unpackEntries(base::viewOf(bytes), width));
    Bundle out;
    json::Reader reader;
    for (std::size_t i = 0; i < records.size(); ++i) {
        out.leaves.push_back(audit::leafHash(base::viewOf(records[i])));
        out.records.push_back(readRecord(number * kTileWidth + i, records[i], reader));
    }
    return out;
}

Result<void> TreeCheck::takeBundle(std::uint64_t number, Result<Bundle> bundle)
{
    const auto width = widthOf(number);
    const bool onlyPrunedSoFar = m_pruned == m_frontier.size();
    if (onlyPrunedSoFar && width == kFull && m_frontier.size() + width < m_size && !m_folder.has(audit::entriesPath(number, width))) return takePruned(number);
    if (!bundle) return std::unexpected(bundle.error());
    findBadRecord(number, bundle->leaves);
    for (std::size_t i = 0; i < bundle->records.size(); ++i) {
        m_take(number * kTileWidth + i, std::move(bundle->records[i]));
        PG_TRY_VOID(append(bundle->leaves[i]));
    }
    return {};
}

/// Records may be pruned from the beginning, whole bundles at a time, where their hashes stay.
Result<void> TreeCheck::takePruned(std::uint64_t number)
{
    const auto hashes = m_folder.read(audit::tilePath({0, number, kFull}));
    if (!hashes || hashes->size() != kTileWidth * sizeof(Hash)) return fail(Errc::NotFound, "the records are missing");
    for (const auto& leaf : split(*hashes)) PG_TRY_VOID(append(leaf));
    m_pruned = m_frontier.size();
    return {};
}

Result<void> TreeCheck::append(const Hash& leaf)
{
    m_frontier.append(leaf);
    compareRoots();
    return m_tiles.append(leaf);
}

void TreeCheck::compareRoots()
{
    const auto [from, to] = m_expected.equal_range(m_frontier.size());
    for (auto state = from; state != to; ++state) {
        state->second->reached = true;
        state->second->agrees = state->second->checkpoint.root == m_frontier.root();
    }
}

void TreeCheck::findBadRecord(std::uint64_t number, std::span<const Hash> leaves)
{
    const auto tile = m_folder.read(audit::tilePath({0, number, static_cast<unsigned>(leaves.size())}));
    if (m_badRecord || !tile || tile->size() != leaves.size() * sizeof(Hash)) return;
    const auto expected = split(*tile);
    const auto [leaf, other] = std::ranges::mismatch(leaves, expected);
    if (leaf != leaves.end()) m_badRecord = number * kTileWidth + static_cast<std::uint64_t>(leaf - leaves.begin());
}

void TreeCheck::compareTile(const audit::Tile& tile, std::span<const Hash> hashes)
{
    if (m_badTile) return;
    const auto name = audit::tilePath(tile);
    const auto stored = m_folder.read(name);
    if (!stored) m_badTile = name + " is missing";
    else if (*stored != joined(hashes)) m_badTile = name + " is not the tree over the records";
}

void TreeCheck::finish(Report& report) const
{
    if (m_badBundle) report.fails("records", *m_badBundle);
    else if (m_badRecord) report.fails("records", std::format("record {} does not match its hash in the tree", *m_badRecord));
    else if (m_pruned > 0)
        report.holds("records", std::format("{} to {} are here; 0 to {} were pruned: their hashes hold, their text is not here", m_pruned, m_size - 1, m_pruned - 1));
    else report.holds("records", std::format("all {} are here", m_size));
    if (m_badBundle) return; // the tiles of what cannot be read cannot be computed
    if (m_badTile) report.fails("tiles", *m_badTile);
    else report.holds("tiles", "every tile is the tree over the records");
}

} // namespace plateglass::verify
