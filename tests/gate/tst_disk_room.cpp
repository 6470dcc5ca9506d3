// Head-room of the disk against what the policy keeps.
#include "gate/disk_room.h"
#include "support/test_main.h"

#include <QObject>
#include <QTest>

using plateglass::gate::isNearlyFull;
using std::chrono::hours;

class TestDiskRoom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void R17_aDiskIsJudgedByItsFillAndByWhatIsToCome_data()
    {
        QTest::addColumn<quint64>("free");
        QTest::addColumn<quint64>("used");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("nearly");
        constexpr quint64 kGb = 1'000'000'000;
        QTest::newRow("half full") << 50 * kGb << quint64(0) << 1 << false;
        QTest::newRow("one byte below the limit") << 10 * kGb + 1 << quint64(0) << 1 << false;
        QTest::newRow("at the limit") << 10 * kGb << quint64(0) << 1 << true;
        QTest::newRow("nothing left") << quint64(0) << quint64(0) << 1 << true;
        QTest::newRow("a month's records will fit for the year") << 50 * kGb << 4 * kGb << 30 << false;
        QTest::newRow("a month's records will not fit for the year") << 50 * kGb << 5 * kGb << 30 << true;
        QTest::newRow("a day tells nothing about a year") << 50 * kGb << 5 * kGb << 1 << false;
        QTest::newRow("the year is over: what comes takes the place of what goes") << 20 * kGb << 60 * kGb << 365 << false;
    }
    void R17_aDiskIsJudgedByItsFillAndByWhatIsToCome()
    {
        QFETCH(quint64, free);
        QFETCH(quint64, used);
        QFETCH(int, days);
        QTEST(isNearlyFull(100'000'000'000, free, 90, used, hours(24 * days), hours(24 * 365)), "nearly");
    }
};

PLATEGLASS_TEST(TestDiskRoom)
#include "tst_disk_room.moc"
