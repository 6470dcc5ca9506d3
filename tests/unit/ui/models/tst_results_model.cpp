// The table's model: which rows, in which order, saying what; and that it keeps its promises to views while it changes.
#include "support/fabricated_result.h"
#include "support/test_main.h"
#include "ui/models/results_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace plateglass;
using namespace plateglass::ui;
using namespace std::chrono_literals;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::QtTest;

Formats local()
{
    return {*base::TimeZone::named("America/Los_Angeles"), ClockMode::Local};
}

base::UtcTime at(base::Microseconds after)
{
    return test::fabricatedStart() + after;
}

QString cell(const ResultsModel& model, int row, ResultColumn column, int role = Qt::DisplayRole)
{
    return model.index(row, static_cast<int>(column)).data(role).toString();
}

std::vector<qint64> shown(const ResultsModel& model)
{
    std::vector<qint64> positions;
    for (int row = 0; row < model.rowCount(); ++row)
        positions.push_back(model.positionAt(row));
    return positions;
}

} // namespace

class TestResultsModel : public QObject {
    Q_OBJECT
private slots:
    void keepsItsPromisesThroughEveryChange()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        const QAbstractItemModelTester tester(&model, kFatal);
        investigation.setResult(test::fabricatedResult({.rows = 120}));
        investigation.setBrush(base::Interval{at(5min), at(15min)});
        QTRY_VERIFY(model.rowCount() < 120);
        model.sort(static_cast<int>(ResultColumn::Time), Qt::DescendingOrder);
        QTRY_VERIFY(!model.sorting());
        investigation.clearFilters();
        QTRY_COMPARE(model.rowCount(), 120);
        investigation.setResult(test::fabricatedResult({.rows = 0}));
        QCOMPARE(model.rowCount(), 0);
        investigation.clear();
    }
    void beginsInTheAnswersOrder()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        int rowsAtReset = 0;
        connect(&model, &QAbstractItemModel::modelReset, this, [&] { rowsAtReset = model.rowCount(); });
        QSignalSpy changes(&model, &QAbstractItemModel::layoutChanged);
        investigation.setResult(test::fabricatedResult({.rows = 50}));
        QVERIFY(std::ranges::is_sorted(shown(model)));
        QCOMPARE(model.rowCount(), 50);
        QCOMPARE(rowsAtReset, 50);
        QCOMPARE(changes.count(), 0);
        QCOMPARE(model.columnCount(), kResultColumns);
    }
    void followsTheBrush()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 120}));
        investigation.setBrush(base::Interval{at(5min), at(15min)});
        QTRY_COMPARE(shown(model), investigation.kept());
    }
    void aDraggedBrushIsFollowedTenTimesASecondAndEndsExact()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 120}));
        QSignalSpy changes(&model, &QAbstractItemModel::layoutChanged);
        for (int i = 0; i < 200; ++i)
            investigation.setBrush(base::Interval{at(1min), at(5min + i * 1s)});
        QVERIFY(changes.count() <= 2);
        QTRY_COMPARE(shown(model), investigation.kept());
    }
    void sortingGivesItsOrderToTheInvestigation()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 50}));
        model.sort(static_cast<int>(ResultColumn::Time), Qt::AscendingOrder);
        QVERIFY(model.sorting());
        QVERIFY(std::ranges::is_sorted(shown(model))); // nothing moves before the order is whole
        QTRY_VERIFY(!model.sorting());
        const auto rows = shown(model);
        QVERIFY(std::ranges::is_sorted(rows, {}, [&](qint64 p) { return model.row(p).time; }));
        QCOMPARE(investigation.order(), rows);
        investigation.setCurrent(rows[3]);
        investigation.step(1);
        QCOMPARE(*investigation.current(), rows[4]);
    }
    void sortingByTierGivesTheAnswersOrderBack()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 50}));
        model.sort(static_cast<int>(ResultColumn::Plate), Qt::DescendingOrder);
        QTRY_VERIFY(!investigation.order().empty());
        model.sort(static_cast<int>(ResultColumn::Tier), Qt::AscendingOrder);
        QVERIFY(investigation.order().empty());
        QVERIFY(std::ranges::is_sorted(shown(model)));
    }
    void theAnswersOrderOvertakesASortUnderWay()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 20000}));
        model.sort(static_cast<int>(ResultColumn::Plate), Qt::DescendingOrder);
        model.sort(static_cast<int>(ResultColumn::Tier), Qt::AscendingOrder);
        QTest::qWait(200);
        QVERIFY(investigation.order().empty());
        QVERIFY(std::ranges::is_sorted(shown(model)));
    }
    void askingForTheOrderInForceSortsNothing()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 50}));
        model.sort(static_cast<int>(ResultColumn::Plate), Qt::DescendingOrder);
        QTRY_VERIFY(!model.sorting());
        model.sort(static_cast<int>(ResultColumn::Plate), Qt::DescendingOrder);
        QVERIFY(!model.sorting());
    }
    void theNewestOrderWins()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 20000}));
        QSignalSpy changes(&model, &QAbstractItemModel::layoutChanged);
        model.sort(static_cast<int>(ResultColumn::Plate), Qt::AscendingOrder);
        model.sort(static_cast<int>(ResultColumn::Time), Qt::DescendingOrder);
        QTRY_VERIFY(!model.sorting());
        QTest::qWait(50);
        QCOMPARE(changes.count(), 1);
        QVERIFY(std::ranges::is_sorted(shown(model), std::greater(), [&](qint64 p) { return model.row(p).time; }));
    }
    void aNewResultKeepsTheChosenOrder()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 50}));
        model.sort(static_cast<int>(ResultColumn::Time), Qt::AscendingOrder);
        QTRY_VERIFY(!model.sorting());
        investigation.setResult(test::fabricatedResult({.rows = 60}));
        QTRY_COMPARE(investigation.order().size(), 60U);
        QTRY_VERIFY(std::ranges::is_sorted(shown(model), {}, [&](qint64 p) { return model.row(p).time; }));
    }
    void anOrderForTheOldResultIsDropped()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 20000}));
        model.sort(static_cast<int>(ResultColumn::Plate), Qt::AscendingOrder);
        investigation.clear();
        QTest::qWait(100);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.sorting());
    }
    void indexesThatViewsHoldFollowTheirRead()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 50}));
        const QPersistentModelIndex held = model.index(7, 2);
        model.sort(static_cast<int>(ResultColumn::Time), Qt::DescendingOrder);
        QTRY_VERIFY(!model.sorting());
        QCOMPARE(model.positionAt(held.row()), 7);
        QCOMPARE(held.column(), 2);
        const auto time = model.row(7).time;
        investigation.setBrush(base::Interval{time + 1us, at(25min)});
        QTRY_VERIFY(!held.isValid());
    }
    void aHiddenReadHasNoRow()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 50}));
        QCOMPARE(model.rowOf(9), std::optional(9));
        investigation.setBrush(base::Interval{model.row(9).time + 1us, at(25min)});
        QTRY_COMPARE(model.rowOf(9), std::nullopt);
        QCOMPARE(model.rowOf(-1), std::nullopt);
        QCOMPARE(model.rowOf(50), std::nullopt);
    }
    void aRowSaysWhatItIs()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        auto result = test::fabricate({.rows = 3});
        auto& row = result->answer.rows[0];
        row.plate = 0;
        row.time = at(100ms * 13);
        row.camera = 0;
        row.direction = 1;
        row.vehicleType = 9;
        row.colour = 7;
        row.make = 0;
        row.hasConfidence = true;
        row.confidence = {874};
        row.hasPlace = false;
        investigation.setResult(result);
        QCOMPARE(cell(model, 0, ResultColumn::Plate), QStringLiteral("QQ8O0I3"));
        QCOMPARE(cell(model, 0, ResultColumn::Plate, Qt::AccessibleTextRole), QStringLiteral("letter Q, letter Q, 8, letter O, zero, letter I, 3"));
        QCOMPARE(cell(model, 0, ResultColumn::Tier), QStringLiteral("="));
        QVERIFY(cell(model, 0, ResultColumn::Tier, Qt::ToolTipRole).startsWith(QStringLiteral("Exact")));
        QCOMPARE(cell(model, 0, ResultColumn::Confidence), QStringLiteral("87%"));
        QCOMPARE(cell(model, 0, ResultColumn::Time), QStringLiteral("12 May 2031 20:35:01.3"));
        QCOMPARE(cell(model, 0, ResultColumn::Camera), QStringLiteral("CAM-014 Mill"));
        QCOMPARE(cell(model, 0, ResultColumn::Direction, Qt::AccessibleTextRole), QStringLiteral("Heading N"));
        QCOMPARE(cell(model, 0, ResultColumn::VehicleType), QStringLiteral("SUV"));
        QCOMPARE(cell(model, 0, ResultColumn::Colour), QStringLiteral("dark"));
        QCOMPARE(cell(model, 0, ResultColumn::Place), QStringLiteral("No coordinates"));
    }
    void aSourceWithoutFractionsGetsNoneShown()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        auto result = test::fabricate({.rows = 2});
        result->answer.sources = {"tenths", "seconds"};
        result->answer.rows[0].time = at(100ms);
        result->answer.rows[1].time = at(2s);
        result->answer.rows[1].source = 1;
        investigation.setResult(result);
        QVERIFY(cell(model, 0, ResultColumn::Time).endsWith(QStringLiteral("20:35:00.1")));
        QVERIFY(cell(model, 1, ResultColumn::Time).endsWith(QStringLiteral("20:35:02")));
    }
    void theZoneStandsAboveTheTimes()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        investigation.setResult(test::fabricatedResult({.rows = 3}));
        const auto head = [&] { return model.headerData(static_cast<int>(ResultColumn::Time), Qt::Horizontal, Qt::DisplayRole).toString(); };
        QCOMPARE(head(), QStringLiteral("Time, local UTC-7"));
        Formats utc = local();
        utc.setMode(ClockMode::Utc);
        QSignalSpy heads(&model, &QAbstractItemModel::headerDataChanged), cells(&model, &QAbstractItemModel::dataChanged);
        model.setFormats(utc);
        QCOMPARE(head(), QStringLiteral("Time, UTC"));
        QVERIFY(cell(model, 0, ResultColumn::Time).startsWith(QStringLiteral("13 May 2031 03:")));
        QCOMPARE(heads.count(), 1);
        QCOMPARE(cells.count(), 1);
    }
    void timesOverAChangeOfClocksCarryTheirOffset()
    {
        Investigation investigation;
        ResultsModel model(investigation, local());
        const auto result = test::fabricate({.rows = 1});
        const auto change = base::UtcTime::from(std::chrono::sys_days(std::chrono::year(2031) / 11 / 2) + 9h);
        result->query.time->window = {change - 2h, change + 2h};
        result->answer.rows[0].time = change + 30min;
        investigation.setResult(result);
        QVERIFY(cell(model, 0, ResultColumn::Time).endsWith(QStringLiteral("01:30:00 UTC-8")));
    }
};

PLATEGLASS_TEST(TestResultsModel)
#include "tst_results_model.moc"
