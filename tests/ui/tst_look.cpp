// What a stranger sees at first glance: one left edge, few text sizes, keys on everything that can be done.
#include "support/test_main.h"
#include "ui/common/fonts.h"
#include "ui/common/keyed_button.h"
#include "ui/common/tokens.h"
#include "ui/map/map_panel.h"
#include "ui/shell/actions.h"
#include "window_stage.h"

#include <QAction>
#include <QDirIterator>
#include <QFile>
#include <QHeaderView>
#include <QMenuBar>
#include <QSet>
#include <QTest>

using namespace plateglass;
using Page = ui::MainWindow::Page;
namespace size = ui::size;

namespace {

/// The first column that is not all ground, of a band of the picture; the ground is what its left end shows.
int firstPainted(const QImage& picture, const QRect& band)
{
    const QRect inside = band.intersected(picture.rect());
    for (int x = inside.left(); x <= inside.right(); ++x)
        for (int y = inside.top(); y <= inside.bottom(); ++y)
            if (picture.pixel(x, y) != picture.pixel(inside.left(), y))
                return x;
    return inside.right();
}

int lastPainted(const QImage& picture, const QRect& band)
{
    const QRect inside = band.intersected(picture.rect());
    for (int x = inside.right(); x >= inside.left(); --x)
        for (int y = inside.top(); y <= inside.bottom(); ++y)
            if (picture.pixel(x, y) != picture.pixel(inside.right(), y))
                return x;
    return inside.left();
}

int pixelsOf(const QFont& font)
{
    constexpr double kPixelsPerPoint = 96.0 / 72.0;
    return font.pixelSize() > 0 ? font.pixelSize() : qRound(font.pointSizeF() * kPixelsPerPoint);
}

} // namespace

class TestLook : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::WorkspaceFixture> m_workspaces;
    std::unique_ptr<test::WindowStage> m_stage;

    test::WindowStage& stage() { return *m_stage; }
    QRect placeOf(const char* name)
    {
        auto* widget = stage().part<QWidget>(name);
        return {widget->mapTo(&stage().window(), QPoint()), widget->size()};
    }
    QImage picture()
    {
        QCoreApplication::processEvents();
        return stage().window().grab().toImage();
    }

private Q_SLOTS:
    void initTestCase() { m_workspaces = std::make_unique<test::WorkspaceFixture>(); }
    void init()
    {
        m_stage = std::make_unique<test::WindowStage>(*m_workspaces);
        QVERIFY(QTest::qWaitForWindowActive(&stage().window()));
    }
    void cleanup() { m_stage.reset(); }
    void cleanupTestCase() { m_workspaces.reset(); }

    void everyBandBeginsAtOneEdge_data()
    {
        QTest::addColumn<QSize>("window");
        QTest::newRow("desk") << QSize(1920, 1080);
        QTest::newRow("laptop") << QSize(1366, 768);
    }
    void everyBandBeginsAtOneEdge()
    {
        QFETCH(QSize, window);
        stage().window().resize(window);
        stage().signInAndSearch(test::question());
        stage().press(Qt::Key_4, Qt::ControlModifier); // no ring around what is compared
        const QImage image = picture();
        constexpr int kBearing = 2; // a letter begins a little inside its box
        for (const char* name : {"menuBar", "sessionStrip", "searchBar", "timelineHead", "resultsPanelHead", "resultsHead", "statusLine"}) {
            const QRect band = placeOf(name).adjusted(0, size::kHair, 0, -size::kHalf);
            const int x = firstPainted(image, band) - band.left();
            QVERIFY2(x >= size::kEdge && x <= size::kEdge + kBearing, qPrintable(QStringLiteral("%1 begins at %2").arg(QString::fromLatin1(name)).arg(x)));
        }
        for (const char* name : {"searchText", "searchNote", "statusMessage"})
            QCOMPARE(placeOf(name).left() - placeOf("windowFrame").left(), size::kEdge);
        for (const char* name : {"sessionStrip", "searchBar"}) { // and ends at one
            const QRect band = placeOf(name).adjusted(0, size::kHair, 0, -size::kHalf);
            QCOMPARE(band.right() - lastPainted(image, band), size::kEdge);
        }
    }
    void bandsStandApartByTheScale()
    {
        stage().signInAndSearch(test::question());
        QCOMPARE(placeOf("searchText").top() - placeOf("sessionStrip").bottom() - 1, size::kSmall);
        QCOMPARE(placeOf("searchBar").top(), placeOf("sessionStrip").bottom() + 1);
    }
    void buttonsOfACardEndWhereItsFieldsEnd()
    {
        stage().window().openWorkspace(stage().directory(), QStringLiteral("lind"));
        QTRY_VERIFY(stage().isOn(Page::SignIn));
        const QImage image = picture();
        const QRect field = placeOf("signInPassword"), button = placeOf("signInButton");
        const QRect row(button.left(), button.center().y(), field.right() + size::kLarge - button.left(), 1);
        QCOMPARE(lastPainted(image, row), field.right());
    }
    void theWorkspaceHasFourTextSizes()
    {
        stage().signInAndSearch(test::question());
        const QSet<int> allowed{12, 13, 15, 28};
        auto* map = stage().part<QWidget>("mapPanel");
        int seen = 0;
        for (const auto* widget : stage().window().findChildren<QWidget*>()) {
            if (!widget->isVisible() || map->isAncestorOf(widget))
                continue;
            ++seen;
            QVERIFY2(allowed.contains(pixelsOf(widget->font())), qPrintable(widget->objectName() + QStringLiteral(" has %1").arg(pixelsOf(widget->font()))));
        }
        QVERIFY(seen > 60);
        using Role = ui::TextRole; // what painters ask for; pages of one card have a title of their own
        for (const Role role : {Role::Body, Role::Emphasis, Role::Head, Role::PanelTitle, Role::EmptyTitle, Role::Note, Role::PlateTable, Role::PlateLarge, Role::Query, Role::Code})
            QVERIFY(allowed.contains(pixelsOf(ui::fontFor(role))));
        for (const char* folder : {"timeline", "results", "loupe", "search"}) {
            QDirIterator files(QStringLiteral(PLATEGLASS_SOURCE_DIR "/ui/%1").arg(QString::fromLatin1(folder)), {QStringLiteral("*.cpp")});
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(!file.readAll().contains("PageTitle"), qPrintable(file.fileName()));
            }
        }
    }
    void everythingThatCanBeDoneHasAKey()
    {
        for (const ui::ActionSpec& spec : ui::actionTable())
            QVERIFY2(!ui::keysOf(spec).isEmpty(), spec.name);
    }
    void buttonsOfTheStripSayTheKeysOfTheirActions()
    {
        stage().signInAndSearch(test::question());
        for (const auto& [button, action] : {std::pair{"sessionPause", ui::Act::PauseSession}, {"sessionEnd", ui::Act::EndSession}}) {
            const QString key = stage().window().actions()[action]->shortcut().toString(QKeySequence::NativeText);
            QVERIFY(stage().part<ui::KeyedButton>(button)->toolTip().endsWith(QStringLiteral("(%1)").arg(key)));
        }
    }
    void aSessionIsPausedResumedAndEndedByKeys()
    {
        stage().signInAndSearch(test::question());
        stage().press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(stage().bench().session()->paused);
        stage().press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!stage().bench().session()->paused);
        stage().press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!stage().bench().session());
    }
    void menusOfTheWorkspaceAppearWithTheWorkspace()
    {
        const auto titles = [this] {
            QStringList shown;
            for (const QAction* menu : stage().part<QMenuBar>("menuBar")->actions())
                if (menu->isVisible())
                    shown.append(menu->text().remove(u'&'));
            return shown;
        };
        QCOMPARE(titles(), (QStringList{QStringLiteral("File"), QStringLiteral("View"), QStringLiteral("Help")}));
        stage().signIn();
        QCOMPARE(titles().size(), 6);
    }
};

PLATEGLASS_TEST(TestLook)
#include "tst_look.moc"
