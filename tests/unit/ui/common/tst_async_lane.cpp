// The bridge between the gate's blocking calls and the window: newest wins, nothing outlives its lane.
#include "support/test_main.h"
#include "ui/common/async.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace plateglass::ui;

class TestAsyncLane : public QObject {
    Q_OBJECT
private slots:
    void theAnswerComesBackOnTheWindowsThread()
    {
        AsyncLane lane;
        QThread* worked = nullptr;
        QThread* answered = nullptr;
        lane.start(this, [](std::stop_token) { return QThread::currentThread(); }, [&](QThread* thread) {
            worked = thread;
            answered = QThread::currentThread();
        });
        QTRY_VERIFY(answered);
        QCOMPARE(answered, thread());
        QVERIFY(worked != thread());
    }
    void onlyTheNewestAnswerIsHandedOver()
    {
        AsyncLane lane;
        QSemaphore gate;
        QList<int> answers;
        lane.start(this, [&gate](std::stop_token) { gate.acquire(); return 1; }, [&](int n) { answers.push_back(n); });
        lane.start(this, [](std::stop_token) { return 2; }, [&](int n) { answers.push_back(n); });
        gate.release();
        QTRY_COMPARE(answers, QList<int>{2});
    }
    void cancellingStopsTheWorkAndDropsItsAnswer()
    {
        AsyncLane lane;
        QSemaphore begun;
        std::atomic<bool> stopped = false;
        bool answered = false;
        lane.start(
            this,
            [&](std::stop_token stop) {
                begun.release();
                while (!stop.stop_requested())
                    QThread::yieldCurrentThread();
                stopped = true;
                return 0;
            },
            [&](int) { answered = true; });
        begun.acquire();
        lane.cancel();
        QTRY_VERIFY(stopped);
        QTest::qWait(20);
        QVERIFY(!answered);
    }
    void askingToStopStillWantsTheAnswer()
    {
        AsyncLane lane;
        bool answered = false;
        lane.start(
            this,
            [](std::stop_token stop) {
                while (!stop.stop_requested())
                    QThread::yieldCurrentThread();
                return 0;
            },
            [&](int) { answered = true; });
        lane.requestStop();
        QTRY_VERIFY(answered);
    }
    void aLaneThatGoesWaitsForItsWorkAndSaysNothing()
    {
        std::atomic<bool> done = false;
        bool answered = false;
        {
            AsyncLane lane;
            QSemaphore begun;
            lane.start(
                this,
                [&](std::stop_token) {
                    begun.release();
                    QThread::msleep(30);
                    done = true;
                    return 0;
                },
                [&](int) { answered = true; });
            begun.acquire();
        }
        QVERIFY(done);
        QTest::qWait(20);
        QVERIFY(!answered);
    }
    void aContextThatIsGoneGetsNoAnswer()
    {
        AsyncLane lane;
        bool answered = false;
        auto context = std::make_unique<QObject>();
        lane.start(context.get(), [](std::stop_token) { return 0; }, [&](int) { answered = true; });
        context.reset();
        QTest::qWait(50);
        QVERIFY(!answered);
    }
};

PLATEGLASS_TEST(TestAsyncLane)
#include "tst_async_lane.moc"
