// The timeline as a person uses it.
#include "support/fabricated_result.h"
#include "support/panel_stage.h"
#include "support/test_main.h"
#include "ui/models/investigation.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/timeline_plot.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::ui;
using namespace std::chrono_literals;

class TestTimelinePanel : public QObject {
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
        TimelinePanel panel(investigation, stage.theme(), Formats(*zone, ClockMode::Local));
        stage.show(panel, {1410, 140});
        stage.picture(panel, QStringLiteral("timeline_nothing_yet"));
        investigation.setResult(test::fabricatedResult({.rows = 412}));
        investigation.setCurrent(5);
        stage.picture(panel, QStringLiteral("timeline_shown"));
        const auto start = test::fabricatedStart();
        investigation.setBrush(base::Interval{start + 5min, start + 12min});
        investigation.setSelection({1, 2, 3, 40, 60});
        investigation.setHovered(30);
        panel.focusPlot();
        stage.picture(panel, QStringLiteral("timeline_brushed"));
        QTest::keyClick(panel.findChild<QWidget*>("timelinePlot"), Qt::Key_Z);
        stage.picture(panel, QStringLiteral("timeline_zoomed"));
        investigation.setSearching();
        stage.picture(panel, QStringLiteral("timeline_searching"));
        investigation.setFailed(QStringLiteral("The record could not be written. The search was not run."));
        stage.picture(panel, QStringLiteral("timeline_failed"));
        investigation.setResult(test::fabricatedResult({.rows = 0}));
        stage.picture(panel, QStringLiteral("timeline_nothing_found"));
        auto fall = test::fabricate({.rows = 900, .length = 24h * 2});
        const auto shift = base::UtcTime::from(std::chrono::sys_days(std::chrono::year(2031) / 11 / 2)) - test::fabricatedStart();
        for (auto& row : fall->answer.rows)
            row.time = row.time + shift;
        fall->query.time->window = {fall->query.time->window.from + shift, fall->query.time->window.to + shift};
        investigation.setResult(fall);
        stage.picture(panel, QStringLiteral("timeline_clocks"));
        panel.resize(900, 120);
        stage.picture(panel, QStringLiteral("timeline_narrow"));
    }
};

PLATEGLASS_TEST(TestTimelinePanel)
#include "tst_timeline_panel.moc"
