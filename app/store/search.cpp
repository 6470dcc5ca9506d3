#include "store/search.h"

#include "store/answer_builder.h"
#include "store/planner.h"
#include "store/visible_reads.h"

#include <algorithm>
#include <format>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using domain::Query;

namespace {

constexpr unsigned kLookEvery = 256; ///< rows between two looks at the stop token: a fraction of a millisecond

std::string selecting(std::string_view from) { return std::format("SELECT {} FROM {}", kReadColumns, from); }

/// The camera's times lead to the histories; CROSS JOIN keeps that order.
std::string selectingByCamera()
{
    return selecting(
        "(SELECT h.* FROM camera_times c CROSS JOIN histories h ON h.plate = c.plate AND h.time = c.time AND h.camera = c.camera "
        "WHERE c.camera = ?1 AND c.time BETWEEN ?2 AND ?3)");
}

Result<void> checkSupported(const Query& query)
{
    if (query.scenes) return fail(Errc::Unsupported, "scenes:");
    if (query.sequence) return fail(Errc::Unsupported, "then:");
    if (query.convoy) return fail(Errc::Unsupported, "convoy:");
    if (query.around) return fail(Errc::Unsupported, "around:");
    return {};
}

/// Walks the planned ranges and asks every filter of every read on the way, the place last: it is the dearest.
class Walk {
public:
    Walk(sqlite::Connection& connection, TimeSpan span, const VisibleReads& visible, RowFilter& rows, PlateFilter& plates,
         PlaceFilter& places, std::uint64_t limit, std::stop_token stop)
        : m_connection(connection),
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
        switch (plan.side) {
        case Plan::Side::Nothing: return {};
        case Plan::Side::Plates: return plates();
        case Plan::Side::Cells: return cells(plan.cells);
        case Plan::Side::Cameras: return ranges(selectingByCamera(), plan.cameras);
        }
        return {};
    }
    [[nodiscard]] RowCollector& collector() { return m_collector; }
    [[nodiscard]] std::uint64_t withoutCoordinates() const { return m_withoutCoordinates; }

private:
    Result<void> plates()
    {
        PG_TRY_VOID(ranges(selecting("histories WHERE plate = ?1 AND time BETWEEN ?2 AND ?3"), m_plates.plates()));
        PG_TRY(auto row, m_connection.prepare(selecting("histories WHERE plate = ?1 AND time = ?2 AND camera = ?3")));
        for (const auto& [read, at] : m_plates.runnerUps()) {
            row.bindInteger(1, at.plate).bindInteger(2, at.time).bindInteger(3, at.camera);
            PG_TRY_VOID(consume(row));
        }
        return {};
    }

    Result<void> cells(const std::vector<CellCount>& cells)
    {
        std::vector<std::int64_t> numbers;
        for (const auto& cell : cells) numbers.push_back(cell.cell);
        if (m_places.any()) numbers.push_back(kNoCell); // inside nothing, but counted
        return ranges(selecting("passages WHERE cell = ?1 AND time BETWEEN ?2 AND ?3"), numbers);
    }

    template <class Number>
    Result<void> ranges(const std::string& sql, const std::vector<Number>& numbers)
    {
        PG_TRY(auto rows, m_connection.prepare(sql));
        for (const auto number : numbers) {
            rows.bindInteger(1, number).bindInteger(2, m_span.first).bindInteger(3, m_span.last);
            PG_TRY_VOID(consume(rows));
        }
        return {};
    }

    Result<void> consume(sqlite::Statement& rows)
    {
        for (;;) {
            if (m_looks++ % kLookEvery == 0 && m_stop.stop_requested()) return fail(Errc::Cancelled);
            PG_TRY(const bool row, rows.step());
            if (!row) break;
            if (const auto read = readFrom(rows); m_visible.shows(read)) take(m_visible.seen(read));
        }
        rows.reset();
        return {};
    }

    void take(const StoredRead& read)
    {
        if (!m_rows.accepts(read)) return;
        const auto tier = m_plates.tierOf(read);
        if (!tier) return;
        if (!read.hasPlace) ++m_withoutCoordinates;
        if (m_places.any() && !(read.hasPlace && m_places.contains(read.place))) return;
        m_collector.add(*tier, read);
    }

    sqlite::Connection& m_connection;
    TimeSpan m_span;
    const VisibleReads& m_visible;
    RowFilter& m_rows;
    PlateFilter& m_plates;
    PlaceFilter& m_places;
    RowCollector m_collector;
    std::stop_token m_stop;
    std::uint64_t m_withoutCoordinates = 0;
    unsigned m_looks = 0;
};

} // namespace

Result<domain::Answer> searchReads(sqlite::Connection& connection, PlateDictionaries& dictionaries, const Query& query,
                                   const SearchFrame& frame, std::stop_token stop)
{
    PG_TRY_VOID(checkSupported(query));
    PG_TRY(const auto state, readState(connection));
    PG_TRY(const auto visible, VisibleReads::compile(frame.visible, connection));
    const TimeSpan span = visible.within(spanOf(query));
    PG_TRY(auto places, PlaceFilter::compile(query.places));
    PG_TRY(const auto dictionary, dictionaries.at(connection, state.epoch, stop));
    PG_TRY(auto plates, PlateFilter::compile(query, *dictionary, connection, stop));
    PG_TRY(auto rows, RowFilter::compile(query, span, frame.zone, connection));
    PG_TRY(const auto plan, planFor(state, span, plates, places, rows, connection));

    Walk walk(connection, span, visible, rows, plates, places, frame.rowLimit, stop);
    PG_TRY_VOID(walk.run(plan));
    PG_TRY(const auto found, walk.collector().takeSorted(stop));
    PG_TRY(auto answer, buildAnswer(found, plates, *dictionary, connection, stop));
    answer.matched = walk.collector().matched();
    answer.cut = answer.matched > answer.rows.size();
    answer.withoutCoordinates = walk.withoutCoordinates();
    answer.snapshot = static_cast<std::uint64_t>(state.snapshot);
    answer.plan = plan.text;
    return answer;
}

} // namespace plateglass::store
