#include "support/test_main.h"
#include "ui/shell/idle_watch.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace plateglass;
using namespace std::chrono_literals;

class TestIdleWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyThereForTheLimitExpires()
    {
        base::FixedClock clock{base::UtcTime{}};
        ui::IdleWatch watch(clock);
        QSignalSpy expired(&watch, &ui::IdleWatch::expired);
        watch.start(10min);
        clock.advance(10min);
        QTRY_COMPARE(expired.size(), 1);
        clock.advance(10min);
        QTest::qWait(1200);
        QCOMPARE(expired.size(), 1); // it has stopped
    }
    void theLastMinuteIsAnnouncedOnceAndInputTakesItBack()
    {
        base::FixedClock clock{base::UtcTime{}};
        ui::IdleWatch watch(clock);
        QSignalSpy warned(&watch, &ui::IdleWatch::warned), resumed(&watch, &ui::IdleWatch::resumed), expired(&watch, &ui::IdleWatch::expired);
        watch.start(10min);
        clock.advance(9min + 1s);
        QTRY_COMPARE(warned.size(), 1);
        QWidget window;
        QTest::keyClick(&window, Qt::Key_Shift);
        QCOMPARE(resumed.size(), 1);
        clock.advance(2min);
        QTest::qWait(1200);
        QCOMPARE(expired.size(), 0);
    }
    void aStoppedWatchSaysNothing()
    {
        base::FixedClock clock{base::UtcTime{}};
        ui::IdleWatch watch(clock);
        QSignalSpy expired(&watch, &ui::IdleWatch::expired);
        watch.start(1min);
        watch.stop();
        clock.advance(1h);
        QTest::qWait(1200);
        QCOMPARE(expired.size(), 0);
    }
};

PLATEGLASS_TEST(TestIdleWatch)
#include "tst_idle_watch.moc"
