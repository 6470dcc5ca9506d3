// The state that all panels share: what each change does to the rest, and what it leaves alone.
#include "support/fabricated_result.h"
#include "support/test_main.h"
#include "ui/models/investigation.h"

#include <QSignalSpy>
#include <QTest>

using namespace plateglass;
using namespace std::chrono_literals;
using plateglass::ui::Investigation;
using Phase = plateglass::ui::Investigation::Phase;

namespace {

gate::ResultPtr rows(std::size_t count)
{
    return test::fabricatedResult({.rows = count});
}

base::UtcTime at(base::Microseconds after)
{
    return test::fabricatedStart() + after;
}

} // namespace

class TestInvestigation : public QObject {
    Q_OBJECT
private slots:
    void startsEmpty()
    {
        const Investigation i;
        QCOMPARE(i.phase(), Phase::Empty);
        QVERIFY(!i.result() && !i.current() && !i.extent() && i.kept().empty());
    }
    void aResultShowsAllRowsAndItsFirst()
    {
        Investigation i;
        QSignalSpy result(&i, &Investigation::resultChanged);
        i.setResult(rows(5));
        QCOMPARE(i.phase(), Phase::Shown);
        QCOMPARE(i.current(), std::optional<qint64>(0));
        QCOMPARE(i.kept(), (std::vector<qint64>{0, 1, 2, 3, 4}));
        QCOMPARE(result.count(), 1);
    }
    void aResultWithoutRowsHasNoCurrentButAnExtent()
    {
        Investigation i;
        i.setResult(rows(0));
        QCOMPARE(i.phase(), Phase::Shown);
        QVERIFY(!i.current());
        QCOMPARE(i.extent(), std::optional(base::Interval{at(0s), at(25min)}));
    }
    void withoutAWindowTheReadsGiveTheExtent()
    {
        Investigation i;
        i.setResult(test::fabricatedResult({.rows = 50, .wholeTime = true}));
        const auto& all = i.result()->answer.rows;
        for (const auto& row : all)
            QVERIFY(i.extent()->contains(row.time));
        QVERIFY(i.extent()->length() < 25min);
        i.setResult(test::fabricatedResult({.rows = 0, .wholeTime = true}));
        QVERIFY(!i.extent());
    }
    void aNewResultForgetsBrushSelectionHoverAndOrder()
    {
        Investigation i;
        i.setResult(rows(5));
        i.setBrush(base::Interval{at(1min), at(2min)});
        i.setSelection({1, 2});
        i.setHovered(3);
        i.setCurrent(4);
        i.setOrder({4, 3, 2, 1, 0});
        QSignalSpy current(&i, &Investigation::currentChanged);
        i.setResult(rows(5));
        QVERIFY(!i.brush() && i.selection().empty() && !i.hovered() && i.order().empty());
        QCOMPARE(i.current(), std::optional<qint64>(0));
        QCOMPARE(current.count(), 1);
    }
    void searchingKeepsThePreviousResult()
    {
        Investigation i;
        i.setResult(rows(5));
        i.setSearching();
        QCOMPARE(i.phase(), Phase::Searching);
        QCOMPARE(i.kept().size(), 5U);
    }
    void cancellingGoesBackToWhatWasThere()
    {
        Investigation i;
        i.setSearching();
        i.setCancelled();
        QCOMPARE(i.phase(), Phase::Empty);
        i.setResult(rows(5));
        i.setSearching();
        i.setSearching();
        i.setCancelled();
        QCOMPARE(i.phase(), Phase::Shown);
        i.setFailed(QStringLiteral("Sentence."));
        i.setSearching();
        i.setCancelled();
        QCOMPARE(i.phase(), Phase::Failed);
        QCOMPARE(i.failure(), QStringLiteral("Sentence."));
    }
    void cancellingWithoutASearchChangesNothing()
    {
        Investigation i;
        i.setResult(rows(5));
        i.setFailed(QStringLiteral("Sentence."));
        i.setCancelled();
        QCOMPARE(i.phase(), Phase::Failed);
    }
    void aFailureKeepsThePreviousResult()
    {
        Investigation i;
        i.setResult(rows(5));
        i.setSearching();
        i.setFailed(QStringLiteral("Sentence."));
        QCOMPARE(i.phase(), Phase::Failed);
        QVERIFY(i.result());
        i.setResult(rows(1));
        QVERIFY(i.failure().isEmpty());
    }
    void aSecondFailureIsTold()
    {
        Investigation i;
        i.setFailed(QStringLiteral("One."));
        QSignalSpy phase(&i, &Investigation::phaseChanged);
        i.setFailed(QStringLiteral("Two."));
        QCOMPARE(phase.count(), 1);
    }
    void clearForgetsEverything()
    {
        Investigation i;
        i.setResult(rows(5));
        i.clear();
        QCOMPARE(i.phase(), Phase::Empty);
        QVERIFY(!i.result() && !i.current() && !i.extent() && i.kept().empty());
    }
    void theBrushKeepsTheReadsInsideIt()
    {
        Investigation i;
        i.setResult(rows(200));
        QSignalSpy filters(&i, &Investigation::filtersChanged);
        const base::Interval window{at(5min), at(10min)};
        i.setBrush(window);
        QCOMPARE(filters.count(), 1);
        QVERIFY(!i.kept().empty() && i.kept().size() < 200);
        std::size_t inside = 0;
        for (qint64 p = 0; p < 200; ++p) {
            const bool in = window.contains(i.result()->answer.rows[static_cast<std::size_t>(p)].time);
            QCOMPARE(i.isKept(p), in);
            QCOMPARE(std::ranges::binary_search(i.kept(), p), in);
            inside += in ? 1 : 0;
        }
        QCOMPARE(i.kept().size(), inside);
    }
    void theBrushIncludesItsStartAndNotItsEnd()
    {
        Investigation i;
        i.setResult(rows(3));
        const auto time = i.result()->answer.rows[1].time;
        i.setBrush(base::Interval{time, time + 1us});
        QVERIFY(i.isKept(1));
        i.setBrush(base::Interval{time - 1us, time});
        QVERIFY(!i.isKept(1));
    }
    void theBrushStopsAtTheExtent()
    {
        Investigation i;
        i.setResult(rows(5));
        i.setBrush(base::Interval{at(-1h), at(5min)});
        QCOMPARE(i.brush(), std::optional(base::Interval{at(0s), at(5min)}));
        i.setBrush(base::Interval{at(1h), at(2h)});
        QVERIFY(!i.brush());
    }
    void theBrushLeavesTheCurrentReadAlone()
    {
        Investigation i;
        i.setResult(rows(50));
        i.setCurrent(7);
        const auto time = i.result()->answer.rows[7].time;
        i.setBrush(base::Interval{time + 1us, at(25min)});
        QVERIFY(!i.isKept(7));
        QCOMPARE(i.current(), std::optional<qint64>(7));
    }
    void clearFiltersBringsAllRowsBack()
    {
        Investigation i;
        i.setResult(rows(50));
        i.setBrush(base::Interval{at(1min), at(2min)});
        i.clearFilters();
        QCOMPARE(i.kept().size(), 50U);
        QSignalSpy filters(&i, &Investigation::filtersChanged);
        i.clearFilters();
        QCOMPARE(filters.count(), 0);
    }
    void theSelectionIsSortedUniqueAndReal()
    {
        Investigation i;
        i.setResult(rows(5));
        i.setSelection({4, 1, 4, -1, 99, 1});
        QCOMPARE(i.selection(), (std::vector<qint64>{1, 4}));
    }
    void positionsOfAnotherResultAreNobody()
    {
        Investigation i;
        i.setResult(rows(5));
        i.setHovered(5);
        i.setCurrent(-1);
        QVERIFY(!i.hovered() && !i.current());
    }
    void stepWalksAndStaysAtTheEnds()
    {
        Investigation i;
        i.setResult(rows(3));
        i.step(-1);
        QCOMPARE(i.current(), std::optional<qint64>(0));
        i.step(1);
        QCOMPARE(i.current(), std::optional<qint64>(1));
        i.step(10);
        QCOMPARE(i.current(), std::optional<qint64>(2));
    }
    void stepFollowsTheTablesOrder()
    {
        Investigation i;
        i.setResult(rows(4));
        i.setOrder({2, 0, 3, 1});
        i.setCurrent(2);
        i.step(1);
        QCOMPARE(i.current(), std::optional<qint64>(0));
        i.step(2);
        QCOMPARE(i.current(), std::optional<qint64>(1));
        i.step(-1);
        QCOMPARE(i.current(), std::optional<qint64>(3));
    }
    void stepSkipsHiddenRows()
    {
        Investigation i;
        i.setResult(rows(100));
        i.setBrush(base::Interval{at(5min), at(9min)});
        QVERIFY(!i.isKept(0) || !i.isKept(1) || !i.isKept(2));
        for (int n = 0; n < 120; ++n) {
            i.step(1);
            QVERIFY(i.isKept(*i.current()));
        }
        QCOMPARE(*i.current(), i.kept().back());
    }
    void stepWithoutACurrentReadBeginsAtTheNearEnd()
    {
        Investigation i;
        i.setResult(rows(4));
        i.setCurrent(std::nullopt);
        i.step(-1);
        QCOMPARE(i.current(), std::optional<qint64>(3));
        i.setCurrent(std::nullopt);
        i.step(1);
        QCOMPARE(i.current(), std::optional<qint64>(0));
    }
    void stepInAnEmptyInvestigationDoesNothing()
    {
        Investigation i;
        i.step(1);
        QVERIFY(!i.current());
    }
    void anOrderOfAnotherSizeIsIgnored()
    {
        Investigation i;
        i.setResult(rows(4));
        i.setOrder({1, 0});
        QVERIFY(i.order().empty());
    }
};

PLATEGLASS_TEST(TestInvestigation)
#include "tst_investigation.moc"
