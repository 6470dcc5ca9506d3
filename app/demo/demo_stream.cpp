#include "demo/demo_stream.h"

#include "demo/storyline.h"

#include <algorithm>
#include <thread>

namespace plateglass::demo {

namespace {

constexpr std::size_t kBatch = 2'000;
constexpr std::size_t kPictures = 64; ///< a batch of photographs stays below three megabytes
constexpr double kPictureWork = 60;   ///< a photograph takes as long as this many reads
constexpr std::size_t kArtists = 2;

} // namespace

DemoStream::DemoStream(const Traffic& traffic, const std::vector<CameraSite>& cameras, std::uint64_t seed, std::uint64_t images)
    : m_traffic(traffic), m_maker(traffic, cameras, seed), m_pictured(traffic.passes.size(), false)
{
    for (std::size_t i = 0; i < traffic.passes.size(); ++i)
        if (images > 0 && traffic.passes[i].vehicle < static_cast<std::uint32_t>(castSize())) m_pictured[i] = true, ++m_images;
    for (std::size_t i = traffic.passes.size(); i-- > 0 && m_images < images;)
        if (!m_pictured[i]) m_pictured[i] = true, ++m_images;
    m_whole = std::max(1.0, static_cast<double>(traffic.passes.size()) + kPictureWork * static_cast<double>(m_images));
}

base::Result<void> DemoStream::photograph(domain::ReadBatch& batch, const std::vector<std::size_t>& wanted,
                                          std::size_t first, std::stop_token stop) const
{
    std::vector<base::Result<domain::ImageBlob>> drawn(wanted.size());
    const auto draw = [&](std::size_t from) {
        for (std::size_t w = from; w < wanted.size() && !stop.stop_requested(); w += kArtists)
            drawn[w] = m_maker.photograph(m_traffic.passes[first + wanted[w]], batch.reads[wanted[w]]);
    };
    {
        std::jthread other(draw, 1);
        draw(0);
    }
    if (stop.stop_requested()) return base::fail(base::Errc::Cancelled);
    for (auto& image : drawn) {
        if (!image) return std::unexpected(std::move(image).error());
        batch.images.push_back(std::move(*image));
    }
    return {};
}

base::Result<bool> DemoStream::next(domain::ReadBatch& batch, std::stop_token stop)
{
    batch = {};
    if (stop.stop_requested()) return base::fail(base::Errc::Cancelled);
    if (m_next == m_traffic.passes.size()) return false;
    const std::size_t first = m_next;
    std::vector<std::size_t> wanted;
    while (m_next < m_traffic.passes.size() && batch.reads.size() < kBatch && wanted.size() < kPictures) {
        if (m_pictured[m_next]) wanted.push_back(batch.reads.size());
        batch.reads.push_back(m_maker.row(m_traffic.passes[m_next], m_next + 1));
        ++m_next;
    }
    PG_TRY_VOID(photograph(batch, wanted, first, stop));
    m_done += static_cast<double>(batch.reads.size()) + kPictureWork * static_cast<double>(wanted.size());
    return true;
}

double DemoStream::progress() const { return m_done / m_whole; }

} // namespace plateglass::demo
