// What the linked views share: the result, what is hovered, current, selected and filtered. Panels know this and not each
// other. Positions are indexes into result()->answer.rows. Window thread.
//
//   hover    fleeting           current  one read, the one the loupe shows
//   selected many               kept     rows that pass the view filters (the brush); the rest is hidden, never silently
#pragma once

#include "base/time.h"
#include "gate/questions.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace plateglass::ui {

class Investigation : public QObject {
    Q_OBJECT

public:
    using Position = qint64;
    enum class Phase { Empty, Searching, Shown, Failed };

    explicit Investigation(QObject* parent = nullptr);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const gate::ResultPtr& result() const { return m_result; } ///< null before the first
    /// The text that the result answers, where another one is being written; else empty.
    [[nodiscard]] QString earlierQuestion() const { return m_result ? m_earlierQuestion : QString(); }
    [[nodiscard]] bool isEarlier() const { return !earlierQuestion().isEmpty(); }
    [[nodiscard]] QString failure() const { return m_failure; }               ///< sentence, in phase Failed

    [[nodiscard]] std::optional<Position> hovered() const { return m_hovered; }
    [[nodiscard]] std::optional<Position> current() const { return m_current; }
    [[nodiscard]] const std::vector<Position>& selection() const { return m_selection; } ///< ascending, unique
    [[nodiscard]] std::optional<base::Interval> brush() const { return m_brush; }
    [[nodiscard]] const std::vector<Position>& kept() const { return m_kept; } ///< ascending
    [[nodiscard]] bool isKept(Position position) const;
    /// All positions in the order the table chose; empty means the answer's own. step() walks the kept ones of it.
    [[nodiscard]] const std::vector<Position>& order() const { return m_order; }
    /// Where a position stands in that order, and which position stands there.
    [[nodiscard]] Position rankOf(Position position) const;
    [[nodiscard]] Position atRank(Position rank) const;
    /// Times of the whole result: the query's window, or the reads' own extent for time:all. Empty without rows and window.
    [[nodiscard]] std::optional<base::Interval> extent() const { return m_extent; }

public Q_SLOTS:
    void setSearching();
    void setResult(plateglass::gate::ResultPtr result); ///< current becomes the first row; selection and filters are cleared
    void setFailed(const QString& sentence); ///< the previous result stays
    void setCancelled();                     ///< back to what was there before
    void setEarlierQuestion(const QString& text); ///< empty: the result answers what stands in the search bar
    void clear();                            ///< no result, as after the end of a session
    void setHovered(std::optional<plateglass::ui::Investigation::Position> position);
    void setCurrent(std::optional<plateglass::ui::Investigation::Position> position);
    void setSelection(std::vector<plateglass::ui::Investigation::Position> positions);
    void setBrush(std::optional<plateglass::base::Interval> window); ///< clipped to extent()
    void clearFilters();
    /// A permutation of all positions (the table computes it off this thread), or empty. One of another size belonged to
    /// an older result and is ignored.
    void setOrder(std::vector<plateglass::ui::Investigation::Position> order);
    void step(int by); ///< previous / next kept row in the table's order; stays at the ends

Q_SIGNALS:
    void phaseChanged(); ///< or isEarlier()
    void resultChanged();
    void hoveredChanged();
    void currentChanged();
    void selectionChanged();
    void filtersChanged(); ///< brush() and kept() changed
    void orderChanged();

private:
    void refilter();
    void setPhase(Phase phase);
    void adopt(gate::ResultPtr result);
    [[nodiscard]] bool exists(Position position) const;
    [[nodiscard]] Position rowCount() const;

    Phase m_phase = Phase::Empty;
    Phase m_phaseBefore = Phase::Empty; ///< the one to go back to when a search is cancelled
    gate::ResultPtr m_result;
    QString m_failure, m_earlierQuestion;
    std::optional<base::Interval> m_extent;
    std::optional<Position> m_hovered, m_current;
    std::vector<Position> m_selection, m_kept;
    std::vector<Position> m_order;
    std::vector<std::uint32_t> m_rank; ///< inverse of m_order
    std::optional<base::Interval> m_brush;
};

} // namespace plateglass::ui
