// The table of reads with everything that must be said about it: how many there are, how many are hidden and by what,
// what was cut, what could not be seen. Window thread.
#pragma once

#include "gate/questions.h"
#include "ui/common/formats.h"
#include "ui/models/results_model.h"

#include <QWidget>

#include <vector>

class QStackedWidget;
class QTimer;

namespace plateglass::ui {

class EmptyResult;
class EmptyState;
class Investigation;
class KeyedButton;
class Notice;
class PanelHead;
class ResultsTable;
class Theme;
class TonedLabel;
class WholeRows;

class ResultsPanel : public QWidget {
    Q_OBJECT

public:
    ResultsPanel(Investigation& investigation, Theme& theme, const Formats& formats, QWidget* parent = nullptr);

    enum class Rows { Usual, Low };

    /// What has to be done before there can be rows.
    enum class WayIn { Question, Session, Resume, None };

    void setFormats(const Formats& formats);
    void setRows(Rows rows);
    void setWayIn(WayIn wayIn);

public Q_SLOTS:
    /// Reports what came into view since the last report now, as before a session ends.
    void reportShown();
    void focusTable();

Q_SIGNALS:
    /// Positions of `result` whose plates came into view and were not reported before; every 2 s while there are any, and
    /// before another result takes the place. For Gate::rowsShown.
    void rowsShown(const plateglass::gate::ResultPtr& result, const std::vector<plateglass::gate::RowRange>& ranges);
    /// A question to put into the search bar, not to run.
    void querySuggested(const QString& text);
    /// `Try again` after a failure.
    void retryWanted();

protected:
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildPages();
    void connectInvestigation();
    void showPhase();
    void showNothingYet();
    void showSum();
    void showNotes();
    void showFoot();
    void showWhetherEarlier();
    void announce();
    [[nodiscard]] QString sumSentence() const;
    [[nodiscard]] QString footText() const;
    [[nodiscard]] QString orderSentence() const;

    Investigation& m_investigation;
    Theme& m_theme;
    Formats m_formats;
    ResultsModel* m_model;
    WayIn m_wayIn = WayIn::Question;
    PanelHead* m_head = nullptr;
    KeyedButton* m_clear = nullptr;
    Notice* m_trouble = nullptr;
    Notice* m_warning = nullptr;
    QStackedWidget* m_pages = nullptr;
    ResultsTable* m_table = nullptr;
    WholeRows* m_rows = nullptr;
    EmptyState* m_nothingYet = nullptr;
    EmptyResult* m_nothingFound = nullptr;
    TonedLabel* m_foot = nullptr;
    QTimer* m_report = nullptr;
};

} // namespace plateglass::ui
