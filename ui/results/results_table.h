// The view itself: rows of one height, states drawn from the investigation and not from the view's own selection, and a
// memory of which reads have been on screen. Window thread.
#pragma once

#include "ui/models/results_model.h"
#include "ui/results/column_widths.h"

#include <QTableView>
#include <QTimer>

#include <vector>

namespace plateglass::ui {

class Theme;

class ResultsTable : public QTableView {
    Q_OBJECT

public:
    ResultsTable(Investigation& investigation, ResultsModel& model, Theme& theme, QWidget* parent = nullptr);

    void setRowHeight(int pixels);

    [[nodiscard]] int columnsNotShown() const { return m_columnsNotShown; } ///< for want of room

    /// The result on view and the positions that were painted since the last call; empty where nothing new was.
    [[nodiscard]] std::vector<gate::RowRange> takeShown();
    [[nodiscard]] const gate::ResultPtr& shownOf() const { return m_shownOf; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

Q_SIGNALS:
    void columnsChanged(); ///< columnsNotShown() changed
    /// Before the reads seen of the old result are forgotten.
    void resultAboutToChange();

private:
    void setUp(Theme& theme);
    void connectStates();
    void keepCurrentInSight();
    void takeCurrentFromView();
    void takeSelectionFromView();
    void showCurrent();
    void showSelection();
    void rememberShown();
    void forgetShown();
    void sortByCurrentColumn();

    Investigation& m_investigation;
    ResultsModel& m_model;
    int m_cameraWidth = usualWidth(ResultColumn::Camera); ///< what this table gave it last
    int m_columnsNotShown = 0;
    bool m_following = false; ///< the view is being changed to follow the investigation, not by the user
    QTimer m_hoverDelay;
    std::optional<Investigation::Position> m_underPointer;
    gate::ResultPtr m_shownOf;
    std::vector<bool> m_seen;
    std::vector<Investigation::Position> m_pending;
};

} // namespace plateglass::ui
