// The map panel as a person uses it: linked states by pointer and keys, tools, the typed way, and what it says in words.
#include "support/fabricated_result.h"
#include "support/panel_stage.h"
#include "support/test_main.h"
#include "ui/map/map_footer.h"
#include "ui/map/map_panel.h"
#include "ui/map/tool_button.h"
#include "ui/models/investigation.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QResizeEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace plateglass;
using namespace plateglass::ui;

namespace {

base::LatLon at(double lat, double lon)
{
    return {base::Degrees7::fromDegrees(lat), base::Degrees7::fromDegrees(lon)};
}

/// One panel on its stage, shown and settled.
class Scene {
public:
    explicit Scene(Scheme scheme = Scheme::Light) : m_stage(scheme), panel(&investigation, &m_stage.theme())
    {
        m_stage.show(panel, {900, 560});
        panel.setCameras(test::fabrication::cameras());
        settle();
    }
    void settle() { QTRY_VERIFY(panel.isSettled()); }
    void showResult(const test::Fabrication& wanted = {})
    {
        investigation.setResult(test::fabricatedResult(wanted));
        settle();
    }
    [[nodiscard]] QWidget* map() const { return panel.findChild<QWidget*>(QStringLiteral("mapView")); }
    [[nodiscard]] QImage picture(const QString& name) { return m_stage.picture(panel, name); }
    [[nodiscard]] const Theme* theme() { return &m_stage.theme(); }
    [[nodiscard]] QString words() const { return map()->accessibleDescription(); }
    /// The place at a pixel, as the centre of a circle drawn there.
    QString placeUnder(QPoint pixel)
    {
        QSignalSpy drawn(&panel, &MapPanel::areaDrawn);
        QTest::mouseClick(map(), Qt::LeftButton, {}, QPoint(5, 5) + pixel / 100); // or two clicks at one pixel are a double click
        QTest::keyClick(map(), Qt::Key_O);
        QTest::mouseClick(map(), Qt::LeftButton, {}, pixel);
        QTest::keyClick(map(), Qt::Key_9);
        QTest::keyClick(map(), Qt::Key_Return);
        return drawn.isEmpty() ? QString() : drawn.first().first().toString();
    }
    /// Where the current read's ring is: in the middle after `.`.
    QPoint goToCurrent()
    {
        QTest::keyClick(map(), Qt::Key_Period);
        settle();
        return map()->rect().center();
    }

private:
    test::PanelStage m_stage;

public:
    Investigation investigation;
    MapPanel panel;
};

/// First row of a camera, which has a site of its own.
qint64 rowAt(const Investigation& investigation, const char* code)
{
    const auto& answer = investigation.result()->answer;
    for (std::size_t i = 0; i < answer.rows.size(); ++i)
        if (answer.cameras[answer.rows[i].camera].code == code)
            return static_cast<qint64>(i);
    return -1;
}

} // namespace

class TestMapPanel : public QObject {
    Q_OBJECT
private slots:
    void anEmptyMapSaysWhatItShows()
    {
        Scene scene;
        QVERIFY(!scene.words().contains(QStringLiteral("No result yet"))); // the table says it, once for all panels
        QVERIFY(scene.words().contains(QStringLiteral("No base map, grid of degrees")));
    }
    void theHeadCountsWhatIsInView()
    {
        Scene scene;
        scene.showResult({.rows = 100});
        const auto& rows = scene.investigation.result()->answer.rows;
        const auto placed = std::ranges::count_if(rows, [](const domain::AnswerRow& row) { return row.hasPlace; });
        QTRY_VERIFY(scene.words().contains(QStringLiteral("In view: %1 reads, 4 cameras").arg(placed)));
        QVERIFY(scene.words().contains(QStringLiteral("%1 reads have no coordinates").arg(100 - placed)));
    }
    void clickingASiteMakesItsReadCurrentAndListsIt()
    {
        Scene scene;
        scene.showResult();
        scene.investigation.setCurrent(rowAt(scene.investigation, "CAM-011"));
        const QPoint middle = scene.goToCurrent();
        scene.investigation.setCurrent(std::nullopt);
        QTest::mouseClick(scene.map(), Qt::LeftButton, {}, middle);
        QVERIFY(scene.investigation.current().has_value());
        const auto& answer = scene.investigation.result()->answer;
        QCOMPARE(answer.cameras[answer.rows[static_cast<std::size_t>(*scene.investigation.current())].camera].code, "CAM-011");
        auto* list = scene.panel.findChild<QWidget*>(QStringLiteral("siteList"));
        QVERIFY(list->isVisible());
        // The list walks through the reads of the site.
        const auto first = *scene.investigation.current();
        QTest::keyClick(scene.panel.findChild<QWidget*>(QStringLiteral("siteListView")), Qt::Key_Down);
        QVERIFY(*scene.investigation.current() != first);
        QTest::keyClick(scene.panel.findChild<QWidget*>(QStringLiteral("siteListView")), Qt::Key_Escape);
        QVERIFY(!list->isVisible());
    }
    void platesAreListedOnlyWhenTheirShowingIsRecorded()
    {
        for (const bool recorded : {false, true}) {
            Scene scene;
            int reported = 0;
            if (recorded)
                connect(&scene.panel, &MapPanel::rowsShown, &scene.panel, [&](const std::vector<gate::RowRange>& ranges) {
                    for (const auto& range : ranges)
                        reported += static_cast<int>(range.to - range.from);
                });
            scene.showResult();
            scene.investigation.setCurrent(rowAt(scene.investigation, "CAM-014"));
            QTest::mouseClick(scene.map(), Qt::LeftButton, {}, scene.goToCurrent());
            const auto* view = scene.panel.findChild<QAbstractItemView*>(QStringLiteral("siteListView"));
            QVERIFY(view->isVisible() && view->model()->rowCount() > 8);
            const QString spoken = view->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
            QCOMPARE(spoken.contains(QStringLiteral("plate Q, Q")), recorded);
            QCOMPARE(reported > 0, recorded);
            QVERIFY(reported <= 9); // those on the screen and no others
        }
    }
    void ctrlClickTogglesTheSelection()
    {
        Scene scene;
        scene.showResult();
        scene.investigation.setCurrent(rowAt(scene.investigation, "CAM-011"));
        const QPoint middle = scene.goToCurrent();
        QTest::mouseClick(scene.map(), Qt::LeftButton, Qt::ControlModifier, middle);
        const auto selected = scene.investigation.selection();
        QVERIFY(!selected.empty());
        for (const auto row : selected)
            QCOMPARE(scene.investigation.result()->answer.rows[static_cast<std::size_t>(row)].camera, 3U);
        QTest::mouseClick(scene.map(), Qt::LeftButton, Qt::ControlModifier, middle);
        QVERIFY(scene.investigation.selection().empty());
    }
    void whatTheBrushHidesIsNotSelectedWithItsSite()
    {
        Scene scene;
        scene.showResult();
        const auto start = test::fabricatedStart();
        scene.investigation.setBrush(base::Interval{start, start + std::chrono::minutes(12)});
        for (const auto row : scene.investigation.kept())
            if (scene.investigation.result()->answer.rows[static_cast<std::size_t>(row)].camera == 3)
                scene.investigation.setCurrent(row);
        QTest::mouseClick(scene.map(), Qt::LeftButton, Qt::ControlModifier, scene.goToCurrent());
        QVERIFY(scene.investigation.selection().size() > 5);
        for (const auto row : scene.investigation.selection())
            QVERIFY(scene.investigation.isKept(row));
    }
    void clickingNothingClearsTheSelectionAndNotTheFilters()
    {
        Scene scene;
        scene.showResult();
        const auto start = test::fabricatedStart();
        scene.investigation.setBrush(base::Interval{start, start + std::chrono::minutes(10)});
        scene.investigation.setSelection({1, 2});
        scene.settle();
        QTest::mouseClick(scene.map(), Qt::LeftButton, {}, QPoint(4, scene.map()->height() - 4));
        QVERIFY(scene.investigation.selection().empty());
        QVERIFY(scene.investigation.brush().has_value());
    }
    void readsHiddenByTheBrushCannotBeClicked()
    {
        Scene scene;
        scene.showResult();
        scene.investigation.setCurrent(rowAt(scene.investigation, "CAM-011"));
        const QPoint middle = scene.goToCurrent();
        const auto start = test::fabricatedStart();
        scene.investigation.setBrush(base::Interval{start + std::chrono::minutes(24) + std::chrono::seconds(59), start + std::chrono::minutes(25)});
        scene.investigation.setCurrent(std::nullopt);
        scene.settle();
        for (const auto row : scene.investigation.kept())
            QVERIFY(scene.investigation.result()->answer.rows[static_cast<std::size_t>(row)].camera != 3U);
        QTest::mouseClick(scene.map(), Qt::LeftButton, {}, middle);
        QVERIFY(!scene.investigation.current().has_value());
    }
    void pointingHovers()
    {
        Scene scene;
        scene.showResult();
        scene.investigation.setCurrent(rowAt(scene.investigation, "CAM-011"));
        const QPoint middle = scene.goToCurrent();
        QTest::mouseMove(scene.map(), middle + QPoint(1, 1));
        QTRY_VERIFY(scene.investigation.hovered().has_value());
        QTest::mouseMove(scene.map(), QPoint(5, 5));
        QTRY_VERIFY(!scene.investigation.hovered().has_value());
    }
    void statesOfTheOtherViewsShowOnTheMap()
    {
        Scene scene;
        scene.showResult();
        scene.investigation.setCurrent(std::nullopt);
        scene.settle();
        QImage before = scene.panel.grab().toImage();
        const auto look = [&](const char* name) { // after a change: wait for it to be seen
            scene.settle();
            QTRY_VERIFY2(scene.panel.grab().toImage() != before, name);
            before = scene.picture(QString::fromLatin1(name));
        };
        scene.investigation.setHovered(rowAt(scene.investigation, "CAM-009"));
        look("map_states_1_hovered");
        scene.investigation.setCurrent(rowAt(scene.investigation, "CAM-021"));
        look("map_states_2_current");
        scene.investigation.setSelection({0, 1, 2, 3, 4});
        look("map_states_3_selected");
        const auto start = test::fabricatedStart();
        scene.investigation.setBrush(base::Interval{start, start + std::chrono::minutes(3)});
        look("map_states_4_filtered");
        scene.investigation.setSearching();
        look("map_states_5_searching");
    }
    void aDrawnPolygonBecomesATerm()
    {
        Scene scene;
        scene.panel.setHomeBounds(domain::Box{base::Degrees7::fromDegrees(34.0), base::Degrees7::fromDegrees(-118.3), base::Degrees7::fromDegrees(34.2), base::Degrees7::fromDegrees(-118.1)});
        scene.settle();
        QSignalSpy drawn(&scene.panel, &MapPanel::areaDrawn);
        QTest::keyClick(scene.map(), Qt::Key_P);
        QVERIFY(scene.panel.findChild<QToolButton*>(QStringLiteral("mapPolygon"))->isChecked());
        for (const QPoint corner : {QPoint(300, 100), QPoint(600, 100), QPoint(650, 150), QPoint(600, 300)})
            QTest::mouseClick(scene.map(), Qt::LeftButton, {}, corner);
        QTest::keyClick(scene.map(), Qt::Key_Backspace);
        QTest::keyClick(scene.map(), Qt::Key_Return);
        QCOMPARE(drawn.count(), 1);
        const QString term = drawn.first().first().toString();
        QVERIFY2(term.startsWith(QStringLiteral("in:polygon(34.")), qUtf8Printable(term));
        QCOMPARE(term.count(QLatin1Char(',')), 2); // three corners
        QVERIFY(!scene.panel.findChild<QToolButton*>(QStringLiteral("mapPolygon"))->isChecked());
    }
    void aCircleTakesItsRadiusFromTheKeys()
    {
        Scene scene;
        QSignalSpy drawn(&scene.panel, &MapPanel::areaDrawn);
        QSignalSpy hints(&scene.panel, &MapPanel::hintChanged);
        QTest::keyClick(scene.map(), Qt::Key_O);
        QVERIFY(hints.last().first().toString().startsWith(QStringLiteral("Circle: click the centre")));
        QTest::mouseClick(scene.map(), Qt::LeftButton, {}, scene.map()->rect().center());
        for (const auto digit : {Qt::Key_8, Qt::Key_0, Qt::Key_0})
            QTest::keyClick(scene.map(), digit);
        QTest::keyClick(scene.map(), Qt::Key_Enter);
        QCOMPARE(drawn.count(), 1);
        QVERIFY(drawn.first().first().toString().endsWith(QStringLiteral(",800)")));
        QVERIFY(hints.last().first().toString().isEmpty());
    }
    void escapeCancelsTheShapeBeforeItClearsTheSelection()
    {
        Scene scene;
        scene.showResult();
        scene.investigation.setSelection({1});
        QSignalSpy drawn(&scene.panel, &MapPanel::areaDrawn);
        QTest::keyClick(scene.map(), Qt::Key_O);
        QTest::mouseClick(scene.map(), Qt::LeftButton, {}, scene.map()->rect().center());
        QTest::keyClick(scene.map(), Qt::Key_Escape);
        QVERIFY(!scene.investigation.selection().empty());
        QTest::mouseClick(scene.map(), Qt::LeftButton, {}, QPoint(5, 5));
        QCOMPARE(drawn.count(), 0);
        scene.investigation.setSelection({1});
        QTest::keyClick(scene.map(), Qt::Key_Escape);
        QVERIFY(scene.investigation.selection().empty());
    }
    void anAreaCanBeTyped()
    {
        Scene scene;
        QSignalSpy drawn(&scene.panel, &MapPanel::areaDrawn);
        QTest::keyClick(scene.map(), Qt::Key_F2);
        auto* centre = scene.panel.findChild<QLineEdit*>(QStringLiteral("shapeCentre"));
        auto* radius = scene.panel.findChild<QLineEdit*>(QStringLiteral("shapeRadius"));
        auto* use = scene.panel.findChild<QAbstractButton*>(QStringLiteral("shapeUse"));
        QVERIFY(centre->isVisible());
        QVERIFY(!use->isEnabled());
        QTest::keyClicks(centre, QStringLiteral("45.5012, -30.0031"));
        QTest::keyClicks(radius, QStringLiteral("800"));
        QVERIFY(use->isEnabled());
        QCOMPARE(scene.panel.findChild<QLabel*>(QStringLiteral("shapeFacts"))->text(), QStringLiteral("2.0 square kilometres, 1 fixed camera inside"));
        QTest::keyClick(radius, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(drawn.count(), 1);
        QCOMPARE(drawn.first().first().toString(), QStringLiteral("in:circle(45.5012,-30.0031,800)"));
    }
    void theWheelZoomsAtThePointer()
    {
        Scene scene;
        scene.showResult();
        const QPoint corner(700, 120);
        const QString before = scene.placeUnder(corner);
        QVERIFY(!before.isEmpty());
        for (int notch = 0; notch < 4; ++notch) {
            QWheelEvent wheel(corner, scene.map()->mapToGlobal(QPointF(corner)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(scene.map(), &wheel);
        }
        QCOMPARE(scene.placeUnder(corner), before);
    }
    void keysMoveTheView_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("back");
        QTest::newRow("zoom") << int(Qt::Key_Plus) << int(Qt::Key_Minus);
        QTest::newRow("sideways") << int(Qt::Key_Right) << int(Qt::Key_Left);
        QTest::newRow("up and down") << int(Qt::Key_Down) << int(Qt::Key_Up);
    }
    void keysMoveTheView()
    {
        QFETCH(int, key);
        QFETCH(int, back);
        Scene scene;
        scene.showResult();
        const QString before = scene.placeUnder({450, 200});
        QVERIFY(!before.isEmpty());
        QTest::keyClick(scene.map(), static_cast<Qt::Key>(key));
        QVERIFY(scene.placeUnder({450, 200}) != before);
        QTest::keyClick(scene.map(), static_cast<Qt::Key>(back));
        QCOMPARE(scene.placeUnder({450, 200}), before);
        QTest::keyClick(scene.map(), static_cast<Qt::Key>(key));
        QTest::keyClick(scene.map(), Qt::Key_0);
        QCOMPARE(scene.placeUnder({450, 200}), before); // the whole result again
    }
    void doubleClickZoomsInAndWithShiftOut()
    {
        Scene scene;
        scene.showResult();
        const QString before = scene.placeUnder({450, 200});
        const auto twice = [&](Qt::KeyboardModifiers modifiers) { QTest::mouseDClick(scene.map(), Qt::LeftButton, modifiers, QPoint(300, 400)); };
        twice({});
        QVERIFY(scene.placeUnder({450, 200}) != before);
        twice(Qt::ShiftModifier);
        QCOMPARE(scene.placeUnder({450, 200}), before);
    }
    void draggingPansAndIsNoClick()
    {
        Scene scene;
        scene.showResult();
        const QString before = scene.placeUnder({450, 200});
        scene.investigation.setSelection({1});
        QTest::mousePress(scene.map(), Qt::LeftButton, {}, QPoint(200, 400));
        QTest::mouseMove(scene.map(), QPoint(230, 420));
        QTest::mouseMove(scene.map(), QPoint(260, 440));
        QTest::mouseRelease(scene.map(), Qt::LeftButton, {}, QPoint(260, 440));
        QVERIFY(!scene.investigation.selection().empty());
        QCOMPARE(scene.placeUnder({510, 240}), before);
    }
    void undoTakesBackACorner()
    {
        Scene scene;
        QSignalSpy drawn(&scene.panel, &MapPanel::areaDrawn);
        QTest::keyClick(scene.map(), Qt::Key_P);
        for (const QPoint corner : {QPoint(300, 100), QPoint(600, 100), QPoint(650, 300)})
            QTest::mouseClick(scene.map(), Qt::LeftButton, {}, corner);
        QTest::keyClick(scene.map(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(scene.map(), Qt::Key_Return);
        QCOMPARE(drawn.count(), 0); // two corners are no polygon
    }
    void whatCannotBeOpenedIsNamed()
    {
        Scene scene;
        scene.panel.setBaseMaps({"/nowhere/a.mbtiles", "/nowhere/b.mbtiles"});
        scene.panel.setOverlays({{"broken", "{]"}});
        QTRY_VERIFY(scene.words().contains(QStringLiteral("2 base maps could not be opened")));
        QTRY_VERIFY(scene.words().contains(QStringLiteral("1 overlay could not be read")));
    }
    void overlaysAndFencesAreDrawn()
    {
        Scene scene;
        QImage before = scene.panel.grab().toImage();
        scene.panel.setOverlays({{"streets", R"({"type":"LineString","coordinates":[[-30.01,45.49],[-29.99,45.51]]})"}});
        scene.settle();
        QTRY_VERIFY(scene.panel.grab().toImage() != before);
        before = scene.panel.grab().toImage();
        scene.panel.setFences({{"Mill Park 800 m", domain::Circle{at(45.5012, -30.0031), {800}}}});
        scene.settle();
        QTRY_VERIFY(scene.panel.grab().toImage() != before);
    }
    void theWholeResultIncludesTheSearchedArea()
    {
        Scene scene;
        auto result = test::fabricate({.rows = 100});
        result->query.places = {{domain::Circle{at(45.5031, -29.998), {2000}}}};
        scene.investigation.setResult(result);
        scene.settle();
        const QString near = scene.placeUnder({450, 4});
        auto huge = test::fabricate({.rows = 100});
        huge->query.places = {{domain::Circle{at(45.5031, -29.998), {900000}}}};
        scene.investigation.setResult(huge);
        scene.settle();
        const QString top = scene.placeUnder({450, 4});
        const auto latitude = [](const QString& term) { return term.section(QLatin1Char('('), 1).section(QLatin1Char(','), 0, 0).toDouble(); };
        QVERIFY(latitude(near) > 45.5031 + 0.018); // 2 km are 0.018 degrees
        QVERIFY(latitude(top) < 45.6);             // but nobody is sent into space for an area
    }
    void theKeysReachEverySite()
    {
        Scene scene;
        scene.showResult();
        scene.investigation.setCurrent(std::nullopt); // or the walk begins at the first row's site
        std::vector<std::string> visited;
        const auto cameraNow = [&] {
            const auto& answer = scene.investigation.result()->answer;
            return answer.cameras[answer.rows[static_cast<std::size_t>(*scene.investigation.current())].camera].code;
        };
        for (int step = 0; step < 4; ++step) {
            QTest::keyClick(scene.map(), Qt::Key_N);
            QVERIFY(scene.investigation.current().has_value());
            visited.push_back(cameraNow());
        }
        QCOMPARE(visited, (std::vector<std::string>{"CAM-009", "CAM-014", "CAM-021", "CAM-011"})); // west to east
        QTest::keyClick(scene.map(), Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(cameraNow(), "CAM-021");
        QTest::keyClick(scene.map(), Qt::Key_Return);
        QVERIFY(scene.panel.findChild<QWidget*>(QStringLiteral("siteList"))->isVisible());
    }
    void sitesTooNearToTellApartAreTakenApartByAClick()
    {
        Scene scene;
        scene.showResult();
        for (int i = 0; i < 7; ++i)
            QTest::keyClick(scene.map(), Qt::Key_Minus);
        scene.settle();
        QTest::keyClick(scene.map(), Qt::Key_N);
        const QString before = scene.placeUnder({10, 10});
        QTest::keyClick(scene.map(), Qt::Key_Return);
        scene.settle();
        QVERIFY(!scene.panel.findChild<QWidget*>(QStringLiteral("siteList"))->isVisible());
        QVERIFY(scene.placeUnder({10, 10}) != before);
    }
    void aSearchWithoutMatchShowsWhereItSearched()
    {
        Scene scene;
        auto nothing = test::fabricate({.rows = 0});
        nothing->query.places = {{domain::Circle{at(45.5012, -30.0031), {300}}}};
        scene.investigation.setResult(nothing);
        scene.settle();
        QVERIFY2(scene.words().contains(QStringLiteral("No reads match. Searched: the area outlined on the map, ")), qUtf8Printable(scene.words()));
        QVERIFY(scene.words().contains(QStringLiteral("1 fixed camera stands there. Not seen is not the same as not there.")));
        QVERIFY(scene.words().contains(QStringLiteral("In view: 0 reads; 1 camera, none with matches")));
        QVERIFY(scene.words().contains(QStringLiteral("Camera gaps not assessed")));
        QVERIFY(scene.placeUnder(scene.map()->rect().center()).startsWith(QStringLiteral("in:circle(45.501")));
        const auto* footer = scene.panel.findChild<QWidget*>(QStringLiteral("mapFooter"));
        QVERIFY(footer->accessibleDescription().contains(QStringLiteral("searched areas")));
        QVERIFY(!footer->accessibleDescription().contains(QStringLiteral("Discs are cameras")));
    }
    void theLegendExplainsWhatIsDrawnAndNothingElse()
    {
        Scene scene;
        const auto says = [&](const char* words) { return scene.panel.findChild<QWidget*>(QStringLiteral("mapFooter"))->accessibleDescription().contains(QString::fromUtf8(words)); };
        QTRY_VERIFY(says("cameras without reads"));
        QVERIFY(!says("cameras with reads") && !says("current read") && !says("Faint") && !says("selected"));
        scene.showResult();
        scene.investigation.setCurrent(rowAt(scene.investigation, "CAM-011"));
        QTRY_VERIFY(says("cameras with reads") && says("around the current read"));
        QVERIFY(!says("cameras without reads") && !says("Faint") && !says("selected reads"));
        const auto start = test::fabricatedStart();
        scene.investigation.setBrush(base::Interval{start, start + std::chrono::minutes(3)});
        scene.investigation.setSelection({0, 1, 2, 3, 4});
        QTRY_VERIFY(says("Faint") && says("selected reads"));
    }
    void theLegendIsWholeAtAnyWidth()
    {
        Scene scene;
        MapFooter footer(*scene.theme());
        footer.resize(4000, 22);
        footer.setLegend({.signs = {.sites = true, .clusters = true, .arrows = true, .leaders = true, .idle = true, .silent = true, .faint = true, .selected = true},
                          .current = true, .asked = true, .proposed = true, .fences = true, .overlays = true});
        QCOMPARE(footer.minimumHeight(), 22);
        footer.resize(700, 22);
        QResizeEvent narrower({700, 22}, {4000, 22});
        QCoreApplication::sendEvent(&footer, &narrower);
        QVERIFY(footer.minimumHeight() > 22);
        QVERIFY(footer.minimumHeight() <= 64);
    }
    void everyToolHasATipWithItsKey()
    {
        Scene scene;
        const auto buttons = scene.panel.findChildren<QToolButton*>();
        QVERIFY(buttons.size() >= 7);
        for (const QToolButton* button : buttons) {
            QVERIFY(!button->objectName().isEmpty());
            QVERIFY2(button->toolTip().contains(QLatin1Char('(')), qUtf8Printable(button->objectName()));
            if (const auto* worded = qobject_cast<const ToolButton*>(button))
                QVERIFY2(button->toolTip().contains(u'(' + worded->key() + u')'), qUtf8Printable(button->objectName())); // the same key as beside the word
        }
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
        Scene scene(dark ? Scheme::Dark : Scheme::Light);
        scene.panel.setFences({{"Mill Park 800 m", domain::Circle{at(45.5012, -30.0031), {800}}}});
        (void)scene.picture(QStringLiteral("map_empty"));
        scene.showResult();
        const QImage shown = scene.picture(QStringLiteral("map_result"));
        QVERIFY(!shown.isNull());
        const QColor ground = shown.pixelColor(20, 300);
        QCOMPARE(ground.lightness() < 128, dark);
    }
};

PLATEGLASS_TEST(TestMapPanel)
#include "tst_map_panel.moc"
