// Tiles of all levels from a stream of leaves, one pass, holding one unfinished tile a level. One thread.
#pragma once

#include "audit/tiles.h"

#include <functional>

namespace plateglass::audit {

class TileBuilder {
public:
    /// Receives each tile once, as soon as it is known. An error ends the pass.
    using Sink = std::function<base::Result<void>(const Tile&, std::span<const Hash>)>;

    explicit TileBuilder(Sink sink) : m_sink(std::move(sink)) {}

    [[nodiscard]] base::Result<void> append(const Hash& leaf) { return appendAt(0, leaf); }
    /// Emits the partial tiles. Nothing may be appended afterwards.
    [[nodiscard]] base::Result<void> finish();

private:
    struct Level {
        std::uint64_t number = 0; ///< of the tile being filled
        std::vector<Hash> hashes;
    };
    [[nodiscard]] base::Result<void> appendAt(unsigned level, const Hash& hash);

    Sink m_sink;
    std::vector<Level> m_levels;
};

} // namespace plateglass::audit
