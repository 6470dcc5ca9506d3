#include "audit/tile_builder.h"

namespace plateglass::audit {

base::Result<void> TileBuilder::appendAt(unsigned level, const Hash& hash)
{
    if (level == m_levels.size()) m_levels.emplace_back();
    m_levels[level].hashes.push_back(hash);
    if (m_levels[level].hashes.size() < kTileWidth) return {};
    const auto full = std::exchange(m_levels[level].hashes, {});
    PG_TRY_VOID(m_sink({level, m_levels[level].number++, static_cast<unsigned>(kTileWidth)}, full));
    return appendAt(level + 1, rootOf(full));
}

base::Result<void> TileBuilder::finish()
{
    for (unsigned level = 0; level < m_levels.size(); ++level) {
        const auto& [number, hashes] = m_levels[level];
        if (!hashes.empty()) PG_TRY_VOID(m_sink({level, number, static_cast<unsigned>(hashes.size())}, hashes));
    }
    return {};
}

} // namespace plateglass::audit
