// The reads of the synthetic city as an import, oldest first, exactly as a file's reads would come.
#pragma once

#include "demo/read_maker.h"
#include "demo/traffic.h"

#include <cstdint>
#include <vector>

namespace plateglass::demo {

class DemoStream final : public domain::ReadStream {
public:
    /// `traffic` and `cameras` outlive the stream. The latest `images` reads have photographs, and those of the story.
    DemoStream(const Traffic& traffic, const std::vector<CameraSite>& cameras, std::uint64_t seed, std::uint64_t images);

    [[nodiscard]] base::Result<bool> next(domain::ReadBatch& batch, std::stop_token stop) override;
    [[nodiscard]] double progress() const override;
    [[nodiscard]] std::uint64_t images() const { return m_images; } ///< how many there will be

private:
    /// Two at a time: drawing is most of the work.
    [[nodiscard]] base::Result<void> photograph(domain::ReadBatch& batch, const std::vector<std::size_t>& wanted,
                                                std::size_t first, std::stop_token stop) const;

    const Traffic& m_traffic;
    ReadMaker m_maker;
    std::vector<bool> m_pictured;
    std::uint64_t m_images = 0;
    std::size_t m_next = 0;
    double m_done = 0;  ///< work, in reads; a photograph counts as many
    double m_whole = 1;
};

} // namespace plateglass::demo
