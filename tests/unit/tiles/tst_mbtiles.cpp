// MBTiles files: rows counted from the south, packed bytes, metadata as it comes, and files that are something else.
#include "sqlite/connection.h"
#include "support/test_main.h"
#include "tile_writer.h"
#include "tiles/base_map.h"
#include "tiles/inflate.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>

using namespace plateglass;

namespace {

/// windowBits as of deflateInit2(): 15 zlib, 31 gzip.
std::string packed(const std::string& plain, int windowBits)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, plain.size()) + 64, '\0');
    std::string in = plain;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

struct StoredTile {
    int zoom, column, row;
    std::string data;
};

class Fixture {
public:
    [[nodiscard]] std::filesystem::path file() const { return m_folder.filePath(QStringLiteral("map.mbtiles")).toStdU16String(); }
    std::filesystem::path make(const std::vector<std::pair<std::string, std::string>>& metadata, const std::vector<StoredTile>& tiles) const
    {
        sqlite::OpenOptions options;
        options.access = sqlite::Access::Create;
        options.journal = sqlite::Journal::Rollback;
        auto db = sqlite::Connection::open(file(), options);
        if (!db || !db->execute("CREATE TABLE metadata (name text, value text);"
                                "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)"))
            return {};
        auto word = db->prepare("INSERT INTO metadata VALUES (?, ?)");
        for (const auto& [name, value] : metadata)
            if (!word->bindText(1, name).bindText(2, value).run())
                return {};
        auto tile = db->prepare("INSERT INTO tiles VALUES (?, ?, ?, ?)");
        for (const auto& each : tiles)
            if (!tile->bindInteger(1, each.zoom).bindInteger(2, each.column).bindInteger(3, each.row).bindBlob(4, base::viewOf(each.data)).run())
                return {};
        return file();
    }

private:
    QTemporaryDir m_folder;
};

const std::vector<std::pair<std::string, std::string>> kFullMetadata{
    {"name", "Test city"},
    {"format", "pbf"},
    {"minzoom", "3"},
    {"maxzoom", "5"},
    {"bounds", "-122.5,37.7,-122.3,37.8"},
    {"attribution", "<a href=\"https://example.org\">&copy; Example &amp; friends</a>"},
};

std::string textOf(const base::Result<std::optional<base::Bytes>>& tile)
{
    return tile && *tile ? std::string(base::textOf(**tile)) : std::string("none");
}

} // namespace

class TestMbtiles : public QObject {
    Q_OBJECT
private slots:
    void metadataIsRead()
    {
        const Fixture fixture;
        const auto map = tiles::openMbtiles(fixture.make(kFullMetadata, {}));
        QVERIFY(map.has_value());
        const auto& info = (*map)->info();
        QCOMPARE(info.name, "Test city");
        QCOMPARE(info.attribution, "\u00a9 Example & friends");
        QCOMPARE(info.format, tiles::TileFormat::Vector);
        QCOMPARE(info.minZoom, 3);
        QCOMPARE(info.maxZoom, 5);
        QVERIFY(info.bounds.has_value());
        QCOMPARE(info.bounds->west.degrees(), -122.5);
        QCOMPARE(info.bounds->north.degrees(), 37.8);
    }
    void rowsAreCountedFromTheSouth()
    {
        const Fixture fixture;
        const auto map = tiles::openMbtiles(fixture.make(kFullMetadata, {{2, 1, 0, "south"}, {2, 1, 3, "north"}}));
        QVERIFY(map.has_value());
        QCOMPARE(textOf((*map)->tile({2, 1, 0})), "north");
        QCOMPARE(textOf((*map)->tile({2, 1, 3})), "south");
        QCOMPARE(textOf((*map)->tile({2, 2, 3})), "none");
    }
    void addressesOffTheGridAreEmpty()
    {
        const Fixture fixture;
        const auto map = tiles::openMbtiles(fixture.make(kFullMetadata, {{2, 1, 0, "south"}}));
        QVERIFY(map.has_value());
        for (const geo::TileId id : {geo::TileId{2, 4, 0}, geo::TileId{2, -1, 0}, geo::TileId{2, 0, 4}, geo::TileId{-1, 0, 0}, geo::TileId{99, 0, 0}}) {
            const auto tile = (*map)->tile(id);
            QVERIFY(tile.has_value() && !tile->has_value());
        }
    }
    void packedTilesAreUnpacked_data()
    {
        QTest::addColumn<int>("windowBits");
        QTest::newRow("gzip") << 31;
        QTest::newRow("zlib") << 15;
    }
    void packedTilesAreUnpacked()
    {
        QFETCH(int, windowBits);
        const Fixture fixture;
        const std::string plain(100'000, 'x');
        const auto map = tiles::openMbtiles(fixture.make(kFullMetadata, {{0, 0, 0, packed(plain, windowBits)}}));
        QVERIFY(map.has_value());
        QCOMPARE(textOf((*map)->tile({})), plain);
    }
    void aTileThatUnpacksToTooMuchIsRefused()
    {
        const auto bomb = packed(std::string(tiles::kMaxTileBytes + 1, '\0'), 31);
        const auto out = tiles::unpack(base::viewOf(bomb));
        QVERIFY(!out.has_value());
        QCOMPARE(out.error().code, base::Errc::LimitExceeded);
        const auto most = packed(std::string(tiles::kMaxTileBytes, '\0'), 31);
        QVERIFY(tiles::unpack(base::viewOf(most)).has_value());
    }
    void packedBytesCutOrFlippedAreNeverTakenForWhole()
    {
        const std::string plain = test::written({{.name = "water", .features = {{3, test::path({{0, 0}, {9, 0}, {9, 9}}, true)}}}});
        const std::string whole = packed(plain, 31);
        constexpr std::size_t kHeader = 10; // flags, time and system in a gzip header are covered by no check sum
        for (std::size_t length = 2; length < whole.size(); ++length)
            QVERIFY(!tiles::unpack(base::viewOf(whole.substr(0, length))).has_value());
        for (std::size_t at = kHeader; at < whole.size(); ++at) {
            std::string broken = whole;
            broken[at] = static_cast<char>(broken[at] ^ 0x10);
            const auto out = tiles::unpack(base::viewOf(broken));
            QVERIFY(!out.has_value());
            QCOMPARE(out.error().code, base::Errc::Corrupt);
        }
    }
    void missingFormatIsSniffed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<tiles::TileFormat>("format");
        QTest::newRow("png") << QByteArray("\x89PNG\r\n", 6) << tiles::TileFormat::Png;
        QTest::newRow("jpeg") << QByteArray("\xff\xd8\xff\xe0", 4) << tiles::TileFormat::Jpeg;
        QTest::newRow("webp") << QByteArray("RIFF....WEBPVP8 ", 16) << tiles::TileFormat::WebP;
        QTest::newRow("vector") << QByteArray("\x1a\x02", 2) << tiles::TileFormat::Vector;
        QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08", 3) << tiles::TileFormat::Vector;
    }
    void missingFormatIsSniffed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(tiles::TileFormat, format);
        const Fixture fixture;
        const auto map = tiles::openMbtiles(fixture.make({}, {{4, 0, 0, bytes.toStdString()}, {7, 0, 0, bytes.toStdString()}}));
        QVERIFY(map.has_value());
        QCOMPARE((*map)->info().format, format);
        QCOMPARE((*map)->info().minZoom, 4);
        QCOMPARE((*map)->info().maxZoom, 7);
        QCOMPARE((*map)->info().name, "map");
        QVERIFY(!(*map)->info().bounds.has_value());
    }
    void unknownFormatIsUnsupported()
    {
        const Fixture fixture;
        const auto map = tiles::openMbtiles(fixture.make({{"format", "tiff"}}, {}));
        QVERIFY(!map.has_value());
        QCOMPARE(map.error().code, base::Errc::Unsupported);
    }
    void nonsenseBoundsAreNoBounds_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "1,2,3", "1,2,3,4,5", "a,b,c,d", "0,10,1,5", "-500,0,1,1", "nan,0,1,1", "0,0,1,inf"})
            QTest::addRow("'%s'", text) << QString::fromLatin1(text);
    }
    void nonsenseBoundsAreNoBounds()
    {
        QFETCH(QString, text);
        const Fixture fixture;
        const auto map = tiles::openMbtiles(fixture.make({{"format", "pbf"}, {"bounds", text.toStdString()}}, {}));
        QVERIFY(map.has_value());
        QVERIFY(!(*map)->info().bounds.has_value());
    }
    void whatIsNoBaseMapIsRefused()
    {
        const Fixture fixture;
        QCOMPARE(tiles::openMbtiles(fixture.file()).error().code, base::Errc::NotFound);
        QFile file(QString::fromStdString(fixture.file().string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        QCOMPARE(tiles::openMbtiles(fixture.file()).error().code, base::Errc::Corrupt);
        QVERIFY(file.remove());
        sqlite::OpenOptions options;
        options.access = sqlite::Access::Create;
        options.journal = sqlite::Journal::Rollback;
        QVERIFY(sqlite::Connection::open(fixture.file(), options)->execute("CREATE TABLE other (x)").has_value());
        QCOMPARE(tiles::openMbtiles(fixture.file()).error().code, base::Errc::Malformed);
    }
    /// A file cut or scratched anywhere is refused, or gives tiles that are refused, or gives tiles; it never ends us.
    void damagedFilesDoNoHarm()
    {
        const Fixture fixture;
        const auto path = fixture.make(kFullMetadata, {{3, 1, 1, packed(std::string(3000, 'q'), 31)}, {4, 2, 2, std::string(9000, '\x1a')}});
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        int refused = 0, tried = 0;
        const auto tryBytes = [&](const QByteArray& bytes) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(bytes);
            file.close();
            ++tried;
            const auto map = tiles::openMbtiles(path);
            if (!map) {
                ++refused;
                return;
            }
            for (const geo::TileId id : {geo::TileId{3, 1, 6}, geo::TileId{4, 2, 13}})
                if (const auto tile = (*map)->tile(id); tile && *tile)
                    (void)tiles::decodeVectorTile(**tile);
        };
        for (qsizetype length = 0; length < whole.size(); length += 509)
            tryBytes(whole.first(length));
        QVERIFY(refused > 0);
        for (qsizetype at = 0; at < whole.size(); at += 61) {
            QByteArray broken = whole;
            broken[at] = static_cast<char>(broken[at] ^ 0xff);
            tryBytes(broken);
        }
        QVERIFY(refused < tried);
    }
};
PLATEGLASS_TEST(TestMbtiles)
#include "tst_mbtiles.moc"
