// Decoding is where bytes of strangers meet C libraries: every file here that is not whole must end in an Errc.
#include "imaging/photo.h"
#include "support/test_main.h"

#include <QTest>

#include <webp/encode.h>
#include <zlib.h>

#include <cstdlib>

using namespace plateglass;
using base::Errc;

namespace {

imaging::Photo gradient(int width, int height)
{
    imaging::Photo photo{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            photo.rgb.push_back(static_cast<std::uint8_t>(x * 255 / width));
            photo.rgb.push_back(static_cast<std::uint8_t>(y * 255 / height));
            photo.rgb.push_back(static_cast<std::uint8_t>((x + y) % 256));
        }
    return photo;
}

base::Bytes webpOf(const imaging::Photo& photo, bool lossless)
{
    std::uint8_t* made = nullptr;
    const std::size_t size = lossless ? WebPEncodeLosslessRGB(photo.rgb.data(), photo.width, photo.height, photo.width * 3, &made)
                                      : WebPEncodeRGB(photo.rgb.data(), photo.width, photo.height, photo.width * 3, 90, &made);
    base::Bytes bytes(made, made + size);
    WebPFree(made);
    return bytes;
}

base::Bytes fileOf(const QString& format, const imaging::Photo& photo)
{
    if (format == "jpeg") return imaging::encodeJpeg(photo, 90).value();
    if (format == "png") return imaging::encodePng(photo).value();
    return webpOf(photo, format == "webp lossless");
}

Errc codeOf(const base::Bytes& file)
{
    const auto result = imaging::decode(file);
    return result ? Errc::Cancelled : result.error().code; // Cancelled is what decode never says
}

void put16(base::Bytes& file, std::size_t at, unsigned value)
{
    file[at] = static_cast<std::uint8_t>(value >> 8);
    file[at + 1] = static_cast<std::uint8_t>(value);
}

void put32(base::Bytes& file, std::size_t at, std::uint32_t value)
{
    put16(file, at, value >> 16);
    put16(file, at + 2, value & 0xFFFFU);
}

void formats()
{
    QTest::addColumn<QString>("format");
    for (const char* name : {"jpeg", "png", "webp", "webp lossless"}) QTest::newRow(name) << QString::fromLatin1(name);
}

} // namespace

class TestPhoto : public QObject {
    Q_OBJECT
private slots:
    void wholeFilesGiveTheirPixels_data() { formats(); }
    void wholeFilesGiveTheirPixels()
    {
        QFETCH(const QString, format);
        const auto original = gradient(48, 32);
        const auto back = imaging::decode(fileOf(format, original));
        QVERIFY(back.has_value());
        QCOMPARE(back->width, 48);
        QCOMPARE(back->height, 32);
        QCOMPARE(back->rgb.size(), original.rgb.size());
        const bool exact = format == "png" || format == "webp lossless";
        long long off = 0;
        for (std::size_t at = 0; at < original.rgb.size(); ++at) off += std::abs(int{original.rgb[at]} - int{back->rgb[at]});
        QVERIFY2(exact ? off == 0 : off / static_cast<long long>(original.rgb.size()) < 12, qPrintable(QString::number(off)));
    }

    void fileCutAnywhereIsMalformed_data() { formats(); }
    void fileCutAnywhereIsMalformed()
    {
        QFETCH(const QString, format);
        const auto file = fileOf(format, gradient(33, 21));
        for (std::size_t length = 0; length < file.size(); ++length) {
            const base::Bytes cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length));
            QVERIFY2(codeOf(cut) == Errc::Malformed, qPrintable(QString::number(length)));
        }
    }

    /// What the damage means is the libraries' business; that it ends in an answer is ours.
    void anyByteInvertedEndsInAnAnswer_data() { formats(); }
    void anyByteInvertedEndsInAnAnswer()
    {
        QFETCH(const QString, format);
        auto file = fileOf(format, gradient(24, 16));
        int refused = 0;
        for (auto& byte : file) {
            byte = static_cast<std::uint8_t>(~byte);
            const auto result = imaging::decode(file);
            if (!result) ++refused;
            if (result)
                QVERIFY(result->rgb.size()
                        == static_cast<std::size_t>(result->width) * static_cast<std::size_t>(result->height) * 3);
            byte = static_cast<std::uint8_t>(~byte);
        }
        QVERIFY(refused > 12); // the magic at least
    }

    void headerThatPromisesGigapixelsIsRefused()
    {
        auto jpeg = fileOf("jpeg", gradient(16, 16));
        const auto frame = base::textOf(jpeg).find("\xFF\xC0");
        QVERIFY(frame != std::string_view::npos);
        put16(jpeg, frame + 5, 65000);
        put16(jpeg, frame + 7, 65000);
        QVERIFY(codeOf(jpeg) == Errc::LimitExceeded);

        auto png = fileOf("png", gradient(16, 16));
        put32(png, 16, 100'000);
        put32(png, 20, 100'000);
        put32(png, 29, static_cast<std::uint32_t>(crc32(0, png.data() + 12, 17)));
        QVERIFY(codeOf(png) == Errc::LimitExceeded);

        auto webp = fileOf("webp", gradient(16, 16));
        webp[26] = 0xFF, webp[27] = 0x3F, webp[28] = 0xFF, webp[29] = 0x3F;
        QVERIFY(codeOf(webp) == Errc::LimitExceeded);
    }

    void otherFormatsAreMalformed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("plate,time\n");
        QTest::newRow("bmp") << QByteArray("BM\x3a\0\0\0\0\0\0\0", 10);
        QTest::newRow("gif") << QByteArray("GIF89a\1\0\1\0");
        QTest::newRow("riff that is sound") << QByteArray("RIFF\4\0\0\0WAVE", 12);
        QTest::newRow("jpeg magic alone") << QByteArray("\xFF\xD8\xFF");
        QTest::newRow("png magic alone") << QByteArray("\x89PNG\r\n\x1A\n");
    }
    void otherFormatsAreMalformed()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(codeOf(base::Bytes(bytes.begin(), bytes.end())) == Errc::Malformed);
    }

    void pngChunkLongerThanTheFileIsMalformed()
    {
        auto png = fileOf("png", gradient(8, 8));
        put32(png, 33, 0xFFFFFFFFU);
        QVERIFY(codeOf(png) == Errc::Malformed);
    }

    void cropIsClippedToThePhoto()
    {
        const auto photo = gradient(20, 10);
        const auto part = imaging::crop(photo, {15, 6, 100, 100});
        QVERIFY(part.has_value());
        QCOMPARE(part->width, 5);
        QCOMPARE(part->height, 4);
        QCOMPARE(part->rgb[0], photo.rgb[(6 * 20 + 15) * 3]);
        QCOMPARE(part->rgb.back(), photo.rgb.back());
        const auto shifted = imaging::crop(photo, {-4, -2, 8, 8});
        QVERIFY(shifted.has_value());
        QCOMPARE(shifted->width, 4);
        QCOMPARE(shifted->height, 6);
    }

    void cropOfNothingIsRefused_data()
    {
        QTest::addColumn<int>("x");
        QTest::addColumn<int>("width");
        QTest::newRow("right of it") << 20 << 5;
        QTest::newRow("left of it") << -9 << 9;
        QTest::newRow("no width") << 3 << 0;
        QTest::newRow("negative width") << 3 << -1;
        QTest::newRow("end beyond an int") << 2'147'483'647 << 2'147'483'647;
    }
    void cropOfNothingIsRefused()
    {
        QFETCH(const int, x);
        QFETCH(const int, width);
        const auto part = imaging::crop(gradient(20, 10), {x, 0, width, 5});
        QVERIFY(!part && part.error().code == Errc::InvalidArgument);
    }

    void photoThatLiesAboutItsSizeIsNotEncoded()
    {
        auto photo = gradient(10, 10);
        photo.width = 11;
        QVERIFY(imaging::encodeJpeg(photo, 80).error().code == Errc::InvalidArgument);
        QVERIFY(imaging::encodePng(photo).error().code == Errc::InvalidArgument);
        QVERIFY(imaging::crop(photo, {0, 0, 5, 5}).error().code == Errc::InvalidArgument);
        QVERIFY(imaging::encodeJpeg(gradient(10, 10), 0).error().code == Errc::InvalidArgument);
    }
};
PLATEGLASS_TEST(TestPhoto)
#include "tst_photo.moc"
