// Base maps from files: vector and picture tiles, deeper than the map goes, missing, damaged.
#include "sqlite/connection.h"
#include "support/test_main.h"
#include "ui/map/base_map_painter.h"
#include "ui/common/fonts.h"
#include "ui/map/tile_source.h"

#include <protozero/pbf_writer.hpp>

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace plateglass;
using namespace plateglass::ui;

namespace {

constexpr geo::TileId kTile{12, 2000, 1500};

/// One layer of water that covers the tile and its buffer.
std::string waterTile()
{
    std::string data;
    protozero::pbf_writer tile(data);
    protozero::pbf_writer layer(tile, 3);
    layer.add_uint32(15, 2);
    layer.add_string(1, "water");
    protozero::pbf_writer feature(layer, 2);
    feature.add_enum(3, 3);
    const auto zig = [](std::int32_t v) { return protozero::encode_zigzag32(v); };
    const std::vector<std::uint32_t> words{9, zig(-64), zig(-64), (3 << 3) | 2, zig(4224), 0, 0, zig(4224), zig(-4224), 0, 15};
    feature.add_packed_uint32(4, words.begin(), words.end());
    return data;
}

std::string pictureTile(const QColor& colour)
{
    QImage image(256, 256, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes.toStdString();
}

class Maps {
public:
    std::filesystem::path add(const QString& name, const std::string& format, const std::string& tile, int maxZoom = 12) const
    {
        const std::filesystem::path file = m_folder.filePath(name).toStdU16String();
        sqlite::OpenOptions options;
        options.access = sqlite::Access::Create;
        options.journal = sqlite::Journal::Rollback;
        auto db = sqlite::Connection::open(file, options);
        if (!db || !db->execute("CREATE TABLE metadata (name text, value text);"
                                "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)"))
            return {};
        auto word = db->prepare("INSERT INTO metadata VALUES (?, ?)");
        for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{{"format", format}, {"minzoom", "0"}, {"maxzoom", std::to_string(maxZoom)}})
            if (!word->bindText(1, key).bindText(2, value).run())
                return {};
        auto row = db->prepare("INSERT INTO tiles VALUES (?, ?, ?, ?)");
        if (!row->bindInteger(1, kTile.zoom).bindInteger(2, kTile.x).bindInteger(3, (1 << kTile.zoom) - 1 - kTile.y).bindBlob(4, base::viewOf(tile)).run())
            return {};
        return file;
    }
    [[nodiscard]] std::filesystem::path nothing() const { return m_folder.filePath(QStringLiteral("nothing.mbtiles")).toStdU16String(); }
    [[nodiscard]] std::filesystem::path noise() const
    {
        const QString name = m_folder.filePath(QStringLiteral("noise.mbtiles"));
        QFile file(name);
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray(3000, 'x'));
        return name.toStdU16String();
    }

private:
    QTemporaryDir m_folder;
};

Viewport viewOf(geo::TileId id, double zoom)
{
    const double across = std::exp2(id.zoom);
    return {.centre = {(id.x + 0.5) / across, (id.y + 0.5) / across}, .zoom = zoom, .size = {200, 150}};
}

QColor middleOf(TileSource& source, const Viewport& view)
{
    loadFonts();
    const QImage image = paintBaseMap(source.tilesFor(view), view, baseMapStyleOf(tokensOf(Scheme::Light)));
    return image.pixelColor(image.width() / 2, image.height() / 2);
}

} // namespace

class TestTileSource : public QObject {
    Q_OBJECT
private slots:
    void vectorTilesAreDrawnAtTheirZoomAndDeeper()
    {
        const Maps maps;
        TileSource source({maps.add(QStringLiteral("a.mbtiles"), "pbf", waterTile())});
        QCOMPARE(source.infos().size(), 1U);
        for (const double zoom : {13.0, 13.7, 17.2, 20.0})
            QCOMPARE(middleOf(source, viewOf(kTile, zoom)), tokensOf(Scheme::Light).map.water);
    }
    void whereTheMapHasNothingIsLand()
    {
        const Maps maps;
        TileSource source({maps.add(QStringLiteral("a.mbtiles"), "pbf", waterTile())});
        QVERIFY(source.tilesFor(viewOf({12, 100, 100}, 13)).empty());
        QCOMPARE(source.damaged(), 0U);
    }
    void picturesAreDrawn()
    {
        const Maps maps;
        const QColor blue = tokensOf(Scheme::Light).accent;
        TileSource source({maps.add(QStringLiteral("a.mbtiles"), "png", pictureTile(blue))});
        QCOMPARE(middleOf(source, viewOf(kTile, 12)), blue);
        QCOMPARE(middleOf(source, viewOf(kTile, 14)), blue);
    }
    void damagedTilesAreCountedAndLeftOut()
    {
        const Maps maps;
        for (const auto& [format, bytes] : std::vector<std::pair<std::string, std::string>>{{"pbf", "\x1a\x7f nonsense"}, {"png", "no picture"}, {"png", ""}}) {
            TileSource source({maps.add(QString::fromStdString(format + std::to_string(bytes.size())), format, bytes)});
            QVERIFY(source.tilesFor(viewOf(kTile, format == "pbf" ? 13 : 12)).empty());
            QCOMPARE(source.damaged(), 1U);
        }
    }
    void filesThatAreNoMapsAreCountedAndTheOthersDrawn()
    {
        const Maps maps;
        TileSource source({maps.nothing(), maps.noise(), maps.add(QStringLiteral("a.mbtiles"), "pbf", waterTile())});
        QCOMPARE(source.failed(), 2U);
        QVERIFY(!source.empty());
        QCOMPARE(middleOf(source, viewOf(kTile, 13)), tokensOf(Scheme::Light).map.water);
    }
    void aMapThatBeginsDeepIsNotAskedForThousandsOfTiles()
    {
        const Maps maps;
        TileSource source({maps.add(QStringLiteral("a.mbtiles"), "pbf", waterTile())});
        Viewport world{.centre = {0.5, 0.5}, .zoom = 4, .size = {4000, 4000}};
        QVERIFY(source.tilesFor(world).size() <= 256);
    }
};
PLATEGLASS_TEST(TestTileSource)
#include "tst_tile_source.moc"
