// The axis and the counts on it, without a window.
#include "support/fabricated_result.h"
#include "support/test_main.h"
#include "ui/timeline/histogram.h"
#include "ui/timeline/time_axis.h"

#include <QTest>

#include <numeric>

using namespace plateglass;
using namespace plateglass::ui;
using namespace std::chrono_literals;
using base::Interval;
using base::UtcTime;

namespace {

UtcTime utc(int year, unsigned month, unsigned day, base::Microseconds after = 0s)
{
    return UtcTime::from(std::chrono::sys_days(std::chrono::year(year) / month / day) + after);
}

base::TimeZone angeles()
{
    return *base::TimeZone::named("America/Los_Angeles");
}

Interval minutes(int count)
{
    return {test::fabricatedStart(), test::fabricatedStart() + count * 1min};
}

} // namespace

class TestTimeAxis : public QObject {
    Q_OBJECT
private slots:
    void binsAreRoundAndAtMost240_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<qint64>("bin");
        QTest::newRow("four minutes") << qint64{240} << qint64{1};
        QTest::newRow("a second more") << qint64{241} << qint64{5};
        QTest::newRow("twenty minutes") << qint64{1200} << qint64{5};
        QTest::newRow("an hour") << qint64{3600} << qint64{15};
        QTest::newRow("a day") << qint64{86400} << qint64{900};
        QTest::newRow("a month") << qint64{30 * 86400} << qint64{6 * 3600};
        QTest::newRow("half a year") << qint64{180 * 86400} << qint64{86400};
        QTest::newRow("two years") << qint64{730 * 86400} << qint64{4 * 86400};
    }
    void binsAreRoundAndAtMost240()
    {
        QFETCH(qint64, seconds);
        QFETCH(qint64, bin);
        QCOMPARE(binFor(std::chrono::seconds(seconds)), base::Microseconds(std::chrono::seconds(bin)));
    }
    void pixelsAndTimesAreInverse()
    {
        const TimeAxis axis(minutes(25), 40, 1000, base::TimeZone::utc());
        for (const double x : {40.0, 123.0, 1040.0})
            QVERIFY(std::abs(axis.xOf(axis.timeAt(x)) - x) < 0.001);
        QCOMPARE(axis.timeAt(40), minutes(25).from);
        QCOMPARE(axis.timeAt(1040), minutes(25).to);
    }
    void binsCoverTheStretchAndNothingTwice()
    {
        const Interval shown{test::fabricatedStart() + 7s, test::fabricatedStart() + 25min + 3s};
        const TimeAxis axis(shown, 0, 1000, angeles());
        QVERIFY(axis.binAt(0).from <= shown.from);
        QVERIFY(axis.binAt(axis.binCount() - 1).to >= shown.to);
        QVERIFY(axis.binAt(axis.binCount() - 1).from < shown.to);
        for (std::size_t i = 1; i < axis.binCount(); ++i)
            QCOMPARE(axis.binAt(i).from, axis.binAt(i - 1).to);
        for (UtcTime t = shown.from; t < shown.to; t = t + 1s)
            QVERIFY(axis.binAt(*axis.binOf(t)).contains(t));
        QCOMPARE(TimeAxis(minutes(25), 0, 1000, angeles()).binCount(), 100U); // an end on a border begins no bin
        QCOMPARE(axis.binOf(shown.from), std::optional<std::size_t>(0));
        QCOMPARE(axis.binOf(shown.to), std::nullopt);
        QCOMPARE(axis.binOf(shown.from - 1us), std::nullopt);
    }
    void daysBeginAtMidnightOfTheZone()
    {
        const TimeAxis axis({utc(2031, 3, 20), utc(2031, 9, 1)}, 0, 1000, angeles());
        QCOMPARE(axis.bin(), base::Microseconds(24h));
        QCOMPARE(angeles().toLocal(axis.binAt(3).from).hour, 0);
        QCOMPARE(angeles().toLocal(axis.binAt(3).from).minute, 0);
    }
    void ticksAreRoundOnTheClockAndApart()
    {
        const TimeAxis axis(minutes(25), 0, 1000, angeles());
        const auto ticks = axis.ticks(100);
        QVERIFY(ticks.size() >= 4);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            QCOMPARE(angeles().toLocal(ticks[i]).minute % 5, 0);
            if (i > 0)
                QVERIFY(axis.xOf(ticks[i]) - axis.xOf(ticks[i - 1]) >= 100);
        }
    }
    void ticksStayRoundAfterAChangeOfClocks()
    {
        const TimeAxis axis({utc(2031, 11, 2), utc(2031, 11, 4)}, 0, 1000, angeles());
        const auto ticks = axis.ticks(100);
        QVERIFY(ticks.size() >= 6);
        for (const UtcTime t : ticks)
            QVERIFY2(angeles().toLocal(t).hour % 6 == 0, qPrintable(QString::number(angeles().toLocal(t).hour)));
    }
    void changesOfClocksAreFoundToTheSecond()
    {
        const TimeAxis autumn({utc(2031, 11, 1), utc(2031, 11, 4)}, 0, 1000, angeles());
        QCOMPARE(autumn.clockChanges(), (std::vector<UtcTime>{utc(2031, 11, 2, 9h)}));
        const TimeAxis year({utc(2031, 1, 1), utc(2032, 1, 1)}, 0, 1000, angeles());
        QCOMPARE(year.clockChanges(), (std::vector<UtcTime>{utc(2031, 3, 9, 10h), utc(2031, 11, 2, 9h)}));
        const TimeAxis none({utc(2031, 6, 1), utc(2031, 7, 1)}, 0, 1000, angeles());
        QVERIFY(none.clockChanges().empty());
    }
    void zoomingKeepsTheTimeUnderThePointer()
    {
        const Interval all = minutes(25);
        const UtcTime pointer = all.from + 7min;
        const Interval closer = zoomed(all, all, pointer, 0.5);
        QCOMPARE(closer.length(), all.length() / 2);
        const TimeAxis before(all, 0, 1000, base::TimeZone::utc()), after(closer, 0, 1000, base::TimeZone::utc());
        QVERIFY(std::abs(before.xOf(pointer) - after.xOf(pointer)) < 0.01);
    }
    void zoomingStopsAtTheResultAndAtTenSeconds()
    {
        const Interval all = minutes(25);
        QCOMPARE(zoomed(all, all, all.from + 1min, 3), all);
        QCOMPARE(zoomed(all, all, all.from + 1min, 1e-9).length(), base::Microseconds(10s));
        const Interval edge = zoomed({all.from, all.from + 5min}, all, all.from + 4min, 2);
        QVERIFY(edge.from >= all.from && edge.to <= all.to);
    }
    void everyReadIsCountedOnce()
    {
        const auto result = test::fabricatedResult({.rows = 500});
        const TimeAxis axis(minutes(25), 0, 1000, angeles());
        const Histogram histogram = histogramOf(result->answer, axis);
        QCOMPARE(std::accumulate(histogram.counts.begin(), histogram.counts.end(), 0U), 500U);
        QCOMPARE(histogram.highest, std::ranges::max(histogram.counts));
    }
    void readsOutsideTheStretchAreNotCounted()
    {
        const auto result = test::fabricatedResult({.rows = 500});
        const Interval part{minutes(25).from + 5min, minutes(25).from + 9min};
        const Histogram histogram = histogramOf(result->answer, TimeAxis(part, 0, 1000, angeles()));
        const auto inside = std::ranges::count_if(result->answer.rows, [&](const auto& row) { return part.contains(row.time); });
        QCOMPARE(static_cast<qint64>(std::accumulate(histogram.counts.begin(), histogram.counts.end(), 0U)), inside);
    }
    void binsOfSelectedReadsAreMarked()
    {
        const auto result = test::fabricatedResult({.rows = 50});
        const TimeAxis axis(minutes(25), 0, 1000, angeles());
        const std::vector<qint64> selection{3, 7};
        const auto marked = binsHolding(result->answer, selection, axis);
        QVERIFY(marked[*axis.binOf(result->answer.rows[3].time)]);
        QVERIFY(marked[*axis.binOf(result->answer.rows[7].time)]);
        QVERIFY(std::ranges::count(marked, true) <= 2);
    }
    void theTopOfTheCountsIsRound()
    {
        QCOMPARE(roundTop(0), 1U);
        QCOMPARE(roundTop(3), 4U);
        QCOMPARE(roundTop(9), 10U);
        QCOMPARE(roundTop(41), 60U);
        QCOMPARE(roundTop(4'000'000'000), 4'000'000'000U);
    }
};

PLATEGLASS_TEST(TestTimeAxis)
#include "tst_time_axis.moc"
