// From a pass to a read: what the reader says about it, right or wrong, and the photograph that shows what was true.
#pragma once

#include "base/result.h"
#include "demo/traffic.h"
#include "domain/read_stream.h"
#include "imaging/plate_photo.h"

namespace plateglass::demo {

class ReadMaker {
public:
    ReadMaker(const Traffic& traffic, const std::vector<CameraSite>& cameras, std::uint64_t seed)
        : m_traffic(traffic)
        , m_cameras(cameras)
        , m_seed(seed)
    {
    }

    /// Everything but the image. `number`: of the read in the whole, from 1.
    [[nodiscard]] domain::ReadRow row(const Pass& pass, std::uint64_t number) const;
    /// Draws and packs the photograph, names it in the row. Any thread.
    [[nodiscard]] base::Result<domain::ImageBlob> photograph(const Pass& pass, domain::ReadRow& row) const;

private:
    [[nodiscard]] imaging::Chance chanceOf(const Pass& pass) const;
    void tell(const Pass& pass, domain::ReadRow& row, imaging::Chance& chance) const;

    const Traffic& m_traffic;
    const std::vector<CameraSite>& m_cameras;
    std::uint64_t m_seed;
};

} // namespace plateglass::demo
