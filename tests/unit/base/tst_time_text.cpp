// Times as text, and the two hours a year when a clock reading is ambiguous or never happened.
#include "base/time_text.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass::base;

class TestTimeText : public QObject {
    Q_OBJECT
private slots:
    void offsetsBecomeUtc()
    {
        QCOMPARE(toRfc3339(*fromRfc3339("2031-05-12T20:41:22.4-07:00"), Precision::Millisecond), std::string("2031-05-13T03:41:22.400Z"));
        QCOMPARE(fromRfc3339("1970-01-01T00:00:00.000001Z")->micros, std::int64_t(1));
        QCOMPARE(toRfc3339(UtcTime{-1}, Precision::Microsecond), std::string("1969-12-31T23:59:59.999999Z"));
    }
    void impossibleTimesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"2031-02-30T00:00:00Z", "2031-13-01T00:00:00Z", "2031-01-01T24:00:00Z", "2031-01-01T00:00:60Z",
                                 "2031-01-01T00:00:00", "2031-01-01", "2031-01-01T00:00:00Zx", "2031-01-01T00:00:00.Z"})
            QTest::newRow(text) << QByteArray(text);
    }
    void impossibleTimesAreRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromRfc3339(text.toStdString()));
    }
    void autumnFoldHasTwoInstants()
    {
        const auto zone = TimeZone::named("America/Los_Angeles");
        QVERIFY(zone);
        const LocalTime local{2021, 11, 7, 1, 30, 0, 0};
        QCOMPARE(toRfc3339(*zone->toUtc(local, Fold::Earlier), Precision::Second), std::string("2021-11-07T08:30:00Z"));
        QCOMPARE(toRfc3339(*zone->toUtc(local, Fold::Later), Precision::Second), std::string("2021-11-07T09:30:00Z"));
    }
    void springGapIsRefused()
    {
        const auto zone = TimeZone::named("America/Los_Angeles");
        QVERIFY(!zone->toUtc({2021, 3, 14, 2, 30, 0, 0}));
    }
    void localTimeRoundTrips()
    {
        const auto zone = TimeZone::named("America/Los_Angeles");
        const auto t = *fromRfc3339("2021-10-01T07:02:08Z");
        const auto local = zone->toLocal(t);
        QCOMPARE(local.hour, 0);
        QCOMPARE(local.minute, 2);
        QCOMPARE(*zone->toUtc(local), t);
        QCOMPARE(zone->offsetAt(t).count(), std::int64_t(-7 * 3600));
    }
    void unknownZoneIsAnError() { QVERIFY(!TimeZone::named("Mars/Olympus")); }
    void intervalsAreHalfOpen()
    {
        const Interval window{{10}, {20}};
        QVERIFY(window.contains({10}));
        QVERIFY(!window.contains({20}));
    }
};
PLATEGLASS_TEST(TestTimeText)
#include "tst_time_text.moc"
