#include "ui/results/results_panel.h"

#include "ui/common/empty_state.h"
#include "ui/common/keyed_button.h"
#include "ui/common/notice.h"
#include "ui/common/panel_head.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/results/empty_result.h"
#include "ui/results/results_table.h"
#include "ui/results/whole_rows.h"

#include <QAccessible>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace plateglass::ui {

namespace {

using Phase = Investigation::Phase;
constexpr std::chrono::milliseconds kReportEvery{2000};
constexpr const char* kApart = "     "; // between facts on one line

} // namespace

ResultsPanel::ResultsPanel(Investigation& investigation, Theme& theme, const Formats& formats, QWidget* parent)
    : QWidget(parent), m_investigation(investigation), m_theme(theme), m_formats(formats), m_model(new ResultsModel(investigation, formats, this))
{
    setObjectName(QStringLiteral("resultsPanel"));
    setAccessibleName(tr("Results"));
    setAutoFillBackground(true);
    setBackgroundRole(kPanelGround);
    m_trouble = new Notice(theme, Notice::Kind::Trouble, this);
    m_trouble->setObjectName(QStringLiteral("resultsTrouble"));
    m_warning = new Notice(theme, Notice::Kind::Warning, this);
    m_warning->setObjectName(QStringLiteral("resultsWarning"));
    auto* retry = new QPushButton(tr("Try again"), m_trouble);
    retry->setObjectName(QStringLiteral("resultsRetry"));
    connect(retry, &QPushButton::clicked, this, &ResultsPanel::retryWanted);
    m_trouble->addAction(retry);
    m_foot = new TonedLabel(theme, TextRole::Note, Tone::Muted, this);
    m_foot->setFit(TonedLabel::Fit::Cut);
    m_foot->setObjectName(QStringLiteral("resultsFoot"));
    m_foot->setContentsMargins(size::kEdge, 0, size::kEdge, 0);
    m_foot->setFixedHeight(size::kStatusBar);

    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_trouble);
    column->addWidget(m_warning);
    column->addWidget(buildPages(), 1);
    column->addWidget(m_foot);
    setFocusProxy(m_table);

    m_report = new QTimer(this);
    m_report->setInterval(kReportEvery);
    connect(m_report, &QTimer::timeout, this, &ResultsPanel::reportShown);
    m_report->start();
    connectInvestigation();
    showPhase();
}

QWidget* ResultsPanel::buildHead()
{
    m_head = new PanelHead(m_theme, tr("Results"), this);
    m_head->setObjectName(QStringLiteral("resultsPanelHead"));
    m_clear = new KeyedButton(tr("Clear filters"), QKeySequence(Qt::Key_F8), KeyedButton::Height::Dense, m_head);
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_clear->setTip(tr("Show all rows again"));
    m_clear->setFixedHeight(size::kPanelHead + size::kHair); // the room of its ring hangs over
    connect(m_clear, &QAbstractButton::clicked, &m_investigation, &Investigation::clearFilters);
    m_head->addTool(m_clear);
    return m_head;
}

QWidget* ResultsPanel::buildPages()
{
    m_pages = new QStackedWidget(this);
    m_table = new ResultsTable(m_investigation, *m_model, m_theme);
    m_rows = new WholeRows(m_table, m_pages);
    m_nothingYet = new EmptyState(m_theme, EmptyState::KeysAt::Side, m_pages);
    m_nothingYet->setObjectName(QStringLiteral("resultsNothingYet"));
    m_nothingFound = new EmptyResult(m_theme, m_pages);
    m_nothingFound->setObjectName(QStringLiteral("resultsNothingFound"));
    for (QWidget* page : {static_cast<QWidget*>(m_rows), static_cast<QWidget*>(m_nothingYet), static_cast<QWidget*>(m_nothingFound)})
        m_pages->addWidget(page);
    connect(m_nothingFound, &EmptyResult::querySuggested, this, &ResultsPanel::querySuggested);
    connect(m_table, &ResultsTable::columnsChanged, this, &ResultsPanel::showFoot);
    connect(m_table, &ResultsTable::resultAboutToChange, this, &ResultsPanel::reportShown);
    return m_pages;
}

void ResultsPanel::connectInvestigation()
{
    connect(&m_investigation, &Investigation::phaseChanged, this, &ResultsPanel::showPhase);
    connect(&m_investigation, &Investigation::resultChanged, this, [this] {
        showPhase();
        announce();
    });
    for (const auto change : {&Investigation::filtersChanged, &Investigation::currentChanged, &Investigation::selectionChanged})
        connect(&m_investigation, change, this, &ResultsPanel::showSum);
    connect(m_model, &ResultsModel::sortingChanged, this, &ResultsPanel::showFoot);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &ResultsPanel::showFoot);
}

void ResultsPanel::setFormats(const Formats& formats)
{
    m_formats = formats;
    m_model->setFormats(formats);
    showPhase();
}

void ResultsPanel::setRows(Rows rows)
{
    m_table->setRowHeight(rows == Rows::Low ? size::kRowLow : size::kRow);
    m_rows->fit();
}

void ResultsPanel::showPhase()
{
    const auto& result = m_investigation.result();
    const Phase phase = m_investigation.phase();
    m_trouble->say(phase == Phase::Failed ? m_investigation.failure() : QString());
    showNotes();
    showSum();
    if (result && result->answer.rows.empty()) {
        m_nothingFound->show(*result, m_formats);
        m_nothingFound->setEnabled(phase != Phase::Searching);
        return m_pages->setCurrentWidget(m_nothingFound);
    }
    if (result)
        return m_pages->setCurrentWidget(m_rows);
    showNothingYet();
    m_pages->setCurrentWidget(m_nothingYet);
}

void ResultsPanel::setWayIn(WayIn wayIn)
{
    m_wayIn = wayIn;
    showNothingYet();
}

void ResultsPanel::showNothingYet()
{
    using Line = EmptyState::KeyLine;
    const Line all{QStringLiteral("F1"), tr("all keys")};
    if (m_investigation.phase() == Phase::Searching) {
        m_nothingYet->say(tr("Searching"), {tr("Rows appear here once the search is recorded.")});
        return m_nothingYet->setKeys({Line{QStringLiteral("Esc"), tr("cancel the search")}});
    }
    switch (m_wayIn) {
    case WayIn::Question:
        m_nothingYet->say(tr("No result yet"), {tr("Ask for a plate, a place and a time. Matching reads appear here, one per row."), tr("The search is recorded first, and every row that comes into view is counted.")});
        return m_nothingYet->setKeys({Line{QStringLiteral("Ctrl+L"), tr("go to the search bar")}, Line{QStringLiteral("Ctrl+Enter"), tr("run the search")}, Line{tr("Ctrl+1, then O"), tr("draw an area to search in")}, all});
    case WayIn::Session:
        m_nothingYet->say(tr("No session is open"), {tr("Searching needs a case and a purpose. The question can be written before.")});
        return m_nothingYet->setKeys({Line{QStringLiteral("Ctrl+Shift+S"), tr("start a session")}, Line{QStringLiteral("Ctrl+L"), tr("write the question")}, all});
    case WayIn::Resume:
        m_nothingYet->say(tr("The session is paused"), {tr("Nothing new can be asked until it is resumed.")});
        return m_nothingYet->setKeys({Line{QStringLiteral("Ctrl+Shift+B"), tr("resume the session")}, all});
    case WayIn::None:
        m_nothingYet->say(tr("This account does not search"), {tr("Analysts and supervisors search. Sign in as one of them to ask.")});
        return m_nothingYet->setKeys({all});
    }
}

void ResultsPanel::showSum()
{
    m_clear->setVisible(m_investigation.brush().has_value());
    showFoot();
}

QString ResultsPanel::sumSentence() const
{
    const auto& result = m_investigation.result();
    if (!result)
        return {};
    const auto all = static_cast<qint64>(result->answer.rows.size());
    const auto kept = static_cast<qint64>(m_investigation.kept().size());
    if (m_investigation.phase() == Phase::Searching)
        return kept == all ? tr("Searching. Still shown: the %Ln read(s) of the previous result.", nullptr, static_cast<int>(all))
                           : tr("Searching. Still shown: %1 of the %Ln read(s) of the previous result.", nullptr, static_cast<int>(all)).arg(Formats::number(kept));
    if (all == 0)
        return tr("No reads match");
    if (!m_investigation.brush())
        return tr("%Ln read(s) found", nullptr, static_cast<int>(all));
    return tr("%1 of %Ln read(s) found. %2 hidden by the brush", nullptr, static_cast<int>(all)).arg(Formats::number(kept), Formats::number(all - kept));
}

void ResultsPanel::showNotes()
{
    QStringList notes;
    if (const auto& result = m_investigation.result()) {
        const auto& answer = result->answer;
        if (answer.cut)
            notes.push_back(tr("Showing the first %1 of %2 reads. Narrow the time or area to see all.")
                                .arg(Formats::number(std::ssize(answer.rows)), Formats::number(static_cast<qint64>(answer.matched))));
        if (result->notBefore)
            notes.push_back(tr("Reads before %1 are no longer available.").arg(m_formats.dateTimeWithOffset(*result->notBefore)));
        // Without an area in the question they are in the table like all others.
        if (answer.withoutCoordinates > 0 && !answer.rows.empty() && !result->query.places.empty())
            notes.push_back(tr("%Ln read(s) meet all other terms but have no coordinates.", nullptr, static_cast<int>(answer.withoutCoordinates)));
    }
    m_warning->say(notes.join(QChar::LineFeed));
}

/// Where rows are few, the foot's words move up beside the sum and leave their room to a row.
void ResultsPanel::showFoot()
{
    showWhetherEarlier();
    const auto& result = m_investigation.result();
    const bool rows = result && !result->answer.rows.empty();
    const bool roomy = height() >= size::kFootFrom;
    m_foot->setVisible(rows && roomy);
    m_foot->setText(rows ? footText() : QString());
    const QString sum = m_investigation.isEarlier() ? tr("%1. Result of the earlier search", "a sentence that says how many reads").arg(sumSentence()) : sumSentence();
    // An earlier question is quoted behind the sum; how the rows are sorted gives way to it.
    m_head->setNote(rows && !roomy && !m_investigation.isEarlier() ? sum + QString::fromLatin1(kApart) + footText() : sum);
}

void ResultsPanel::showWhetherEarlier()
{
    m_head->setQuestion(m_investigation.earlierQuestion());
}

QString ResultsPanel::footText() const
{
    QStringList parts;
    const auto current = m_investigation.current();
    const auto row = current ? m_model->rowOf(*current) : std::nullopt;
    if (row)
        parts.push_back(tr("Row %1 of %2").arg(Formats::number(*row + 1), Formats::number(m_model->rowCount())));
    else if (current)
        parts.push_back(tr("Current read hidden"));
    if (const auto selected = m_investigation.selection().size(); selected > 0)
        parts.push_back(tr("%Ln selected", nullptr, static_cast<int>(selected)));
    parts.push_back(orderSentence());
    const int hidden = m_table->columnsNotShown();
    if (hidden == 0 || height() >= size::kFootFrom) // map and timeline say it too, so it gives way where room is short
        parts.push_back(tr("Camera gaps: not assessed"));
    if (hidden > 0)
        parts.push_back(tr("%n column(s) not shown, see the loupe", nullptr, hidden));
    return parts.join(QString::fromLatin1(kApart));
}

QString ResultsPanel::orderSentence() const
{
    if (m_model->sorting())
        return tr("Sorting");
    const RowOrder order = m_model->order();
    if (order.isTheAnswersOwn())
        return tr("Sorted by tier, then time");
    const QString column = m_model->headerData(static_cast<int>(order.column), Qt::Horizontal, Qt::DisplayRole).toString();
    if (order.column == ResultColumn::Time)
        return order.sense == Sense::Ascending ? tr("Sorted by time, oldest first") : tr("Sorted by time, newest first");
    return order.sense == Sense::Ascending ? tr("Sorted by %1, ascending").arg(column) : tr("Sorted by %1, descending").arg(column);
}

void ResultsPanel::announce()
{
    QAccessibleAnnouncementEvent event(this, sumSentence());
    QAccessible::updateAccessibility(&event);
}

void ResultsPanel::reportShown()
{
    const auto ranges = m_table->takeShown();
    if (!ranges.empty())
        Q_EMIT rowsShown(m_table->shownOf(), ranges);
}

void ResultsPanel::focusTable()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void ResultsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showFoot();
}

void ResultsPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    reportShown();
}

} // namespace plateglass::ui
