#include "store/segment_memory.h"

namespace plateglass::store {

SegmentMemory::Directory SegmentMemory::directory(std::int64_t segment) const
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_directories.find(segment);
    return known != m_directories.end() ? known->second : nullptr;
}

void SegmentMemory::keep(std::int64_t segment, Directory directory)
{
    const std::scoped_lock lock(m_mutex);
    m_directories.insert_or_assign(segment, std::move(directory));
}

SegmentMemory::Chunk SegmentMemory::chunk(std::int64_t key)
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_chunks.find(key);
    if (known == m_chunks.end()) return nullptr;
    m_uses.splice(m_uses.begin(), m_uses, known->second.use);
    return known->second.chunk;
}

void SegmentMemory::keep(std::int64_t key, Chunk chunk, std::size_t bytes)
{
    const std::scoped_lock lock(m_mutex);
    if (m_chunks.contains(key)) return; // another question brought it meanwhile
    m_uses.push_front(key);
    m_chunks.emplace(key, Kept{std::move(chunk), bytes, m_uses.begin()});
    m_bytes += bytes;
    while (m_bytes > kMostBytes) {
        const auto oldest = m_chunks.find(m_uses.back());
        m_bytes -= oldest->second.bytes;
        m_chunks.erase(oldest);
        m_uses.pop_back();
    }
}

void SegmentMemory::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_directories.clear();
    m_chunks.clear();
    m_uses.clear();
    m_bytes = 0;
}

} // namespace plateglass::store
