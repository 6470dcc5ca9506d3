#include "support/test_main.h"
#include "ui/cases/session_strip.h"
#include "ui/common/flat_style.h"
#include "ui/map/map_panel.h"
#include "ui/search/search_bar.h"
#include "ui/timeline/timeline_plot.h"
#include "window_stage.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSet>
#include <QTableView>
#include <QTest>

using namespace plateglass;
using Page = ui::MainWindow::Page;
using Phase = ui::Investigation::Phase;

class TestWindow : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::WorkspaceFixture> m_workspaces;
    std::unique_ptr<test::WindowStage> m_stage;

    test::WindowStage& stage() { return *m_stage; }
    void signIn(const QString& account = QStringLiteral("lind")) { stage().signIn(account); }
    void startSession() { stage().startSession(); }
    void signInAndSearch() { stage().signInAndSearch(test::question()); }
    QString everythingSaid() { return stage().everythingSaid(); }

private Q_SLOTS:
    void initTestCase() { m_workspaces = std::make_unique<test::WorkspaceFixture>(); }
    void init()
    {
        m_stage = std::make_unique<test::WindowStage>(*m_workspaces);
        QVERIFY(QTest::qWaitForWindowActive(&stage().window()));
    }
    void cleanup() { m_stage.reset(); }
    void cleanupTestCase() { m_workspaces.reset(); }

    void aFolderWithoutWorkspaceIsSaidOnTheFirstPage()
    {
        stage().window().openWorkspace(stage().directory() + QStringLiteral("/nothing-here"));
        QTRY_VERIFY(everythingSaid().contains(QStringLiteral("There is no workspace in this folder")));
        QVERIFY(stage().isOn(Page::Welcome));
    }
    void theFolderIsJudgedWhileItIsTyped()
    {
        stage().press(Qt::Key_O, Qt::ControlModifier);
        auto* folder = stage().part<QLineEdit>("openFolder");
        auto* word = stage().part<QLabel>("openWord");
        QVERIFY(folder);
        folder->setText(stage().directory() + QStringLiteral("/nothing-here"));
        QTRY_VERIFY(word->text().startsWith(QStringLiteral("There is no workspace")));
        QTest::keyClick(folder, Qt::Key_Return);
        QVERIFY(stage().isOn(Page::Welcome));
        folder->setText(stage().directory());
        QTRY_VERIFY(word->text().startsWith(QStringLiteral("Workspace ")));
        QTest::keyClick(folder, Qt::Key_Return);
        QTRY_VERIFY(stage().isOn(Page::SignIn));
    }
    void aWrongPasswordIsSaidAndTheFormStays()
    {
        stage().window().openWorkspace(stage().directory(), QStringLiteral("lind"));
        QTRY_VERIFY(stage().isOn(Page::SignIn));
        stage().type(QStringLiteral("not the password"));
        stage().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(everythingSaid().contains(QStringLiteral("did not match")), test::kSlow);
        QVERIFY(stage().isOn(Page::SignIn));
        stage().type(QString::fromLatin1(test::kPassword)); // the focus is back in the field
        stage().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(stage().isOn(Page::Workspace), test::kSlow);
    }
    void aWorkspaceInUseSaysByWhom()
    {
        const auto other = m_workspaces->signIn(ui::toPath(stage().directory()), "osei");
        stage().window().openWorkspace(stage().directory(), QStringLiteral("lind"));
        QTRY_VERIFY(stage().isOn(Page::SignIn));
        stage().type(QString::fromLatin1(test::kPassword));
        stage().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(everythingSaid().contains(QStringLiteral("in use by osei@")), test::kSlow);
    }
    void withoutSessionNothingIsAsked()
    {
        signIn();
        QVERIFY(everythingSaid().contains(QStringLiteral("No session. Nothing can be searched.")));
        stage().press(Qt::Key_L, Qt::ControlModifier);
        stage().type(test::question());
        auto* bar = stage().part<ui::SearchBar>("searchBar");
        QTRY_COMPARE(bar->verdict().kind, ui::QueryVerdict::Kind::Ok);
        stage().press(Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(100);
        QCOMPARE(stage().shared().phase(), Phase::Empty);
        QVERIFY(everythingSaid().contains(QStringLiteral("No session is open. Searching needs a case and a purpose.")));
    }
    void aSessionIsStartedByKeysAndTheStripFills()
    {
        signIn();
        startSession();
        auto* strip = stage().part<ui::SessionStrip>("sessionStrip");
        QTRY_COMPARE(strip->stateText(), QStringLiteral("Recording"));
        QVERIFY(everythingSaid().contains(QStringLiteral("26-000411")));
        QVERIFY(QApplication::focusWidget() == stage().part<QLineEdit>("searchText"));
    }
    void aSearchByKeysFillsAllViewsWithOneCurrentRead()
    {
        signInAndSearch();
        auto* table = stage().part<QTableView>("resultsTable");
        auto* plate = stage().part<QWidget>("loupePlate");
        auto* plot = stage().part<ui::TimelinePlot>("timelinePlot");
        QCOMPARE(table->model()->rowCount(), 4);
        QCOMPARE(stage().shared().current(), std::optional<qint64>(0));
        const auto viewsAgreeOn = [&](qint64 position) {
            const auto& answer = stage().shared().result()->answer;
            const auto& row = answer.rows[static_cast<std::size_t>(position)];
            QString spelled = plate->accessibleName();
            const QString wanted = ui::toQt(answer.plates[row.plate].plate.text);
            return table->currentIndex().row() == stage().shared().rankOf(position) && plot->playhead() == row.time && !wanted.isEmpty()
                   && spelled.contains(wanted.right(1));
        };
        QTRY_VERIFY(viewsAgreeOn(0));
        stage().press(Qt::Key_3, Qt::ControlModifier);
        auto* map = stage().part<QWidget>("mapPanel");
        QTest::qWait(500); // the map is painted on another thread
        const QImage mapBefore = map->grab().toImage();
        stage().press(Qt::Key_BracketRight);
        QCOMPARE(stage().shared().current(), std::optional<qint64>(1));
        QTRY_VERIFY(viewsAgreeOn(1));
        QVERIFY(stage().shared().result()->answer.rows[0].camera != stage().shared().result()->answer.rows[1].camera);
        QTRY_VERIFY(map->grab().toImage() != mapBefore); // the ring stands around another camera
        stage().press(Qt::Key_Down);
        QCOMPARE(stage().shared().current(), std::optional<qint64>(2));
        QTRY_VERIFY(viewsAgreeOn(2));
    }
    void aResultIsCalledEarlierWhileAnotherQuestionIsWritten()
    {
        signInAndSearch();
        QVERIFY(!stage().shared().isEarlier());
        stage().press(Qt::Key_L, Qt::ControlModifier);
        stage().type(QStringLiteral("plate:QQ1*"));
        QCOMPARE(stage().shared().earlierQuestion(), test::question());
        auto* text = stage().part<QLineEdit>("searchText");
        text->setText(test::question() + QChar::Space);
        QVERIFY(!stage().shared().isEarlier());
    }
    void aDialogHasTheOnlyMainButtonAndTheKeySheetOnlyKeysOfMenusThatAreThere()
    {
        signIn();
        auto* start = stage().part<QAbstractButton>("sessionStart");
        QTRY_VERIFY(start->isVisible());
        QVERIFY(ui::isPrimary(start));
        stage().press(Qt::Key_F1);
        QTRY_VERIFY(stage().part<QDialog>("keySheet"));
        QVERIFY(!ui::isPrimary(start));
        QStringList keys;
        for (const auto* label : stage().part<QDialog>("keySheet")->findChildren<QLabel*>())
            keys << label->text();
        QVERIFY(keys.contains(QStringLiteral("Ctrl+L  /")));
        QVERIFY(!keys.contains(QStringLiteral("Alt+3"))); // an analyst has one room
        stage().part<QDialog>("keySheet")->accept();
        QTRY_VERIFY(ui::isPrimary(start));
    }
    void readsOnScreenAreCountedInTheStrip()
    {
        signInAndSearch();
        QTRY_VERIFY_WITH_TIMEOUT(stage().bench().session() && stage().bench().session()->readsShown == 4, 6000);
        QCOMPARE(stage().bench().session()->searches, 1U);
    }
    void theTitleNamesWhoAndWhereAndNeverWhat()
    {
        signInAndSearch();
        const QString title = stage().window().windowTitle();
        QVERIFY2(title.startsWith(QStringLiteral("Plateglass - lind (analyst) - ")), qPrintable(title));
        QVERIFY(!title.contains(QStringLiteral("QQ")));
        QVERIFY(!title.contains(QStringLiteral("26-000411")));
    }
    void endingTheSessionClosesItsResults()
    {
        signInAndSearch();
        stage().window().band().endSession();
        QTRY_VERIFY(!stage().bench().session());
        QTRY_VERIFY(!stage().shared().result());
        QVERIFY(!everythingSaid().contains(QStringLiteral("QQ8O0I3")));
    }
    void pausedSessionsKeepResultsAndAskNothing()
    {
        signInAndSearch();
        stage().bench().pauseSession();
        QTRY_VERIFY(stage().bench().session() && stage().bench().session()->paused);
        QVERIFY(stage().shared().result());
        auto* run = stage().part<QAbstractButton>("searchRun");
        QTRY_VERIFY(!run->isEnabled());
        QVERIFY(!run->toolTip().isEmpty());
    }
    void anAuditorSeesTheWindowAndWhyItDoesNotSearch()
    {
        signIn(QStringLiteral("abara"));
        QVERIFY(everythingSaid().contains(QStringLiteral("This account does not search.")));
        QVERIFY(!stage().part<QAbstractButton>("sessionStart")->isEnabled());
        stage().press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!stage().part<QLineEdit>("sessionCaseNumber"));
    }
    void anAreaDrawnOnTheMapGoesIntoTheTextAndIsNotAsked()
    {
        signInAndSearch();
        const auto before = stage().shared().result();
        auto* bar = stage().part<ui::SearchBar>("searchBar");
        Q_EMIT stage().part<ui::MapPanel>("mapPanel")->areaDrawn(QStringLiteral("in:circle(47.61,-122.33,500)"));
        QCOMPARE(bar->text(), test::question() + QStringLiteral(" in:circle(47.61,-122.33,500)"));
        QTRY_COMPARE(bar->verdict().kind, ui::QueryVerdict::Kind::Ok);
        QCOMPARE(stage().shared().result(), before);
    }
    void keysOfTheMapsSheetAreNotTheWindows()
    {
        signInAndSearch();
        const auto before = stage().shared().result();
        stage().press(Qt::Key_1, Qt::ControlModifier);
        stage().press(Qt::Key_F2);
        auto* centre = stage().part<QLineEdit>("shapeCentre");
        QVERIFY(centre && centre->isVisible());
        centre->setText(QStringLiteral("47.61, -122.33"));
        stage().part<QLineEdit>("shapeRadius")->setText(QStringLiteral("500"));
        centre->setFocus();
        stage().press(Qt::Key_Return, Qt::ControlModifier); // puts the area into the text; it does not search
        QTRY_VERIFY(stage().part<ui::SearchBar>("searchBar")->text().contains(QStringLiteral("in:circle(47.61")));
        QTest::qWait(50);
        QCOMPARE(stage().shared().phase(), Phase::Shown);
        QCOMPARE(stage().shared().result(), before);
        stage().shared().setSelection({0, 1});
        QVERIFY(centre->isVisible()); // the sheet stays for the next area
        centre->setFocus();
        stage().press(Qt::Key_Escape); // closes the sheet and leaves the selection
        QVERIFY(!centre->isVisible());
        QCOMPARE(stage().shared().selection().size(), std::size_t(2));
        stage().press(Qt::Key_Escape); // now it clears the selection
        QVERIFY(stage().shared().selection().empty());
    }
    void f6GoesRoundThePanelsAndComesBack()
    {
        signInAndSearch();
        stage().press(Qt::Key_L, Qt::ControlModifier);
        const auto& panes = stage().window().rooms().investigate().panes();
        for (const auto pane : {ui::Pane::Map, ui::Pane::Timeline, ui::Pane::Table, ui::Pane::Loupe}) {
            stage().press(Qt::Key_F6);
            QCOMPARE(panes.focused(), std::optional(pane));
        }
        stage().press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), stage().part<QLineEdit>("searchText"));
        stage().press(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(panes.focused(), std::optional(ui::Pane::Loupe));
    }
    void f8ClearsTheBrush()
    {
        signInAndSearch();
        const auto extent = *stage().shared().extent();
        stage().shared().setBrush(base::Interval{extent.from, extent.from + extent.length() / 2});
        QVERIFY(stage().shared().brush());
        stage().press(Qt::Key_3, Qt::ControlModifier);
        stage().press(Qt::Key_F8);
        QVERIFY(!stage().shared().brush());
    }
    void R14_filteringAsksTheGateNothing()
    {
        signInAndSearch();
        const auto extent = *stage().shared().extent();
        stage().shared().setBrush(base::Interval{extent.from, extent.from + extent.length() / 2});
        stage().press(Qt::Key_3, Qt::ControlModifier);
        stage().press(Qt::Key_Down);
        stage().press(Qt::Key_F8);
        const std::filesystem::path workspace = stage().directory().toStdString();
        m_stage.reset(); // signs out
        const auto types = test::typesOf(m_workspaces->records(workspace));
        const auto asked = [&](const char* stem) { return std::ranges::count_if(types, [&](const auto& type) { return type.starts_with(stem); }); };
        QCOMPARE(asked("search."), 2); // the one question and its answer
        QCOMPARE(asked("count.") + asked("preview.") + asked("analysis."), 0);
    }
    void f9ShowsUtcEverywhereAtOnce()
    {
        signInAndSearch();
        stage().press(Qt::Key_F9);
        QCOMPARE(stage().part<QLabel>("statusClock")->text(), QStringLiteral("Times in UTC"));
        QVERIFY(stage().part<QLabel>("timelineZone")->text().contains(QStringLiteral("UTC")));
    }
    void theMarkOfThePolicyIsOnTheWindow()
    {
        signIn();
        auto* mark = stage().part<QLabel>("windowMark");
        QVERIFY(mark->isVisible());
        QVERIFY(!mark->text().isEmpty());
    }
    void tabReachesEverythingAndNeverLosesTheFocus()
    {
        signInAndSearch();
        stage().press(Qt::Key_L, Qt::ControlModifier);
        QSet<QWidget*> seen;
        QWidget* const first = QApplication::focusWidget();
        constexpr int kMany = 200;
        int steps = 0;
        for (; steps < kMany; ++steps) {
            stage().press(Qt::Key_Tab);
            QWidget* focus = QApplication::focusWidget();
            QVERIFY2(focus, "the focus was lost");
            QVERIFY2(focus->isVisible(), qPrintable(focus->objectName()));
            QVERIFY2(focus->isEnabled(), qPrintable(focus->objectName()));
            QVERIFY2(!focus->objectName().isEmpty(), focus->metaObject()->className());
            QVERIFY2(stage().window().rect().contains(QRect(focus->mapTo(&stage().window(), QPoint()), QSize(1, 1))), qPrintable(focus->objectName()));
            seen.insert(focus);
            if (focus == first)
                break;
        }
        QVERIFY2(steps < kMany, "Tab does not come round");
        for (const char* name : {"searchText", "searchRun", "sessionPause", "sessionEnd", "timelinePlot", "resultsTable"})
            QVERIFY2(seen.contains(stage().part<QWidget>(name)), name);
    }
    void menusShowTheirKeys()
    {
        int withKeys = 0;
        for (const QAction* menu : stage().part<QMenuBar>("menuBar")->actions())
            for (const QAction* action : menu->menu()->actions()) {
                QVERIFY(action->isSeparator() || !action->text().isEmpty());
                withKeys += action->shortcut().isEmpty() ? 0 : 1;
            }
        QVERIFY(withKeys > 20);
    }
    void nothingIsCutOffOnALaptopScreen()
    {
        signInAndSearch();
        stage().window().resize(1366, 768);
        QCoreApplication::processEvents();
        QCOMPARE(stage().window().size(), QSize(1366, 768)); // its least size is not larger
        for (const char* name : {"searchRun", "sessionEnd", "windowMark", "statusClock"}) {
            auto* widget = stage().part<QWidget>(name);
            const QRect place(widget->mapTo(&stage().window(), QPoint()), widget->size());
            QVERIFY2(stage().window().rect().contains(place), name);
        }
    }
};

PLATEGLASS_TEST(TestWindow)
#include "tst_window.moc"
