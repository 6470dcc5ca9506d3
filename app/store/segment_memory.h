// What is kept in memory of the sealed segments between questions: all directories, and of the chunks, decrypted, those used
// last, up to a stated size. A segment never changes and its number is never used again, so nothing here can be stale; what
// leaves the store is forgotten at once. Any thread. Private to this folder.
#pragma once

#include "engine/segment_directory.h"

#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace plateglass::store {

class SegmentMemory {
public:
    /// 192 MiB hold the narrow columns of some seven million reads.
    static constexpr std::size_t kMostBytes = std::size_t(192) << 20;

    using Directory = std::shared_ptr<const engine::SegmentDirectory>;
    [[nodiscard]] Directory directory(std::int64_t segment) const;
    void keep(std::int64_t segment, Directory directory);

    /// Chunks go by a number that says what they are; whoever asks knows the type.
    using Chunk = std::shared_ptr<const void>;
    [[nodiscard]] Chunk chunk(std::int64_t key);
    void keep(std::int64_t key, Chunk chunk, std::size_t bytes);

    void forget();

private:
    struct Kept {
        Chunk chunk;
        std::size_t bytes = 0;
        std::list<std::int64_t>::iterator use;
    };
    mutable std::mutex m_mutex;
    std::unordered_map<std::int64_t, Directory> m_directories;
    std::unordered_map<std::int64_t, Kept> m_chunks;
    std::list<std::int64_t> m_uses; ///< latest first
    std::size_t m_bytes = 0;
};

} // namespace plateglass::store
