#include "ui/models/investigation.h"

#include <algorithm>
#include <numeric>

namespace plateglass::ui {

namespace {

constexpr base::Microseconds kInstant{1}; // half-open windows end just after the last read

std::optional<base::Interval> extentOf(const gate::SearchResult& result)
{
    if (result.query.time && !result.query.time->all)
        return result.query.time->window;
    const auto& rows = result.answer.rows;
    if (rows.empty())
        return std::nullopt;
    const auto [first, last] = std::ranges::minmax(rows, {}, &domain::AnswerRow::time);
    return base::Interval{first.time, last.time + kInstant};
}

} // namespace

Investigation::Investigation(QObject* parent) : QObject(parent) {}

bool Investigation::isKept(Position position) const
{
    if (!exists(position))
        return false;
    return !m_brush || m_brush->contains(m_result->answer.rows[static_cast<std::size_t>(position)].time);
}

void Investigation::setSearching()
{
    if (m_phase != Phase::Searching)
        m_phaseBefore = m_phase;
    setPhase(Phase::Searching);
}

void Investigation::setResult(gate::ResultPtr result)
{
    if (!result)
        return clear();
    adopt(std::move(result));
    setPhase(Phase::Shown);
}

void Investigation::setFailed(const QString& sentence)
{
    m_failure = sentence;
    m_phase = Phase::Failed;
    Q_EMIT phaseChanged(); // also for a second failure in a row, whose sentence differs
}

void Investigation::setCancelled()
{
    if (m_phase == Phase::Searching)
        setPhase(m_phaseBefore);
}

void Investigation::setEarlierQuestion(const QString& text)
{
    if (text == m_earlierQuestion)
        return;
    m_earlierQuestion = text;
    Q_EMIT phaseChanged();
}

void Investigation::clear()
{
    adopt(nullptr);
    setPhase(Phase::Empty);
}

void Investigation::adopt(gate::ResultPtr result)
{
    m_result = std::move(result);
    m_extent = m_result ? extentOf(*m_result) : std::nullopt;
    m_failure.clear();
    m_hovered.reset();
    m_brush.reset();
    m_selection.clear();
    m_order.clear();
    m_rank.clear();
    m_current = rowCount() > 0 ? std::optional<Position>(0) : std::nullopt;
    refilter();
    Q_EMIT resultChanged();
    Q_EMIT orderChanged();
    Q_EMIT filtersChanged();
    Q_EMIT selectionChanged();
    Q_EMIT hoveredChanged();
    Q_EMIT currentChanged();
}

void Investigation::setHovered(std::optional<Position> position)
{
    if (position && !exists(*position))
        position.reset();
    if (position == m_hovered)
        return;
    m_hovered = position;
    Q_EMIT hoveredChanged();
}

void Investigation::setCurrent(std::optional<Position> position)
{
    if (position && !exists(*position))
        position.reset();
    if (position == m_current)
        return;
    m_current = position;
    Q_EMIT currentChanged();
}

void Investigation::setSelection(std::vector<Position> positions)
{
    std::ranges::sort(positions);
    const auto [first, last] = std::ranges::unique(positions);
    positions.erase(first, last);
    std::erase_if(positions, [this](Position p) { return !exists(p); });
    if (positions == m_selection)
        return;
    m_selection = std::move(positions);
    Q_EMIT selectionChanged();
}

void Investigation::setBrush(std::optional<base::Interval> window)
{
    if (window && m_extent)
        window = base::Interval{std::max(window->from, m_extent->from), std::min(window->to, m_extent->to)};
    if (window && (!m_extent || window->empty()))
        window.reset();
    if (window == m_brush)
        return;
    m_brush = window;
    refilter();
    Q_EMIT filtersChanged();
}

void Investigation::clearFilters()
{
    setBrush(std::nullopt);
}

void Investigation::setOrder(std::vector<Position> order)
{
    if (!order.empty() && std::ssize(order) != rowCount())
        return;
    m_order = std::move(order);
    m_rank.assign(m_order.size(), 0);
    for (std::size_t rank = 0; rank < m_order.size(); ++rank)
        m_rank[static_cast<std::size_t>(m_order[rank])] = static_cast<std::uint32_t>(rank);
    Q_EMIT orderChanged();
}

void Investigation::step(int by)
{
    const Position direction = by < 0 ? -1 : 1;
    Position left = std::abs(by);
    Position rank = m_current ? rankOf(*m_current) : direction > 0 ? -1 : rowCount();
    std::optional<Position> reached;
    while (left > 0) {
        rank += direction;
        if (rank < 0 || rank >= rowCount())
            break;
        if (!isKept(atRank(rank)))
            continue;
        reached = atRank(rank);
        --left;
    }
    if (reached)
        setCurrent(reached);
}

void Investigation::refilter()
{
    m_kept.clear();
    if (!m_brush) {
        m_kept.resize(static_cast<std::size_t>(rowCount()));
        std::iota(m_kept.begin(), m_kept.end(), Position{0});
        return;
    }
    const auto& rows = m_result->answer.rows;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (m_brush->contains(rows[i].time))
            m_kept.push_back(static_cast<Position>(i));
}

void Investigation::setPhase(Phase phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    Q_EMIT phaseChanged();
}

bool Investigation::exists(Position position) const
{
    return position >= 0 && position < rowCount();
}

Investigation::Position Investigation::rowCount() const
{
    return m_result ? std::ssize(m_result->answer.rows) : 0;
}

Investigation::Position Investigation::rankOf(Position position) const
{
    return m_rank.empty() ? position : m_rank[static_cast<std::size_t>(position)];
}

Investigation::Position Investigation::atRank(Position rank) const
{
    return m_order.empty() ? rank : m_order[static_cast<std::size_t>(rank)];
}

} // namespace plateglass::ui
