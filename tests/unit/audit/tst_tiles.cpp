// Paths, widths and bundles as tlog-tiles wants them.
#include "audit/tiles.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::audit;

class TestTiles : public QObject {
    Q_OBJECT
private slots:
    void pathsFollowTheSpecification_data()
    {
        QTest::addColumn<quint64>("number");
        QTest::addColumn<uint>("width");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("first") << quint64(0) << 256u << QByteArray("tile/3/000");
        QTest::newRow("three digits") << quint64(67) << 256u << QByteArray("tile/3/067");
        QTest::newRow("one level of folders") << quint64(1000) << 256u << QByteArray("tile/3/x001/000");
        QTest::newRow("two levels of folders") << quint64(1'234'067) << 256u << QByteArray("tile/3/x001/x234/067");
        QTest::newRow("partial") << quint64(5) << 17u << QByteArray("tile/3/005.p/17");
        QTest::newRow("partial in a folder") << quint64(273'067) << 1u << QByteArray("tile/3/x273/067.p/1");
    }
    void pathsFollowTheSpecification()
    {
        QFETCH(quint64, number);
        QFETCH(uint, width);
        QFETCH(QByteArray, path);
        QCOMPARE(tilePath({3, number, width}), path.toStdString());
        QCOMPARE(entriesPath(number, width), path.replace("/3/", "/entries/").toStdString());
    }
    void smallTreesHaveOneTile()
    {
        QVERIFY(tilesOf(0).empty());
        QCOMPARE(tilesOf(1), (std::vector<Tile>{{0, 0, 1}}));
        QCOMPARE(tilesOf(255), (std::vector<Tile>{{0, 0, 255}}));
    }
    void fullTilesRiseToTheNextLevel()
    {
        QCOMPARE(tilesOf(256), (std::vector<Tile>{{0, 0, 256}, {1, 0, 1}}));
        QCOMPARE(tilesOf(600), (std::vector<Tile>{{0, 0, 256}, {0, 1, 256}, {0, 2, 88}, {1, 0, 2}}));
        const auto large = tilesOf(70'000);
        QCOMPARE(large.size(), std::size_t(273 + 1 + 1 + 1 + 1));
        QCOMPARE(large[273], (Tile{0, 273, 112}));
        QCOMPARE(large[274], (Tile{1, 0, 256}));
        QCOMPARE(large[275], (Tile{1, 1, 17}));
        QCOMPARE(large[276], (Tile{2, 0, 1}));
    }
    void bundlesRoundTrip()
    {
        const std::vector<std::string> records{"one", "", std::string(kMaxRecordBytes, 'x'), std::string(300, 'y')};
        const auto bundle = packEntries(records);
        QCOMPARE(bundle.size(), 4 * 2 + 3 + kMaxRecordBytes + 300);
        QCOMPARE(bundle[0], std::uint8_t(0));
        QCOMPARE(bundle[1], std::uint8_t(3));
        const auto back = unpackEntries(bundle, 4);
        QVERIFY(back);
        QCOMPARE(*back, records);
    }
    void damagedBundlesAreRefused()
    {
        const std::vector<std::string> records{"one", "three"};
        const auto bundle = packEntries(records);
        for (std::size_t cut = 0; cut < bundle.size(); ++cut) QVERIFY(!unpackEntries(base::ByteView(bundle).first(cut), 2));
        QVERIFY(!unpackEntries(bundle, 1));
        QVERIFY(!unpackEntries(bundle, 3));
        auto longer = bundle;
        longer.push_back(0);
        QVERIFY(!unpackEntries(longer, 2));
    }
};
PLATEGLASS_TEST(TestTiles)
#include "tst_tiles.moc"
