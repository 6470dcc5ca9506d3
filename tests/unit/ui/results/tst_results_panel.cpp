// The table of reads as a person uses it: keys, pointer, and what it says.
#include "support/fabricated_result.h"
#include "support/panel_stage.h"
#include "support/test_main.h"
#include "ui/common/notice.h"
#include "ui/common/empty_state.h"
#include "ui/common/fonts.h"
#include "ui/models/investigation.h"
#include "ui/models/row_words.h"
#include "ui/results/empty_result.h"
#include "ui/results/result_delegates.h"
#include "ui/results/results_panel.h"
#include "ui/results/results_table.h"

#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace plateglass;
using namespace plateglass::ui;
using namespace std::chrono_literals;

namespace {

constexpr QSize kUsual{1410, 352};

base::UtcTime at(base::Microseconds after)
{
    return test::fabricatedStart() + after;
}

/// A panel on a stage with the parts a person would look at.
struct Scene {
    explicit Scene(Scheme scheme = Scheme::Light, QSize size = kUsual)
        : stage(scheme), panel(investigation, stage.theme(), {*base::TimeZone::named("America/Los_Angeles"), ClockMode::Local})
    {
        stage.show(panel, size);
        table = panel.findChild<ResultsTable*>(QStringLiteral("resultsTable"));
        panel.focusTable();
    }
    void result(const test::Fabrication& wanted = {}) { investigation.setResult(test::fabricatedResult(wanted)); }
    void brush(base::Microseconds from, base::Microseconds to) { investigation.setBrush(base::Interval{at(from), at(to)}); }
    QString text(const char* name) const { return panel.findChild<QLabel*>(QString::fromLatin1(name))->text(); }
    QString sum() const { return text("panelNote"); }
    QWidget* part(const char* name) const { return panel.findChild<QWidget*>(QString::fromLatin1(name)); }
    void click(int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, table->visualRect(table->model()->index(row, 3)).center());
    }
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(table, which, modifiers); }
    /// How many pixels of a colour a row shows.
    qint64 ink(const QColor& colour, const QRect& where)
    {
        QCoreApplication::processEvents();
        const QImage image = table->viewport()->grab(where).toImage();
        qint64 count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == colour ? 1 : 0;
        return count;
    }
    QRect row(int row) const { return table->visualRect(table->model()->index(row, 0)); }

    test::PanelStage stage;
    Investigation investigation;
    ResultsPanel panel;
    ResultsTable* table;
};

std::vector<std::pair<quint64, quint64>> plain(const QVariant& ranges)
{
    std::vector<std::pair<quint64, quint64>> pairs;
    for (const auto& range : ranges.value<std::vector<gate::RowRange>>())
        pairs.emplace_back(range.from, range.to);
    return pairs;
}

} // namespace

class TestResultsPanel : public QObject {
    Q_OBJECT
private slots:
    void theFirstReadIsCurrentAndBarred()
    {
        Scene s;
        s.result();
        QVERIFY(s.ink(s.stage.theme().tokens().accent, s.row(0)) > 0);
        QCOMPARE(s.ink(s.stage.theme().tokens().accent, s.row(3)), 0);
        QCOMPARE(s.table->currentIndex().row(), 0);
    }
    void clickingARowMakesItCurrentAndSelected()
    {
        Scene s;
        s.result();
        s.click(3);
        QCOMPARE(s.investigation.current(), std::optional<qint64>(3));
        QCOMPARE(s.investigation.selection(), (std::vector<qint64>{3}));
    }
    void arrowsMoveTheCurrentRead()
    {
        Scene s;
        s.result();
        s.key(Qt::Key_Down);
        s.key(Qt::Key_Down);
        QCOMPARE(s.investigation.current(), std::optional<qint64>(2));
        s.key(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(s.investigation.current(), std::optional<qint64>(411));
    }
    void bracketsStepFromTheTable()
    {
        Scene s;
        s.result();
        s.key(Qt::Key_BracketRight);
        s.key(Qt::Key_BracketRight);
        s.key(Qt::Key_BracketLeft);
        QCOMPARE(s.investigation.current(), std::optional<qint64>(1));
    }
    void lettersNeverSearchTheRows()
    {
        Scene s;
        s.result();
        s.key(Qt::Key_Q);
        s.key(Qt::Key_8);
        QCOMPARE(s.investigation.current(), std::optional<qint64>(0));
    }
    void shiftSelectsManyAndControlAdds()
    {
        Scene s;
        s.result();
        s.click(1);
        s.click(4, Qt::ShiftModifier);
        QCOMPARE(s.investigation.selection(), (std::vector<qint64>{1, 2, 3, 4}));
        s.click(6, Qt::ControlModifier);
        QCOMPARE(s.investigation.selection(), (std::vector<qint64>{1, 2, 3, 4, 6}));
        QVERIFY(s.text("resultsFoot").contains(QStringLiteral("5 selected")));
    }
    void whatAnotherViewMakesCurrentIsScrolledTo()
    {
        Scene s;
        s.result();
        s.investigation.setCurrent(300);
        QCOMPARE(s.table->currentIndex().row(), 300);
        QVERIFY(s.table->viewport()->rect().contains(s.row(300)));
    }
    void whatAnotherViewSelectsIsDrawn()
    {
        Scene s;
        s.result();
        const QColor selected = s.stage.theme().tokens().bgSelected;
        QCOMPARE(s.ink(selected, s.row(4)), 0);
        s.investigation.setSelection({4});
        QVERIFY(s.ink(selected, s.row(4)) > 500);
    }
    void largeSelectionsAreDrawnToo()
    {
        Scene s;
        s.result({.rows = 6000});
        std::vector<qint64> all(6000);
        std::ranges::generate(all, [n = 0]() mutable { return n++; });
        s.investigation.setSelection(all);
        QVERIFY(s.ink(s.stage.theme().tokens().bgSelected, s.row(4)) > 500);
    }
    void theBrushTakesRowsAwayAndSaysSo()
    {
        Scene s;
        s.result();
        QCOMPARE(s.sum(), QStringLiteral("412 reads found"));
        QVERIFY(!s.part("clearFilters")->isVisible());
        s.brush(5min, 9min);
        const auto kept = static_cast<int>(s.investigation.kept().size());
        QTRY_COMPARE(s.table->model()->rowCount(), kept);
        QCOMPARE(s.sum(), QStringLiteral("%1 of 412 reads found. %2 hidden by the brush").arg(kept).arg(412 - kept));
        QVERIFY(s.part("clearFilters")->isVisible());
    }
    void clearFiltersBringsTheRowsBack()
    {
        Scene s;
        s.result();
        s.brush(5min, 9min);
        QTRY_VERIFY(s.table->model()->rowCount() < 412);
        QTest::mouseClick(s.part("clearFilters"), Qt::LeftButton);
        QTRY_COMPARE(s.table->model()->rowCount(), 412);
    }
    void aBrushKeepsTheSelectionOfHiddenReads()
    {
        Scene s;
        s.result();
        s.click(1);
        s.click(9, Qt::ShiftModifier);
        const auto selection = s.investigation.selection();
        s.brush(5min, 9min);
        QTRY_VERIFY(s.table->model()->rowCount() < 412);
        QCOMPARE(s.investigation.selection(), selection);
    }
    void aHiddenCurrentReadIsSaidAndComesBack()
    {
        Scene s;
        s.result();
        s.click(5);
        const auto time = s.investigation.result()->answer.rows[5].time;
        s.investigation.setBrush(base::Interval{time + 1us, at(25min)});
        QTRY_VERIFY(s.text("resultsFoot").contains(QStringLiteral("Current read hidden")));
        QCOMPARE(s.investigation.current(), std::optional<qint64>(5));
        s.investigation.clearFilters();
        QTRY_COMPARE(s.table->currentIndex().row(), 5);
        QVERIFY(s.text("resultsFoot").startsWith(QStringLiteral("Row 6 of 412")));
    }
    void clickingAHeadSortsAndKeepsTheCurrentReadInView()
    {
        Scene s;
        s.result();
        s.click(2);
        auto* head = s.table->horizontalHeader();
        const int time = static_cast<int>(ResultColumn::Time);
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(head->sectionViewportPosition(time) + 40, 10));
        QTRY_VERIFY(!s.investigation.order().empty());
        QCOMPARE(s.investigation.current(), std::optional<qint64>(2));
        QTRY_VERIFY(s.table->viewport()->rect().contains(s.table->visualRect(s.table->currentIndex())));
        QVERIFY(s.text("resultsFoot").contains(QStringLiteral("Sorted by time, oldest first")));
    }
    void sortingNeedsNoPointer()
    {
        Scene s;
        s.result();
        for (int i = 0; i < 3; ++i)
            s.key(Qt::Key_Right);
        QCOMPARE(s.table->currentIndex().column(), static_cast<int>(ResultColumn::Time));
        const auto choose = [&](const QString& words) {
            QTimer::singleShot(0, &s.panel, [words] {
                auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
                QVERIFY(menu);
                for (QAction* action : menu->actions())
                    if (action->text() == words)
                        menu->setActiveAction(action);
                QTest::keyClick(menu, Qt::Key_Return);
            });
            QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(), QPoint());
            QCoreApplication::sendEvent(s.table->viewport(), &asked);
        };
        choose(QStringLiteral("Sort by this column"));
        QTRY_VERIFY(!s.investigation.order().empty());
        QVERIFY(s.text("resultsFoot").contains(QStringLiteral("oldest first")));
        choose(QStringLiteral("Sort by this column"));
        QTRY_VERIFY(s.text("resultsFoot").contains(QStringLiteral("newest first")));
        choose(QStringLiteral("Sort by tier, then time"));
        QTRY_VERIFY(s.investigation.order().empty());
    }
    void hoverIsSharedAfterAMoment()
    {
        Scene s;
        s.result();
        QTest::mouseMove(s.table->viewport(), s.row(2).center());
        QVERIFY(!s.investigation.hovered());
        QTRY_COMPARE(s.investigation.hovered(), std::optional<qint64>(2));
        QVERIFY(s.ink(s.stage.theme().tokens().bgHover, s.row(2)) > 100);
    }
    void differingCharactersStandOnABar()
    {
        Scene s;
        auto result = test::fabricate({.rows = 2});
        result->answer.rows[0].plate = 0; // exact
        result->answer.rows[1].plate = 1; // one look-alike
        s.investigation.setResult(result);
        s.investigation.setCurrent(std::nullopt);
        // A bar is a run of ink as wide as a cell, which no letter of these plates draws.
        const auto hasBar = [&](int row) {
            QCoreApplication::processEvents();
            const QRect where = s.row(row);
            const QImage image = s.table->viewport()->grab(where).toImage();
            int run = 0, longest = 0;
            for (int x = 0; x < image.width(); ++x) {
                run = image.pixelColor(x, image.height() - 5) == s.stage.theme().tokens().textPrimary ? run + 1 : 0;
                longest = std::max(longest, run);
            }
            return longest >= 8;
        };
        QVERIFY(!hasBar(0));
        QVERIFY(hasBar(1));
    }
    void nothingYetSaysHowToBegin()
    {
        Scene s;
        QVERIFY(s.part("resultsNothingYet")->isVisible());
        const auto says = [&](const char* words) {
            return std::ranges::any_of(s.part("resultsNothingYet")->findChildren<QLabel*>(), [&](const QLabel* label) { return label->isVisible() && label->text() == QString::fromUtf8(words); });
        };
        QVERIFY(says("No result yet") && says("Ctrl+L") && says("Ctrl+Enter"));
        s.panel.setWayIn(ResultsPanel::WayIn::Session);
        QVERIFY(says("No session is open") && says("Ctrl+Shift+S") && !says("Ctrl+Enter"));
        s.panel.setWayIn(ResultsPanel::WayIn::Resume);
        QVERIFY(says("Ctrl+Shift+B"));
        s.panel.setWayIn(ResultsPanel::WayIn::None);
        QVERIFY(says("This account does not search"));
    }
    void nothingFoundSaysWhatWasAskedAndWhatCouldNotBeSeen()
    {
        Scene s;
        s.result({.rows = 0, .withoutCoordinates = 2});
        auto* page = s.part("resultsNothingFound");
        QVERIFY(page->isVisible());
        const QString body = page->findChild<EmptyState*>()->body();
        QVERIFY(body.contains(QStringLiteral("12 May 2031 20:35:00 to 12 May 2031 21:00:00, UTC-7")));
        QVERIFY(body.contains(QStringLiteral("does not show that the vehicle was not there")));
        QVERIFY(body.contains(QStringLiteral("not assessed")));
        QVERIFY(body.contains(QStringLiteral("2 reads meet all other terms but have no coordinates.")));
    }
    void widerQuestionsAreSuggestedAndNeverRun()
    {
        Scene s;
        s.result({.rows = 0});
        QSignalSpy suggested(&s.panel, &ResultsPanel::querySuggested);
        QCoreApplication::processEvents();
        QTest::mouseClick(s.part("allowLookAlike"), Qt::LeftButton);
        QTest::mouseClick(s.part("widenTime"), Qt::LeftButton);
        QCOMPARE(suggested.count(), 2);
        QVERIFY(suggested[0][0].toString().contains(QStringLiteral("plate:QQ8O0I3 ~2")));
        QVERIFY(suggested[1][0].toString().contains(QStringLiteral("time:2031-05-13T03:22:30Z..2031-05-13T04:12:30Z")));
        QCOMPARE(s.investigation.phase(), Investigation::Phase::Shown);
    }
    void aThirdLookAlikeIsNotOffered()
    {
        domain::Query query = test::fabricatedResult()->query;
        query.plates[0].lookAlikes = 2;
        QVERIFY(!withOneMoreLookAlike(query));
        query.time->all = true;
        QVERIFY(!withWiderTime(query));
    }
    void cutAndPartialAnswersSaySo()
    {
        Scene s;
        s.result({.rows = 412, .beyond = 3000});
        const auto* note = s.panel.findChild<Notice*>(QStringLiteral("resultsWarning"));
        QVERIFY(note->isVisible());
        QVERIFY(note->sentence().contains(QStringLiteral("first 412 of 3412 reads")) || note->sentence().contains(QStringLiteral("first 412 of 3,412 reads")));
        auto old = test::fabricate({.rows = 5});
        old->notBefore = at(-24h);
        s.investigation.setResult(old);
        QVERIFY(note->sentence().contains(QStringLiteral("no longer available")));
        s.result({.rows = 5});
        QVERIFY(!note->isVisible());
    }
    void aFailureKeepsTheRowsAndOffersToTryAgain()
    {
        Scene s;
        s.result();
        s.investigation.setFailed(QStringLiteral("The record could not be written. The search was not run."));
        const auto* trouble = s.panel.findChild<Notice*>(QStringLiteral("resultsTrouble"));
        QVERIFY(trouble->isVisible());
        QCOMPARE(trouble->sentence(), QStringLiteral("The record could not be written. The search was not run."));
        QVERIFY(s.table->isVisible());
        QSignalSpy retry(&s.panel, &ResultsPanel::retryWanted);
        QTest::mouseClick(s.part("resultsRetry"), Qt::LeftButton);
        QCOMPARE(retry.count(), 1);
    }
    void whileSearchingThePreviousRowsAreFaint()
    {
        Scene s;
        s.result();
        const QColor ink = s.stage.theme().tokens().textPrimary;
        const qint64 before = s.ink(ink, s.row(4));
        QVERIFY(before > 20);
        s.investigation.setSearching();
        QCOMPARE(s.ink(ink, s.row(4)), 0);
        QVERIFY(s.sum().startsWith(QStringLiteral("Searching.")));
        s.investigation.setCancelled();
        QCOMPARE(s.ink(ink, s.row(4)), before);
    }
    void rowsThatCameIntoViewAreReportedOnce()
    {
        Scene s;
        QSignalSpy shown(&s.panel, &ResultsPanel::rowsShown);
        s.result();
        (void)s.table->grab();
        s.panel.reportShown();
        QCOMPARE(shown.count(), 1);
        const auto first = plain(shown[0][1]);
        QCOMPARE(first.size(), 1U);
        QCOMPARE(first[0].first, 0U);
        QVERIFY(first[0].second >= 8 && first[0].second < 14);
        s.panel.reportShown();
        QCOMPARE(shown.count(), 1);
        s.table->verticalScrollBar()->setValue(200);
        (void)s.table->grab();
        s.panel.reportShown();
        QCOMPARE(shown.count(), 2);
        QCOMPARE(plain(shown[1][1])[0].first, 200U);
    }
    void rowsArePositionsAndNotPlacesInTheTable()
    {
        Scene s;
        s.result();
        QSignalSpy shown(&s.panel, &ResultsPanel::rowsShown);
        s.panel.reportShown();
        s.table->sortByColumn(static_cast<int>(ResultColumn::Time), Qt::DescendingOrder);
        QTRY_VERIFY(!s.investigation.order().empty());
        s.table->scrollToTop();
        (void)s.table->grab();
        s.panel.reportShown();
        const auto wanted = static_cast<quint64>(s.investigation.order().front());
        const auto ranges = plain(shown.back()[1]);
        QVERIFY(std::ranges::any_of(ranges, [&](const auto& r) { return r.first <= wanted && wanted < r.second; }));
    }
    void whatWasSeenOfTheOldResultIsReportedWithIt()
    {
        Scene s;
        s.result();
        const auto old = s.investigation.result();
        (void)s.table->grab();
        QSignalSpy shown(&s.panel, &ResultsPanel::rowsShown);
        s.result({.rows = 3});
        QCOMPARE(shown.count(), 1);
        QCOMPARE(shown[0][0].value<gate::ResultPtr>(), old);
    }
    void seenRowsAreReportedByThemselves()
    {
        Scene s;
        QSignalSpy shown(&s.panel, &ResultsPanel::rowsShown);
        s.result();
        (void)s.table->grab();
        QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, 4000);
    }
    void aHiddenPanelShowsNothing()
    {
        Scene s;
        s.panel.hide();
        QSignalSpy shown(&s.panel, &ResultsPanel::rowsShown);
        s.result();
        QCoreApplication::processEvents();
        s.panel.reportShown();
        QCOMPARE(shown.count(), 0);
    }
    void narrowWindowsLeaveColumnsOutInsteadOfScrolling()
    {
        Scene s(Scheme::Light, {800, 300});
        s.result();
        QVERIFY(s.table->isColumnHidden(static_cast<int>(ResultColumn::Place)));
        QVERIFY(!s.table->isColumnHidden(static_cast<int>(ResultColumn::Plate)));
        QVERIFY(!s.table->isColumnHidden(static_cast<int>(ResultColumn::Time)));
        s.panel.resize(1600, 300);
        QCoreApplication::processEvents();
        QVERIFY(!s.table->isColumnHidden(static_cast<int>(ResultColumn::Place)));
    }
    void rowsAreNeverCutAtAnyHeight()
    {
        Scene s(Scheme::Light, {900, 300});
        s.result();
        for (int height = 300; height < 300 + size::kRow; height += 3) {
            s.panel.resize(900, height);
            QCoreApplication::processEvents();
            QCOMPARE(s.table->viewport()->height() % size::kRow, 0);
            s.table->scrollToBottom();
            QCOMPARE(s.table->rowViewportPosition(s.table->rowAt(0)), 0);
        }
    }
    void lowRowsAreWholeToo()
    {
        Scene s(Scheme::Light, {900, 204});
        s.panel.setRows(ResultsPanel::Rows::Low);
        s.result();
        QCOMPARE(s.table->viewport()->height(), 6 * size::kRowLow);
        s.panel.setRows(ResultsPanel::Rows::Usual);
        QCOMPARE(s.table->viewport()->height() % size::kRow, 0);
    }
    void columnsWithoutRoomAreSaid()
    {
        Scene s(Scheme::Light, {900, 204});
        s.panel.setRows(ResultsPanel::Rows::Low);
        s.result();
        QVERIFY(s.table->columnsNotShown() > 0);
        QVERIFY2(s.sum().contains(QStringLiteral("columns not shown, see the loupe")), qUtf8Printable(s.sum()));
        s.panel.resize(1600, 204);
        QTRY_COMPARE(s.table->columnsNotShown(), 0);
        QVERIFY(!s.sum().contains(QStringLiteral("not shown")));
    }
    void aResultOfAnEarlierQuestionIsCalledThatAndQuotesIt()
    {
        Scene s;
        s.result();
        QVERIFY(!s.sum().contains(QStringLiteral("earlier")));
        s.investigation.setEarlierQuestion(QStringLiteral("plate:QQ8O0*"));
        QVERIFY(s.sum().endsWith(QStringLiteral("Result of the earlier search")));
        QCOMPARE(s.text("panelQuestion"), QStringLiteral("plate:QQ8O0*"));
        QVERIFY(s.part("panelQuestion")->isVisible());
        s.investigation.setEarlierQuestion({});
        QVERIFY(!s.part("panelQuestion")->isVisible());
    }
    void theTierIsSaidInAWord()
    {
        Scene s;
        s.result();
        const int column = static_cast<int>(ResultColumn::Tier);
        QVERIFY(s.table->columnWidth(column) >= TierDelegate::signWidth() + QFontMetrics(fontFor(TextRole::Body)).horizontalAdvance(tierWord({domain::Tier::Kind::LookAlike, 1})));
        const QModelIndex index = s.table->model()->index(0, column);
        QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Exact: the plate as asked."));
        const auto wordInk = [&](int width) { // right of the sign
            s.table->setColumnWidth(column, width);
            QCoreApplication::processEvents();
            const QRect cell = s.table->visualRect(index).adjusted(size::kSmall + TierDelegate::signWidth(), size::kGrid, 0, -size::kGrid);
            const QImage image = s.table->viewport()->grab(cell).toImage();
            qint64 ink = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    ink += image.pixelColor(x, y) != image.pixelColor(image.width() - 1, 0) ? 1 : 0;
            return ink;
        };
        QVERIFY(wordInk(s.table->columnWidth(column)) > 30);
        QCOMPARE(wordInk(2 * size::kSmall + TierDelegate::signWidth() + size::kDialog), 0); // no room: the sign alone, whole
    }
    void gapsOfCamerasAreSaidBesideTheRows()
    {
        Scene s;
        s.result();
        QTRY_VERIFY(s.text("resultsFoot").contains(QStringLiteral("Camera gaps: not assessed")));
    }
    void aLowPanelGivesItsFootToTheRows()
    {
        Scene s(Scheme::Light, {900, 232});
        s.result();
        s.brush(5min, 9min);
        QTRY_VERIFY(s.table->model()->rowCount() < 412);
        QVERIFY(!s.part("resultsFoot")->isVisible());
        QVERIFY(s.sum().contains(QStringLiteral("hidden by the brush")));
        QVERIFY(s.sum().contains(QStringLiteral("Sorted by tier")));
        QVERIFY(s.table->rowAt(5 * size::kRow + size::kRow - 1) == 5); // six whole rows
        QVERIFY(s.table->viewport()->height() >= 6 * size::kRow);
        s.panel.resize(kUsual);
        QTRY_VERIFY(s.part("resultsFoot")->isVisible());
        QVERIFY(!s.sum().contains(QStringLiteral("Sorted")));
    }
    void clocksTurnEverywhereAtOnce()
    {
        Scene s;
        s.result({.rows = 0});
        Formats utc(*base::TimeZone::named("America/Los_Angeles"), ClockMode::Utc);
        s.panel.setFormats(utc);
        QVERIFY(s.part("resultsNothingFound")->findChild<EmptyState*>()->body().contains(QStringLiteral("13 May 2031 03:35:00")));
    }
    void everyControlHasAName()
    {
        Scene s;
        s.result({.rows = 0});
        for (const auto* button : s.panel.findChildren<QAbstractButton*>())
            QVERIFY2(!button->objectName().isEmpty() || button->parentWidget() == s.table, qPrintable(button->text()));
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void pictures()
    {
        QFETCH(bool, dark);
        Scene s(dark ? Scheme::Dark : Scheme::Light);
        const auto keep = [&s](const char* name) { QVERIFY(!s.stage.picture(s.panel, QString::fromLatin1(name)).isNull()); };
        keep("results_nothing_yet");
        s.result({.rows = 412, .beyond = 3, .withoutCoordinates = 1});
        s.key(Qt::Key_Down);
        s.key(Qt::Key_Down, Qt::ShiftModifier);
        s.investigation.setHovered(5);
        keep("results_shown");
        s.brush(5min, 9min);
        QTRY_VERIFY(s.table->model()->rowCount() < 412);
        keep("results_brushed");
        s.investigation.setSearching();
        keep("results_searching");
        s.investigation.setFailed(QStringLiteral("The record could not be written. The search was not run."));
        keep("results_failed");
        s.result({.rows = 0, .withoutCoordinates = 2});
        keep("results_nothing_found");
        s.result({.rows = 60});
        s.panel.resize(900, 290);
        keep("results_narrow");
    }
};

PLATEGLASS_TEST(TestResultsPanel)
#include "tst_results_panel.moc"
