// The rows of the result that pass the filters, in the order the user chose, as a table. It owns the order and hands it
// to the investigation, so that stepping walks what is seen. Sorting runs off the window's thread and is swapped in with
// one layoutChanged; a dragged brush is followed at most ten times a second. Window thread.
#pragma once

#include "ui/common/async.h"
#include "ui/common/formats.h"
#include "ui/models/investigation.h"
#include "ui/models/row_order.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QTimer>

namespace plateglass::ui {

class ResultsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using Position = Investigation::Position;

    ResultsModel(Investigation& investigation, const Formats& formats, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Starts sorting; the rows change when it is done.
    void sort(int column, Qt::SortOrder order) override;

    void setFormats(const Formats& formats);

    [[nodiscard]] RowOrder order() const { return m_order; } ///< the one asked for last, maybe still under way
    [[nodiscard]] bool sorting() const { return m_sorting; }

    [[nodiscard]] Position positionAt(int row) const { return m_visible[static_cast<std::size_t>(row)]; }
    /// Nothing for a read that is hidden.
    [[nodiscard]] std::optional<int> rowOf(Position position) const;
    [[nodiscard]] const domain::AnswerRow& row(Position position) const;
    [[nodiscard]] const domain::AnswerPlate& plate(Position position) const;
    /// With tenths where the source has them, and with its offset where the result spans a change of clocks.
    [[nodiscard]] QString timeText(Position position) const;

Q_SIGNALS:
    void sortingChanged();

private:
    void startAgain();
    void follow();
    void swapRows(std::vector<Position> visible);
    [[nodiscard]] std::vector<Position> visibleNow() const;
    [[nodiscard]] QString cellText(Position position, ResultColumn column) const;
    [[nodiscard]] QString spokenText(Position position, ResultColumn column) const;
    [[nodiscard]] QString timeHead() const;
    [[nodiscard]] const domain::Answer& answer() const { return m_result->answer; }
    void setSorting(bool sorting);
    void findPrecision();

    Investigation& m_investigation;
    Formats m_formats;
    gate::ResultPtr m_result; ///< the one m_visible indexes
    std::vector<Position> m_visible;
    std::vector<bool> m_tenths; ///< per source
    RowOrder m_order;
    bool m_sorting = false;
    QTimer m_later;
    QElapsedTimer m_lastFollowed;
    AsyncLane m_lane; // last: its destructor waits for work that reads the result
};

} // namespace plateglass::ui
