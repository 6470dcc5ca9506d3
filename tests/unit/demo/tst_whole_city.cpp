// The city in its full size, as a first-time user waits for it.
#include "demo/demo_city.h"
#include "gate/gate.h"
#include "support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace plateglass;

class TestWholeCity : public QObject {
    Q_OBJECT
private slots:
    void fiftyThousandReadsAreAMinutesWork()
    {
        const QTemporaryDir dir;
        const base::SystemClock wall;
        const auto folder = std::filesystem::path(dir.path().toStdString()) / "city.plateglass";
        const auto before = std::clock();
        const auto made = demo::createDemo({.directory = folder}, wall, {});
        QVERIFY(made.has_value());
        QCOMPARE(made->reads, std::uint64_t{50'000});
        QCOMPARE(made->images, std::uint64_t{2'000});
        // Work, not waiting: the machine that runs this may be busy with other things.
        const auto worked = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
        QVERIFY2(worked < 60, qPrintable(QString::number(worked)));

        const auto gate = gate::Gate::signIn({folder, "supervisor", "demo"}, wall);
        QVERIFY(gate.has_value());
        const auto sources = (*gate)->sources();
        QVERIFY(sources && sources->size() == 1);
        QCOMPARE(sources->front().totals.accepted, std::uint64_t{50'000});
        QCOMPARE(sources->front().totals.duplicates, std::uint64_t{0});
        QCOMPARE(sources->front().totals.rejected, std::uint64_t{0});
        QVERIFY(sources->front().totals.withoutCoordinates > 0);
    }
};
PLATEGLASS_TEST(TestWholeCity)
#include "tst_whole_city.moc"
