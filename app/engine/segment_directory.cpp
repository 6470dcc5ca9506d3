#include "engine/segment_directory.h"

#include "engine/byte_stream.h"

namespace plateglass::engine {

namespace {

/// Written and read by the same walk over the members, so that the two cannot fall out of step.
class Writing {
public:
    void operator()(std::integral auto& value) { m_out.signedNumber(static_cast<std::int64_t>(value)); }
    void operator()(const PlateSketch& sketch) { m_out.bytes(sketch.bits()); }
    template <class T>
    void list(std::vector<T>& values, auto&& each)
    {
        m_out.number(values.size());
        for (auto& value : values) each(value);
    }
    [[nodiscard]] base::Bytes take() { return m_out.take(); }

private:
    ByteWriter m_out;
};

class Reading {
public:
    explicit Reading(base::ByteView bytes) : m_in(bytes) {}
    template <std::integral T>
    void operator()(T& value)
    {
        value = static_cast<T>(m_in.signedNumber());
    }
    void operator()(PlateSketch& sketch)
    {
        const auto bits = m_in.bytes();
        if (!bits.empty()) sketch = PlateSketch(base::Bytes(bits.begin(), bits.end()));
    }
    template <class T>
    void list(std::vector<T>& values, auto&& each)
    {
        values.resize(m_in.count());
        for (auto& value : values) each(value);
    }
    [[nodiscard]] bool whole() const { return !m_in.failed() && m_in.left() == 0; }

private:
    ByteReader m_in;
};

void walk(SegmentDirectory& d, auto& on)
{
    on(d.reads), on(d.firstTime), on(d.lastTime), on(d.firstRead), on(d.lastRead);
    on.list(d.plateChunks, [&](auto& chunk) { on(chunk.firstPlate), on(chunk.lastPlate); });
    on.list(d.groups, [&](auto& group) {
        on(group.cell), on(group.camera), on(group.firstRow), on(group.reads), on(group.firstTime), on(group.lastTime);
        on(group.bounds.south.value), on(group.bounds.west.value), on(group.bounds.north.value), on(group.bounds.east.value);
    });
    on.list(d.placeChunks, [&](auto& chunk) { on(chunk.firstTime), on(chunk.lastTime); });
    on.list(d.positionChunks, [&](auto& read) { on(read); });
    on.list(d.cameras, [&](auto& camera) { on(camera.camera), on(camera.reads), on(camera.mobileReads), on(camera.firstTime), on(camera.lastTime); });
    on(d.plates);
    on.list(d.sources, [&](auto& source) { on(source); });
    on.list(d.words, [&](auto& word) { on(word); });
}

} // namespace

base::Bytes SegmentDirectory::encode() const
{
    SegmentDirectory copy = *this;
    Writing out;
    walk(copy, out);
    return out.take();
}

std::optional<SegmentDirectory> SegmentDirectory::from(base::ByteView bytes)
{
    SegmentDirectory directory;
    Reading in(bytes);
    walk(directory, in);
    return in.whole() ? std::optional(std::move(directory)) : std::nullopt;
}

} // namespace plateglass::engine
