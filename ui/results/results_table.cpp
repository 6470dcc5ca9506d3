#include "ui/results/results_table.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/models/step_keys.h"
#include "ui/results/column_widths.h"
#include "ui/results/result_delegates.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace plateglass::ui {

namespace {

constexpr std::chrono::milliseconds kHoverDelay{50};
/// Beyond this many, the view's own selection is left empty: it keeps a list of ranges that it searches from the front.
/// What is selected is drawn from the investigation in any case.
constexpr std::size_t kMirroredSelection = 2'000;

} // namespace

ResultsTable::ResultsTable(Investigation& investigation, ResultsModel& model, Theme& theme, QWidget* parent)
    : QTableView(parent), m_investigation(investigation), m_model(model)
{
    setObjectName(QStringLiteral("resultsTable"));
    setAccessibleName(tr("Reads"));
    // Before the view connects itself: the guard must stand before its selection model reacts, and fall after it did.
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this, [this] {
        m_following = true;
        selectionModel()->clearSelection(); // or it would keep an index for each selected row across the change
    });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_following = true;
        Q_EMIT resultAboutToChange();
    });
    setModel(&model);
    setUp(theme);
    connectStates();
}

void ResultsTable::setUp(Theme& theme)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false); // Tab leaves the table
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeight(size::kRow);
    horizontalHeader()->setObjectName(QStringLiteral("resultsHead"));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setFont(fontFor(TextRole::Head));
    horizontalHeader()->setSortIndicator(static_cast<int>(RowOrder{}.column), Qt::AscendingOrder);
    setSortingEnabled(true);
    setItemDelegate(new TextDelegate(m_investigation, m_model, theme, this));
    setItemDelegateForColumn(static_cast<int>(ResultColumn::Plate), new PlateDelegate(m_investigation, m_model, theme, this));
    setItemDelegateForColumn(static_cast<int>(ResultColumn::Tier), new TierDelegate(m_investigation, m_model, theme, this));
    setItemDelegateForColumn(static_cast<int>(ResultColumn::Confidence), new ConfidenceDelegate(m_investigation, m_model, theme, this));
    for (int column = 0; column < kResultColumns; ++column)
        setColumnWidth(column, usualWidth(static_cast<ResultColumn>(column)));
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ResultsTable::setRowHeight(int pixels)
{
    verticalHeader()->setMinimumSectionSize(pixels);
    verticalHeader()->setDefaultSectionSize(pixels);
    horizontalHeader()->setFixedHeight(pixels);
    updateGeometries(); // or the rows would keep the old head's room until the next turn
}

void ResultsTable::connectStates()
{
    const auto settle = [this] {
        showCurrent();
        showSelection();
        m_following = false;
        keepCurrentInSight(); // the rows around it came or went
        QMetaObject::invokeMethod(this, &ResultsTable::keepCurrentInSight, Qt::QueuedConnection); // and once the view has measured them
    };
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, settle);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this, settle] {
        forgetShown();
        settle();
    });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ResultsTable::takeCurrentFromView);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &ResultsTable::takeSelectionFromView);
    connect(&m_investigation, &Investigation::currentChanged, this, &ResultsTable::showCurrent);
    connect(&m_investigation, &Investigation::selectionChanged, this, &ResultsTable::showSelection);
    for (const auto change : {&Investigation::hoveredChanged, &Investigation::phaseChanged})
        connect(&m_investigation, change, viewport(), qOverload<>(&QWidget::update));

    m_hoverDelay.setSingleShot(true);
    m_hoverDelay.setInterval(kHoverDelay);
    connect(&m_hoverDelay, &QTimer::timeout, this, [this] { m_investigation.setHovered(m_underPointer); });
    connect(this, &QAbstractItemView::entered, this, [this](const QModelIndex& index) {
        m_underPointer = m_model.positionAt(index.row());
        m_hoverDelay.start();
    });
    connect(this, &QAbstractItemView::viewportEntered, this, [this] {
        m_underPointer.reset();
        m_hoverDelay.start();
    });
    forgetShown();
    settle();
}

void ResultsTable::keepCurrentInSight()
{
    if (currentIndex().isValid())
        scrollTo(currentIndex());
}

void ResultsTable::takeCurrentFromView()
{
    if (m_following)
        return;
    const QScopedValueRollback guard(m_following, true);
    const QModelIndex index = currentIndex();
    m_investigation.setCurrent(index.isValid() ? std::optional(m_model.positionAt(index.row())) : std::nullopt);
    viewport()->update();
}

void ResultsTable::takeSelectionFromView()
{
    if (m_following)
        return;
    const QScopedValueRollback guard(m_following, true);
    std::vector<Investigation::Position> positions;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            positions.push_back(m_model.positionAt(row));
    m_investigation.setSelection(std::move(positions));
    viewport()->update();
}

void ResultsTable::showCurrent()
{
    viewport()->update();
    const auto current = m_investigation.current();
    const auto row = current ? m_model.rowOf(*current) : std::nullopt;
    if (row && currentIndex().isValid() && currentIndex().row() == *row)
        return;
    const QScopedValueRollback guard(m_following, true);
    if (!row)
        return selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    const QModelIndex index = m_model.index(*row, std::max(currentIndex().column(), 0));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    scrollTo(index);
}

void ResultsTable::showSelection()
{
    viewport()->update();
    if (m_following && !m_investigation.selection().empty() && selectionModel()->hasSelection())
        return; // it came from here
    const QScopedValueRollback guard(m_following, true);
    QItemSelection mirrored;
    if (m_investigation.selection().size() <= kMirroredSelection)
        for (const auto position : m_investigation.selection())
            if (const auto row = m_model.rowOf(position))
                mirrored.select(m_model.index(*row, 0), m_model.index(*row, kResultColumns - 1));
    selectionModel()->select(mirrored, QItemSelectionModel::ClearAndSelect);
}

void ResultsTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    rememberShown();
}

void ResultsTable::rememberShown()
{
    const int first = rowAt(0);
    if (first < 0)
        return;
    const int below = rowAt(viewport()->height() - 1);
    const int last = below < 0 ? m_model.rowCount() - 1 : below;
    for (int row = first; row <= last; ++row) {
        const auto position = m_model.positionAt(row);
        const auto i = static_cast<std::size_t>(position);
        if (m_seen[i])
            continue;
        m_seen[i] = true;
        m_pending.push_back(position);
    }
}

void ResultsTable::forgetShown()
{
    m_shownOf = m_investigation.result();
    m_seen.assign(m_shownOf ? m_shownOf->answer.rows.size() : 0, false);
    m_pending.clear();
}

std::vector<gate::RowRange> ResultsTable::takeShown()
{
    std::ranges::sort(m_pending);
    std::vector<gate::RowRange> ranges;
    for (const auto position : std::exchange(m_pending, {})) {
        const auto at = static_cast<std::uint64_t>(position);
        if (!ranges.empty() && ranges.back().to == at)
            ++ranges.back().to;
        else
            ranges.push_back({at, at + 1});
    }
    return ranges;
}

void ResultsTable::keyPressEvent(QKeyEvent* event)
{
    if (stepByKey(m_investigation, *event))
        return;
    if (event->text().isEmpty() || event->modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier) || event->key() == Qt::Key_Space)
        return QTableView::keyPressEvent(event);
    event->ignore(); // letters are commands of the panels, never a search through a million rows
}

void ResultsTable::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    m_underPointer.reset();
    m_hoverDelay.start();
}

void ResultsTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    constexpr int kCamera = static_cast<int>(ResultColumn::Camera);
    const bool byHand = columnWidth(kCamera) != m_cameraWidth;
    if (!byHand)
        setColumnWidth(kCamera, usualWidth(ResultColumn::Camera));
    const auto hidden = columnsWithoutRoom(*horizontalHeader(), viewport()->width());
    for (int column = 0; column < kResultColumns; ++column)
        setColumnHidden(column, hidden.contains(static_cast<ResultColumn>(column)));
    if (std::exchange(m_columnsNotShown, static_cast<int>(hidden.size())) != m_columnsNotShown)
        Q_EMIT columnsChanged();
    if (!byHand) {
        m_cameraWidth = cameraWidth(viewport()->width(), hidden);
        setColumnWidth(kCamera, m_cameraWidth);
    }
}

void ResultsTable::contextMenuEvent(QContextMenuEvent* event)
{
    if (!currentIndex().isValid())
        return;
    QMenu menu(this);
    menu.addAction(tr("Sort by this column"), this, &ResultsTable::sortByCurrentColumn);
    menu.addAction(tr("Sort by tier, then time"), this, [this] { sortByColumn(static_cast<int>(ResultColumn::Tier), Qt::AscendingOrder); });
    const QPoint at = event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    menu.exec(at);
}

void ResultsTable::sortByCurrentColumn()
{
    const int column = currentIndex().column();
    const bool same = horizontalHeader()->sortIndicatorSection() == column;
    const bool rising = horizontalHeader()->sortIndicatorOrder() == Qt::AscendingOrder;
    sortByColumn(column, same && rising ? Qt::DescendingOrder : Qt::AscendingOrder);
}

} // namespace plateglass::ui
