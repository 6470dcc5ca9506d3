// The benchmark's reads: the same on every machine, and shaped as its README says.
#include "bench/traffic.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace plateglass::bench;

namespace {

std::vector<BenchRead> made(std::uint64_t reads, std::uint64_t seed)
{
    std::vector<BenchRead> out;
    Traffic(reads, seed).run([&](const BenchRead& read) { out.push_back(read); });
    return out;
}

std::uint64_t digest(const std::vector<BenchRead>& reads)
{
    std::uint64_t sum = 0;
    for (const BenchRead& read : reads) {
        sum = mixed(sum ^ static_cast<std::uint64_t>(read.time)) + static_cast<std::uint64_t>(read.camera)
            + static_cast<std::uint64_t>(read.confidence);
        for (char character : read.plate + read.vehicle.state + read.vehicle.model)
            sum = mixed(sum ^ static_cast<unsigned char>(character));
    }
    return sum;
}

} // namespace

class TestTraffic : public QObject {
    Q_OBJECT
private slots:
    void theSameSeedGivesTheSameReads()
    {
        const auto reads = made(20'000, 42);
        QCOMPARE(digest(reads), digest(made(20'000, 42)));
        QVERIFY(digest(reads) != digest(made(20'000, 43)));
        QCOMPARE(digest(reads), std::uint64_t(8277739358174345752)); // published figures rest on these very reads
    }
    void thereAreAsManyAsAskedInTimeOrderWithinTheYear()
    {
        for (const std::uint64_t count : { 1ull, 999ull, 20'000ull }) {
            const auto reads = made(count, 42);
            QCOMPARE(reads.size(), count);
            QVERIFY(std::ranges::is_sorted(reads, {}, &BenchRead::time));
            QCOMPARE(reads.back().number, count);
            QVERIFY(reads.front().time >= FirstDay && reads.back().time < FirstDay + Days * 86'400);
        }
    }
    void sharesAreThoseOfTheReadme()
    {
        const auto reads = made(100'000, 42);
        double patrol = 0, misread = 0;
        std::map<std::string, int> plates;
        for (const BenchRead& read : reads) {
            patrol += read.camera >= FixedCameras;
            misread += read.plate != read.vehicle.plate;
            ++plates[read.plate];
            QVERIFY(read.plate.starts_with("QQ") && read.plate.size() >= 4 && read.plate.size() <= 9);
            QVERIFY(read.confidence >= 5500 && read.confidence < 10'000);
        }
        const double count = static_cast<double>(reads.size());
        QVERIFY2(patrol / count > 0.10 && patrol / count < 0.14, qPrintable(QString::number(patrol / count)));
        QVERIFY2(misread / count > 0.015 && misread / count < 0.021, qPrintable(QString::number(misread / count)));
        const double distinct = static_cast<double>(plates.size()) / count;
        QVERIFY2(distinct > 0.10 && distinct < 0.15, qPrintable(QString::number(distinct)));
    }
    void convoysDriveTogether()
    {
        Traffic traffic(100'000, 42);
        const auto leaders = traffic.leaders();
        QCOMPARE(leaders.size(), std::size_t(Traffic::Convoys));
        std::map<std::string, int> seen;
        traffic.run([&](const BenchRead& read) { ++seen[read.plate]; });
        int driving = 0;
        for (const std::string& plate : leaders)
            driving += seen.contains(plate);
        QVERIFY2(driving > 50, qPrintable(QString::number(driving)));
    }
};

PLATEGLASS_TEST(TestTraffic)
#include "tst_traffic.moc"
