// The table of reads as a person uses it.
#include "support/fabricated_result.h"
#include "support/panel_stage.h"
#include "support/test_main.h"
#include "ui/models/investigation.h"
#include "ui/results/results_panel.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::ui;

class TestResultsPanel : public QObject {
    Q_OBJECT
private slots:
    void shots_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void shots()
    {
        QFETCH(bool, dark);
        test::PanelStage stage(dark ? Scheme::Dark : Scheme::Light);
        Investigation investigation;
        const auto zone = base::TimeZone::named("America/Los_Angeles");
        ResultsPanel panel(investigation, stage.theme(), Formats(*zone, ClockMode::Local));
        stage.show(panel, {1410, 352});
        stage.picture(panel, QStringLiteral("results_nothing_yet"));
        investigation.setSearching();
        stage.picture(panel, QStringLiteral("results_first_search"));
        investigation.setResult(test::fabricatedResult({.rows = 412, .beyond = 3, .withoutCoordinates = 1}));
        panel.focusTable();
        QTest::keyClick(panel.findChild<QWidget*>("resultsTable"), Qt::Key_Down);
        QTest::keyClick(panel.findChild<QWidget*>("resultsTable"), Qt::Key_Down, Qt::ShiftModifier);
        investigation.setHovered(5);
        stage.picture(panel, QStringLiteral("results_shown"));
        const auto start = test::fabricatedStart();
        investigation.setBrush(base::Interval{start + std::chrono::minutes(5), start + std::chrono::minutes(9)});
        stage.picture(panel, QStringLiteral("results_brushed"));
        investigation.setSearching();
        stage.picture(panel, QStringLiteral("results_searching"));
        investigation.setFailed(QStringLiteral("The record could not be written. The search was not run."));
        stage.picture(panel, QStringLiteral("results_failed"));
        investigation.setResult(test::fabricatedResult({.rows = 0, .withoutCoordinates = 2}));
        stage.picture(panel, QStringLiteral("results_nothing_found"));
        investigation.setResult(test::fabricatedResult({.rows = 60}));
        panel.resize(900, 290);
        stage.picture(panel, QStringLiteral("results_narrow"));
    }
};

PLATEGLASS_TEST(TestResultsPanel)
#include "tst_results_panel.moc"
