// A million reads in table and timeline: what the window's thread pays for a result, a brush, an order, and a picture. The figures are
// printed; the bounds are wide, so that a busy machine does not fail the build, yet a lost order of magnitude does.
#include "support/fabricated_result.h"
#include "support/panel_stage.h"
#include "support/test_main.h"
#include "ui/models/investigation.h"
#include "ui/models/results_model.h"
#include "ui/results/results_panel.h"
#include "ui/timeline/timeline_panel.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace plateglass;
using namespace plateglass::ui;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kWide = 1500;

qint64 millisecondsOf(const char* what, const std::function<void()>& act)
{
    QElapsedTimer timer;
    timer.start();
    act();
    const qint64 spent = timer.elapsed();
    std::printf("  %-46s %5lld ms\n", what, static_cast<long long>(spent));
    return spent;
}

} // namespace

class TestMillion : public QObject {
    Q_OBJECT
private slots:
    void aMillionReadsStayFluid()
    {
        test::PanelStage stage;
        Investigation investigation;
        ResultsPanel panel(investigation, stage.theme(), Formats());
        TimelinePanel timeline(investigation, stage.theme(), Formats());
        stage.show(timeline, {1410, 140});
        stage.show(panel, {1410, 352});
        auto* table = panel.findChild<QTableView*>(QStringLiteral("resultsTable"));
        auto* model = panel.findChild<ResultsModel*>();
        const auto result = test::fabricatedResult({.rows = 1'000'000, .length = 24h});
        const auto start = test::fabricatedStart();

        QVERIFY(millisecondsOf("set the result", [&] { investigation.setResult(result); }) < kWide);
        QVERIFY(millisecondsOf("first picture", [&] { stage.picture(panel, QStringLiteral("million")); }) < kWide);
        QVERIFY(millisecondsOf("first picture of the timeline", [&] { stage.picture(timeline, QStringLiteral("million_timeline")); }) < kWide);
        QTest::qWait(150);
        {
            const QSignalBlocker silent(investigation);
            QVERIFY(millisecondsOf("brush to 6 hours: kept alone", [&] { investigation.setBrush(base::Interval{start + 5h, start + 11h}); }) < kWide);
            investigation.setBrush(std::nullopt);
        }
        QVERIFY(millisecondsOf("brush to 6 hours: kept and table", [&] { investigation.setBrush(base::Interval{start + 6h, start + 12h}); }) < kWide);
        QTest::qWait(150);
        QVERIFY(millisecondsOf("clear the brush: kept and table", [&] { investigation.clearFilters(); }) < kWide);
        QTest::qWait(150);
        for (const auto column : {ResultColumn::Time, ResultColumn::Plate, ResultColumn::Make}) {
            QSignalSpy sorted(model, &QAbstractItemModel::layoutChanged);
            const auto name = QByteArray("sort by column ") + QByteArray::number(static_cast<int>(column));
            qint64 blocked = 0;
            QVERIFY(millisecondsOf((name + ": until the rows are there").constData(), [&] {
                        blocked = millisecondsOf((name + ": the call").constData(), [&] { model->sort(static_cast<int>(column), Qt::DescendingOrder); });
                        QVERIFY(sorted.wait(20000));
                    }) < 10 * kWide);
            QVERIFY(blocked < 100);
        }
        QVERIFY(millisecondsOf("brush, sorted", [&] { investigation.setBrush(base::Interval{start + 6h, start + 12h}); }) < kWide);
        QTest::qWait(150);
        QVERIFY(millisecondsOf("select all", [&] { table->selectAll(); }) < kWide);
        QVERIFY(millisecondsOf("clear the brush, all selected", [&] { investigation.clearFilters(); }) < kWide);
        QTest::qWait(150);
        QVERIFY(millisecondsOf("100 steps with ]", [&] {
                    for (int i = 0; i < 100; ++i)
                        investigation.step(1);
                }) < kWide);
        QVERIFY(millisecondsOf("50 pages scrolled and painted", [&] {
                    for (int i = 0; i < 50; ++i) {
                        table->verticalScrollBar()->setValue(i * 20'000);
                        (void)table->grab();
                    }
                }) < 2 * kWide);
    }
};

PLATEGLASS_TEST(TestMillion)
#include "tst_million.moc"
