#include "store/search.h"

#include "store/answer_builder.h"
#include "store/planner.h"
#include "store/visible_reads.h"

#include <algorithm>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using domain::Query;

namespace {

constexpr std::size_t kLookEvery = 256; ///< plates between two looks at the stop token: a fraction of a millisecond

Result<void> checkSupported(const Query& query)
{
    if (query.scenes) return fail(Errc::Unsupported, "scenes:");
    if (query.sequence) return fail(Errc::Unsupported, "then:");
    if (query.convoy) return fail(Errc::Unsupported, "convoy:");
    if (query.around) return fail(Errc::Unsupported, "around:");
    return {};
}

/// Walks the planned stretches and asks every filter of every read on the way, the place last: it is the dearest.
class Walk {
public:
    Walk(Segments& segments, TimeSpan span, const VisibleReads& visible, RowFilter& rows, PlateFilter& plates, PlaceFilter& places, std::uint64_t limit,
         std::stop_token stop)
        : m_segments(segments),
          m_span(span),
          m_visible(visible),
          m_rows(rows),
          m_plates(plates),
          m_places(places),
          m_collector(limit),
          m_stop(std::move(stop))
    {
    }

    Result<void> run(const Plan& plan)
    {
        const Segments::Visit visit = [this](const Segments::Stretch& stretch) { return consume(stretch); };
        if (plan.side == Plan::Side::Plates) PG_TRY_VOID(plates(visit));
        for (const auto& [segment, group] : plan.groups) PG_TRY_VOID(m_segments.ofGroup(*segment, *group, m_span, visit));
        return {};
    }
    [[nodiscard]] RowCollector& collector() { return m_collector; }
    [[nodiscard]] std::uint64_t withoutCoordinates() const { return m_withoutCoordinates; }

private:
    Result<void> plates(const Segments::Visit& visit)
    {
        for (const auto& segment : m_segments.all()) {
            if (!m_span.touches(segment.directory->firstTime, segment.directory->lastTime)) continue;
            std::size_t looks = 0;
            for (const auto plate : m_plates.plates()) {
                if (looks++ % kLookEvery == 0 && m_stop.stop_requested()) return fail(Errc::Cancelled);
                PG_TRY_VOID(m_segments.ofPlate(segment, plate, m_span, visit));
            }
        }
        for (const auto& [number, read] : m_plates.runnerUps()) take(read);
        return {};
    }

    Result<void> consume(const Segments::Stretch& stretch)
    {
        if (m_stop.stop_requested()) return fail(Errc::Cancelled);
        for (auto i = stretch.first; i < stretch.last; ++i) {
            if (!m_plates.mayAnswer(stretch.chunk.plateAt(i), [&] { return stretch.chunk.readAt(i); })) continue;
            take(stretch.chunk.at(i));
        }
        return {};
    }

    void take(const StoredRead& stored)
    {
        if (!m_visible.shows(stored)) return;
        const auto read = m_visible.seen(stored);
        if (!m_rows.accepts(read)) return;
        const auto tier = m_plates.tierOf(read);
        if (!tier) return;
        if (!read.hasPlace) ++m_withoutCoordinates;
        if (m_places.any() && !(read.hasPlace && m_places.contains(read.place))) return;
        m_collector.add(*tier, read);
    }

    Segments& m_segments;
    TimeSpan m_span;
    const VisibleReads& m_visible;
    RowFilter& m_rows;
    PlateFilter& m_plates;
    PlaceFilter& m_places;
    RowCollector m_collector;
    std::stop_token m_stop;
    std::uint64_t m_withoutCoordinates = 0;
};

} // namespace

Result<domain::Answer> searchReads(sqlite::Connection& connection, PlateDictionaries& dictionaries, SegmentMemory& memory, const Query& query,
                                   const SearchFrame& frame, std::stop_token stop)
{
    PG_TRY_VOID(checkSupported(query));
    PG_TRY(const auto state, readState(connection));
    PG_TRY(const auto visible, VisibleReads::compile(frame.visible, connection));
    const TimeSpan span = visible.within(spanOf(query));
    PG_TRY(auto places, PlaceFilter::compile(query.places));
    PG_TRY(const auto dictionary, dictionaries.at(connection, state.epoch, stop));
    PG_TRY(auto segments, Segments::of(connection, memory));
    PG_TRY(auto plates, PlateFilter::compile(query, *dictionary, segments, connection, stop));
    PG_TRY(auto rows, RowFilter::compile(query, span, frame.zone, connection));
    const auto plan = planFor(state, span, plates, dictionary->size(), places, rows, segments);

    Walk walk(segments, span, visible, rows, plates, places, frame.rowLimit, stop);
    PG_TRY_VOID(walk.run(plan));
    PG_TRY(const auto sorted, walk.collector().takeSorted(stop));
    PG_TRY(auto answer, buildAnswer(sorted, plates, *dictionary, connection, stop));
    answer.matched = walk.collector().matched();
    answer.cut = answer.matched > answer.rows.size();
    answer.withoutCoordinates = walk.withoutCoordinates();
    answer.snapshot = static_cast<std::uint64_t>(state.snapshot);
    answer.plan = plan.text;
    return answer;
}

} // namespace plateglass::store
