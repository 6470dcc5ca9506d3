// What goes into a segment comes out of it: columns, chunks, positions, details, directory; and damaged bytes are refused.
#include "engine/detail_chunk.h"
#include "engine/ground_cell.h"
#include "engine/position_chunk.h"
#include "engine/read_chunk.h"
#include "engine/segment_encoder.h"
#include "support/test_main.h"
#include "unit/store/random_reads.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::engine;
using namespace plateglass::test;

namespace {

StoredRead randomRead(Random& random, std::int64_t number)
{
    StoredRead read{.time = kEra + random.below(kMinutes) * 60'000'000LL, .read = number, .plate = static_cast<std::uint32_t>(random.below(300) + 1)};
    read.camera = static_cast<std::uint32_t>(random.below(12) + 1);
    read.source = static_cast<std::uint32_t>(random.below(2) + 1);
    read.hasPlace = random.chance(90);
    if (read.hasPlace) read.place = gridPoint(random);
    read.mobile = read.camera > 9;
    read.make = static_cast<std::uint32_t>(random.below(5));
    read.direction = static_cast<std::uint32_t>(random.below(9));
    read.confidence = static_cast<std::int16_t>(random.below(1002) - 1);
    read.image = random.of({domain::ImageState::None, domain::ImageState::Stored, domain::ImageState::Expired});
    return read;
}

bool same(const StoredRead& a, const StoredRead& b)
{
    const auto columns = [](const StoredRead& r) {
        return std::tuple(r.time, r.read, r.plate, r.camera, r.source, r.hasPlace, r.hasPlace ? r.place : base::LatLon{}, r.make, r.model, r.colour, r.vehicleType, r.direction,
                          r.confidence, r.image, r.mobile);
    };
    return columns(a) == columns(b);
}

SegmentRows randomRows(int count)
{
    Random random(17);
    SegmentRows rows;
    for (int i = 0; i < count; ++i) {
        const auto text = std::format("details of {}", i);
        rows.add(randomRead(random, 1000 + i * 3), i % 7 == 0 ? base::ByteView{} : base::viewOf(text));
    }
    return rows;
}

const std::vector<base::Bytes>& partOf(const EncodedSegment& segment, Part part) { return segment.parts[static_cast<std::size_t>(part)]; }

} // namespace

class TestSegment : public QObject {
    Q_OBJECT
private slots:
    void columnsGiveBackWhatWentIn_data()
    {
        QTest::addColumn<QList<qint64>>("values");
        QTest::newRow("none") << QList<qint64>{};
        QTest::newRow("one") << QList<qint64>{-7};
        QTest::newRow("equal") << QList<qint64>(50, 12);
        QTest::newRow("steps") << QList<qint64>{1'000'000, 4'000'000, 2'000'000, 61'000'000};
        QTest::newRow("all there is") << QList<qint64>{INT64_MIN, 0, INT64_MAX, -1, 1};
        for (const int width : {1, 7, 8, 9, 31, 56, 57, 58, 62}) {
            QList<qint64> values;
            for (int i = 0; i < 70; ++i) values.push_back(i % 3 == 0 ? (qint64(1) << width) - 1 - i % 2 : i % 2);
            QTest::addRow("%d bits", width) << values;
        }
    }
    void columnsGiveBackWhatWentIn()
    {
        QFETCH(QList<qint64>, values);
        const std::vector<std::int64_t> in(values.begin(), values.end());
        ByteWriter out;
        PackedColumn::write(in, out);
        auto bytes = out.take();
        const auto size = bytes.size();
        bytes.resize(size + PackedColumn::kSlack, 0xFF); // whatever lies behind must not show
        ByteReader reader(base::ByteView(bytes).first(size));
        const PackedColumn column(reader, in.size());
        QVERIFY(!reader.failed() && reader.left() == 0);
        for (std::size_t i = 0; i < in.size(); ++i) QCOMPARE(column.at(i), in[i]);
    }
    void everyOrderHoldsEveryRead()
    {
        const auto rows = randomRows(10'000); // three chunks
        const auto byPlate = orderByPlate(rows.reads());
        const auto segment = encodeSegment(rows, byPlate);
        QCOMPARE(segment.directory.reads, 10'000u);
        QCOMPARE(segment.directory.plateChunks.size(), 3u);
        const StoredRead* before = nullptr;
        for (std::size_t i = 0; i < byPlate.size(); ++i) {
            const auto& read = rows.readAt(byPlate[i]);
            QVERIFY(before == nullptr || before->historyKey() <= read.historyKey());
            before = &read;
            const auto chunk = ReadChunk::from(partOf(segment, Part::ByPlate)[i / kReadsPerChunk]);
            QVERIFY(same(chunk->at(i % kReadsPerChunk), read));
            QCOMPARE(chunk->plateAt(i % kReadsPerChunk), read.plate);
            const auto details = DetailChunk::from(partOf(segment, Part::Details)[i / kDetailsPerChunk]);
            QVERIFY(std::ranges::equal(details->at(i % kDetailsPerChunk), rows.detailsAt(byPlate[i])));
            i += i % 97; // not every one: a chunk is unpacked each time
        }
        std::size_t row = 0, walked = 0;
        for (const auto& group : segment.directory.groups) {
            QCOMPARE(group.firstRow, walked);
            walked += group.reads;
            std::int64_t time = INT64_MIN;
            for (; row < walked; ++row) {
                const auto read = ReadChunk::from(partOf(segment, Part::ByPlace)[row / kReadsPerChunk])->at(row % kReadsPerChunk);
                QVERIFY(read.time >= time && read.time >= group.firstTime && read.time <= group.lastTime);
                time = read.time;
                QCOMPARE(read.hasPlace ? cellOf(read.place) : kNoCell, group.cell);
                QCOMPARE(read.mobile ? 0 : read.camera, group.camera);
                if (row % 50 != 0) break; // one of each group is enough to see that it lies where the directory says
            }
            row = walked;
        }
        QCOMPARE(walked, 10'000u);
        for (std::uint32_t position = 0; position < byPlate.size(); position += 41) {
            const auto read = rows.readAt(byPlate[position]).read;
            const auto at = std::ranges::upper_bound(segment.directory.positionChunks, read) - segment.directory.positionChunks.begin() - 1;
            const auto positions = PositionChunk::from(partOf(segment, Part::Positions)[static_cast<std::size_t>(at)]);
            QCOMPARE(*positions->find(read), position);
            QVERIFY(!positions->find(read + 1));
        }
    }
    void directoryKnowsWhatIsThere()
    {
        const auto rows = randomRows(5000);
        const auto directory = encodeSegment(rows, orderByPlate(rows.reads())).directory;
        const auto again = SegmentDirectory::from(directory.encode());
        QVERIFY(again.has_value());
        QVERIFY(again->encode() == directory.encode());
        QCOMPARE(again->sources, (std::vector<std::uint32_t>{1, 2}));
        QCOMPARE(again->words, (std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6, 7, 8}));
        QCOMPARE(again->cameras.size(), 12u);
        std::uint32_t reads = 0;
        for (const auto& camera : again->cameras) {
            reads += camera.reads;
            QCOMPARE(camera.mobileReads, camera.camera > 9 ? camera.reads : 0u);
        }
        QCOMPARE(reads, 5000u);
        QCOMPARE(again->firstRead, 1000);
        QCOMPARE(again->lastRead, 1000 + 4999 * 3);
    }
    void bytesCutAnywhereAreRefused()
    {
        const auto rows = randomRows(40);
        const auto segment = encodeSegment(rows, orderByPlate(rows.reads()));
        const auto cuts = [](const base::Bytes& whole, auto&& read) {
            for (std::size_t size = 0; size < whole.size(); ++size)
                if (read(base::Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)))) return false;
            return read(whole);
        };
        QVERIFY(cuts(partOf(segment, Part::ByPlate)[0], [](const base::Bytes& bytes) { return ReadChunk::from(bytes) != nullptr; }));
        QVERIFY(cuts(partOf(segment, Part::Positions)[0], [](const base::Bytes& bytes) { return PositionChunk::from(bytes) != nullptr; }));
        QVERIFY(cuts(partOf(segment, Part::Details)[0], [](const base::Bytes& bytes) { return DetailChunk::from(bytes) != nullptr; }));
        QVERIFY(cuts(segment.directory.encode(), [](const base::Bytes& bytes) { return SegmentDirectory::from(bytes).has_value(); }));
    }
    void aBoxTouchesTheCellsOfItsPoints()
    {
        Random random(2);
        for (int i = 0; i < 2000; ++i) {
            const auto a = gridPoint(random), b = gridPoint(random);
            const domain::Box box{std::min(a.lat, b.lat), a.lon, std::max(a.lat, b.lat), b.lon}; // crosses the antimeridian where a lies east of b
            QVERIFY(touches(box, cellOf(a)) && touches(box, cellOf(b)));
            QVERIFY(!touches(box, kNoCell));
            QVERIFY(!touches(box, cellOf({{a.lat.value > 0 ? -500'000'000 : 500'000'000}, a.lon})));
        }
    }
};
PLATEGLASS_TEST(TestSegment)
#include "tst_segment.moc"
