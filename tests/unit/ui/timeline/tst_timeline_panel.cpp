// The timeline as a person uses it: dragging, keys, typed times, and what it shows of the other views.
#include "support/fabricated_result.h"
#include "support/panel_stage.h"
#include "support/test_main.h"
#include "ui/models/investigation.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/timeline_plot.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace plateglass;
using namespace plateglass::ui;
using namespace std::chrono_literals;
using base::Interval;
using base::UtcTime;

namespace {

UtcTime at(base::Microseconds after)
{
    return test::fabricatedStart() + after;
}

Interval window(base::Microseconds from, base::Microseconds to)
{
    return {at(from), at(to)};
}

struct Scene {
    explicit Scene(Scheme scheme = Scheme::Light)
        : stage(scheme), panel(investigation, stage.theme(), {*base::TimeZone::named("America/Los_Angeles"), ClockMode::Local})
    {
        stage.show(panel, {1410, size::kTimeline});
        plot = panel.findChild<TimelinePlot*>(QStringLiteral("timelinePlot"));
        panel.focusPlot();
    }
    void result(std::size_t rows = 412) { investigation.setResult(test::fabricatedResult({.rows = rows})); }
    QPoint point(UtcTime t) const { return {qRound(plot->axis().xOf(t)), plot->barArea().center().y()}; }
    void drag(QPoint from, QPoint to) const
    {
        QTest::mousePress(plot, Qt::LeftButton, {}, from);
        QTest::mouseMove(plot, (from + to) / 2);
        QTest::mouseMove(plot, to);
        QTest::mouseRelease(plot, Qt::LeftButton, {}, to);
    }
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(plot, which, modifiers); }
    QLineEdit* field(const char* name) const { return panel.findChild<QLineEdit*>(QString::fromLatin1(name)); }
    void type(const char* name, const QString& text) const
    {
        auto* line = field(name);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    bool near(UtcTime a, UtcTime b) const { return std::abs((a - b).count()) <= 2'000'000; } // a pixel is 1.1 s
    qint64 ink(const QColor& colour, const QRect& where) const
    {
        QCoreApplication::processEvents();
        const QImage image = plot->grab(where).toImage();
        qint64 count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == colour ? 1 : 0;
        return count;
    }
    const Tokens& tokens() { return stage.theme().tokens(); }

    test::PanelStage stage;
    Investigation investigation;
    TimelinePanel panel;
    TimelinePlot* plot;
};

} // namespace

class TestTimelinePanel : public QObject {
    Q_OBJECT
private slots:
    void nothingFoundIsNotNothingHeld()
    {
        Scene s;
        const auto said = [&s] { return s.plot->stateWords(); };
        s.panel.setHeld(window(0s, 48h));
        s.result(0);
        QCOMPARE(said(), QStringLiteral("No matching reads. Reads are held for this period."));
        s.panel.setHeld(window(480h, 490h));
        QCOMPARE(said(), QStringLiteral("No matching reads. No reads are held for this period."));
        s.panel.setHeld(std::nullopt);
        QCOMPARE(said(), QStringLiteral("No matching reads"));
    }
    void theHeadSaysThatTheBarsAreOfAnEarlierSearch()
    {
        Scene s;
        s.result();
        const auto* note = s.panel.findChild<QLabel*>(QStringLiteral("panelNote"));
        QVERIFY(!note->text().startsWith(QStringLiteral("Earlier search.")));
        s.investigation.setEarlierQuestion(QStringLiteral("plate:QQ8O0*"));
        QVERIFY(note->text().startsWith(QStringLiteral("Earlier search.")));
    }
    void draggingMakesABrush()
    {
        Scene s;
        s.result();
        s.drag(s.point(at(5min)), s.point(at(9min)));
        QVERIFY(s.investigation.brush());
        QVERIFY(s.near(s.investigation.brush()->from, at(5min)));
        QVERIFY(s.near(s.investigation.brush()->to, at(9min)));
        QCOMPARE(s.investigation.brush()->from.micros % 1'000'000, 0);
        QVERIFY(s.investigation.kept().size() < 412);
    }
    void draggingBackwardsMakesTheSameBrush()
    {
        Scene s;
        s.result();
        s.drag(s.point(at(9min)), s.point(at(5min)));
        QVERIFY(s.near(s.investigation.brush()->from, at(5min)));
        QVERIFY(s.near(s.investigation.brush()->to, at(9min)));
    }
    void theOthersFollowWhileItIsDragged()
    {
        Scene s;
        s.result();
        QSignalSpy filters(&s.investigation, &Investigation::filtersChanged);
        QTest::mousePress(s.plot, Qt::LeftButton, {}, s.point(at(5min)));
        QTest::mouseMove(s.plot, s.point(at(7min)));
        QVERIFY(filters.count() >= 1);
        QTest::mouseRelease(s.plot, Qt::LeftButton, {}, s.point(at(7min)));
    }
    void handlesAre24PixelsWide()
    {
        Scene s;
        s.result();
        s.investigation.setBrush(window(5min, 15min));
        s.drag(s.point(at(5min)) - QPoint(11, 0), s.point(at(3min)) - QPoint(11, 0));
        QVERIFY(s.near(s.investigation.brush()->to, at(15min)));
        QVERIFY(s.investigation.brush()->from < at(3min + 5s));
        const auto start = s.investigation.brush()->from;
        s.drag(s.point(at(15min)) + QPoint(11, 0), s.point(at(20min)));
        QVERIFY(s.near(s.investigation.brush()->to, at(20min)));
        QCOMPARE(s.investigation.brush()->from, start);
    }
    void theMiddleMovesTheBrush()
    {
        Scene s;
        s.result();
        s.investigation.setBrush(window(5min, 9min));
        s.drag(s.point(at(7min)), s.point(at(12min)));
        QVERIFY(s.near(s.investigation.brush()->from, at(10min)));
        QCOMPARE(s.investigation.brush()->length(), base::Microseconds(4min));
    }
    void theBrushStopsAtTheResultAndAWiderSearchIsOffered()
    {
        Scene s;
        s.result();
        QVERIFY(!s.panel.findChild<QToolButton*>(QStringLiteral("searchWider"))->isVisible());
        s.drag(s.point(at(20min)), QPoint(s.plot->width() - 1, 40));
        QCOMPARE(s.investigation.brush()->to, at(25min));
        auto* wider = s.panel.findChild<QToolButton*>(QStringLiteral("searchWider"));
        QVERIFY(wider->isVisible());
        QSignalSpy wanted(&s.panel, &TimelinePanel::widerWindowWanted);
        QTest::mouseClick(wider, Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        const auto asked = wanted[0][0].value<Interval>();
        QCOMPARE(asked.from, at(0s));
        QVERIFY(asked.to > at(25min));
        QVERIFY(!wider->isVisible());
        QCOMPARE(s.investigation.phase(), Investigation::Phase::Shown); // nothing was run
    }
    void aClickOnABarMakesItsFirstReadCurrent()
    {
        Scene s;
        s.result();
        const auto time = s.investigation.result()->answer.rows[40].time;
        QTest::mouseClick(s.plot, Qt::LeftButton, {}, s.point(time));
        const auto current = s.investigation.current();
        QVERIFY(current);
        const auto bin = s.plot->axis().binAt(*s.plot->axis().binOf(time));
        const auto& rows = s.investigation.result()->answer.rows;
        const auto found = rows[static_cast<std::size_t>(*current)].time;
        QVERIFY(bin.contains(found));
        QVERIFY(std::ranges::none_of(rows, [&](const auto& row) { return bin.contains(row.time) && row.time < found; }));
    }
    void aClickOnEmptyGroundClearsTheSelectionAndNotTheFilters()
    {
        Scene s;
        s.result(3);
        s.investigation.setBrush(window(1min, 20min));
        s.investigation.setSelection({1});
        const auto& counts = s.plot->histogram().counts;
        const auto empty = static_cast<std::size_t>(std::ranges::find(counts, 0U) - counts.begin());
        QTest::mouseClick(s.plot, Qt::LeftButton, {}, s.point(s.plot->axis().binAt(empty).from + 5s));
        QVERIFY(s.investigation.selection().empty());
        QVERIFY(s.investigation.brush());
    }
    void shiftAndArrowsMoveTheBrushByABin()
    {
        Scene s;
        s.result();
        s.investigation.setBrush(window(5min, 9min));
        s.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(s.investigation.brush(), std::optional(window(5min + 15s, 9min + 15s)));
        s.key(Qt::Key_Left, Qt::ShiftModifier);
        s.key(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(s.investigation.brush(), std::optional(window(5min - 15s, 9min - 15s)));
        for (int i = 0; i < 100; ++i)
            s.key(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(s.investigation.brush(), std::optional(window(0s, 4min)));
    }
    void controlShiftAndArrowsResizeIt()
    {
        Scene s;
        s.result();
        s.investigation.setBrush(window(5min, 9min));
        s.key(Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(s.investigation.brush(), std::optional(window(5min, 9min + 15s)));
        for (int i = 0; i < 100; ++i)
            s.key(Qt::Key_Left, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(s.investigation.brush(), std::optional(window(5min, 5min + 15s)));
    }
    void aBrushCanBeBegunWithKeysAlone()
    {
        Scene s;
        s.result();
        s.key(Qt::Key_Right);
        QCOMPARE(s.plot->axis().binStart(*s.plot->playhead()), *s.plot->playhead());
        s.key(Qt::Key_I);
        const auto begun = s.investigation.brush();
        QVERIFY(begun);
        QCOMPARE(begun->from, *s.plot->playhead());
        QCOMPARE(begun->to, at(25min));
        for (int i = 0; i < 8; ++i)
            s.key(Qt::Key_Right);
        s.key(Qt::Key_O);
        QCOMPARE(s.investigation.brush(), std::optional(Interval{begun->from, begun->from + 2min}));
    }
    void thePlayheadFollowsTheCurrentRead()
    {
        Scene s;
        s.result();
        s.key(Qt::Key_Right);
        s.investigation.setCurrent(30);
        QCOMPARE(s.plot->playhead(), std::optional(s.investigation.result()->answer.rows[30].time));
        s.key(Qt::Key_BracketRight);
        QCOMPARE(s.investigation.current(), std::optional<qint64>(31));
    }
    void zoomsAndGoesHome()
    {
        Scene s;
        s.result();
        s.investigation.setBrush(window(5min, 9min));
        s.key(Qt::Key_Z);
        QCOMPARE(s.plot->axis().shown(), window(5min, 9min));
        s.key(Qt::Key_Z, Qt::ShiftModifier);
        QCOMPARE(s.plot->axis().shown(), window(0s, 25min));
        s.key(Qt::Key_Up);
        QVERIFY(s.plot->axis().shown().length() < 25min);
        s.key(Qt::Key_Home);
        QCOMPARE(s.plot->axis().shown(), window(0s, 25min));
        QCOMPARE(s.investigation.brush(), std::optional(window(5min, 9min))); // zooming never moves it
    }
    void theWheelZoomsAtThePointer()
    {
        Scene s;
        s.result();
        const QPoint pointer = s.point(at(8min));
        const UtcTime under = s.plot->axis().timeAt(pointer.x());
        QWheelEvent wheel(pointer, s.plot->mapToGlobal(pointer), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(s.plot, &wheel);
        QVERIFY(s.plot->axis().shown().length() < 17min);
        QVERIFY(std::abs(s.plot->axis().xOf(under) - pointer.x()) < 1);
    }
    void typedTimesSetTheBrush()
    {
        Scene s;
        s.result();
        s.type("brushFrom", QStringLiteral("20:40:00"));
        QCOMPARE(s.investigation.brush(), std::optional(window(5min, 25min)));
        s.type("brushTo", QStringLiteral("2031-05-12 20:44"));
        QCOMPARE(s.investigation.brush(), std::optional(window(5min, 9min)));
        s.type("brushFrom", QStringLiteral("+1m"));
        QCOMPARE(s.investigation.brush(), std::optional(window(6min, 9min)));
    }
    void whatIsNoTimeGoesBackToWhatHolds()
    {
        Scene s;
        s.result();
        s.investigation.setBrush(window(5min, 9min));
        s.type("brushFrom", QStringLiteral("half past"));
        QCOMPARE(s.field("brushFrom")->text(), QStringLiteral("12 May 2031 20:40:00"));
        s.type("brushFrom", QStringLiteral("20:59:00")); // after the end
        QCOMPARE(s.field("brushFrom")->text(), QStringLiteral("12 May 2031 20:40:00"));
        QCOMPARE(s.investigation.brush(), std::optional(window(5min, 9min)));
    }
    void theZoneStandsBesideTheFields()
    {
        Scene s;
        s.result();
        auto* zone = s.panel.findChild<QLabel*>(QStringLiteral("timelineZone"));
        QCOMPARE(zone->text(), QStringLiteral("Local time UTC-7"));
        s.panel.setFormats({*base::TimeZone::named("America/Los_Angeles"), ClockMode::Utc});
        QCOMPARE(zone->text(), QStringLiteral("UTC"));
        QCOMPARE(s.field("brushFrom")->text(), QStringLiteral("13 May 2031 03:35:00"));
    }
    void barsInTheBrushWearTheAccentAndOthersDoNot()
    {
        Scene s;
        s.result();
        QCOMPARE(s.ink(s.tokens().accent, s.plot->barArea().adjusted(0, 20, 0, -4)), 0);
        s.investigation.setBrush(window(5min, 9min));
        const QRect area = s.plot->barArea();
        const QRect inside(s.point(at(5min)).x() + 4, area.top() + 30, 100, 20), outside(s.point(at(15min)).x(), area.top() + 30, 100, 20);
        QVERIFY(s.ink(s.tokens().accent, inside) > 100);
        QCOMPARE(s.ink(s.tokens().accent, outside), 0);
        QVERIFY(s.ink(s.tokens().data.bar, outside) > 100);
    }
    void selectedBinsAreMarkedUnderTheAxis()
    {
        Scene s;
        s.result();
        s.investigation.setCurrent(std::nullopt);
        const QRect under(s.plot->barArea().left(), s.plot->barArea().bottom() + 2, s.plot->barArea().width(), 8);
        QCOMPARE(s.ink(s.tokens().accent, under), 0);
        s.investigation.setSelection({20});
        QVERIFY(s.ink(s.tokens().accent, under) >= 9);
    }
    void currentAndHoveredReadsDiffer()
    {
        Scene s;
        s.result();
        s.investigation.setCurrent(std::nullopt);
        const auto time = s.investigation.result()->answer.rows[20].time;
        const QRect column(s.point(time).x() - 1, s.plot->barArea().top(), 3, s.plot->barArea().height());
        const qint64 before = s.ink(s.tokens().textPrimary, column);
        s.investigation.setHovered(20);
        QCOMPARE(s.ink(s.tokens().textPrimary, column), before); // a tick under the bars only
        s.investigation.setCurrent(20);
        QVERIFY(s.ink(s.tokens().textPrimary, column) > before + 20);
    }
    void everyStateHasItsWords()
    {
        Scene s;
        QVERIFY(s.plot->accessibleDescription().contains(QStringLiteral("No result yet")));
        s.result();
        QVERIFY(s.plot->accessibleDescription().startsWith(QStringLiteral("412 reads from 12 May 2031 20:35:00 UTC-7")));
        s.investigation.setBrush(window(5min, 9min));
        QVERIFY(s.plot->accessibleDescription().contains(QStringLiteral("20:40:00 UTC-7 to 12 May 2031 20:44:00 UTC-7")));
        const QRect state(s.plot->barArea().center() - QPoint(150, 8), QSize(300, 16));
        const qint64 before = s.ink(s.tokens().textSecondary, state);
        s.investigation.setSearching();
        QVERIFY(s.ink(s.tokens().textSecondary, state) > before);
    }
    void withoutAResultTheAxisIsThatOfTheReadsHeld()
    {
        Scene s;
        QVERIFY(s.plot->axis().shown().empty());
        s.panel.setHeld(window(0min, 24h));
        QCOMPARE(s.plot->axis().shown(), window(0min, 24h));
        s.drag({100, 40}, {300, 40}); // nothing to filter
        s.key(Qt::Key_Up);
        s.key(Qt::Key_I);
        QVERIFY(!s.investigation.brush());
        QCOMPARE(s.plot->axis().shown(), window(0min, 24h));
        s.result();
        QCOMPARE(s.plot->axis().shown(), *s.investigation.extent());
    }
    void wordsStandAboveTheBarsAndNeverOverOneAnother()
    {
        Scene s;
        s.result();
        s.investigation.setCurrent(20);
        const QRect bars = s.plot->barArea(), flags(0, 0, s.plot->width(), bars.top() - size::kGrid);
        const qint64 one = s.ink(s.tokens().textPrimary, flags);
        QVERIFY(one > 100); // the current read's time
        s.key(Qt::Key_Right); // the playhead's words beside it, or not at all
        const qint64 barsBefore = s.ink(s.tokens().textPrimary, bars);
        s.key(Qt::Key_I);
        QVERIFY(s.investigation.brush());
        QVERIFY(s.ink(s.tokens().textPrimary, bars) <= barsBefore); // the brush's times stand in the fields, not over the bars
    }
    void theHeadSaysWhatABarCounts()
    {
        Scene s;
        s.result();
        QCOMPARE(s.panel.findChild<QLabel*>(QStringLiteral("panelNote"))->text(), QStringLiteral("Reads per 15 s. Camera gaps: not assessed"));
    }
    void clearingTheBrushTakesThePlayheadBackToTheCurrentRead()
    {
        Scene s;
        s.result();
        s.investigation.setCurrent(0);
        for (int i = 0; i < 5; ++i)
            s.key(Qt::Key_Right);
        s.key(Qt::Key_O);
        QVERIFY(s.investigation.brush());
        s.investigation.clearFilters();
        QCOMPARE(s.plot->playhead(), std::optional(s.investigation.result()->answer.rows[0].time));
    }
    void noResultTakesNoInput()
    {
        Scene s;
        QVERIFY(!s.field("brushFrom")->isVisible());
        s.drag({100, 40}, {300, 40});
        for (const auto modifiers : {Qt::KeyboardModifiers(), Qt::KeyboardModifiers(Qt::ShiftModifier), Qt::ShiftModifier | Qt::ControlModifier})
            for (const auto key : {Qt::Key_Left, Qt::Key_I, Qt::Key_Home, Qt::Key_Up, Qt::Key_Z})
                s.key(key, modifiers);
        QVERIFY(!s.investigation.brush());
        QVERIFY(!s.plot->playhead());
    }
    void aNewResultIsShownWhole()
    {
        Scene s;
        s.result();
        s.investigation.setBrush(window(5min, 9min));
        s.key(Qt::Key_Up);
        s.key(Qt::Key_Z);
        s.result(100);
        QCOMPARE(s.plot->axis().shown(), window(0s, 25min));
        s.key(Qt::Key_Z, Qt::ShiftModifier); // not back into a stretch of the old one
        QCOMPARE(s.plot->axis().shown(), window(0s, 25min));
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
        keep("timeline_nothing_yet");
        s.result();
        s.investigation.setCurrent(5);
        keep("timeline_shown");
        s.investigation.setBrush(window(5min, 12min));
        s.investigation.setSelection({1, 2, 3, 40, 60});
        s.investigation.setHovered(30);
        keep("timeline_brushed");
        s.key(Qt::Key_Z);
        keep("timeline_zoomed");
        s.investigation.setSearching();
        keep("timeline_searching");
        s.investigation.setFailed(QStringLiteral("The record could not be written. The search was not run."));
        keep("timeline_failed");
        s.result(0);
        keep("timeline_nothing_found");
        auto fall = test::fabricate({.rows = 900, .length = 24h * 2});
        const auto shift = UtcTime::from(std::chrono::sys_days(std::chrono::year(2031) / 11 / 2)) - test::fabricatedStart();
        for (auto& row : fall->answer.rows)
            row.time = row.time + shift;
        fall->query.time->window = {fall->query.time->window.from + shift, fall->query.time->window.to + shift};
        s.investigation.setResult(fall);
        keep("timeline_clocks");
        s.panel.resize(900, 120);
        keep("timeline_narrow");
    }
};

PLATEGLASS_TEST(TestTimelinePanel)
#include "tst_timeline_panel.moc"
