#include "support/panel_stage.h"
#include "support/test_main.h"
#include "ui/shell/panes.h"

#include <QTest>

#include <array>

using namespace plateglass;
using ui::Pane;
using ui::Panes;

class TestPanes : public QObject {
    Q_OBJECT

private:
    test::PanelStage m_stage;
    std::array<QWidget*, 4> m_widgets{};

    std::unique_ptr<Panes> panes(QSize size)
    {
        std::array<Panes::Slot, 4> places;
        for (std::size_t i = 0; i < places.size(); ++i) {
            auto* widget = new QWidget;
            widget->setFocusPolicy(Qt::StrongFocus);
            m_widgets[i] = widget;
            places[i] = {widget, [widget] { widget->setFocus(); }};
        }
        auto made = std::make_unique<Panes>(places);
        m_stage.show(*made, size);
        return made;
    }
    QWidget* at(Pane pane) { return m_widgets[static_cast<std::size_t>(pane)]; }

private Q_SLOTS:
    void theDeskSizeGivesTheMapMostAndEightRowsToTheTable()
    {
        const auto made = panes({1912, 900});
        QVERIFY(at(Pane::Map)->height() >= 400);
        QCOMPARE(at(Pane::Timeline)->height(), 148);
        QVERIFY(at(Pane::Table)->height() >= 300);
        QCOMPARE(at(Pane::Loupe)->width(), 400);
    }
    void theLaptopSizeStillGivesTheMapItsShareAndSixRows()
    {
        const auto made = panes({1358, 610});
        QVERIFY(at(Pane::Map)->height() >= 260);
        QVERIFY(at(Pane::Table)->height() >= 2 * 24 + 6 * 24); // head, column names and rows: so low a table has no foot
        QCOMPARE(at(Pane::Loupe)->width(), 360);
    }
    void growingHidesTheOthersAndGivesTheirHeightsBack()
    {
        const auto made = panes({1912, 900});
        const int map = at(Pane::Map)->height(), table = at(Pane::Table)->height();
        made->grow(Pane::Timeline);
        QCoreApplication::processEvents();
        QVERIFY(!at(Pane::Map)->isVisible() && !at(Pane::Table)->isVisible());
        QVERIFY(at(Pane::Timeline)->height() > map);
        made->grow(Pane::Timeline);
        QCoreApplication::processEvents();
        QCOMPARE(at(Pane::Map)->height(), map);
        QCOMPARE(at(Pane::Table)->height(), table);
    }
    void theFocusGoesWithThePaneThatGrows()
    {
        const auto made = panes({1912, 900});
        made->focus(Pane::Table);
        made->grow(Pane::Map);
        QCOMPARE(made->focused(), std::optional(Pane::Map));
    }
    void growingAnotherPaneTakesItsPlace()
    {
        const auto made = panes({1912, 900});
        made->grow(Pane::Map);
        made->grow(Pane::Table);
        QVERIFY(at(Pane::Table)->isVisible());
        QVERIFY(!at(Pane::Map)->isVisible());
        QCOMPARE(made->grown(), std::optional(Pane::Table));
    }
    void aHiddenPaneThatIsAskedForComesBackWithTheFocus()
    {
        const auto made = panes({1912, 900});
        made->grow(Pane::Map);
        made->focus(Pane::Table);
        QVERIFY(at(Pane::Table)->isVisible());
        QCOMPARE(made->focused(), std::optional(Pane::Table));
        QVERIFY(!made->grown());
    }
    void placesAreRememberedAndPutBack()
    {
        const auto made = panes({1912, 900});
        const QByteArray before = made->state();
        const int map = at(Pane::Map)->height();
        const auto other = panes({1912, 900});
        other->resetLayout();
        other->restore(before);
        QCoreApplication::processEvents();
        QCOMPARE(at(Pane::Map)->height(), map);
        other->restore(QByteArray("rubbish")); // refused quietly
        QVERIFY(at(Pane::Map)->height() > 0);
    }
};

PLATEGLASS_TEST(TestPanes)
#include "tst_panes.moc"
